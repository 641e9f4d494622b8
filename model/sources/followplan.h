// Following an edit of SQL files on the database that the files before it have made: what must be dropped, and which
// statements must run again, so that the database becomes what a run of all files would make. Only edits for which that is
// certain are followed; for all others the answer is nothing, and everything is run.
//
// The argument: statements that do not touch what is dropped have run already, and running the others after them instead
// of among them makes no difference. That holds for the kinds in isFollowable(); what was done before the edited place is
// not repeated, whatever it was.
#pragma once

#include "model/schema/database.h"
#include "model/sql/statement.h"

#include <QSet>
#include <QStringList>

#include <optional>

namespace schemawright::sources {

struct ReplayedStatement {
    qsizetype script = -1;
    QString text;
    sql::Statement statement;
};

struct FollowPlan {
    QStringList statements; ///< drops, what runs again, foreign keys that come back; an empty one: parameters are reset, as between two scripts
    QSet<QualifiedName> relations; ///< tables and views that may differ afterwards
    QSet<QualifiedName> routines; ///< made, made again or checked again
    QSet<QualifiedName> keyHolders; ///< tables whose primary key must stay as it is: others refer to it without naming it
};

/// `database`: what `before` has made.
[[nodiscard]] std::optional<FollowPlan> planFollowing(const QList<ReplayedStatement> &before,
    const QList<ReplayedStatement> &after, const schema::Database &database);

/// The last doubts, after the statements have run: nothing but what the plan names has changed, and no name was chosen by
/// the server that depends on the order of statements.
[[nodiscard]] bool isFaithful(const FollowPlan &plan, const schema::Database &before, const schema::Database &after);

} // namespace schemawright::sources
