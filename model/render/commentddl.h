// COMMENT ON, for every kind.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

/// What a comment is about. `sql` is written after COMMENT ON ("COLUMN public.users.email"), `words` in the description
/// ("column: \"email\" on table: \"users\"").
struct CommentTarget {
    QString sql;
    QString words;
};

[[nodiscard]] CommentTarget commentTarget(const schema::ObjectKey &key);
/// A key does not tell views from materialised views, functions from procedures, nor what an Other is.
[[nodiscard]] CommentTarget tableCommentTarget(const schema::Table &table);
[[nodiscard]] CommentTarget viewCommentTarget(const schema::View &view);
[[nodiscard]] CommentTarget routineCommentTarget(const schema::Routine &routine);
[[nodiscard]] CommentTarget domainConstraintCommentTarget(const QualifiedName &domain, const QString &constraint);
[[nodiscard]] CommentTarget otherCommentTarget(const schema::OtherObject &object);

/// An empty comment is removed: IS NULL.
[[nodiscard]] QString commentSql(const CommentTarget &target, const QString &comment);

/// No statement when both are equal. `locks` is what the kind takes (SHARE UPDATE EXCLUSIVE on a table and its
/// columns).
[[nodiscard]] QList<Statement> renderComment(
    const CommentTarget &target, const QString &before, const QString &after, const QList<RelationLock> &locks = {});

} // namespace schemawright::render
