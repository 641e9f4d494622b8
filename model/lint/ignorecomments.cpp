#include "model/lint/ignorecomments.h"

#include "model/base/nearestword.h"
#include "model/lint/directoryrules.h"
#include "model/lint/foreignnames.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

struct IgnoredName {
    QString name;
    SourceRange range;
    QSet<QString> rules; ///< the ids that it means
    bool used = false;
};

struct IgnoreComment {
    const sql::Directive *directive = nullptr;
    std::vector<IgnoredName> names;
    bool used = false;
};

/// What is wrong with a comment, and where a comment must cover to accept that: what the wrong one covers.
struct CommentProblem {
    Finding finding;
    qsizetype place = 0;
};

qsizetype placeOf(const sql::Directive &directive)
{
    return directive.covers && directive.covers->length > 0 ? directive.covers->start : directive.range.start;
}

/// Comments about comments have to be named: `schemawright:ignore` alone would accept that it accepts nothing.
bool isAboutComments(const QString &rule)
{
    return rule == u"unused-ignore" || rule == u"unknown-ignore";
}

/// What "all" and the name of a family mean: no rule that is only asked on demand, and was not.
QSet<QString> rulesMeantByAll(const QSet<QString> &reported)
{
    QSet<QString> ids;
    for (const RuleInfo &rule : allRules()) {
        if (!isAboutComments(rule.id) && (!rule.optional || reported.contains(rule.id)))
            ids.insert(rule.id);
    }
    return ids;
}

QSet<QString> rulesNamed(const QString &name, const QSet<QString> &meantByAll)
{
    QSet<QString> ids;
    for (const RuleInfo &rule : allRules()) {
        const bool isExact = name == rule.id || rule.aliases.contains(name);
        if (isExact || (meantByAll.contains(rule.id) && isNamedBy(rule, name)))
            ids.insert(rule.id);
    }
    return ids;
}

class IgnoreComments
{
public:
    IgnoreComments(
        const LintInput &input, const QList<sql::Directive> &directives, const QSet<QString> &reported)
        : m_input(input)
        , m_meantByAll(rulesMeantByAll(reported))
    {
        for (qsizetype index = 0; index < input.statements.size(); ++index) {
            if (input.statements.at(index).error)
                m_unreadable.append(input.statements.ranges().at(index));
        }
        QHash<QString, QSet<QString>> known;
        for (const sql::Directive &directive : directives) {
            if (directive.kind != sql::DirectiveKind::Ignore)
                continue;
            IgnoreComment comment { &directive, {}, false };
            for (qsizetype i = 0; i < directive.names.size(); ++i) {
                const QString &name = directive.names.at(i);
                if (!known.contains(name))
                    known.insert(name, rulesNamed(name, m_meantByAll));
                comment.names.push_back({ name, directive.nameRanges.at(i), known.value(name), false });
            }
            (directive.covers ? m_local : m_global).push_back(std::move(comment));
        }
        std::stable_sort(m_local.begin(), m_local.end(), [](const IgnoreComment &a, const IgnoreComment &b) {
            return a.directive->covers->start < b.directive->covers->start;
        });
    }

    /// The comment that accepts what the rule has found there; all that do are marked as used.
    const sql::Directive *accepting(const QString &rule, qsizetype place)
    {
        const sql::Directive *found = nullptr;
        for (IgnoreComment &comment : m_global)
            found = accepts(comment, rule) && !found ? comment.directive : found;
        // What a comment covers lies within one statement, so that those of other statements need not be asked.
        const qsizetype from = statementAround(place).start;
        auto comment = std::upper_bound(m_local.begin(), m_local.end(), place,
            [](qsizetype start, const IgnoreComment &other) { return start < other.directive->covers->start; });
        while (comment != m_local.begin() && (--comment)->directive->covers->start >= from) {
            const bool covers = comment->directive->covers->contains(place);
            if (covers && accepts(*comment, rule))
                found = comment->directive;
        }
        return found;
    }

