#include "model/lint/linter.h"

#include "model/lint/ignorecomments.h"
#include "model/lint/rulecontext.h"
#include "model/lint/rules.h"
#include "model/sql/directives.h"

#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace schemawright::lint {

namespace {

bool isEnabled(const RuleInfo &rule, const LintOptions &options)
{
    const auto names = [&rule](const QString &name) { return isNamedBy(rule, name); };
    const bool wanted = !rule.optional || std::any_of(options.enabledRules.begin(), options.enabledRules.end(), names);
    return wanted && std::none_of(options.disabledRules.begin(), options.disabledRules.end(), names);
}

struct RuleChoice {
    std::vector<const RuleInfo *> asked;
    QSet<QString> reported;
};

/// A comment that accepts what a rule says is not unused because the rule is switched off: then all are asked.
RuleChoice chooseRules(const LintOptions &options, bool hasIgnoreComments)
{
    RuleChoice choice;
    for (const RuleInfo &rule : allRules()) {
        const bool enabled = isEnabled(rule, options);
        if (enabled)
            choice.reported.insert(rule.id);
        if (enabled || hasIgnoreComments)
            choice.asked.push_back(&rule);
    }
    return choice;
}

void keepReported(LintOutcome &outcome, const QSet<QString> &reported)
{
    outcome.findings.removeIf([&reported](const Finding &finding) { return !reported.contains(finding.rule); });
    outcome.accepted.removeIf(
        [&reported](const AcceptedFinding &accepted) { return !reported.contains(accepted.finding.rule); });
}

/// A name of the rule itself says more than the name of its family.
std::optional<Severity> wantedSeverity(const RuleInfo &rule, const QHash<QString, Severity> &severities)
{
    std::optional<Severity> wanted;
    for (auto entry = severities.begin(); entry != severities.end(); ++entry) {
        if (entry.key() == rule.id || rule.aliases.contains(entry.key()))
            return *entry;
        if (isNamedBy(rule, entry.key()))
            wanted = *entry;
    }
    return wanted;
}

void overrideSeverities(QList<Finding> &findings, const QHash<QString, Severity> &severities)
{
    if (severities.isEmpty())
        return;
    for (Finding &finding : findings) {
        const RuleInfo *rule = findRule(finding.rule);
        const auto wanted = wantedSeverity(*rule, severities);
        if (wanted)
            finding.severity = finding.severity < rule->severity ? std::min(finding.severity, *wanted) : *wanted;
    }
}

bool startsTransaction(const LintInput &input, qsizetype index)
{
    return index < input.transactions.size()
        && (index == 0 || input.transactions[index] != input.transactions[index - 1] || input.transactions[index] < 0);
}

StatementLock strongestOnOldTables(const QList<StatementLock> &locks, const FileState &state)
{
    StatementLock strongest;
    for (const StatementLock &lock : locks) {
        const TableState *table = state.table(lock.table);
        if (lock.mode > strongest.mode && (table == nullptr || !table->created))
            strongest = lock;
    }
    return strongest;
}

/// A table that a later file gives its primary key is not left without one.
void takeOverKeys(std::vector<FileOutline> &outlines)
{
    QSet<QualifiedName> keyed; // in the files behind
    for (auto outline = outlines.rbegin(); outline != outlines.rend(); ++outline) {
        const QSet<QualifiedName> keyedHere = outline->keyedTables;
        for (auto created = outline->createdTables.begin(); created != outline->createdTables.end(); ++created) {
            if (keyed.contains(created.key()))
                outline->keyedTables.insert(created.key());
        }
        keyed += keyedHere;
    }
}

/// What a later file builds serves as well as what this one does; what any file drops serves nobody.
void shareIndexes(std::vector<FileOutline> &outlines)
{
    QList<sql::CreateIndex> made;
    QSet<QualifiedName> dropped;
    for (const FileOutline &outline : outlines) {
        made += outline.vectorIndexes;
        dropped += outline.droppedIndexes;
    }
    for (FileOutline &outline : outlines) {
        outline.vectorIndexes = made;
        outline.droppedIndexes = dropped;
    }
}

/// What a file unmakes is gone for those behind it; what ran was gone before the database was asked.
void takeOverUnmade(const QList<LintInput> &inputs, std::vector<FileOutline> &outlines)
{
    QSet<QString> unmade;
    bool isUnknown = false;
    int pending = 0;
    for (qsizetype file = 0; file < inputs.size(); ++file) {
        FileOutline &outline = outlines[file];
        const bool isUnknownBehind = outline.unknownFrom < std::numeric_limits<int>::max();
        if (outline.unmade.isEmpty())
            outline.unmade = unmade; // shared
        else
            outline.unmade += unmade;
        const DirectoryFacts &known = inputs.at(file).directory;
        if (isUnknown || known.pendingBefore > pending || inputs.at(file).options.runsBehindPending)
            outline.unknownFrom = 0;
        if (known.hasRun)
            continue;
        ++pending;
        unmade = outline.unmade;
        isUnknown = isUnknown || isUnknownBehind;
    }
}

void sortByPlace(QList<Finding> &findings)
{
    const auto isBefore = [](const Finding &a, const Finding &b) { return a.range.start < b.range.start; };
    if (!std::is_sorted(findings.begin(), findings.end(), isBefore))
        std::stable_sort(findings.begin(), findings.end(), isBefore);
}

/// What is done with the outcome of a file: all of it is kept, or the findings are handed over as they come.
class Collector
{
public:
    explicit Collector(QList<LintOutcome> &outcomes)
        : m_outcomes(&outcomes)
    { }
    explicit Collector(const FindingHandler &found)
        : m_found(&found)
    { }

