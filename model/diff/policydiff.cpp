#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

QStringList differences(const schema::Policy &before, const schema::Policy &after)
{
    PropertyList properties;
    properties.compare("permissive"_L1, before.permissive, after.permissive);
    properties.compare(
        "command"_L1, schema::policyCommandText(before.command), schema::policyCommandText(after.command));
    properties.compare("roles"_L1, before.roles, after.roles);
    properties.compareExpression("using"_L1, before.usingExpression, after.usingExpression);
    properties.compareExpression("with check"_L1, before.withCheckExpression, after.withCheckExpression);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