    [[nodiscard]] QList<CommentProblem> problems()
    {
        QList<CommentProblem> problems;
        for (const std::vector<IgnoreComment> *comments : { &m_global, &m_local }) {
            for (const IgnoreComment &comment : *comments) {
                addUnknown(problems, comment);
                addUnused(problems, comment);
            }
        }
        return problems;
    }

private:
    [[nodiscard]] SourceRange statementAround(qsizetype offset) const
    {
        const QList<SourceRange> &statements = m_input.statements.ranges();
        const auto statement = std::partition_point(
            statements.begin(), statements.end(), [offset](const SourceRange &range) { return range.end() <= offset; });
        return statement == statements.end() ? SourceRange { offset, 0 } : *statement;
    }
    [[nodiscard]] bool accepts(IgnoreComment &comment, const QString &rule) const
    {
        bool accepted = comment.directive->acceptsAll && m_meantByAll.contains(rule);
        for (IgnoredName &name : comment.names) {
            const bool named = name.rules.contains(rule);
            name.used = name.used || named;
            accepted = accepted || named;
        }
        comment.used = comment.used || accepted;
        return accepted;
    }
    /// A rule that could not be asked may have had something to say.
    [[nodiscard]] bool isJudged(const IgnoreComment &comment) const
    {
        const auto &covers = comment.directive->covers;
        return std::none_of(m_unreadable.begin(), m_unreadable.end(), [&covers](const SourceRange &range) {
            return !covers || (covers->start < range.end() && range.start < covers->end());
        });
    }
    [[nodiscard]] bool isUnused(const IgnoredName &name) const
    {
        const auto canSpeak = [this](const QString &id) {
            return !isAboutComments(id) && (m_input.facts.live || !isSilentWithoutDatabase(*findRule(id)))
                && !lacksFacts(*findRule(id), m_input.directory);
        };
        return !name.used && std::any_of(name.rules.begin(), name.rules.end(), canSpeak);
    }

    void addUnknown(QList<CommentProblem> &problems, const IgnoreComment &comment);
    [[nodiscard]] QString similarRule(const QString &name);
    [[nodiscard]] Fix correction(const IgnoredName &name)
    {
        const QString meant = similarRule(name.name);
        return { u"Write "_s + meant, { { name.range, meant } }, false };
    }
    void addUnused(QList<CommentProblem> &problems, const IgnoreComment &comment) const;
    [[nodiscard]] Finding finding(const QString &rule, const sql::Directive &directive) const;
    [[nodiscard]] Fix removal(const IgnoreComment &comment, const QList<const IgnoredName *> &names) const;
    [[nodiscard]] SourceRange wholeComment(const SourceRange &comment) const;

    const LintInput &m_input;
    QSet<QString> m_meantByAll;
    QList<SourceRange> m_unreadable; // statements with syntax errors
    std::vector<IgnoreComment> m_global;
    std::vector<IgnoreComment> m_local; // by what they cover
    QHash<QString, QString> m_similar; // to names that nobody knows
};

QString listed(const QList<const IgnoredName *> &names)
{
    QStringList texts;
    for (const IgnoredName *name : names)
        texts.append(name->name);
    return texts.join(u", "_s);
}

Finding IgnoreComments::finding(const QString &rule, const sql::Directive &directive) const
{
    Finding finding;
    finding.rule = rule;
    finding.severity = findRule(rule)->severity;
    finding.file = m_input.file;
    finding.range = directive.range;
    const QList<SourceRange> &statements = m_input.statements.ranges();
    const auto covered = std::partition_point(statements.begin(), statements.end(),
        [&directive](const SourceRange &range) { return range.end() <= directive.range.end(); });
    const qsizetype last = std::max<qsizetype>(statements.size() - 1, 0);
    finding.statement = static_cast<int>(std::min(last, covered - statements.begin()));
    return finding;
}

QString IgnoreComments::similarRule(const QString &name)
{
    constexpr qsizetype most = 20; // all names are compared: not for each word of a file that is full of them
    if (m_similar.contains(name) || m_similar.size() >= most)
        return m_similar.value(name);
    QStringList known;
    for (const RuleInfo &rule : allRules())
        known += rule.aliases + QStringList { rule.id };
    return *m_similar.insert(name, nearestWord(name, known));
}

void IgnoreComments::addUnknown(QList<CommentProblem> &problems, const IgnoreComment &comment)
{
    QList<const IgnoredName *> unknown;
    for (const IgnoredName &name : comment.names) {
        if (name.rules.isEmpty() && !isForeignRule(name.name))
            unknown.append(&name);
    }
    if (unknown.isEmpty())
        return;
    Finding found = finding(u"unknown-ignore"_s, *comment.directive);
    found.message = u"no rule is called "_s + listed(unknown) + u": this comment does not accept what it is meant to"_s;
    if (const QString meant = similarRule(unknown.first()->name); !meant.isEmpty())
        found.evidence = u"a rule with a similar name is "_s + meant;
    if (!comment.directive->word.startsWith(u"schemawright")) {
        found.severity = Severity::Info; // its own tool may know the rule
        found.message = u"no rule that is known here is called "_s + listed(unknown);
    }
    found.fixes = { removal(comment, unknown) };
    if (!found.evidence.isEmpty() && unknown.size() == 1)
        found.fixes.prepend(correction(*unknown.first()));
    problems.append({ found, placeOf(*comment.directive) });
}

