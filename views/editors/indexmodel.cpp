#include "views/editors/indexmodel.h"

#include "views/editors/accessmethods.h"
#include "views/editors/indexedits.h"
#include "views/editors/parttext.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

enum Cell { Name, Method, Parts, Unique, Predicate };

} // namespace

IndexModel::IndexModel(document::SchemaDocument *document, QObject *parent)
    : PartModel(document, schema::ObjectKind::Index, parent)
{ }

QList<PartModel::GridColumn> IndexModel::gridColumns() const
{
    return { { tr("Name"), u"name"_s }, { tr("Method"), u"method"_s },
        { tr("Columns"), u"parts"_s, false, false, true }, { tr("Unique"), u"unique"_s, true },
        //: the predicate of a partial index
        { tr("Where"), u"predicate"_s, false, true, true } };
}

QVariant IndexModel::value(const diff::Object &part, int column) const
{
    const auto &index = std::get<schema::Index>(part);
    switch (column) {
    case Name:
        return index.name;
    case Method:
        return index.method;
    case Parts:
        return indexPartsText(index);
    case Unique:
        return index.unique;
    case Predicate:
        return index.predicate;
    default:
        return {};
    }
}

std::optional<diff::Object> IndexModel::withValue(const diff::Object &part, int column, const QVariant &wanted) const
{
    auto changed = std::get<schema::Index>(part);
    switch (column) {
    case Name:
        changed.name = wanted.toString().trimmed();
        break;
    case Method:
        changed = withMethod(changed, wanted.toString().trimmed(), document().edited(), table());
        break;
    case Unique:
        changed.unique = wanted.toBool();
        break;
    case Predicate:
        changed.predicate = wanted.toString().trimmed();
        break;
    default:
        return std::nullopt;
    }
    return changed;
}

QStringList IndexModel::choices(const diff::Object &, int column) const
{
    QStringList names;
    const QList<AccessMethod> methods = column == Method ? accessMethods() : QList<AccessMethod>();
    for (const AccessMethod &method : methods)
        names.append(method.name);
    return names;
}

} // namespace schemawright::editors
