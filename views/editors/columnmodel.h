#pragma once

#include "views/editors/partmodel.h"

#include <QIcon>

namespace schemawright::editors {

class ColumnModel final : public PartModel
{
    Q_OBJECT

public:
    explicit ColumnModel(document::SchemaDocument *document, QObject *parent = nullptr);
    /// Key columns carry the icon of their key.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QString problem(const QModelIndex &index, const QString &text) const override;

protected:
    [[nodiscard]] QList<GridColumn> gridColumns() const override;
    [[nodiscard]] QVariant value(const diff::Object &part, int column) const override;
    [[nodiscard]] std::optional<diff::Object> withValue(
        const diff::Object &part, int column, const QVariant &value) const override;
    [[nodiscard]] QStringList choices(const diff::Object &part, int column) const override;
    [[nodiscard]] bool isFreeText(int column) const override;

private:
    [[nodiscard]] QIcon keyIcon(const QString &column) const;

    QIcon m_primaryKeyIcon;
    QIcon m_foreignKeyIcon;
};

} // namespace schemawright::editors
