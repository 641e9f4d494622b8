#include "model/render/grantddl.h"

#include "model/diff/access.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <bit>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Grant;
using schema::Grants;
using schema::PrivilegeSet;

namespace {

using SetsByColumn = QMap<QString, PrivilegeSet>;

enum class Verb { Revoke, RevokeOption, Grant, GrantWithOption, AddOption };

bool isGrant(Verb verb)
{
    return verb != Verb::Revoke && verb != Verb::RevokeOption;
}

/// Without the parts of which nothing is said.
SetsByColumn filled(SetsByColumn sets)
{
    sets.removeIf([](const SetsByColumn::iterator &entry) { return entry.value() == 0; });
    return sets;
}

Verb opposite(Verb verb)
{
    switch (verb) {
    case Verb::Revoke:
        return Verb::Grant; // options among them are in GrantStep::restored
    case Verb::RevokeOption:
        return Verb::AddOption;
    case Verb::AddOption:
        return Verb::RevokeOption;
    case Verb::Grant:
    case Verb::GrantWithOption:
        return Verb::Revoke;
    }
    Q_UNREACHABLE();
}

/// One statement: what several roles gain or lose alike.
struct GrantStep {
    Verb verb = Verb::Grant;
    QString grantor;
    QStringList grantees;
    SetsByColumn sets; ///< by column
    int depth = 0; ///< how many roles are between the owner and the grantor
    QStringList restored; ///< what its undo must say besides
};

SetsByColumn setsOf(const GrantsByColumn &grants, const QString &grantor, const QString &grantee,
    PrivilegeSet Grant::*member)
{
    SetsByColumn sets;
    for (auto part = grants.cbegin(); part != grants.cend(); ++part)
        sets.insert(part.key(), schema::grantOf(*part, grantor, grantee).*member);
    return sets;
}

/// The roles between the owner and the one that granted. The server allows no circle.
int depthOf(const GrantsByColumn &grants, const QString &grantor, int limit = 16)
{
    if (grantor.isEmpty() || limit == 0)
        return 0;
    for (const Grants &part : grants) {
        for (const Grant &grant : part) {
            if (grant.grantee == grantor && grant.grantable != 0)
                return 1 + depthOf(grants, grant.grantor, limit - 1);
        }
    }
    return 1;
}

class GrantWriter
{
public:
    GrantWriter(const GrantTarget &target, const GrantsByColumn &before, const GrantsByColumn &after)
        : m_target(target)
        , m_before(before)
        , m_after(after)
    {
    }

    [[nodiscard]] QList<Statement> statements();

private:
    void addTable();
    void addColumns();
    void compare(const QString &grantor, const QString &grantee, const GrantsByColumn &before, const GrantsByColumn &after);
    void add(Verb verb, const Grant &pair, const SetsByColumn &sets, const QStringList &restored = {});
    [[nodiscard]] QStringList takeFromColumns(const Grant &pair, PrivilegeSet removed, PrivilegeSet optionRemoved);
    [[nodiscard]] QString grantee(const QString &name) const;
    [[nodiscard]] QString setsText(const SetsByColumn &sets) const;
    [[nodiscard]] QString sql(Verb verb, const QStringList &grantees, const SetsByColumn &sets) const;
    [[nodiscard]] QList<Statement> write(const GrantStep &step) const;

