#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

QStringList differences(const schema::EnumType &before, const schema::EnumType &after)
{
    PropertyList properties;
    properties.compare("labels"_L1, before.labels, after.labels);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
