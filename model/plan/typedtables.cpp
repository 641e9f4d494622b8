#include "model/plan/typedtables.h"

#include "model/sql/sqlwriter.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKind;
using schema::Table;

namespace {

bool isShape(const Change &change)
{
    if (change.key.kind != ObjectKind::Column)
        return false;
    if (change.action != ChangeAction::Alter)
        return true;
    const auto &before = std::get<schema::Column>(*change.before);
    const auto &after = std::get<schema::Column>(*change.after);
    return before.type != after.type || before.collation != after.collation;
}

QList<Action> awayAndBack(const Table &before, int origin)
{
    const schema::ObjectKey key = schema::keyOf(before);
    Table loose = before;
    loose.ofType.clear();
    const QStringList why { u"of type"_s };
    Action removal
        = makeAction({ ChangeAction::Alter, key, Shared<Table>(before), Shared<Table>(loose), why }, origin);
    removal.builds = false;
    Action restoration
        = makeAction({ ChangeAction::Alter, key, Shared<Table>(loose), Shared<Table>(before), why }, origin);
    restoration.tearsDown = false;
    return { removal, restoration };
}

} // namespace

QList<Action> actionsOfTypedTables(const QList<Change> &changes, const render::RenderContext &context)
{
    QHash<QString, int> types;
    QHash<QualifiedName, int> tables;
    for (int i = 0; i < changes.size(); ++i) {
        const Change &change = changes.at(i);
        if (change.key.kind == ObjectKind::Composite && change.action == ChangeAction::Alter)
            types.insert(sql::quoteName(change.key.qualifiedName()), i);
        if (isShape(change))
            tables.insert(change.key.parentName(), i);
    }
    QList<Action> actions;
    if (types.isEmpty() && tables.isEmpty())
        return actions;
    for (const Shared<Table> &table : context.after.tables) {
        const Table *const before = table->ofType.isEmpty() ? nullptr : schema::findTable(context.before, table->name);
        if (!before || before->ofType != table->ofType)
            continue;
        const int origin = types.value(table->ofType, tables.value(table->name, -1));
        if (origin >= 0)
            actions.append(awayAndBack(*before, origin));
    }
    return actions;
}

} // namespace schemawright::plan
