#include "model/plan/rebuildtype.h"

#include "model/diff/renametext.h"
#include "model/plan/objectlookup.h"
#include "model/plan/partitioncolumns.h"
#include "model/plan/rowtypes.h"
#include "model/plan/temporaryname.h"
#include "model/render/inheritance.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;
using schema::Column;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

QString withFormerTypes(QString text, const QSet<QualifiedName> &rebuilt)
{
    for (const QualifiedName &type : rebuilt)
        text = diff::renameQualified(text, type, movedAsideName(type));
    return text;
}

diff::Object former(const diff::Object &object, const QSet<QualifiedName> &rebuilt)
{
    if (const auto *const type = std::get_if<schema::EnumType>(&object)) {
        schema::EnumType moved = *type;
        moved.name = movedAsideName(type->name);
        return moved;
    }
    if (const auto *const type = std::get_if<schema::Domain>(&object)) {
        schema::Domain moved = *type;
        moved.name = movedAsideName(type->name);
        moved.baseType = withFormerTypes(type->baseType, rebuilt);
        if (type->defaultExpression)
            moved.defaultExpression = withFormerTypes(*type->defaultExpression, rebuilt);
        for (schema::DomainConstraint &constraint : moved.constraints)
            constraint.definition = withFormerTypes(constraint.definition, rebuilt);
        return moved;
    }
    schema::CompositeType moved = std::get<schema::CompositeType>(object);
    moved.name = movedAsideName(moved.name);
    for (Column &attribute : moved.attributes)
        attribute.type = withFormerTypes(attribute.type, rebuilt);
    return moved;
}

QStringList attributeNames(const schema::CompositeType &type)
{
    QStringList names;
    for (const Column &attribute : type.attributes)
        names.append(attribute.name);
    return names;
}

// The text form of a row has no names: the same attributes in the same places go through it.
Result<> checkArrayOfComposite(const ObjectKey &column, const ObjectKey &type, const render::RenderContext &context)
{
    const auto before = findObject(context.before, type);
    const auto after = findObject(context.after, type);
    if (type.kind != ObjectKind::Composite || !before || !after)
        return {};
    const auto object = findObject(context.before, column);
    if (!object || !std::get<Column>(*object).type.endsWith(u"[]"_s)
        || attributeNames(std::get<schema::CompositeType>(*before))
            == attributeNames(std::get<schema::CompositeType>(*after)))
        return {};
    return makeError(ErrorKind::Unsupported,
        u"Rebuilding %1 is not planned, because the attributes move and %2 is an array of it: no cast can reorder its elements"_s
            .arg(schema::toText(type), schema::toText(column)),
        u"Put new attributes at the end, or move the column to a new type by hand."_s);
}

QStringList removedLabels(const QString &type, const render::RenderContext &context)
{
    QStringList removed;
    for (const schema::EnumType &before : context.before.enums) {
        if (!isOfType(type, before.name))
            continue;
        const auto after = findObject(context.after, schema::keyOf(before));
        for (const QString &label : before.labels) {
            if (after && !std::get<schema::EnumType>(*after).labels.contains(label))
                removed.append(sql::quoteLiteral(label));
        }
    }
    return removed;
}

// An enum may be behind domains.
QString resolvedType(const QString &type, const schema::Database &database)
{
    for (const schema::Domain &domain : database.domains) {
        if (isOfType(type, domain.name))
            return resolvedType(domain.baseType, database);
    }
    return type;
}

} // namespace

QualifiedName movedAsideName(const QualifiedName &type)
{
    return { type.schema, temporaryName(u"old"_s, type.name) };
}

bool isOfType(const QString &columnType, const QualifiedName &type)
{
    const QString name = sql::quoteName(type);
    return columnType == name || columnType == name + u"[]"_s;
}

QList<Action> expandTypeRebuild(const ObjectKey &key, const diff::Object &before, const diff::Object &after, int origin,
    const QSet<QualifiedName> &rebuilt)
{
    ObjectKey movedKey = key;
    movedKey.name = movedAsideName(key.qualifiedName()).name;
    const diff::Object moved = former(before, rebuilt);
    Action aside = makeAction({ ChangeAction::Alter, key, before, moved, {} }, origin, ActionRole::MoveAside);
    aside.builds = false;
    return { aside, makeAction({ ChangeAction::Create, key, std::nullopt, after, {} }, origin),
        makeAction({ ChangeAction::Drop, movedKey, moved, std::nullopt, {} }, origin) };
}

Action retypeAction(const ObjectKey &key, const Column &before, const Column &after, int origin,
    const QSet<QualifiedName> &rebuilt)
{
    Column was = before;
    was.type = withFormerTypes(before.type, rebuilt);
    if (before.defaultExpression)
        was.defaultExpression = withFormerTypes(*before.defaultExpression, rebuilt);
    Action action = makeAction({ ChangeAction::Alter, key, was, after, { u"type"_s } }, origin, ActionRole::Retype);
    action.tearsDown = false;
    return action;
}

Result<> checkCanRetype(const ObjectKey &column, const ObjectKey &type, const render::RenderContext &context)
{
    const schema::Table *const table = schema::findTable(context.before, column.parentName());
    if (table && isInPartitionKey(*table, column.name)) {
        return makeError(ErrorKind::Unsupported,
            u"Rebuilding %1 is not planned, because %2 is in the partition key of its table: PostgreSQL cannot change the type of such a column"_s
                .arg(schema::toText(type), schema::toText(column)),
            u"Create a new partitioned table with the new type, copy the rows and rename both."_s);
    }
    TRY(checkRowsAreNotHeld(column, context));
    return checkArrayOfComposite(column, type, context);
}

render::Statement mergedRetyping(
    const QualifiedName &table, const render::Statement &first, const render::Statement &second)
{
    const QString head = u"ALTER TABLE "_s + sql::quoteName(table);
    const auto merge = [&](const QString &one, const QString &other) -> QString {
        return head + u"\n  "_s + one.mid(head.size()).trimmed() + u",\n  "_s + other.mid(head.size()).trimmed();
    };
    render::Statement merged = first;
    merged.sql = merge(first.sql, second.sql);
    merged.undo = merge(second.undo, first.undo);
    merged.undoLoss = QString(first.undoLoss + u' ' + second.undoLoss).trimmed();
    merged.locks = render::mergedLocks(first.locks + second.locks);
    merged.work = std::max(first.work, second.work);
    return merged;
}

schema::Database withMovedAside(const schema::Database &before, const QList<Action> &actions)
{
    schema::Database database = before;
    for (const Action &action : actions) {
        if (action.role != ActionRole::MoveAside)
            continue;
        if (const auto *const domain = std::get_if<schema::Domain>(&*action.change.after))
            database.domains.append(*domain);
        if (const auto *const composite = std::get_if<schema::CompositeType>(&*action.change.after))
            database.composites.append(*composite);
    }
    return database;
}

QString retypeNote(const Action &action, const render::RenderContext &context)
{
    const ObjectKey &key = action.change.key;
    const QString type = resolvedType(std::get<Column>(*action.change.after).type, context.before);
    const QStringList removed = removedLabels(type, context);
    if (removed.isEmpty())
        return {};
    return u"It fails while a row of %1 still holds %2 in %3: give such rows another value first."_s.arg(
        key.parentName().toText(), removed.join(u" or "_s), key.name);
}

} // namespace schemawright::plan
