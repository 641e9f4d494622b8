#include "model/render/accessddl.h"

#include "model/render/commentddl.h"
#include "model/render/grantddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using diff::Object;
using schema::Access;
using schema::GrantClass;
using schema::Grants;
using schema::LockMode;

namespace {

const schema::Table *tableIn(const Object &object)
{
    const auto *const table = std::get_if<Shared<schema::Table>>(&object);
    return table ? &**table : nullptr;
}

template <typename T> CommentTarget ownedTarget(const T &object)
{
    if constexpr (requires { schema::keyOf(object); })
        return commentTarget(schema::keyOf(object));
    else
        return {};
}
CommentTarget ownedTarget(const Shared<schema::Table> &table)
{
    return commentTarget(schema::keyOf(*table));
}
CommentTarget ownedTarget(const Shared<schema::View> &view)
{
    return viewCommentTarget(*view);
}
CommentTarget ownedTarget(const Shared<schema::Routine> &routine)
{
    return routineCommentTarget(*routine);
}
CommentTarget ownedTarget(const schema::OtherObject &object)
{
    return otherCommentTarget(object);
}

CommentTarget targetOf(const Object &object)
{
    return std::visit([](const auto &alternative) { return ownedTarget(alternative); }, object);
}

schema::ObjectKey keyOf(const Object &object)
{
    const auto find = [](const auto &alternative) -> schema::ObjectKey {
        if constexpr (requires { schema::keyOf(alternative); })
            return schema::keyOf(alternative);
        else if constexpr (requires { schema::keyOf(*alternative); })
            return schema::keyOf(*alternative);
        else
            return {}; // a part has no owner
    };
    return std::visit(find, object);
}

/// GRANT … ON: views and foreign tables are tables, aggregates are functions and have no ORDER BY and no * there.
QString grantedSql(const Object &object, const schema::ObjectKey &key)
{
    using enum schema::ObjectKind;
    const QString name = sql::quoteName(key.qualifiedName());
    if (key.kind == Table || key.kind == View)
        return u"TABLE "_s + name;
    if (key.kind == Enum || key.kind == Domain || key.kind == Composite)
        return u"TYPE "_s + name;
    const auto *const other = std::get_if<schema::OtherObject>(&object);
    if (!other)
        return targetOf(object).sql;
    if (other->label == u"foreign server")
        return u"FOREIGN SERVER "_s + other->identity;
    if (other->label != u"aggregate")
        return targetOf(object).sql;
    QString arguments = other->identity;
    arguments.replace(u"(*)"_s, u"()"_s).replace(u" ORDER BY "_s, u", "_s).replace(u"(ORDER BY "_s, u"("_s);
    return u"FUNCTION "_s + arguments;
}

// case alter-table-owner: ACCESS EXCLUSIVE on the relation and on the sequences that its columns own.
QList<RelationLock> ownerLocks(const schema::ObjectKey &key, const RenderContext &context)
{
    using enum schema::ObjectKind;
    if (key.kind != Table && key.kind != View && key.kind != Sequence)
        return {};
    QList<QualifiedName> relations { key.qualifiedName() };
    if (key.kind == Table)
        relations += ownedSequences(context.before, key.qualifiedName());
    return mergedLocks(lockOn(context, relations, LockMode::AccessExclusive));
}

QString alterOwner(const CommentTarget &target, const QString &owner)
{
    return u"ALTER "_s + target.sql + u" OWNER TO "_s + sql::quoteIdentifier(owner);
}

/// A sequence of a column has the owner of its table, by itself.
bool followsTable(const Object &object, const RenderContext &context)
{
    const auto *const sequence = std::get_if<schema::Sequence>(&object);
    if (!sequence || !sequence->ownedBy)
        return false;
    const auto found = std::ranges::find(context.before.sequences, sequence->name, &schema::Sequence::name);
    return found != context.before.sequences.end() && found->ownedBy == sequence->ownedBy;
}

/// docs: sql-altersequence: the owner of a sequence that belongs to a table cannot be changed.
QList<Statement> releaseSequence(const Object &object, const RenderContext &context)
{
    const auto *const sequence = std::get_if<schema::Sequence>(&object);
    if (!sequence || !sequence->ownedBy)
        return {};
    const auto found = std::ranges::find(context.before.sequences, sequence->name, &schema::Sequence::name);
    if (found == context.before.sequences.end() || !found->ownedBy)
        return {};
    Statement statement;
    statement.sql = u"ALTER SEQUENCE "_s + sql::quoteName(sequence->name) + u" OWNED BY NONE"_s;
    statement.undo = u"ALTER SEQUENCE "_s + sql::quoteName(sequence->name) + u" OWNED BY "_s
        + sql::quoteName(found->ownedBy->table) + u'.' + sql::quoteIdentifier(found->ownedBy->column);
    statement.description = u"Release sequence "_s + quotedWord(sequence->name.name) + u" from its column"_s;
    statement.locks = lockOn(context, sequence->name, LockMode::ShareRowExclusive);
    return { statement };
}

class AccessWriter
{
public:
    AccessWriter(const Object &object, const Access &before, const RenderContext &context)
        : m_object(object)
        , m_before(before)
        , m_after(*diff::accessOf(object))
        , m_key(keyOf(object))
        , m_context(context)
    {
    }

