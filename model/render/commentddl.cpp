#include "model/render/commentddl.h"

#include "model/render/layout.h"
#include "model/render/routineddl.h"
#include "model/sql/sqlwriter.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

QString onTable(const QString &kind, const schema::ObjectKey &key)
{
    return kind + u": "_s + quotedWord(key.name) + u" on table: "_s + quotedWord(key.parent);
}

/// Objects that are named alone: "SEQUENCE public.s".
CommentTarget namedTarget(const QString &keyword, const QString &kind, const schema::ObjectKey &key)
{
    return { keyword + u' ' + sql::quoteName(key.qualifiedName()), kind + u": "_s + quotedWord(key.name) };
}

/// Objects that are named with their table: "TRIGGER t ON public.users".
CommentTarget partTarget(const QString &keyword, const QString &kind, const schema::ObjectKey &key)
{
    return { keyword + u' ' + sql::quoteIdentifier(key.name) + u" ON "_s + sql::quoteName(key.parentName()),
        onTable(kind, key) };
}

CommentTarget columnTarget(const schema::ObjectKey &key)
{
    return { u"COLUMN "_s + sql::quoteName(key.parentName()) + u'.' + sql::quoteIdentifier(key.name),
        onTable(u"column"_s, key) };
}

} // namespace

CommentTarget commentTarget(const schema::ObjectKey &key)
{
    using enum schema::ObjectKind;
    switch (key.kind) {
    case Schema:
        return { u"SCHEMA "_s + sql::quoteIdentifier(key.name), u"schema: "_s + quotedWord(key.name) };
    case Extension:
        return { u"EXTENSION "_s + sql::quoteIdentifier(key.name), u"extension: "_s + quotedWord(key.name) };
    case Table:
        return namedTarget(u"TABLE"_s, u"table"_s, key);
    case Column:
        return columnTarget(key);
    case Constraint:
        return partTarget(u"CONSTRAINT"_s, u"constraint"_s, key);
    case Index:
        return { u"INDEX "_s + sql::quoteName(key.qualifiedName()), onTable(u"index"_s, key) };
    case Trigger:
        return partTarget(u"TRIGGER"_s, u"trigger"_s, key);
    case Policy:
        return partTarget(u"POLICY"_s, u"policy"_s, key);
    case Rule:
        return partTarget(u"RULE"_s, u"rule"_s, key);
    case View:
        return namedTarget(u"VIEW"_s, u"view"_s, key);
    case Routine:
        return { u"FUNCTION "_s + sql::quoteName(key.qualifiedName()) + u'(' + key.signature + u')',
            u"function: "_s + quotedWord(key.name) };
    case Sequence:
        return namedTarget(u"SEQUENCE"_s, u"sequence"_s, key);
    case Enum:
        return namedTarget(u"TYPE"_s, u"enum type"_s, key);
    case Domain:
        return namedTarget(u"DOMAIN"_s, u"domain"_s, key);
    case Composite:
        return namedTarget(u"TYPE"_s, u"composite type"_s, key);
    case Other:
        return { key.signature, key.signature };
    }
    Q_UNREACHABLE();
}

CommentTarget tableCommentTarget(const schema::Table &table)
{
    const schema::ObjectKey key = schema::keyOf(table);
    return table.isForeign() ? namedTarget(u"FOREIGN TABLE"_s, u"foreign table"_s, key) : commentTarget(key);
}

CommentTarget viewCommentTarget(const schema::View &view)
{
    const schema::ObjectKey key = schema::keyOf(view);
    return view.materialized ? namedTarget(u"MATERIALIZED VIEW"_s, u"materialized view"_s, key)
                             : namedTarget(u"VIEW"_s, u"view"_s, key);
}

CommentTarget routineCommentTarget(const schema::Routine &routine)
{
    const bool procedure = routine.kind == schema::RoutineKind::Procedure;
    return { routineSignatureSql(routine),
        (procedure ? u"procedure: "_s : u"function: "_s) + quotedWord(routine.name.name) };
}

CommentTarget domainConstraintCommentTarget(const QualifiedName &domain, const QString &constraint)
{
    return { u"CONSTRAINT "_s + sql::quoteIdentifier(constraint) + u" ON DOMAIN "_s + sql::quoteName(domain),
        u"constraint: "_s + quotedWord(constraint) + u" on domain: "_s + quotedWord(domain.name) };
}

CommentTarget otherCommentTarget(const schema::OtherObject &object)
{
    // pg_identify_object's types are the keywords of COMMENT ON, but for these.
    static const QHash<QString, QString> keywords { { u"range type"_s, u"TYPE"_s },
        { u"foreign-data wrapper"_s, u"FOREIGN DATA WRAPPER"_s }, { u"foreign server"_s, u"SERVER"_s } };
    const QString keyword = keywords.value(object.label, object.label.toUpper());
    QString identity = object.identity;
    // objectaddress.c, getObjectIdentityParts: "for integer on language plpgsql".
    if (object.label == u"transform")
        identity.replace(identity.lastIndexOf(u" on language "), 4, u" "_s);
    // docs: sql-commenton, "aggregate_signature": one without arguments has a star.
    if (object.label == u"aggregate" && identity.endsWith("()"_L1))
        identity.insert(identity.size() - 1, u'*');
    return { keyword + u' ' + identity, object.label + u": "_s + quotedWord(object.name.name) };
}

QString commentSql(const CommentTarget &target, const QString &comment)
{
    return u"COMMENT ON "_s + target.sql + u" IS "_s + (comment.isEmpty() ? u"NULL"_s : sql::quoteLiteral(comment));
}

QList<Statement> renderComment(
    const CommentTarget &target, const QString &before, const QString &after, const QList<RelationLock> &locks)
{
    if (before == after)
        return {};
    Statement statement;
    statement.sql = commentSql(target, after);
    statement.undo = commentSql(target, before);
    statement.description = u"Set comment to "_s + target.words;
    statement.locks = locks;
    return { statement };
}

} // namespace schemawright::render
