// The columns and expressions of one index, editable; changes are handed out as a whole list.
#pragma once

#include "model/schema/index.h"

#include <QAbstractTableModel>

namespace schemawright::editors {

class IndexPartsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Cell { Column, Order, Nulls, OperatorClass, Collation };

    explicit IndexPartsModel(QObject *parent = nullptr);

    /// `operatorClasses` are the choices for each part.
    void setParts(const QList<schema::IndexPart> &parts, const QStringList &columns,
        const QList<QStringList> &operatorClasses, bool canBeOrdered);
    [[nodiscard]] const QList<schema::IndexPart> &parts() const { return m_parts; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void edited(const QList<schemawright::schema::IndexPart> &parts);

private:
    [[nodiscard]] QString text(const schema::IndexPart &part, int column) const;
    [[nodiscard]] QStringList choices(const QModelIndex &index) const;
    void setName(schema::IndexPart &part, const QString &text) const;

    QList<schema::IndexPart> m_parts;
    QStringList m_columns;
    QList<QStringList> m_operatorClasses;
    bool m_canBeOrdered = true;
};

} // namespace schemawright::editors
