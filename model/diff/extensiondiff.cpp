#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

QStringList differences(const schema::Extension &before, const schema::Extension &after)
{
    PropertyList properties;
    properties.compare("schema"_L1, before.schema, after.schema);
    properties.compare("version"_L1, before.version, after.version);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
