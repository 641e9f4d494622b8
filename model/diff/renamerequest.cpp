#include "model/diff/renamerequest.h"

#include "model/sql/sqlwriter.h"

#include <QHash>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::Database;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

/// Reads what is before or after the equals sign.
class NameReader
{
public:
    NameReader(const QString &text, bool keepsCase)
        : m_text(text)
        , m_keepsCase(keepsCase)
    {
    }

    /// Empty when it is no name.
    [[nodiscard]] QStringList path()
    {
        QStringList names;
        do {
            const QString name = identifier();
            if (name.isEmpty())
                return {};
            names.append(name);
        } while (accept(u'.'));
        return names;
    }
    /// What stands between parentheses; empty when there are none.
    [[nodiscard]] QString arguments()
    {
        if (!accept(u'('))
            return {};
        const qsizetype end = m_text.lastIndexOf(u')');
        const QString arguments = end < m_position ? QString() : m_text.sliced(m_position, end - m_position).simplified();
        m_position = end < m_position ? m_position : end + 1;
        return arguments;
    }
    [[nodiscard]] bool accept(QChar character)
    {
        skipSpaces();
        if (m_position >= m_text.size() || m_text.at(m_position) != character)
            return false;
        ++m_position;
        return true;
    }
    [[nodiscard]] bool atEnd()
    {
        skipSpaces();
        return m_position >= m_text.size();
    }

private:
    void skipSpaces()
    {
        while (m_position < m_text.size() && m_text.at(m_position).isSpace())
            ++m_position;
    }
    [[nodiscard]] QString identifier()
    {
        skipSpaces();
        if (m_position >= m_text.size())
            return {};
        const QChar quote = m_text.at(m_position);
        if (quote == u'"' || quote == u'\'')
            return quoted(quote);
        const qsizetype start = m_position;
        while (m_position < m_text.size() && !QStringView(u".=()\"'").contains(m_text.at(m_position)))
            ++m_position;
        const QString name = m_text.sliced(start, m_position - start).trimmed();
        return m_keepsCase ? name : name.toLower();
    }
    [[nodiscard]] QString quoted(QChar quote)
    {
        QString name;
        for (++m_position; m_position < m_text.size(); ++m_position) {
            if (m_text.at(m_position) != quote) {
                name += m_text.at(m_position);
                continue;
            }
            const bool isDoubled = m_position + 1 < m_text.size() && m_text.at(m_position + 1) == quote;
            if (!isDoubled) {
                ++m_position;
                return name;
            }
            name += quote;
            ++m_position;
        }
        return {};
    }

    const QString &m_text;
    bool m_keepsCase;
    qsizetype m_position = 0;
};

const QMap<QString, QList<ObjectKind>> &kindWords()
{
    static const QMap<QString, QList<ObjectKind>> words {
        { u"table"_s, { ObjectKind::Table } },
        { u"column"_s, { ObjectKind::Column } },
        { u"constraint"_s, { ObjectKind::Constraint } },
        { u"index"_s, { ObjectKind::Index } },
        { u"trigger"_s, { ObjectKind::Trigger } },
        { u"policy"_s, { ObjectKind::Policy } },
        { u"rule"_s, { ObjectKind::Rule } },
        { u"view"_s, { ObjectKind::View } },
        { u"function"_s, { ObjectKind::Routine } },
        { u"procedure"_s, { ObjectKind::Routine } },
        { u"sequence"_s, { ObjectKind::Sequence } },
        { u"type"_s, { ObjectKind::Enum, ObjectKind::Composite, ObjectKind::Domain } },
        { u"domain"_s, { ObjectKind::Domain } },
        { u"value"_s, { ObjectKind::Enum } },
    };
    return words;
}

/// Something that can be renamed.
struct Candidate {
    ObjectKey key;
    QString label; ///< of an enum's value

    [[nodiscard]] QString name() const { return label.isEmpty() ? key.name : label; }
    [[nodiscard]] QString toText() const
    {
        return label.isEmpty() ? schema::toText(key) : u"value '%1' of %2"_s.arg(label, schema::toText(key));
    }
    friend bool operator==(const Candidate &, const Candidate &) = default;
};

template <typename Owner> void appendParts(QList<Candidate> &candidates, const Owner &owner)
{
    const auto append = [&](ObjectKind kind, const auto &parts) {
        for (const auto &part : parts)
            candidates.append({ schema::partKey(kind, owner.name, part.name), {} });
    };
    append(ObjectKind::Index, owner.indexes);
    append(ObjectKind::Trigger, owner.triggers);
    append(ObjectKind::Rule, owner.rules);
    if constexpr (std::is_same_v<Owner, schema::Table>) {
        append(ObjectKind::Column, owner.columns);
        append(ObjectKind::Constraint, owner.constraints);
        append(ObjectKind::Policy, owner.policies);
    }
}

