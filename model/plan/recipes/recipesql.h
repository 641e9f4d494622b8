// The statements of a recipe that no change of a schema has: the trigger that keeps two columns equal, the backfill,
// and the question whether the former column may go.
#pragma once

#include "model/plan/recipes/recipenames.h"
#include "model/render/statement.h"
#include "model/sql/recipedirectives.h"

namespace schemawright::plan {

/// One of the columns that come, and how it is called and made while the former is there.
struct ComingColumn {
    QString name; ///< while both are there
    QString type;
    QString value; ///< SQL over the columns before
};

/// A column that goes and those that come for it.
struct ColumnPair {
    QualifiedName table;
    QStringList columns; ///< of the table while both are there: what expressions may name
    QString former;
    QString formerType;
    QList<ComingColumn> coming;
    QString backward; ///< the former, in SQL over the columns that come, under the names of `coming`
    bool plainCopy = false; ///< a rename: neither expression can fail
    SyncNames names;
};

[[nodiscard]] QList<render::Statement> renderSync(const ColumnPair &pair);
[[nodiscard]] QList<render::Statement> renderDropSync(const QualifiedName &table, const SyncNames &names);
/// The expressions mean something to the server, before a program's write runs into them.
[[nodiscard]] render::Statement renderExpressionCheck(const ColumnPair &pair);
[[nodiscard]] render::Statement renderBackfill(const ColumnPair &pair);
/// Fails with a sentence when a row would lose its value.
[[nodiscard]] render::Statement renderAgreementCheck(const ColumnPair &pair);

[[nodiscard]] QList<render::Statement> renderFillTrigger(
    const QualifiedName &table, const QStringList &columns, const QString &column, const QString &value, const SyncNames &names);
[[nodiscard]] render::Statement renderNullBackfill(
    const QualifiedName &table, const QString &column, const QString &value);
[[nodiscard]] render::Statement renderNoNullCheck(const QualifiedName &table, const QString &column);

} // namespace schemawright::plan