    const GrantTarget &m_target;
    GrantsByColumn m_before;
    const GrantsByColumn &m_after;
    QList<GrantStep> m_steps;
};

QString GrantWriter::grantee(const QString &name) const
{
    if (name == schema::publicGrantee)
        return u"PUBLIC"_s;
    const QString &role = name.isEmpty() ? m_target.owner : name;
    return role.isEmpty() ? u"CURRENT_USER"_s : sql::quoteIdentifier(role);
}

// "SELECT, INSERT", "ALL", "SELECT (a, b), UPDATE (a)".
QString GrantWriter::setsText(const SetsByColumn &sets) const
{
    const PrivilegeSet own = sets.value(QString());
    QStringList texts;
    if (own != 0)
        texts.append(own == m_target.all && std::popcount(own) > 1 ? u"ALL"_s : diff::privilegesText(own));
    PrivilegeSet onColumns = 0;
    for (auto entry = sets.cbegin(); entry != sets.cend(); ++entry)
        onColumns |= entry.key().isEmpty() ? 0 : entry.value();
    for (const schema::Privilege privilege : schema::privilegesIn(onColumns)) {
        QStringList columns;
        for (auto entry = sets.cbegin(); entry != sets.cend(); ++entry) {
            if (!entry.key().isEmpty() && (entry.value() & static_cast<PrivilegeSet>(privilege)) != 0)
                columns.append(entry.key());
        }
        texts.append(schema::privilegeName(privilege) + u" ("_s + sql::quoteIdentifiers(columns) + u')');
    }
    return texts.join(u", "_s);
}

QString GrantWriter::sql(Verb verb, const QStringList &grantees, const SetsByColumn &sets) const
{
    const QString what = setsText(sets) + u" ON "_s + m_target.sql;
    QStringList roles;
    for (const QString &name : grantees)
        roles.append(grantee(name));
    const QString names = roles.join(u", "_s);
    switch (verb) {
    case Verb::Revoke:
        return u"REVOKE "_s + what + u" FROM "_s + names;
    case Verb::RevokeOption:
        return u"REVOKE GRANT OPTION FOR "_s + what + u" FROM "_s + names;
    case Verb::Grant:
        return u"GRANT "_s + what + u" TO "_s + names;
    case Verb::GrantWithOption:
    case Verb::AddOption:
        return u"GRANT "_s + what + u" TO "_s + names + u" WITH GRANT OPTION"_s;
    }
    Q_UNREACHABLE();
}

void GrantWriter::add(
    Verb verb, const Grant &pair, const SetsByColumn &sets, const QStringList &restored)
{
    const SetsByColumn said = filled(sets);
    if (said.isEmpty())
        return;
    for (GrantStep &step : m_steps) {
        if (step.verb == verb && step.grantor == pair.grantor && step.sets == said) {
            step.grantees.append(pair.grantee);
            step.restored += restored;
            return;
        }
    }
    m_steps.append({ verb, pair.grantor, { pair.grantee }, said,
        depthOf(isGrant(verb) ? m_after : m_before, pair.grantor), restored });
}

// Source: src/backend/catalog/aclchk.c, ExecGrant_Relation(): "column privileges must be revoked as well".
QStringList GrantWriter::takeFromColumns(const Grant &pair, PrivilegeSet removed, PrivilegeSet optionRemoved)
{
    SetsByColumn plain;
    SetsByColumn grantable;
    for (auto part = m_before.begin(); part != m_before.end(); ++part) {
        if (part.key().isEmpty())
            continue;
        for (Grant &grant : *part) {
            if (grant.grantor != pair.grantor || grant.grantee != pair.grantee)
                continue;
            const PrivilegeSet options = grant.grantable & (removed | optionRemoved);
            const PrivilegeSet lost = grant.privileges & removed & ~options;
            if (options != 0)
                grantable.insert(part.key(), options);
            if (lost != 0)
                plain.insert(part.key(), lost);
            grant.privileges &= ~removed;
            grant.grantable &= ~(removed | optionRemoved);
        }
        *part = schema::canonicalGrants(*part);
    }
    QStringList restored;
    if (!plain.isEmpty())
        restored.append(sql(Verb::Grant, { pair.grantee }, plain));
    if (!grantable.isEmpty())
        restored.append(sql(Verb::GrantWithOption, { pair.grantee }, grantable));
    return restored;
}

void GrantWriter::compare(
    const QString &grantor, const QString &grantee, const GrantsByColumn &before, const GrantsByColumn &after)
{
    const Grant pair { grantee, grantor, 0, 0 };
    const SetsByColumn had = setsOf(before, grantor, grantee, &Grant::privileges);
    const SetsByColumn hadOption = setsOf(before, grantor, grantee, &Grant::grantable);
    const SetsByColumn has = setsOf(after, grantor, grantee, &Grant::privileges);
    const SetsByColumn hasOption = setsOf(after, grantor, grantee, &Grant::grantable);
    SetsByColumn lost, lostOption, revokedOption, granted, grantedWithOption, addedOption;
    for (const QString &part : has.keys() + had.keys()) {
        const PrivilegeSet was = had.value(part);
        const PrivilegeSet is = has.value(part);
        const PrivilegeSet option = hasOption.value(part) & ~hadOption.value(part);
        lost.insert(part, was & ~is);
        lostOption.insert(part, was & ~is & hadOption.value(part));
        revokedOption.insert(part, hadOption.value(part) & ~hasOption.value(part) & is);
        granted.insert(part, is & ~was & ~hasOption.value(part));
        grantedWithOption.insert(part, option & ~was);
        addedOption.insert(part, option & was);
    }
    QStringList restored;
    if (const SetsByColumn options = filled(lostOption); !options.isEmpty())
        restored.append(sql(Verb::AddOption, { grantee }, options));
    if (lost.value(QString()) != 0 || revokedOption.value(QString()) != 0)
        restored += takeFromColumns(pair, lost.value(QString()), revokedOption.value(QString()));
    add(Verb::Revoke, pair, lost, restored);
    add(Verb::RevokeOption, pair, revokedOption, filled(lost).isEmpty() ? restored : QStringList());
    add(Verb::Grant, pair, granted);
    add(Verb::GrantWithOption, pair, grantedWithOption);
    add(Verb::AddOption, pair, addedOption);
}

/// The pairs of both sides, sorted.
QList<std::pair<QString, QString>> pairsOf(const GrantsByColumn &before, const GrantsByColumn &after)
{
    QList<std::pair<QString, QString>> pairs;
    for (const GrantsByColumn *side : { &before, &after }) {
        for (const Grants &part : *side) {
            for (const Grant &grant : part) {
                if (!pairs.contains(std::pair(grant.grantor, grant.grantee)))
                    pairs.append({ grant.grantor, grant.grantee });
            }
        }
    }
    std::ranges::sort(pairs);
    return pairs;
}

void GrantWriter::addTable()
{
    if (!m_before.contains(QString()) && !m_after.contains(QString()))
        return;
    const GrantsByColumn before { { QString(), m_before.value(QString()) } };
    const GrantsByColumn after { { QString(), m_after.value(QString()) } };
    for (const auto &[grantor, grantee] : pairsOf(before, after))
        compare(grantor, grantee, before, after);
}

void GrantWriter::addColumns()
{
    GrantsByColumn before = m_before;
    GrantsByColumn after = m_after;
    before.remove(QString());
    after.remove(QString());
    for (const auto &[grantor, grantee] : pairsOf(before, after))
        compare(grantor, grantee, before, after);
}

QList<Statement> GrantWriter::write(const GrantStep &step) const
{
    Statement statement;
    statement.sql = sql(step.verb, step.grantees, step.sets);
    statement.undo = (QStringList { sql(opposite(step.verb), step.grantees, step.sets) } + step.restored).join(u";\n"_s);
    statement.description = (isGrant(step.verb) ? u"Grant privileges on "_s : u"Revoke privileges on "_s) + m_target.words;
    statement.locks = m_target.locks;
    if (step.grantor.isEmpty())
        return { statement };
    // GRANTED BY must name the current role: docs sql-grant.
    const QString asGrantor = u"SET ROLE "_s + sql::quoteIdentifier(step.grantor);
    Statement begin;
    begin.sql = asGrantor;
    begin.description = u"Grant as "_s + step.grantor;
    Statement end;
    end.sql = u"RESET ROLE"_s;
    end.description = u"Be the former role again"_s;
    statement.undo = asGrantor + u";\n"_s + statement.undo + u";\nRESET ROLE"_s;
    return { begin, statement, end };
}

QList<Statement> GrantWriter::statements()
{
    addTable();
    const qsizetype tableSteps = m_steps.size();
    addColumns();
    QList<Statement> written;
    const auto append = [&](bool grants, qsizetype first, qsizetype last) {
        QList<GrantStep> chosen;
        for (qsizetype i = first; i < last; ++i) {
            if (isGrant(m_steps.at(i).verb) == grants)
                chosen.append(m_steps.at(i));
        }
        std::ranges::stable_sort(chosen, {}, [grants](const GrantStep &step) { return grants ? step.depth : -step.depth; });
        for (const GrantStep &step : std::as_const(chosen))
            written += write(step);
    };
    append(false, tableSteps, m_steps.size());
    append(false, 0, tableSteps);
    append(true, 0, tableSteps);
    append(true, tableSteps, m_steps.size());
    return written;
}

} // namespace

QList<Statement> renderGrants(const GrantTarget &target, const GrantsByColumn &before, const GrantsByColumn &after)
{
    return GrantWriter(target, before, after).statements();
}

} // namespace schemawright::render
