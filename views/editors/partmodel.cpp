#include "views/editors/partmodel.h"

#include "views/document/schemaedits.h"
#include "views/document/tableobject.h"
#include "views/editors/namevalidation.h"
#include "views/editors/servertext.h"
#include "views/widgets/changemarktext.h"

#include <QFont>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using document::ChangeScope;
using document::Mark;
using document::PartRow;

PartModel::PartModel(document::SchemaDocument *document, schema::ObjectKind kind, QObject *parent)
    : QAbstractTableModel(parent)
    , m_document(document)
    , m_kind(kind)
{
    connect(document, &document::SchemaDocument::changed, this, &PartModel::onChanged);
}

void PartModel::setTable(const QualifiedName &table)
{
    beginResetModel();
    m_table = table;
    m_rows = document::partRows(*m_document, m_table, m_kind);
    endResetModel();
    emit refreshed();
}

const PartRow *PartModel::partAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int PartModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&name](const PartRow &row) { return row.key.name == name && row.mark != Mark::Dropped; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

QStringList PartModel::namesExcept(int row) const
{
    QStringList names;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (i != row && m_rows.at(i).mark != Mark::Dropped)
            names.append(m_rows.at(i).key.name);
    }
    return names;
}

QString PartModel::problem(const QModelIndex &index, const QString &text) const
{
    // The name is the first column of every grid.
    return index.column() == 0 ? nameProblem(text.trimmed(), namesExcept(index.row())) : QString();
}

QStringList PartModel::choices(const diff::Object &, int) const
{
    return {};
}

bool PartModel::isFreeText(int) const
{
    return false;
}

// ---- what the view asks

int PartModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PartModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(gridColumns().size());
}

Qt::ItemFlags PartModel::flags(const QModelIndex &index) const
{
    const PartRow *row = partAt(index.row());
    if (!row || !index.isValid())
        return Qt::NoItemFlags;
    const GridColumn column = gridColumns().at(index.column());
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (row->mark == Mark::Dropped || !column.isEditable)
        return flags;
    return flags | (column.isCheck ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

QVariant PartModel::data(const QModelIndex &index, int role) const
{
    const PartRow *row = partAt(index.row());
    if (!row)
        return {};
    const GridColumn column = gridColumns().at(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return column.isCheck ? QVariant() : value(row->part, index.column());
    case Qt::CheckStateRole:
        if (!column.isCheck)
            return {};
        return static_cast<int>(value(row->part, index.column()).toBool() ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
        return formerValue(*row, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(*row, index.column());
    case MarkRole:
        return static_cast<int>(row->mark);
    case ChoicesRole:
        return choices(row->part, index.column());
    case FreeTextRole:
        return isFreeText(index.column());
    case FixedFontRole:
        return column.isSql;
    default:
        return {};
    }
}

QString PartModel::cellText(const PartRow &row, int column) const
{
    const QVariant cell = value(row.part, column);
    if (gridColumns().at(column).isCheck)
        return cell.toBool() ? tr("yes") : tr("no");
    return cell.toString();
}

/// For hovering: what the database has instead; empty when it has the same.
QString PartModel::formerValue(const PartRow &row, int column) const
{
    if (row.mark == Mark::Dropped)
        return tr("Dropped; it can be revived.");
    if (!row.before || value(*row.before, column) == value(row.part, column))
        return cellText(row, column);
    PartRow former = row;
    former.part = *row.before;
    const QString text = cellText(former, column);
    return text.isEmpty() ? tr("Empty in the database") : tr("In the database: %1").arg(text);
}

QString PartModel::accessibleText(const PartRow &row, int column) const
{
    QStringList texts { gridColumns().at(column).title + u": "_s + cellText(row, column) };
    if (row.mark != Mark::None)
        texts.append(widgets::markWord(row.mark));
    if (row.before && row.mark != Mark::Dropped && value(*row.before, column) != value(row.part, column))
        texts.append(formerValue(row, column));
    return texts.join(u", "_s);
}

QVariant PartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        const PartRow *row = partAt(section);
        return row ? markHeader(*row, role) : QVariant();
    }
    const QList<GridColumn> columns = gridColumns();
    const bool isShown = role == Qt::DisplayRole && section >= 0 && section < columns.size();
    return isShown ? columns.at(section).title : QVariant();
}

QVariant PartModel::markHeader(const PartRow &row, int role) const
{
    if (role == Qt::DisplayRole) // a space keeps Qt from numbering the row
        return row.mark == Mark::None ? u" "_s : widgets::markSign(row.mark);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        const QString text = widgets::markWord(row.mark);
        return row.properties.isEmpty() ? text : text + u": "_s + row.properties.join(u"; "_s);
    }
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignCenter);
    return {};
}

// ---- editing

bool PartModel::setData(const QModelIndex &index, const QVariant &newValue, int role)
{
    const PartRow *row = partAt(index.row());
    const GridColumn column = row ? gridColumns().value(index.column()) : GridColumn();
    const bool isChecking = role == Qt::CheckStateRole && column.isCheck;
    if (!row || row->mark == Mark::Dropped || (role != Qt::EditRole && !isChecking))
        return false;
    const QVariant wanted = isChecking ? QVariant(newValue.toInt() == Qt::Checked) : newValue;
    const QString sentence = isChecking ? QString() : problem(index, wanted.toString());
    if (!sentence.isEmpty()) {
        emit refused(sentence);
        return false;
    }
    if (wanted == value(row->part, index.column()))
        return true;
    const std::optional<diff::Object> part = withValue(row->part, index.column(), wanted);
    const auto edit
        = part ? document::makePutEdit(m_table, row->key.name, withServerText(*part, row->before)) : std::nullopt;
    return edit && m_document->apply(*edit, column.property);
}

// ---- following the document

void PartModel::onChanged(const document::DocumentChange &change)
{
    if (change.scope == ChangeScope::Loaded) {
        setTable(m_table);
        return;
    }
    if (change.renaming && change.renaming->before.kind == schema::ObjectKind::Table
        && change.renaming->before.qualifiedName() == m_table) {
        m_table = change.renaming->after.qualifiedName();
        for (PartRow &row : m_rows)
            row.key.parent = m_table.name;
    }
    if (change.renaming) {
        for (PartRow &row : m_rows) {
            if (row.key == change.renaming->before && row.mark != Mark::Dropped)
                row.key = change.renaming->after;
        }
    }
    refresh();
}

void PartModel::refresh()
{
    const QList<PartRow> wanted = document::partRows(*m_document, m_table, m_kind);
    for (qsizetype row = m_rows.size(); row-- > 0;) {
        if (std::ranges::find(wanted, m_rows.at(row).key, &PartRow::key) != wanted.cend())
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < wanted.size(); ++row)
        placeRow(static_cast<int>(row), wanted.at(row));
    emit refreshed();
}

/// All rows before `row` are right already.
void PartModel::placeRow(int row, const PartRow &wanted)
{
    const auto found = std::find_if(m_rows.cbegin() + row, m_rows.cend(),
        [&wanted](const PartRow &candidate) { return candidate.key == wanted.key; });
    const int from = static_cast<int>(found - m_rows.cbegin());
    if (found == m_rows.cend()) {
        beginInsertRows({}, row, row);
        m_rows.insert(row, wanted);
        endInsertRows();
        return;
    }
    if (from != row) {
        beginMoveRows({}, from, from, {}, row);
        m_rows.move(from, row);
        endMoveRows();
    }
    if (m_rows.at(row) == wanted)
        return;
    m_rows[row] = wanted;
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    emit headerDataChanged(Qt::Vertical, row, row);
}

} // namespace schemawright::editors
