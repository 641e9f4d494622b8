// Comments that speak to tools: which findings a team has accepted, and how a file runs. Ours and those of Atlas,
// squawk, eugene, pgfence and pgsafe, so that nobody has to rewrite their migrations.
#pragma once

#include "model/sql/statementlist.h"

namespace schemawright::sql {

enum class DirectiveKind {
    Ignore, ///< atlas:nolint, squawk-ignore, schemawright:ignore, …
    TransactionMode, ///< atlas:txmode
};

struct Directive {
    DirectiveKind kind = DirectiveKind::Ignore;
    QString word; ///< the one that makes it a directive: "atlas:nolint"
    QStringList names; ///< rules, codes or analyzers. The mode of TransactionMode: none, file, all
    QList<SourceRange> nameRanges; ///< of `names`, in the script
    bool acceptsAll = false; ///< Ignore without names; squawk takes that for nothing
    QString reason; ///< after "because" or "--", for pgsafe behind the name; may be empty
    SourceRange range; ///< of the comment
    std::optional<SourceRange> covers; ///< the part of the script that it speaks of; nullopt: all of it
    friend bool operator==(const Directive &, const Directive &) = default;
};

/// In the order of the script. A comment directly above a statement or behind it on its last line covers that
/// statement, one inside a statement covers its own line and the next that is more than a comment; Atlas's, eugene's and
/// ours cover the whole file when they stand at the top, before a blank line. eugene's documentation says so of a
/// statement, though the program takes the first such comment for all of the script.
[[nodiscard]] QList<Directive> readDirectives(const QString &sql, const StatementList &statements);

/// Whether `-- atlas:txmode none` makes every statement of the file a transaction of its own.
[[nodiscard]] bool runsWithoutTransaction(const QList<Directive> &directives);

} // namespace schemawright::sql
