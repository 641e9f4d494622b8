#include "model/lint/linter.h"

#include "model/lint/rulecontext.h"
#include "model/lint/rules.h"
#include "model/sql/directives.h"

#include <algorithm>
#include <vector>

namespace schemawright::lint {

namespace {

std::vector<const RuleInfo *> enabledRules(const LintOptions &options)
{
    std::vector<const RuleInfo *> rules;
    for (const RuleInfo &rule : allRules()) {
        const auto names = [&rule](const QString &name) { return isNamedBy(rule, name); };
        const bool wanted = !rule.optional || std::any_of(options.enabledRules.begin(), options.enabledRules.end(), names);
        if (wanted && std::none_of(options.disabledRules.begin(), options.disabledRules.end(), names))
            rules.push_back(&rule);
    }
    return rules;
}

bool isAccepted(const Finding &finding, const QList<sql::Directive> &directives)
{
    const RuleInfo *rule = findRule(finding.rule);
    return std::any_of(directives.begin(), directives.end(), [&](const sql::Directive &directive) {
        if (directive.kind != sql::DirectiveKind::Ignore)
            return false;
        if (directive.covers && !directive.covers->contains(finding.range.start))
            return false;
        return directive.names.isEmpty()
            || std::any_of(directive.names.begin(), directive.names.end(),
                [rule](const QString &name) { return isNamedBy(*rule, name); });
    });
}

void overrideSeverities(QList<Finding> &findings, const QHash<QString, Severity> &severities)
{
    if (severities.isEmpty())
        return;
    for (Finding &finding : findings) {
        const RuleInfo *rule = findRule(finding.rule);
        for (auto entry = severities.begin(); entry != severities.end(); ++entry) {
            if (isNamedBy(*rule, entry.key()))
                finding.severity = entry.value();
        }
    }
}

bool startsTransaction(const LintInput &input, qsizetype index)
{
    return index < input.transactions.size()
        && (index == 0 || input.transactions[index] != input.transactions[index - 1] || input.transactions[index] < 0);
}

QList<StatementLock> locksOnOldTables(const QList<StatementLock> &locks, const FileState &state)
{
    QList<StatementLock> old = locks;
    old.removeIf([&state](const StatementLock &lock) {
        const TableState *table = state.table(lock.table);
        return lock.mode == schema::LockMode::None || (table != nullptr && table->created);
    });
    std::stable_sort(old.begin(), old.end(),
        [](const StatementLock &a, const StatementLock &b) { return a.mode > b.mode; });
    return old;
}

LintOutcome lintFile(
    const LintInput &input, const QList<sql::Directive> &directives, const FileOutline &outline, FileState &state)
{
    LintOutcome outcome;
    const std::vector<const RuleInfo *> rules = enabledRules(input.options);
    RuleContext context(input, outline, state, outcome.findings);
    for (int index = 0; index < input.statements.size(); ++index) {
        const sql::Statement &statement = input.statements[index].statement;
        if (startsTransaction(input, index))
            state.enterTransaction(input.transactions[index] >= 0);
        const QList<StatementLock> locks = locksOf(statement, state);
        outcome.locks.append(locksOnOldTables(locks, state));
        context.moveTo(index, locks);
        for (const RuleInfo *rule : rules) {
            context.setRule(*rule);
            rule->check(context);
        }
        state.apply(index, statement, locks);
    }
    outcome.findings.removeIf([&directives](const Finding &finding) { return isAccepted(finding, directives); });
    overrideSeverities(outcome.findings, input.options.severities);
    std::stable_sort(outcome.findings.begin(), outcome.findings.end(),
        [](const Finding &a, const Finding &b) { return a.range.start < b.range.start; });
    return outcome;
}

} // namespace

QList<LintOutcome> lintSequence(const QList<LintInput> &inputs)
{
    QList<LintOutcome> outcomes;
    QList<QList<sql::Directive>> directives;
    std::vector<FileOutline> outlines;
    QSet<QString> validated; // a constraint that one file adds NOT VALID is validated by a later one, as plans are written
    for (const LintInput &input : inputs) {
        directives.append(sql::readDirectives(input.text, input.statements));
        outlines.push_back(
            outlineOf(input, input.inTransaction && !sql::runsWithoutTransaction(directives.constLast())));
        validated += outlines.back().validatedConstraints;
    }
    std::optional<FileState> state;
    for (qsizetype file = 0; file < inputs.size(); ++file) {
        FileOutline &outline = outlines[file];
        outline.validatedConstraints = validated;
        if (state)
            state->startFile(outline.fileTransaction);
        else
            state.emplace(inputs[file], outline.fileTransaction);
        outcomes.append(lintFile(inputs[file], directives[file], outline, *state));
    }
    return outcomes;
}

QList<Finding> lint(const LintInput &input)
{
    return lintSequence({ input }).first().findings;
}

} // namespace schemawright::lint