void IgnoreComments::addUnused(QList<CommentProblem> &problems, const IgnoreComment &comment) const
{
    const sql::Directive &directive = *comment.directive;
    const bool coversNothing = directive.covers && directive.covers->length == 0;
    Finding found = finding(u"unused-ignore"_s, directive);
    QList<const IgnoredName *> unused;
    for (const IgnoredName &name : comment.names) {
        if (isUnused(name))
            unused.append(&name);
    }
    if (comment.names.empty() && !directive.acceptsAll) {
        found.message = directive.word + u" without the name of a rule accepts nothing"_s;
    } else if (coversNothing) {
        found.message = u"no statement stands directly below this comment, so that it accepts nothing"_s;
        unused.clear();
    } else if (comment.names.empty() && !comment.used && isJudged(comment)) {
        found.message = u"nothing is found in what this comment covers, so that it accepts nothing"_s;
    } else if (!unused.isEmpty() && isJudged(comment)) {
        found.message = u"nothing that this comment covers is a case of "_s + listed(unused);
    } else {
        return;
    }
    found.fixes = { removal(comment, unused) };
    problems.append({ found, placeOf(*comment.directive) });
}

/// Of these names, or of the comment when none of the others would be left; no names: of all of it.
Fix IgnoreComments::removal(const IgnoreComment &comment, const QList<const IgnoredName *> &names) const
{
    if (names.isEmpty() || names.size() == static_cast<qsizetype>(comment.names.size()))
        return { u"Remove the comment"_s, { { wholeComment(comment.directive->range), {} } }, false };
    QStringList left;
    for (const IgnoredName &name : comment.names) {
        if (!names.contains(&name))
            left.append(name.name);
    }
    const qsizetype start = comment.names.front().range.start;
    const SourceRange all { start, comment.names.back().range.end() - start };
    const bool hasCommas = QStringView(m_input.text).mid(all.start, all.length).contains(u',');
    return { u"Remove %1 from the comment"_s.arg(listed(names)),
        { { all, left.join(hasCommas ? u", "_s : u" "_s) } }, false };
}

/// With its line when nothing else is on it, else with the blanks before it.
SourceRange IgnoreComments::wholeComment(const SourceRange &comment) const
{
    const QString &text = m_input.text;
    const auto isBlank = [](QChar character) { return character == u' ' || character == u'\t'; };
    qsizetype start = comment.start;
    while (start > 0 && isBlank(text[start - 1]))
        --start;
    qsizetype end = comment.end();
    while (end < text.size() && (isBlank(text[end]) || text[end] == u'\r'))
        ++end;
    const bool isAlone = (start == 0 || text[start - 1] == u'\n') && (end == text.size() || text[end] == u'\n');
    if (isAlone)
        return { start, std::min(end + 1, text.size()) - start };
    return { start, comment.end() - start };
}

} // namespace

void applyIgnoreComments(const LintInput &input, const QList<sql::Directive> &directives,
    const QSet<QString> &reported, LintOutcome &outcome)
{
    IgnoreComments comments(input, directives, reported);
    const auto sortOut = [&](const Finding &finding, qsizetype place) {
        if (const sql::Directive *directive = comments.accepting(finding.rule, place))
            outcome.accepted.append({ finding, directive->reason });
        else
            outcome.findings.append(finding);
    };
    for (const Finding &finding : std::exchange(outcome.findings, {}))
        sortOut(finding, finding.range.start);
    for (const CommentProblem &problem : comments.problems())
        sortOut(problem.finding, problem.place);
    std::stable_sort(outcome.accepted.begin(), outcome.accepted.end(),
        [](const AcceptedFinding &a, const AcceptedFinding &b) { return a.finding.range.start < b.finding.range.start; });
}

bool isSilentWithoutDatabase(const RuleInfo &rule)
{
    static const QSet<QString> silent { u"drop-index-in-use"_s, u"unused-index"_s, u"not-null-violation-risk"_s,
        u"add-column-default-pre-11"_s, u"check-violation-risk"_s, u"foreign-key-violation-risk"_s,
        u"partition-rows-out-of-range"_s, u"sequence-exhaustion"_s, u"session-setting-behind-pooler"_s,
        u"vector-operator-class"_s };
    return rule.needs == Needs::Catalog || silent.contains(rule.id);
}

} // namespace schemawright::lint
