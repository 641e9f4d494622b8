// How statements look: what fits on one line stays there, the rest is broken at its clauses.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/render/statement.h"

#include <QString>
#include <QStringList>

namespace schemawright::render {

constexpr qsizetype lineWidth = 100; ///< characters; a longer statement is broken

/// Head and clauses on one line when that has at most lineWidth characters, otherwise one indented line per clause.
/// Empty clauses are left out.
[[nodiscard]] QString clauses(const QString &head, const QStringList &parts);

/// "(", one indented line per item with commas at the end, ")".
[[nodiscard]] QString itemBlock(const QStringList &items);

[[nodiscard]] QString alterTable(const QualifiedName &table, const QString &action);
/// ALTER TABLE ONLY: for subcommands that would change the children too, whose differences are changes of their own.
[[nodiscard]] QString alterTableOnly(const QualifiedName &table, const QString &action);
[[nodiscard]] QString alterColumn(const QualifiedName &table, const QString &column, const QString &action);

/// A name for descriptions, in double quotes. Control characters are escaped: a description becomes a comment of one
/// line.
[[nodiscard]] QString quotedWord(const QString &name);
[[nodiscard]] QString modifyTableText(const QualifiedName &table); ///< Modify "users" table

/// The statements' SQL, separated by ";\n".
[[nodiscard]] QString joinedSql(const QList<Statement> &statements);

} // namespace schemawright::render
