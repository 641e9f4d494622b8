#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QMap<QString, QString> partValues(const schema::OtherObject &object)
{
    QMap<QString, QString> values;
    for (const schema::OtherPart &part : object.parts)
        values.insert(part.name, part.value);
    return values;
}

} // namespace

QStringList differences(const schema::OtherObject &before, const schema::OtherObject &after)
{
    PropertyList properties;
    // What createSql has beyond core and parts cannot be altered, and is not the schema's: the slot of a subscription.
    if (before.core.isEmpty() || after.core.isEmpty())
        properties.compareText("definition"_L1, before.createSql, after.createSql);
    else
        properties.compareText("definition"_L1, before.core, after.core);
    properties.compare("clause"_L1, partValues(before), partValues(after));
    // `hidden` is not compared: nothing could be done about it, and the plan would never be empty.
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
