// What ALTER COLUMN … TYPE costs, and whether it needs a USING clause.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

/// True when the server has no assignment cast between the types, so that USING column::type must say how.
/// Types are format_type texts. Types that we do not know answer true: the explicit cast does no harm.
[[nodiscard]] bool needsUsing(const QString &before, const QString &after);

/// An enum, a composite or a range type of the database: it has no casts but to and from text.
[[nodiscard]] bool isOwnType(QString type, const schema::Database &database);

/// What follows USING: column::type, by way of text when there is no cast; empty: no clause. `fromOwn`: the type before
/// is one of the database's own (an enum, a composite type), not an extension's, which may have casts.
[[nodiscard]] QString usingExpression(
    const QString &column, const QString &before, const QString &after, bool fromOwn = false);

/// A foreign key from a column of `type` to one of `referenced` has an operator to compare them with. Types that we do not
/// know are compared with themselves only. tablecmds.c, ATAddForeignKeyConstraint.
[[nodiscard]] bool canReference(const QString &type, const QString &referenced);

/// Rewrite for defaults that may be volatile, identity, stored generated columns and domains with conditions; otherwise
/// Instant. shared/specs/lint.md 1.4.
[[nodiscard]] Work addColumnWork(const schema::Column &column, const schema::Database &database);

/// Instant, or Rewrite for what is not known to be binary coercible. shared/specs/lint.md 1.3.
[[nodiscard]] Work typeChangeWork(const QString &before, const QString &after);

} // namespace schemawright::render
