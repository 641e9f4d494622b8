#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QString attributesText(const schema::CompositeType &type)
{
    QStringList texts;
    for (const schema::Column &attribute : type.attributes) {
        const QString collation
            = attribute.collation.isEmpty() ? QString() : QString(u" COLLATE "_s + attribute.collation);
        texts.append(attribute.name + u' ' + attribute.type + collation);
    }
    return texts.join(u", "_s);
}

QMap<QString, QString> commentsOf(const schema::CompositeType &type)
{
    QMap<QString, QString> comments;
    for (const schema::Column &attribute : type.attributes) {
        if (!attribute.comment.isEmpty())
            comments.insert(attribute.name, attribute.comment);
    }
    return comments;
}

} // namespace

QStringList differences(const schema::CompositeType &before, const schema::CompositeType &after)
{
    PropertyList properties;
    properties.compare("attributes"_L1, attributesText(before), attributesText(after));
    properties.compare("comment of"_L1, commentsOf(before), commentsOf(after));
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
