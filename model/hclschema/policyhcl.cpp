#include "model/hclschema/hclcontext.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

void writePolicy(HclContext &context, const schema::Table &table, const schema::Policy &policy)
{
    hcl::Writer &writer = context.writer();
    writer.begin(u"policy"_s, { policy.name });
    writer.attribute(u"on"_s, context.relationReference(table.name));
    writer.attribute(u"as"_s, policy.permissive ? u"PERMISSIVE"_s : u"RESTRICTIVE"_s);
    writer.attribute(u"for"_s, policyCommandText(policy.command));
    QStringList roles;
    for (const QString &role : policy.roles) {
        context.role(role);
        roles << QString(u"role"_s + hcl::memberText(role));
    }
    writer.attribute(u"to"_s, u'[' + (roles.isEmpty() ? u"PUBLIC"_s : roles.join(u", "_s)) + u']');
    if (!policy.usingExpression.isEmpty())
        writer.attribute(u"using"_s, hcl::longText(policy.usingExpression));
    if (!policy.withCheckExpression.isEmpty())
        writer.attribute(u"check"_s, hcl::longText(policy.withCheckExpression));
    context.comment(policy.comment);
    writer.end();
}

} // namespace

void writePolicies(HclContext &context)
{
    for (const auto &table : context.database().tables) {
        for (const schema::Policy &policy : table->policies)
            writePolicy(context, *table, policy);
    }
}

} // namespace schemawright::hclschema
