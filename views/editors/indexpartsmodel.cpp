#include "views/editors/indexpartsmodel.h"

#include "views/editors/partmodel.h"
#include "views/editors/typenames.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using schema::IndexPart;

IndexPartsModel::IndexPartsModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void IndexPartsModel::setParts(const QList<IndexPart> &parts, const QStringList &columns,
    const QList<QStringList> &operatorClasses, bool canBeOrdered)
{
    m_columns = columns;
    m_operatorClasses = operatorClasses;
    m_canBeOrdered = canBeOrdered;
    const int shown = static_cast<int>(m_parts.size());
    const int wanted = static_cast<int>(parts.size());
    if (wanted < shown) {
        beginRemoveRows({}, wanted, shown - 1);
        m_parts = parts;
        endRemoveRows();
    } else if (wanted > shown) {
        beginInsertRows({}, shown, wanted - 1);
        m_parts = parts;
        endInsertRows();
    } else {
        m_parts = parts;
    }
    if (wanted > 0)
        emit dataChanged(index(0, 0), index(wanted - 1, Collation));
}

int IndexPartsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_parts.size());
}

int IndexPartsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Collation + 1;
}

Qt::ItemFlags IndexPartsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool isOrder = index.column() == Order || index.column() == Nulls;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return isOrder && !m_canBeOrdered ? flags : flags | Qt::ItemIsEditable;
}

QString IndexPartsModel::text(const IndexPart &part, int column) const
{
    switch (column) {
    case Column:
        return part.column.isEmpty() ? part.expression : part.column;
    case Order:
        if (!m_canBeOrdered)
            return u"—"_s;
        return part.descending ? u"DESC"_s : u"ASC"_s;
    case Nulls:
        if (!m_canBeOrdered)
            return u"—"_s;
        return part.nullsFirst ? u"NULLS FIRST"_s : u"NULLS LAST"_s;
    case OperatorClass:
        return shortType(part.operatorClass);
    case Collation:
        return part.collation;
    default:
        return {};
    }
}

QStringList IndexPartsModel::choices(const QModelIndex &index) const
{
    switch (index.column()) {
    case Column:
        return m_columns;
    case Order:
        return { u"ASC"_s, u"DESC"_s };
    case Nulls:
        return { u"NULLS FIRST"_s, u"NULLS LAST"_s };
    case OperatorClass: {
        QStringList names { QString() };
        for (const QString &name : m_operatorClasses.value(index.row()))
            names.append(shortType(name));
        return names;
    }
    default:
        return {};
    }
}

QVariant IndexPartsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const IndexPart &part = m_parts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(part, index.column());
    case Qt::ToolTipRole:
        return index.column() == Column ? tr("A column, or an expression in parentheses") : text(part, index.column());
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + u": "_s
            + text(part, index.column()));
    case PartModel::ChoicesRole:
        return choices(index);
    case PartModel::FreeTextRole:
        return index.column() != Order && index.column() != Nulls;
    case PartModel::FixedFontRole:
        return true;
    default:
        return {};
    }
}

QVariant IndexPartsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    const QStringList titles { tr("Column or expression"), tr("Order"), tr("Nulls"), tr("Operator class"),
        tr("Collation") };
    return titles.value(section);
}

/// What is no column of the table is an expression; PostgreSQL wants it in parentheses unless it is a function call.
void IndexPartsModel::setName(IndexPart &part, const QString &text) const
{
    const bool isColumn = m_columns.contains(text);
    part.column = isColumn ? text : QString();
    part.expression = isColumn ? QString() : text;
}

bool IndexPartsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString wanted = value.toString().trimmed();
    if (role != Qt::EditRole || !index.isValid() || wanted == text(m_parts.at(index.row()), index.column()))
        return false;
    if (index.column() == Column && wanted.isEmpty())
        return false;
    QList<IndexPart> changed = m_parts;
    IndexPart &part = changed[index.row()];
    switch (index.column()) {
    case Column:
        setName(part, wanted);
        break;
    case Order:
        part.descending = wanted == u"DESC";
        part.nullsFirst = part.descending; // docs: sql-createindex, "NULLS FIRST … is the default when DESC"
        break;
    case Nulls:
        part.nullsFirst = wanted == u"NULLS FIRST";
        break;
    case OperatorClass: {
        const QStringList known = m_operatorClasses.value(index.row());
        const auto full = std::find_if(
            known.cbegin(), known.cend(), [&wanted](const QString &name) { return shortType(name) == wanted; });
        part.operatorClass = full == known.cend() ? wanted : *full;
        break;
    }
    case Collation:
        part.collation = wanted;
        break;
    default:
        return false;
    }
    emit edited(changed);
    return true;
}

} // namespace schemawright::editors
