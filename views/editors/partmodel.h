// The parts of one kind of a table as an editable grid. What a person types becomes a SchemaEdit; rows change only when
// the document did.
#pragma once

#include "views/document/partrows.h"

#include <QAbstractTableModel>

namespace schemawright::editors {

class PartModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        MarkRole = Qt::UserRole, ///< document::Mark as int
        ChoicesRole, ///< QStringList: the cell is edited with a combo box
        FreeTextRole, ///< bool: other texts than the choices may be typed
        FixedFontRole, ///< bool: SQL
    };

    /// `document` must outlive the model.
    PartModel(document::SchemaDocument *document, schema::ObjectKind kind, QObject *parent);

    [[nodiscard]] schema::ObjectKind kind() const { return m_kind; }
    [[nodiscard]] const QualifiedName &table() const { return m_table; }
    /// Shows another table: the only reset, beside another schema.
    void setTable(const QualifiedName &table);

    /// nullptr when there is no such row.
    [[nodiscard]] const document::PartRow *partAt(int row) const;
    [[nodiscard]] int rowOf(const QString &name) const; ///< -1: no row has the name
    /// The names of all rows but one that the edited table has.
    [[nodiscard]] QStringList namesExcept(int row) const;
    [[nodiscard]] bool isCheckColumn(int column) const { return gridColumns().at(column).isCheck; }
    /// The sentence that says why the cell cannot take the text; empty when it can.
    [[nodiscard]] virtual QString problem(const QModelIndex &index, const QString &text) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    /// The rows are as the document has them.
    void refreshed();
    /// A value was not taken; the sentence says why.
    void refused(const QString &sentence);

protected:
    struct GridColumn {
        QString title;
        QString property; ///< what edits of the cell are merged by
        bool isCheck = false;
        bool isEditable = true;
        bool isSql = false;
    };
    [[nodiscard]] virtual QList<GridColumn> gridColumns() const = 0;
    /// Text, or bool for a check column.
    [[nodiscard]] virtual QVariant value(const diff::Object &part, int column) const = 0;
    /// nullopt: the part cannot take it.
    [[nodiscard]] virtual std::optional<diff::Object> withValue(
        const diff::Object &part, int column, const QVariant &value) const = 0;
    [[nodiscard]] virtual QStringList choices(const diff::Object &part, int column) const;
    [[nodiscard]] virtual bool isFreeText(int column) const;

    [[nodiscard]] const document::SchemaDocument &document() const { return *m_document; }

private:
    void onChanged(const document::DocumentChange &change);
    void refresh();
    void placeRow(int row, const document::PartRow &wanted);
    [[nodiscard]] QString cellText(const document::PartRow &row, int column) const;
    [[nodiscard]] QString formerValue(const document::PartRow &row, int column) const;
    [[nodiscard]] QString accessibleText(const document::PartRow &row, int column) const;
    [[nodiscard]] QVariant markHeader(const document::PartRow &row, int role) const;

    document::SchemaDocument *m_document;
    schema::ObjectKind m_kind;
    QualifiedName m_table;
    QList<document::PartRow> m_rows;
};

} // namespace schemawright::editors
