// sa.Column(…) and the constraints of a table, as SQL.
#pragma once

#include "model/migrations/formats/alembictype.h"

#include <optional>

namespace schemawright::migrations {

struct AlembicColumn {
    QString name; ///< raw
    QString type;
    QString tail; ///< " DEFAULT now() NOT NULL", behind name and type
    bool isPrimary = false;
    bool isUnique = false;
    bool isIndexed = false;
    bool mayBeSerial = false; ///< as the only column of a primary key
    QStringList constraints; ///< foreign keys and checks that stand in the call
    QString comment; ///< empty: none
    std::optional<AlembicEnum> made;
};

/// nullopt: only Python knows; `unknown` is then the place of what is not understood.
[[nodiscard]] std::optional<AlembicColumn> alembicColumn(const PythonExpression &call, qsizetype &unknown);

/// sa.UniqueConstraint(…) and its kin as they stand in CREATE TABLE.
[[nodiscard]] std::optional<QString> alembicConstraint(const PythonExpression &call, qsizetype &unknown);
[[nodiscard]] bool isAlembicConstraint(const PythonExpression &call);

/// "CONSTRAINT name " of a call's name=, empty without one; nullopt: computed.
[[nodiscard]] std::optional<QString> alembicConstraintName(const PythonExpression *name);
/// " ON DELETE CASCADE DEFERRABLE …" of the call's keywords.
[[nodiscard]] std::optional<QString> alembicKeyTail(const PythonExpression &call);
/// Literals in a list, or those given by position.
[[nodiscard]] std::optional<QStringList> alembicNames(const QList<PythonExpression> &values);
[[nodiscard]] std::optional<QStringList> alembicNames(const PythonExpression &list);

/// "INTEGER" becomes "SERIAL"; empty: no type that does.
[[nodiscard]] QString alembicSerial(const QString &type);

} // namespace schemawright::migrations