    [[nodiscard]] QList<Statement> statements() const
    {
        QList<Statement> written;
        if (!m_after.owner.isEmpty() && m_before.owner != m_after.owner && !followsTable(m_object, m_context))
            written += releaseSequence(m_object, m_context) + QList<Statement> { ownerStatement() };
        if (m_before.privileges && m_after.privileges)
            written += ownGrants() + identityGrants();
        return written;
    }

private:
    [[nodiscard]] QString ownerAfter() const { return m_after.owner.isEmpty() ? m_before.owner : m_after.owner; }
    [[nodiscard]] Grants changed(const Grants &grants) const
    {
        return m_after.owner.isEmpty() ? grants : schema::grantsAfterOwnerChange(grants, m_after.owner);
    }
    [[nodiscard]] GrantTarget target(const QString &sql, const QString &words, GrantClass grantClass) const
    {
        return { sql, words, ownerAfter(), schema::allPrivileges(grantClass, m_context.serverVersion), {} };
    }
    [[nodiscard]] Statement ownerStatement() const;
    [[nodiscard]] QString lostGrants() const;
    [[nodiscard]] GrantsByColumn grantsOf(const Access &access, bool before) const;
    [[nodiscard]] QList<Statement> ownGrants() const;
    [[nodiscard]] QList<Statement> identityGrants() const;