QList<Candidate> candidatesOf(const Database &database)
{
    QList<Candidate> candidates;
    for (const auto &table : database.tables) {
        candidates.append({ schema::keyOf(*table), {} });
        appendParts(candidates, *table);
    }
    for (const auto &view : database.views) {
        candidates.append({ schema::keyOf(*view), {} });
        appendParts(candidates, *view);
    }
    for (const auto &routine : database.routines)
        candidates.append({ schema::keyOf(*routine), {} });
    for (const schema::Sequence &sequence : database.sequences)
        candidates.append({ schema::keyOf(sequence), {} });
    for (const schema::Domain &domain : database.domains)
        candidates.append({ schema::keyOf(domain), {} });
    for (const schema::CompositeType &type : database.composites)
        candidates.append({ schema::keyOf(type), {} });
    for (const schema::EnumType &type : database.enums) {
        candidates.append({ schema::keyOf(type), {} });
        for (const QString &label : type.labels)
            candidates.append({ schema::keyOf(type), label });
    }
    return candidates;
}

class Resolver
{
public:
    Resolver(const Database &before, const Database &after)
        : m_before(candidatesOf(before))
        , m_after(candidatesOf(after))
    {
    }

    [[nodiscard]] Result<> add(const RenameRequest &request);
    [[nodiscard]] Result<QList<Rename>> renames() const;

private:
    struct Resolved {
        Candidate before;
        Candidate after;
        RenameRequest request;
    };
    [[nodiscard]] QList<Candidate> named(const RenameRequest &request) const;
    [[nodiscard]] Candidate renamed(const Candidate &candidate, const QString &name) const;
    [[nodiscard]] bool fits(const Candidate &candidate, const RenameRequest &request) const;

    QList<Candidate> m_before;
    QList<Candidate> m_after;
    QHash<QualifiedName, QString> m_owners; ///< new names of renamed tables and views
    QList<Resolved> m_resolved;
};

bool endsWith(const QStringList &path, const QStringList &wanted)
{
    return wanted.size() <= path.size() && path.mid(path.size() - wanted.size()) == wanted;
}

QStringList pathOf(const Candidate &candidate, const QString &parent)
{
    QStringList path { candidate.key.schema };
    if (!parent.isEmpty())
        path.append(parent);
    path.append(candidate.key.name);
    if (!candidate.label.isEmpty())
        path.append(candidate.label);
    return path;
}

bool Resolver::fits(const Candidate &candidate, const RenameRequest &request) const
{
    if (request.isLabel == candidate.label.isEmpty())
        return false;
    if (!request.kinds.isEmpty() && !request.kinds.contains(candidate.key.kind))
        return false;
    if (!request.arguments.isEmpty() && candidate.key.signature.simplified() != request.arguments)
        return false;
    // A comment in a file knows the table under its new name only.
    const QString parent = candidate.key.parent;
    const QString renamedParent = parent.isEmpty() ? parent : m_owners.value(candidate.key.parentName(), parent);
    return endsWith(pathOf(candidate, parent), request.before) || endsWith(pathOf(candidate, renamedParent), request.before);
}

QList<Candidate> Resolver::named(const RenameRequest &request) const
{
    QList<Candidate> found;
    for (const Candidate &candidate : m_before) {
        if (fits(candidate, request))
            found.append(candidate);
    }
    return found;
}

Candidate Resolver::renamed(const Candidate &candidate, const QString &name) const
{
    Candidate result = candidate;
    if (!candidate.key.parent.isEmpty())
        result.key.parent = m_owners.value(candidate.key.parentName(), candidate.key.parent);
    (candidate.label.isEmpty() ? result.key.name : result.label) = name;
    return result;
}

