// What a text of SQL reads and writes, as far as its parse tree tells: relations with their aliases, columns, routines.
// Nothing is looked up in a database; a name without a schema stays so.
#pragma once

#include "model/base/qualifiedname.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::sql {

struct References {
    struct Column {
        QString name; ///< empty: all of them, "*"
        QList<QualifiedName> relations; ///< of which it may be one: by its alias, or all that its statement names
        friend bool operator==(const Column &, const Column &) = default;
    };
    QList<QualifiedName> relations; ///< without those of WITH
    QList<Column> columns;
    QStringList rowColumns; ///< NEW.c and OLD.c, of whatever table a trigger is on
    QList<QualifiedName> routines;

    /// `name` has a schema; a name without one may be it.
    [[nodiscard]] bool hasRelation(const QualifiedName &name) const;
    [[nodiscard]] bool hasColumn(const QualifiedName &relation, const QString &column) const;
    [[nodiscard]] bool hasRoutine(const QualifiedName &name) const;
};

/// Of all statements of a text; those that cannot be parsed are left out, nullopt when that is all of them. The bodies of
/// functions and DO blocks in SQL or PL/pgSQL count.
[[nodiscard]] std::optional<References> referencesOf(const QString &sql);

/// By words only, outside of comments and strings: each of `names` stands there as a name.
[[nodiscard]] bool namesStandIn(const QString &text, const QStringList &names);

} // namespace schemawright::sql
