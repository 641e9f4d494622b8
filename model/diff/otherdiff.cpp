#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

QStringList differences(const schema::OtherObject &before, const schema::OtherObject &after)
{
    PropertyList properties;
    properties.compareText("definition"_L1, before.createSql, after.createSql);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