Result<> Resolver::add(const RenameRequest &request)
{
    const QList<Candidate> found = named(request);
    if (found.isEmpty()) {
        if (request.mayBeDone)
            return {};
        return makeError(ErrorKind::Input, u"%1: the current schema has nothing of that name"_s.arg(request.origin));
    }
    QList<Resolved> possible;
    for (const Candidate &candidate : found) {
        const Candidate after = renamed(candidate, request.after);
        if (m_after.contains(after))
            possible.append({ candidate, after, request });
    }
    if (possible.isEmpty()) {
        return makeError(ErrorKind::Input, u"%1: %2 would become %3, which the desired schema does not have"_s.arg(
            request.origin, found.first().toText(), renamed(found.first(), request.after).toText()));
    }
    if (possible.size() > 1) {
        QStringList texts;
        for (const Resolved &resolved : possible)
            texts.append(resolved.before.toText());
        return makeError(ErrorKind::Input, u"%1 is ambiguous: it may be %2"_s.arg(request.origin, texts.join(u" or "_s)),
            u"Give schema and table (public.users.email), or the kind (index:a=b)."_s);
    }
    const Resolved &only = possible.first();
    if (request.mayBeDone && m_before.contains(only.after))
        return {};
    if (only.before.key.kind == ObjectKind::Table || only.before.key.kind == ObjectKind::View)
        m_owners.insert(only.before.key.qualifiedName(), request.after);
    m_resolved.append(only);
    return {};
}

Result<QList<Rename>> Resolver::renames() const
{
    QList<Rename> renames;
    for (const Resolved &resolved : m_resolved) {
        // Names may be passed on, a → b and b → c, also in a circle.
        const bool isTaken = m_before.contains(renamed(resolved.before, resolved.request.after))
            && resolved.before.key.parent == resolved.after.key.parent;
        const bool isFreed = std::ranges::any_of(m_resolved, [&](const Resolved &other) {
            return other.before == resolved.after;
        });
        if (isTaken && !isFreed) {
            return makeError(ErrorKind::Input,
                u"%1: the current schema already has %2"_s.arg(resolved.request.origin, resolved.after.toText()));
        }
        renames.append({ resolved.before.key, resolved.request.after, resolved.before.label });
    }
    return renames;
}

} // namespace

Result<RenameRequest> parseRenameRequest(const QString &text)
{
    RenameRequest request;
    request.origin = u"--rename "_s + text;
    QString rest = text;
    const qsizetype colon = text.indexOf(u':');
    const QString word = colon > 0 ? text.first(colon).trimmed().toLower() : QString();
    if (kindWords().contains(word)) {
        request.kinds = kindWords().value(word);
        request.isLabel = word == u"value";
        rest = text.sliced(colon + 1);
    }
    NameReader reader(rest, request.isLabel);
    request.before = reader.path();
    request.arguments = reader.arguments();
    const bool hasEquals = !request.before.isEmpty() && reader.accept(u'=');
    const QStringList after = hasEquals ? reader.path() : QStringList();
    if (after.isEmpty() || !reader.atEnd() || (request.isLabel && request.before.size() < 2)) {
        return makeError(ErrorKind::Input, u"%1 is not of the form old=new"_s.arg(request.origin),
            u"Write users=people, public.users.email=mail, index:a=b, function:f(integer)=g or value:status.old=new."_s);
    }
    request.after = after.last();
    return request;
}

QString toRequestText(const RenameCandidate &candidate)
{
    const ObjectKey &key = candidate.before;
    QStringList path { sql::quoteIdentifier(key.schema) };
    if (!key.parent.isEmpty())
        path.append(sql::quoteIdentifier(key.parent));
    path.append(sql::quoteIdentifier(key.name));
    if (!candidate.labelBefore.isEmpty()) {
        return u"value:%1.%2=%3"_s.arg(path.join(u'.'), sql::quoteIdentifier(candidate.labelBefore),
            sql::quoteIdentifier(candidate.labelAfter));
    }
    const bool isType = key.kind == ObjectKind::Enum || key.kind == ObjectKind::Composite || key.kind == ObjectKind::Domain;
    const QString word = isType ? u"type"_s : schema::kindText(key.kind);
    const QString arguments = key.kind == ObjectKind::Routine ? QString(u'(' + key.signature + u')') : QString();
    return u"%1:%2%3=%4"_s.arg(word, path.join(u'.'), arguments, sql::quoteIdentifier(candidate.after.name));
}

// Tables first: their parts are looked for under the new names, too.
Result<QList<Rename>> resolveRenames(
    const Database &before, const Database &after, const QList<RenameRequest> &requests)
{
    if (requests.isEmpty())
        return QList<Rename>();
    Resolver resolver(before, after);
    QList<RenameRequest> ordered = requests;
    const auto isPart = [](const RenameRequest &request) {
        return request.isLabel || (!request.kinds.isEmpty() && !request.kinds.contains(ObjectKind::Table));
    };
    std::ranges::stable_sort(ordered, {}, isPart);
    for (const RenameRequest &request : std::as_const(ordered))
        TRY(resolver.add(request));
    return resolver.renames();
}

} // namespace schemawright::diff
