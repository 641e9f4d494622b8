#include "model/render/accessddl.h"
#include "model/render/columnddl.h"
#include "model/render/compositeddl.h"
#include "model/render/constraintddl.h"
#include "model/render/domainddl.h"
#include "model/render/enumddl.h"
#include "model/render/extensionddl.h"
#include "model/render/indexddl.h"
#include "model/render/layout.h"
#include "model/render/otherddl.h"
#include "model/render/policyddl.h"
#include "model/render/routineddl.h"
#include "model/render/ruleddl.h"
#include "model/render/schemaddl.h"
#include "model/render/sequenceddl.h"
#include "model/render/tableddl.h"
#include "model/render/triggerddl.h"
#include "model/render/viewddl.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

/// Big objects are Shared<T> in the variant, small ones are there by value.
template <typename T> const T &valueOf(const T &object)
{
    return object;
}
template <typename T> const T &valueOf(const Shared<T> &object)
{
    return *object;
}

template <typename Alternative> const auto *valueIn(const std::optional<diff::Object> &object)
{
    using Value = std::remove_cvref_t<decltype(valueOf(std::declval<const Alternative &>()))>;
    const Alternative *alternative = object ? std::get_if<Alternative>(&*object) : nullptr;
    return alternative ? &valueOf(*alternative) : static_cast<const Value *>(nullptr);
}

template <typename Alternative> auto objectChange(const diff::Change &change)
{
    using Value = std::remove_cvref_t<decltype(valueOf(std::declval<const Alternative &>()))>;
    return ObjectChange<Value> { change.action, change.key, valueIn<Alternative>(change.before),
        valueIn<Alternative>(change.after) };
}

/// One overload per alternative: a new one does not compile until it is listed here.
struct KindRenderer {
    const diff::Change &change;
    const RenderContext &context;
    using Statements = Result<QList<Statement>>;

    template <typename T> auto as() const { return objectChange<T>(change); }

    Statements operator()(const schema::Namespace &) const
    {
        return renderSchemaChange(as<schema::Namespace>(), context);
    }
    Statements operator()(const schema::Extension &) const
    {
        return renderExtensionChange(as<schema::Extension>(), context);
    }
    Statements operator()(const Shared<schema::Table> &) const
    {
        return renderTableChange(as<Shared<schema::Table>>(), context);
    }
    Statements operator()(const schema::Column &) const { return renderColumnChange(as<schema::Column>(), context); }
    Statements operator()(const schema::Constraint &) const
    {
        return renderConstraintChange(as<schema::Constraint>(), context);
    }
    Statements operator()(const schema::Index &) const { return renderIndexChange(as<schema::Index>(), context); }
    Statements operator()(const schema::Trigger &) const { return renderTriggerChange(as<schema::Trigger>(), context); }
    Statements operator()(const schema::Policy &) const { return renderPolicyChange(as<schema::Policy>(), context); }
    Statements operator()(const schema::Rule &) const { return renderRuleChange(as<schema::Rule>(), context); }
    Statements operator()(const Shared<schema::View> &) const
    {
        return renderViewChange(as<Shared<schema::View>>(), context);
    }
    Statements operator()(const Shared<schema::Routine> &) const
    {
        return renderRoutineChange(as<Shared<schema::Routine>>(), context);
    }
    Statements operator()(const schema::Sequence &) const
    {
        return renderSequenceChange(as<schema::Sequence>(), context);
    }
    Statements operator()(const schema::EnumType &) const { return renderEnumChange(as<schema::EnumType>(), context); }
    Statements operator()(const schema::Domain &) const { return renderDomainChange(as<schema::Domain>(), context); }
    Statements operator()(const schema::CompositeType &) const
    {
        return renderCompositeChange(as<schema::CompositeType>(), context);
    }
    Statements operator()(const schema::OtherObject &) const
    {
        return renderOtherChange(as<schema::OtherObject>(), context);
    }
};

bool isComplete(const diff::Change &change)
{
    using enum diff::ChangeAction;
    const bool needsBefore = change.action != Create;
    const bool needsAfter = change.action != Drop;
    if ((needsBefore && !change.before) || (needsAfter && !change.after))
        return false;
    return !needsBefore || !needsAfter || change.before->index() == change.after->index();
}

/// Dropping takes owner and privileges away, so the way back gives them again: to an object as CREATE makes it on the way
/// back, when the default privileges are those of the schema before.
void addAccess(QList<Statement> &statements, const diff::Change &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        statements += renderAccess(*change.after, accessOnCreation(*change.after, context), context);
        return;
    case Alter:
        if (const schema::Access *const before = diff::accessOf(*change.before))
            statements += renderAccess(*change.after, *before, context);
        return;
    case Drop: {
        const RenderContext back { context.before, context.before, context.serverVersion };
        const QString sql = joinedSql(renderAccess(*change.before, accessOnCreation(*change.before, back), back));
        if (!sql.isEmpty() && !statements.isEmpty() && !statements.last().undo.isEmpty())
            statements.last().undo += u";\n"_s + sql;
        return;
    }
    case Rename:
        return;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<QList<Statement>> renderChange(const diff::Change &change, const RenderContext &context)
{
    if (!isComplete(change)) {
        return makeError(ErrorKind::Internal,
            u"The change of %1 lacks the object before or after it."_s.arg(schema::toText(change.key)));
    }
    const KindRenderer renderer { change, context };
    TRY_ASSIGN(QList<Statement> statements, std::visit(renderer, change.after ? *change.after : *change.before));
    addAccess(statements, change, context);
    return statements;
}

} // namespace schemawright::render
