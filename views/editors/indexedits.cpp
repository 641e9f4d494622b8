#include "views/editors/indexedits.h"

#include "views/editors/accessmethods.h"

#include <algorithm>

namespace schemawright::editors {

QString columnType(const schema::Database &database, const QualifiedName &tableName, const QString &columnName)
{
    const schema::Table *table = schema::findTable(database, tableName);
    const schema::Column *column = table ? schema::findColumn(*table, columnName) : nullptr;
    return column ? column->type : QString();
}

schema::Index withMethod(
    schema::Index index, const QString &method, const schema::Database &database, const QualifiedName &table)
{
    if (index.method == method)
        return index;
    const AccessMethod allowed = accessMethod(method);
    index.method = method;
    index.unique = index.unique && allowed.canBeUnique;
    index.nullsNotDistinct = index.nullsNotDistinct && allowed.canBeUnique;
    if (!allowed.canInclude)
        index.include.clear();
    for (schema::IndexPart &part : index.parts) {
        if (!allowed.canBeOrdered) {
            part.descending = false;
            part.nullsFirst = false;
        }
        part.operatorClass = neededOperatorClass(method, columnType(database, table, part.column), database);
        part.operatorClassParameters.clear();
    }
    const QStringList names = index.storageParameters.keys();
    for (const QString &name : names) {
        if (std::ranges::find(allowed.parameters, name, &StorageParameter::name) == allowed.parameters.cend())
            index.storageParameters.remove(name);
    }
    return index;
}

} // namespace schemawright::editors
