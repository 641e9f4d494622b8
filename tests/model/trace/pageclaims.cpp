#include "pageclaims.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace schemawright::testing {

using namespace Qt::StringLiterals;
using schema::LockMode;

namespace {

// Longer names first: "SHARE" is a part of "SHARE ROW EXCLUSIVE".
constexpr std::array allModes { LockMode::ShareUpdateExclusive, LockMode::ShareRowExclusive, LockMode::AccessExclusive,
    LockMode::RowExclusive, LockMode::AccessShare, LockMode::RowShare, LockMode::Exclusive, LockMode::Share };

std::optional<LockMode> findMode(const QString &text)
{
    for (const LockMode mode : allModes) {
        if (schema::lockModeText(mode) == text)
            return mode;
    }
    return std::nullopt;
}

std::optional<LockClaim> parseClaim(const QString &text, bool isSaid)
{
    static const QRegularExpression form(u"^([\\w.]+): ([A-Z ]+|any)(, rewritten)?(, scanned)?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    const bool isAny = !isSaid && match.captured(2) == "any"_L1;
    const std::optional<LockMode> mode = isAny ? LockMode::None : findMode(match.captured(2));
    if (!match.hasMatch() || !mode)
        return std::nullopt;
    return LockClaim { match.captured(1), *mode, match.hasCaptured(3), match.hasCaptured(4), isSaid };
}

class Parser
{
public:
    [[nodiscard]] PageClaims parse(const QString &text)
    {
        static const QRegularExpression directive(u"^-- @(\\w+)(?: (15|18)(?= |$))?(?: (.*))?$"_s);
        for (const QString &line : text.split(u'\n')) {
            ++m_line;
            if (const QRegularExpressionMatch match = directive.match(line); match.hasMatch())
                takeDirective(match.captured(1), match.captured(2).toInt(), match.captured(3).trimmed());
            else if (!m_claims.blocks.isEmpty())
                m_claims.blocks.last().sql += line + u'\n';
            else if (!line.isEmpty() && !line.startsWith("--"_L1))
                addProblem(u"a statement above the first block"_s);
        }
        return std::move(m_claims);
    }

private:
    void addProblem(const QString &problem) { m_claims.problems << u"line %1: %2"_s.arg(m_line).arg(problem); }

    void startBlock(ClaimBlockKind kind, int version)
    {
        ClaimBlock block;
        block.kind = kind;
        block.line = m_line;
        if (version != 0)
            block.versions << version;
        m_claims.blocks.append(block);
    }

    /// Lines that follow each other are about the same statements.
    ClaimBlock &statements()
    {
        const bool continues = !m_claims.blocks.isEmpty() && m_claims.blocks.last().kind == ClaimBlockKind::Statements
            && m_claims.blocks.last().sql.trimmed().isEmpty();
        if (!continues)
            startBlock(ClaimBlockKind::Statements, 0);
        return m_claims.blocks.last();
    }

    void takeDirective(const QString &word, int version, const QString &rest)
    {
        static const QMap<QString, ClaimBlockKind> plain { { u"setup"_s, ClaimBlockKind::Setup },
            { u"again"_s, ClaimBlockKind::Again }, { u"then"_s, ClaimBlockKind::Then } };
        if (plain.contains(word) && rest.isEmpty())
            startBlock(plain.value(word), version);
        else if (word == "claim"_L1 || word == "also"_L1)
            takeClaim(word == "claim"_L1, version, rest);
        else if (word == "refused"_L1 && rest.size() == 5)
            statements().refusals.insert(version, rest);
        else if (word == "mentions"_L1 && version == 0)
            takeMention(rest);
        else
            addProblem(u"unknown directive"_s);
    }

    void takeClaim(bool isSaid, int version, const QString &rest)
    {
        QList<LockClaim> &claims = statements().claims[version];
        if (!isSaid && rest == "nothing"_L1)
            return;
        if (const std::optional<LockClaim> claim = parseClaim(rest, isSaid))
            claims.append(*claim);
        else
            addProblem(u"not a claim: "_s + rest);
    }

    void takeMention(const QString &rest)
    {
        const std::optional<LockMode> mode = findMode(rest.section(u": "_s, 0, 0));
        const QString reason = rest.section(u": "_s, 1);
        if (!mode || reason.isEmpty())
            addProblem(u"not a mention: "_s + rest);
        else
            m_claims.mentions.insert(*mode, reason);
    }

    PageClaims m_claims;
    int m_line = 0;
};

} // namespace

bool ClaimBlock::runsOn(int version) const
{
    if (kind != ClaimBlockKind::Statements)
        return versions.isEmpty() || versions.contains(version);
    return claims.contains(0) || claims.contains(version) || !refusalFor(version).isEmpty();
}

QList<LockClaim> ClaimBlock::claimsFor(int version) const
{
    return claims.value(0) + claims.value(version);
}

QString ClaimBlock::refusalFor(int version) const
{
    return refusals.value(version, refusals.value(0));
}

QSet<LockMode> PageClaims::saidModes() const
{
    QSet<LockMode> modes;
    for (const ClaimBlock &block : blocks) {
        for (const QList<LockClaim> &claims : block.claims) {
            for (const LockClaim &claim : claims) {
                if (claim.isSaid)
                    modes << claim.mode;
            }
        }
    }
    return modes;
}

PageClaims parsePageClaims(const QString &text)
{
    return Parser().parse(text);
}

QSet<LockMode> modesNamedBy(const QString &page)
{
    static const QRegularExpression name = [] {
        QStringList names;
        for (const LockMode mode : allModes)
            names << schema::lockModeText(mode);
        return QRegularExpression(u"\\b(%1)\\b"_s.arg(names.join(u'|')));
    }();
    QSet<LockMode> modes;
    const QString text = page.section(u"\n## Example"_s, 0, 0);
    for (auto matches = name.globalMatch(text); matches.hasNext();)
        modes << *findMode(matches.next().captured(1));
    return modes;
}

} // namespace schemawright::testing