    [[nodiscard]] bool keepsAll() const { return m_outcomes != nullptr; }
    /// What rules have said of a statement lies within it, so that what follows has its place behind.
    void takeStatement(LintOutcome &outcome, const LintOptions &options)
    {
        if (!keepsAll())
            handOver(outcome, options);
    }
    void takeFile(LintOutcome &outcome, const LintOptions &options)
    {
        if (!keepsAll())
            return handOver(outcome, options);
        overrideSeverities(outcome.findings, options.severities);
        sortByPlace(outcome.findings);
        m_outcomes->append(std::move(outcome));
    }
    void startFile() { ++m_file; }

private:
    void handOver(LintOutcome &outcome, const LintOptions &options)
    {
        overrideSeverities(outcome.findings, options.severities);
        sortByPlace(outcome.findings);
        for (const Finding &finding : std::as_const(outcome.findings))
            (*m_found)(m_file, finding);
        outcome.findings.clear();
    }

    QList<LintOutcome> *m_outcomes = nullptr;
    const FindingHandler *m_found = nullptr;
    qsizetype m_file = -1;
};

void lintFile(const LintInput &input, const QList<sql::Directive> &directives, const FileOutline &outline, FileState &state,
    Collector &collector, const std::stop_token &stop)
{
    LintOutcome outcome;
    collector.startFile();
    const bool hasIgnoreComments = !input.statements.isEmpty() && std::any_of(directives.begin(), directives.end(),
        [](const sql::Directive &directive) { return directive.kind == sql::DirectiveKind::Ignore; });
    const RuleChoice rules = chooseRules(input.options, hasIgnoreComments);
    RuleContext context(input, outline, state, outcome.findings);
    for (int index = 0; index < input.statements.size() && !stop.stop_requested(); ++index) {
        const sql::Statement &statement = input.statements.at(index).statement;
        if (startsTransaction(input, index))
            state.enterTransaction(input.transactions[index] >= 0);
        const QList<StatementLock> locks = locksOf(statement, state);
        if (collector.keepsAll())
            outcome.strongestLocks.append(strongestOnOldTables(locks, state));
        context.moveTo(index, locks);
        for (const RuleInfo *rule : rules.asked) {
            context.setRule(*rule);
            rule->check(context);
        }
        if (!hasIgnoreComments)
            collector.takeStatement(outcome, input.options);
        state.apply(index, statement, locks);
    }
    if (collector.keepsAll())
        outcome.strongestLocks.resize(input.statements.size()); // after a stop some are not known
    if (hasIgnoreComments && stop.stop_requested()) {
        outcome.findings.clear(); // what the comments accept is not known
    } else if (hasIgnoreComments) {
        applyIgnoreComments(input, directives, rules.reported, outcome);
        keepReported(outcome, rules.reported);
    }
    collector.takeFile(outcome, input.options);
}

void lintInto(Collector &collector, const QList<LintInput> &written, const std::stop_token &stop)
{
    QList<LintInput> inputs = written;
    for (LintInput &input : inputs) {
        const int version = input.facts.serverVersion > 0 ? input.facts.serverVersion : input.options.assumedVersion;
        input.statements = input.statements.forServer(version);
    }
    QList<QList<sql::Directive>> directives;
    std::vector<FileOutline> outlines;
    QSet<QString> validated; // a constraint that one file adds NOT VALID is validated by a later one, as plans are written
    for (const LintInput &input : inputs) {
        directives.append(sql::readDirectives(input.text, input.statements));
        outlines.push_back(
            outlineOf(input, input.inTransaction && !sql::runsWithoutTransaction(directives.constLast()), stop));
        validated += outlines.back().validatedConstraints;
    }
    takeOverKeys(outlines);
    shareIndexes(outlines);
    takeOverUnmade(inputs, outlines);
    std::optional<FileState> state;
    for (qsizetype file = 0; file < inputs.size(); ++file) {
        FileOutline &outline = outlines[file];
        outline.validatedConstraints = validated;
        if (state)
            state->startFile(inputs[file], outline.fileTransaction);
        else
            state.emplace(inputs[file], outline.fileTransaction);
        lintFile(inputs[file], directives[file], outline, *state, collector, stop);
    }
}

} // namespace

QList<LintOutcome> lintSequence(const QList<LintInput> &inputs, const std::stop_token &stop)
{
    QList<LintOutcome> outcomes;
    Collector collector(outcomes);
    lintInto(collector, inputs, stop);
    return outcomes;
}

void lintEach(const QList<LintInput> &inputs, const FindingHandler &found, const std::stop_token &stop)
{
    Collector collector(found);
    lintInto(collector, inputs, stop);
}

QList<Finding> lint(const LintInput &input)
{
    return lintSequence({ input }).first().findings;
}

} // namespace schemawright::lint
