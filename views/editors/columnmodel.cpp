#include "views/editors/columnmodel.h"

#include "views/editors/namevalidation.h"
#include "views/editors/typenames.h"
#include "views/widgets/icons.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

enum Cell { Name, Type, NotNull, Default, Comment };

} // namespace

ColumnModel::ColumnModel(document::SchemaDocument *document, QObject *parent)
    : PartModel(document, schema::ObjectKind::Column, parent)
    , m_primaryKeyIcon(widgets::icon(u"primarykey"_s))
    , m_foreignKeyIcon(widgets::icon(u"foreignkey"_s))
{
    // Keys are constraints: they change without any row of this model changing.
    connect(this, &PartModel::refreshed, this, [this] {
        if (rowCount() > 0)
            emit dataChanged(index(0, Name), index(rowCount() - 1, Name), { Qt::DecorationRole });
    });
}

QVariant ColumnModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DecorationRole && index.column() == Name) {
        const document::PartRow *row = partAt(index.row());
        const QIcon icon = row ? keyIcon(row->key.name) : QIcon();
        return icon.isNull() ? QVariant() : icon;
    }
    return PartModel::data(index, role);
}

QIcon ColumnModel::keyIcon(const QString &column) const
{
    const schema::Table *found = schema::findTable(document().edited(), table());
    const schema::Constraint *key = found ? schema::findPrimaryKey(*found) : nullptr;
    if (key && std::get<schema::PrimaryKey>(key->detail).columns.contains(column))
        return m_primaryKeyIcon;
    for (qsizetype i = 0; found && i < found->constraints.size(); ++i) {
        const auto *reference = std::get_if<schema::ForeignKey>(&found->constraints.at(i).detail);
        if (reference && reference->columns.contains(column))
            return m_foreignKeyIcon;
    }
    return {};
}

QList<PartModel::GridColumn> ColumnModel::gridColumns() const
{
    return { { tr("Name"), u"name"_s }, { tr("Type"), u"type"_s }, { tr("Not null"), u"notNull"_s, true },
        { tr("Default"), u"default"_s, false, true, true }, { tr("Comment"), u"comment"_s } };
}

QString ColumnModel::problem(const QModelIndex &index, const QString &text) const
{
    return index.column() == Type ? typeProblem(text) : PartModel::problem(index, text);
}

QVariant ColumnModel::value(const diff::Object &part, int column) const
{
    const auto &value = std::get<schema::Column>(part);
    switch (column) {
    case Name:
        return value.name;
    case Type:
        return shortType(value.type);
    case NotNull:
        return value.notNull;
    case Default:
        return value.defaultExpression.value_or(QString());
    case Comment:
        return value.comment;
    default:
        return {};
    }
}

std::optional<diff::Object> ColumnModel::withValue(const diff::Object &part, int column, const QVariant &wanted) const
{
    auto changed = std::get<schema::Column>(part);
    const QString text = wanted.toString().trimmed();
    switch (column) {
    case Name:
        changed.name = text;
        break;
    case Type:
        changed.type = canonicalType(text, document().edited());
        break;
    case NotNull:
        changed.notNull = wanted.toBool();
        break;
    case Default:
        changed.defaultExpression = text.isEmpty() ? std::nullopt : std::optional(text);
        break;
    case Comment:
        changed.comment = wanted.toString();
        break;
    default:
        return std::nullopt;
    }
    return changed;
}

QStringList ColumnModel::choices(const diff::Object &, int column) const
{
    return column == Type ? typeChoices(document().edited()) : QStringList();
}

bool ColumnModel::isFreeText(int column) const
{
    return column == Type;
}

} // namespace schemawright::editors
