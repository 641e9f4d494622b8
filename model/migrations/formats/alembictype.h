// SQLAlchemy's column types and server defaults in PostgreSQL's words, as far as they are written down as literals.
#pragma once

#include "model/migrations/formats/pythonexpression.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::migrations {

/// "TIMESTAMP WITH TIME ZONE" of sa.DateTime(timezone=True); nullopt: a type that only Python knows.
[[nodiscard]] std::optional<QString> alembicType(const PythonExpression &type);

/// What sa.Enum("a", "b", name="mood") makes when a table with it is created; nullopt: no enum.
struct AlembicEnum {
    QString name; ///< quoted, with its schema
    QStringList values;
    bool isCreated = true; ///< create_type=False: somebody else does
};
[[nodiscard]] std::optional<AlembicEnum> alembicEnum(const PythonExpression &type);

/// The expression behind DEFAULT; nullopt: one that only Python knows.
[[nodiscard]] std::optional<QString> alembicDefault(const PythonExpression &value);

/// The text of sa.text("…") or sa.literal_column("…"), or of a literal; nullopt: neither.
[[nodiscard]] std::optional<QString> alembicSqlText(const PythonExpression &value);

/// A literal, or op.f("…") around one.
[[nodiscard]] std::optional<QString> alembicName(const PythonExpression &value);

/// A literal True or False, nullopt: neither; `absent` when there is no value.
[[nodiscard]] std::optional<bool> alembicFlag(const PythonExpression *value, bool absent);

/// Whether every keyword of the call is one of these.
[[nodiscard]] bool hasOnlyKeywords(const PythonExpression &call, const QStringList &keywords);

} // namespace schemawright::migrations
