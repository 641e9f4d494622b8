// Which rows of the tree are shown: those whose name holds the text, with the objects around them.
#pragma once

#include <QSortFilterProxyModel>

namespace schemawright::schematree {

class SchemaTreeFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SchemaTreeFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    void setOnlyChanged(bool onlyChanged);
    [[nodiscard]] bool isFiltering() const { return !m_text.isEmpty() || m_onlyChanged; }
    /// The row itself is what the filter looks for; its ancestors and descendants are shown because of it.
    [[nodiscard]] bool isMatch(const QModelIndex &sourceIndex) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QString m_text; ///< lower case
    bool m_onlyChanged = false;
};

} // namespace schemawright::schematree
