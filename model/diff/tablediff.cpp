// Attributes of the table itself; its parts are compared by schemadiff.cpp.
#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QString partitionText(const std::optional<schema::PartitionOf> &partition)
{
    return partition ? partition->parent.toText() + u' ' + partition->bound : QString();
}

QString inheritanceText(const QList<QualifiedName> &parents)
{
    QStringList names;
    for (const QualifiedName &parent : parents)
        names.append(parent.toText());
    return names.join(u", "_s);
}

QString replicaIdentityText(const schema::Table &table)
{
    switch (table.replicaIdentity) {
    case schema::ReplicaIdentity::Default:
        return u"default"_s;
    case schema::ReplicaIdentity::Nothing:
        return u"nothing"_s;
    case schema::ReplicaIdentity::Full:
        return u"full"_s;
    case schema::ReplicaIdentity::Index:
        return u"index "_s + table.replicaIdentityIndex;
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList differences(const schema::Table &before, const schema::Table &after)
{
    PropertyList properties;
    properties.compare("unlogged"_L1, before.unlogged, after.unlogged);
    properties.compare("row security"_L1, before.rowSecurityEnabled, after.rowSecurityEnabled);
    properties.compare("row security for the owner"_L1, before.rowSecurityForced, after.rowSecurityForced);
    properties.compare("replica identity"_L1, replicaIdentityText(before), replicaIdentityText(after));
    properties.compare("access method"_L1, before.accessMethod, after.accessMethod);
    properties.compare("tablespace"_L1, before.tablespace, after.tablespace);
    properties.compare("storage parameter"_L1, before.storageParameters, after.storageParameters);
    properties.compare("partition key"_L1, before.partitionKey, after.partitionKey);
    properties.compare("partition of"_L1, partitionText(before.partitionOf), partitionText(after.partitionOf));
    properties.compare("inherits"_L1, inheritanceText(before.inherits), inheritanceText(after.inherits));
    properties.compare("of type"_L1, before.ofType, after.ofType);
    properties.compare("foreign server"_L1, before.foreignServer, after.foreignServer);
    properties.compare("foreign option"_L1, before.foreignOptions, after.foreignOptions);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
