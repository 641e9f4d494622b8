// What each index access method offers: storage parameters with their ranges, and operator classes by type.
#pragma once

#include "model/schema/database.h"

namespace schemawright::editors {

struct StorageParameter {
    QString name;
    int minimum = 0;
    int maximum = 0; ///< below `minimum`: the parameter takes one of `choices`
    QString defaultText;
    QStringList choices;
    QString hint; ///< translated
};

struct AccessMethod {
    QString name;
    QString hint; ///< translated: what it is good for
    QList<StorageParameter> parameters;
    bool canBeUnique = false;
    bool canBeOrdered = false;
    bool canInclude = false;
    bool canHaveManyColumns = true;
};

/// PostgreSQL's own methods, then those of the extensions that we know.
[[nodiscard]] QList<AccessMethod> accessMethods();
/// A method that we do not know comes back with its name only and everything allowed.
[[nodiscard]] AccessMethod accessMethod(const QString &name);

/// Names to choose from for a column of `type` ("" for an expression), qualified when an extension owns them.
[[nodiscard]] QStringList operatorClasses(const QString &method, const QString &type, const schema::Database &database);
/// What has to be written because the method has no default for the type; empty when it has one.
[[nodiscard]] QString neededOperatorClass(const QString &method, const QString &type, const schema::Database &database);

} // namespace schemawright::editors
