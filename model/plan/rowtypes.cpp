// tablecmds.c, find_composite_type_dependencies: "cannot alter table … because column … uses its row type".
#include "model/plan/rowtypes.h"

#include "model/plan/rebuildtype.h"
#include "model/render/inheritance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

// Also inside of a composite type or a domain.
bool holdsRows(const QString &type, const QualifiedName &table, const schema::Database &database)
{
    if (isOfType(type, table))
        return true;
    const auto isIn = [&](const schema::Column &attribute) { return holdsRows(attribute.type, table, database); };
    return std::ranges::any_of(database.composites,
               [&](const schema::CompositeType &composite) {
                   return isOfType(type, composite.name) && std::ranges::any_of(composite.attributes, isIn);
               })
        || std::ranges::any_of(database.domains, [&](const schema::Domain &domain) {
               return isOfType(type, domain.name) && holdsRows(domain.baseType, table, database);
           });
}

std::optional<ObjectKey> holderOf(const QualifiedName &table, const schema::Database &database)
{
    for (const Shared<schema::Table> &other : database.tables) {
        for (const schema::Column &column : other->columns) {
            // The server's own types have no dot in their names.
            if (column.type.contains(u'.') && holdsRows(column.type, table, database))
                return schema::partKey(ObjectKind::Column, other->name, column.name);
        }
    }
    return std::nullopt;
}

bool givesRowsValues(const diff::Change &change)
{
    if (change.key.kind != ObjectKind::Column || !change.after)
        return false;
    const auto &after = std::get<schema::Column>(*change.after);
    if (change.action == ChangeAction::Create)
        return after.defaultExpression || after.identity || (after.generated && after.generated->stored);
    return change.action == ChangeAction::Alter && std::get<schema::Column>(*change.before).type != after.type;
}

} // namespace

Result<> checkRowsAreNotHeld(const ObjectKey &column, const render::RenderContext &context)
{
    for (const QualifiedName &name :
        QList<QualifiedName> { column.parentName() } + render::descendants(context.before, column.parentName())) {
        const std::optional<ObjectKey> holder = holderOf(name, context.before);
        if (!holder)
            continue;
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL cannot give %1 another type or a value, because %2 holds rows of %3"_s.arg(
                schema::toText(column), schema::toText(*holder), name.toText()),
            u"Change that column first, to text for example; a new column can be added without a default."_s);
    }
    return {};
}

Result<> checkRowTypesInUse(const QList<diff::Change> &changes, const render::RenderContext &context)
{
    for (const diff::Change &change : changes) {
        if (givesRowsValues(change))
            TRY(checkRowsAreNotHeld(change.key, context));
    }
    return {};
}

} // namespace schemawright::plan
