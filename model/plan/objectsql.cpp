// Reads like the plan that creates the object in an empty database, in a fixed order of parts, so that two versions of
// one object line up line by line.
#include "model/plan/plan.h"

#include "model/plan/accessactions.h"
#include "model/plan/expandchange.h"
#include "model/plan/objectlookup.h"
#include "model/plan/renderaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

namespace {

// Table, foreign keys, indexes, roles of indexes, attachment, row security, policies, rules, triggers, owner and privileges.
int partOrder(const Action &action)
{
    using schema::ObjectKind;
    if (action.role == ActionRole::IndexRoles)
        return 3;
    if (action.role == ActionRole::AttachPartition)
        return 4;
    if (action.role == ActionRole::Access)
        return 8;
    if (action.change.key.parent.isEmpty())
        return 0;
    if (action.change.key.kind == ObjectKind::Constraint)
        return 1;
    if (action.change.key.kind == ObjectKind::Index)
        return 2;
    if (action.change.key.kind == ObjectKind::Policy)
        return 5;
    return action.change.key.kind == ObjectKind::Rule ? 6 : 7;
}

} // namespace

QString objectSql(const schema::Database &database, const schema::ObjectKey &key)
{
    const auto object = findObject(database, key);
    if (!object)
        return {};
    schema::Database empty;
    empty.serverVersion = database.serverVersion;
    empty.currentRole = database.currentRole;
    const render::RenderContext render { empty, database,
        database.serverVersion > 0 ? database.serverVersion : render::RenderContext { empty, database }.serverVersion };
    PlanOptions options;
    options.concurrentIndexes = false;
    options.validateLater = false;
    options.notNullByCheck = false;
    const PlanContext context { render, options, {}, {} };
    const diff::Change creation { diff::ChangeAction::Create, key, std::nullopt, object, {} };
    QList<Action> actions = expandChange(creation, 0, render);
    separateAccess(actions, {}, render);
    std::ranges::stable_sort(actions, {}, partOrder);
    QStringList texts;
    for (const Action &action : std::as_const(actions)) {
        const auto statements = renderAction(action, context);
        if (!statements)
            continue;
        for (const render::Statement &statement : *statements)
            texts.append(statement.sql);
    }
    return texts.isEmpty() ? QString() : QString(texts.join(u";\n\n"_s) + u";\n"_s);
}

} // namespace schemawright::plan
