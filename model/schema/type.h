#pragma once

#include "model/base/qualifiedname.h"
#include "model/schema/column.h"
#include "model/schema/privileges.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::schema {

struct EnumType {
    QualifiedName name;
    QStringList labels; ///< in enumsortorder
    QString comment;
    Access access {};
    friend bool operator==(const EnumType &, const EnumType &) = default;
};

struct DomainConstraint {
    QString name;
    QString definition; ///< pg_get_constraintdef: "CHECK ((VALUE > 0))", without NOT VALID
    bool notValid = false;
    QString comment;
    friend bool operator==(const DomainConstraint &, const DomainConstraint &) = default;
};

struct Domain {
    QualifiedName name;
    QString baseType;
    QString collation; ///< SQL text; empty when it is the base type's own
    bool notNull = false;
    std::optional<QString> defaultExpression;
    QList<DomainConstraint> constraints; ///< sorted by name
    QString comment;
    Access access {};
    friend bool operator==(const Domain &, const Domain &) = default;
};

struct CompositeType {
    QualifiedName name;
    QList<Column> attributes; ///< name, type, collation, comment
    QString comment;
    Access access {};
    friend bool operator==(const CompositeType &, const CompositeType &) = default;
};

} // namespace schemawright::schema