    const Object &m_object;
    const Access &m_before;
    const Access &m_after;
    schema::ObjectKey m_key;
    const RenderContext &m_context;
};

Statement AccessWriter::ownerStatement() const
{
    const CommentTarget target = targetOf(m_object);
    Statement statement;
    statement.sql = alterOwner(target, m_after.owner);
    if (!m_before.owner.isEmpty())
        statement.undo = alterOwner(target, m_before.owner) + lostGrants();
    statement.description = u"Change owner of "_s + target.words;
    statement.locks = ownerLocks(m_key, m_context);
    return statement;
}

// What the new owner held by a grant is merged into what an owner has: the way back must grant it again.
QString AccessWriter::lostGrants() const
{
    const auto grantClass = schema::grantClass(m_key);
    if (!grantClass || !m_before.privileges)
        return {};
    GrantTarget granted = target(grantedSql(m_object, m_key), {}, *grantClass);
    granted.owner = m_before.owner;
    const GrantsByColumn wanted = grantsOf(m_before, false);
    GrantsByColumn left;
    for (auto part = wanted.cbegin(); part != wanted.cend(); ++part)
        left.insert(part.key(), schema::grantsAfterOwnerChange(changed(*part), m_before.owner));
    const QString sql = joinedSql(renderGrants(granted, left, wanted));
    return sql.isEmpty() ? QString() : QString(u";\n"_s + sql);
}

GrantsByColumn AccessWriter::grantsOf(const Access &access, bool before) const
{
    GrantsByColumn grants;
    const auto put = [&](const QString &column, const Grants &list) {
        grants.insert(column, before ? changed(list) : list);
    };
    put({}, access.privileges.value_or(Grants()));
    for (auto column = access.columns.cbegin(); column != access.columns.cend(); ++column)
        put(column.key(), *column);
    return grants;
}

QList<Statement> AccessWriter::ownGrants() const
{
    const auto grantClass = schema::grantClass(m_key);
    if (!grantClass)
        return {};
    GrantsByColumn before = grantsOf(m_before, true);
    // Those of a dropped column are gone with it.
    for (const QString &column : before.keys()) {
        const schema::Table *const table = tableIn(m_object);
        if (!column.isEmpty() && table && !schema::findColumn(*table, column))
            before.remove(column);
    }
    return renderGrants(target(grantedSql(m_object, m_key), targetOf(m_object).words, *grantClass), before,
        grantsOf(m_after, false));
}

QList<Statement> AccessWriter::identityGrants() const
{
    const schema::Table *const table = tableIn(m_object);
    if (!table || (m_before.identitySequences.isEmpty() && m_after.identitySequences.isEmpty()))
        return {};
    const Grants usual = schema::defaultGrants(GrantClass::Sequence, m_context.serverVersion);
    QList<Statement> written;
    for (const schema::Column &column : table->columns) {
        if (!column.identity)
            continue;
        const QualifiedName &name = column.identity->sequenceName;
        written += renderGrants(
            target(u"SEQUENCE "_s + sql::quoteName(name), u"sequence: "_s + quotedWord(name.name), GrantClass::Sequence),
            { { QString(), changed(m_before.identitySequences.value(column.name, usual)) } },
            { { QString(), m_after.identitySequences.value(column.name, usual) } });
    }
    return written;
}

} // namespace

Access accessOnCreation(const Object &object, const RenderContext &context)
{
    const schema::ObjectKey key = keyOf(object);
    const schema::Database &before = context.before;
    Access access;
    access.owner = before.currentRole.isEmpty() ? context.after.currentRole : before.currentRole;
    const QString schema = key.kind == schema::ObjectKind::Schema ? QString() : key.schema;
    const auto granted = [&](GrantClass grantClass) {
        return schema::grantsOnCreation(
            before.defaultPrivileges, before.currentRole, schema, grantClass, context.serverVersion);
    };
    if (const auto grantClass = schema::grantClass(key))
        access.privileges = granted(*grantClass);
    const schema::Table *const table = tableIn(object);
    const Grants ofSequences = granted(GrantClass::Sequence);
    if (!table || ofSequences == schema::defaultGrants(GrantClass::Sequence, context.serverVersion))
        return access;
    for (const schema::Column &column : table->columns) {
        if (column.identity)
            access.identitySequences.insert(column.name, ofSequences);
    }
    return access;
}

QString columnGrantsSql(const schema::Table &table, const QString &column, const RenderContext &context)
{
    const Grants grants = table.access.columns.value(column);
    if (grants.isEmpty())
        return {};
    const GrantTarget target { u"TABLE "_s + sql::quoteName(table.name), {}, table.access.owner,
        schema::allPrivileges(GrantClass::Table, context.serverVersion), {} };
    return joinedSql(renderGrants(target, {}, { { column, grants } }));
}

QList<Statement> renderAccess(const Object &object, const Access &before, const RenderContext &context)
{
    return diff::accessOf(object) ? AccessWriter(object, before, context).statements() : QList<Statement>();
}

} // namespace schemawright::render
