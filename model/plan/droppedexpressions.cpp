#include "model/plan/droppedexpressions.h"

#include "model/plan/expandchange.h"
#include "model/render/inheritance.h"

using namespace Qt::StringLiterals;

namespace schemawright::plan {

// tablecmds.c, ATPrepDropExpression, takes the recursion to a child for ONLY. Measured: 14.23, 16.14, 17.10 and 18.4 refuse,
// 15.20 does not.
Result<> checkDroppedExpressions(const QList<diff::Change> &changes, const render::RenderContext &context)
{
    constexpr int lenientVersion = 15;
    if (context.serverVersion / 10000 == lenientVersion)
        return {};
    for (const diff::Change &change : changes) {
        if (change.action != diff::ChangeAction::Alter || change.key.kind != schema::ObjectKind::Column)
            continue;
        const bool drops = std::get<schema::Column>(*change.before).generated
            && !std::get<schema::Column>(*change.after).generated;
        if (!drops || !canAlterInPlace(change, context))
            continue;
        const QualifiedName table = change.key.parentName();
        if (render::descendants(context.before, table) == render::directChildren(context.before, table))
            continue;
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL cannot drop the expression of %1, because children of its table have children themselves"_s.arg(
                schema::toText(change.key)));
    }
    return {};
}

} // namespace schemawright::plan
