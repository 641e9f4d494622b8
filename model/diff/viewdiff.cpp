// Views and materialised views; indexes, triggers and rules on them are changes of their own.
#include "model/diff/differences.h"
#include "model/diff/propertylist.h"
#include "model/sql/samestatement.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

// A column of a view whose name or type changes shows as two signatures: "id integer, name text".
QString signatureText(const schema::View &view)
{
    QStringList texts;
    for (const schema::Column &column : view.columns) {
        const QString collation = column.collation.isEmpty() ? QString() : QString(u" COLLATE "_s + column.collation);
        texts.append(column.name + u' ' + column.type + collation);
    }
    return texts.join(u", "_s);
}

void compareColumnAttributes(PropertyList &properties, const schema::View &before, const schema::View &after)
{
    for (const schema::Column &column : after.columns) {
        for (const schema::Column &previous : before.columns) {
            if (previous.name != column.name || previous == column)
                continue;
            const auto label = [&](QLatin1StringView what) { return QString(column.name + u' ' + what); };
            if (previous.defaultExpression != column.defaultExpression)
                properties.add(label("default"_L1));
            if (previous.statisticsTarget != column.statisticsTarget)
                properties.add(label("statistics target"_L1));
            if (previous.storage != column.storage)
                properties.add(label("storage"_L1));
            if (previous.compression != column.compression)
                properties.add(label("compression"_L1));
            if (previous.options != column.options)
                properties.add(label("options"_L1));
            if (previous.comment != column.comment)
                properties.add(label("comment"_L1));
        }
    }
}

} // namespace

QStringList differences(const schema::View &before, const schema::View &after)
{
    PropertyList properties;
    properties.compare("materialized"_L1, before.materialized, after.materialized);
    if (!sql::isSameStatement(before.query, after.query))
        properties.add(u"query"_s);
    properties.compare("columns"_L1, signatureText(before), signatureText(after));
    compareColumnAttributes(properties, before, after);
    properties.compare("option"_L1, before.options, after.options);
    properties.compare("populated"_L1, before.populated, after.populated);
    properties.compare("tablespace"_L1, before.tablespace, after.tablespace);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
