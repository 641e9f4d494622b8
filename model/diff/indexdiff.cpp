// Indexes are compared field by field: `definition` holds the same and the names of index and table besides.
#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QString partText(const schema::IndexPart &part)
{
    QString text = part.column.isEmpty() ? part.expression : part.column;
    if (!part.collation.isEmpty())
        text += u" COLLATE "_s + part.collation;
    if (!part.operatorClass.isEmpty())
        text += u' ' + part.operatorClass;
    for (auto entry = part.operatorClassParameters.cbegin(); entry != part.operatorClassParameters.cend(); ++entry)
        text += u' ' + entry.key() + u'=' + entry.value();
    if (part.descending)
        text += u" DESC"_s;
    if (part.nullsFirst != part.descending)
        text += part.nullsFirst ? u" NULLS FIRST"_s : u" NULLS LAST"_s;
    return text;
}

QString partsText(const schema::Index &index)
{
    QStringList texts;
    for (const schema::IndexPart &part : index.parts)
        texts.append(partText(part));
    return texts.join(u", "_s);
}

QString targetsText(const QMap<int, int> &targets)
{
    QStringList texts;
    for (auto entry = targets.cbegin(); entry != targets.cend(); ++entry)
        texts.append(QString::number(entry.key()) + u'=' + QString::number(entry.value()));
    return texts.join(u", "_s);
}

} // namespace

QStringList differences(const schema::Index &before, const schema::Index &after)
{
    if (before == after)
        return {};
    PropertyList properties;
    properties.compare("method"_L1, before.method, after.method);
    properties.compare("unique"_L1, before.unique, after.unique);
    properties.compare("nulls not distinct"_L1, before.nullsNotDistinct, after.nullsNotDistinct);
    if (before.parts != after.parts)
        properties.compare("columns"_L1, partsText(before), partsText(after));
    properties.compare("include"_L1, before.include, after.include);
    properties.compareExpression("predicate"_L1, before.predicate, after.predicate);
    properties.compare("storage parameter"_L1, before.storageParameters, after.storageParameters);
    properties.compare("tablespace"_L1, before.tablespace, after.tablespace);
    properties.compare("valid"_L1, before.valid, after.valid);
    properties.compare("clustered"_L1, before.clustered, after.clustered);
    properties.compare("replica identity"_L1, before.replicaIdentity, after.replicaIdentity);
    properties.compare("statistics targets"_L1, targetsText(before.statisticsTargets),
        targetsText(after.statisticsTargets));
    properties.compare("attached to"_L1, before.parentIndex.toText(), after.parentIndex.toText());
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
