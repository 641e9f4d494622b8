#include "model/lint/rulecontext.h"

#include "model/lint/changedobject.h"
#include "model/lint/duration.h"
#include "model/lint/loadevidence.h"
#include "model/lint/rules.h"

#include <algorithm>
#include <utility>

namespace schemawright::lint {

RuleContext::RuleContext(
    const LintInput &input, const FileOutline &outline, const FileState &state, QList<Finding> &findings)
    : m_input(input)
    , m_outline(outline)
    , m_state(state)
    , m_findings(findings)
{ }

void RuleContext::moveTo(int index, const QList<StatementLock> &locks)
{
    m_index = index;
    m_locks = locks;
    m_tables.clear();
}

TableKnowledge RuleContext::table(const QualifiedName &written) const
{
    constexpr std::size_t most = 8; // looked through one by one
    const auto known = std::ranges::find(m_tables, written, &Known::written);
    if (known != m_tables.end())
        return known->table;
    TableKnowledge table = knowledgeOf(written, m_state);
    if (m_tables.size() < most)
        m_tables.push_back({ written, table });
    return table;
}

int RuleContext::lineOf(int statement) const
{
    const qsizetype start = m_input.statements.ranges().at(statement).start;
    const auto next = std::lower_bound(m_outline.lineBreaks.begin(), m_outline.lineBreaks.end(), start);
    return static_cast<int>(next - m_outline.lineBreaks.begin()) + 1;
}

bool RuleContext::isOnlyAction() const
{
    const auto *alter = as<sql::AlterTable>();
    return alter && alter->actions.size() == 1;
}

bool RuleContext::isOpaque(QStringView node) const
{
    const auto *opaque = as<sql::Opaque>();
    return opaque && opaque->node == node;
}

int RuleContext::serverVersion() const
{
    return m_input.facts.serverVersion > 0 ? m_input.facts.serverVersion : m_input.options.assumedVersion;
}

SourceRange RuleContext::firstLine() const
{
    const SourceRange range = parsed().source.range;
    const qsizetype lineBreak = m_input.text.indexOf(u'\n', range.start);
    return { range.start, lineBreak < 0 ? range.length : std::min(range.length, lineBreak - range.start) };
}

void RuleContext::report(const Report &report)
{
    Finding finding;
    finding.rule = m_rule->id;
    finding.severity = report.severity.value_or(m_rule->severity);
    finding.hazard = report.hazard;
    finding.file = m_input.file;
    finding.range = report.range;
    finding.statement = m_index;
    finding.message = report.message;
    finding.evidence = report.evidence;
    if (report.hazard == Hazard::BreaksClients || report.hazard == Hazard::DataLoss) {
        const QString users = usersText(parsed().statement, report.range, m_state);
        finding.evidence += (finding.evidence.isEmpty() || users.isEmpty() ? QString() : QStringLiteral("; ")) + users;
    }
    finding.object = report.object;
    finding.fixes = report.fixes;
    m_findings.append(std::move(finding));
}

void RuleContext::reportWork(Report report, const TableKnowledge &table)
{
    if (table.isNew())
        return;
    report.evidence
        = report.evidence.isEmpty() ? table.evidence() : report.evidence + QStringLiteral("; ") + table.evidence();
    const bool blocks = report.hazard == Hazard::BlocksReadsAndWrites || report.hazard == Hazard::BlocksWrites;
    if (const QString duration = blocks ? durationOn(table) : QString(); !duration.isEmpty())
        report.evidence += QStringLiteral("; ") + duration;
    if (const QString load = blocks ? loadText(parsed().statement, table, m_state, strongestOn(table)) : QString(); !load.isEmpty())
        report.evidence += QStringLiteral("; ") + load;
    if (table.rows == Rows::Empty || table.rows == Rows::Few)
        report.severity = Severity::Info;
    this->report(report);
}

namespace {

bool isPartOf(const QualifiedName &locked, const TableKnowledge &table)
{
    return locked == table.name || (table.facts && table.facts->partitioned && table.facts->descendants.contains(locked));
}

} // namespace

schema::LockMode RuleContext::strongestOn(const TableKnowledge &table) const
{
    schema::LockMode strongest = schema::LockMode::None;
    for (const StatementLock &lock : m_locks)
        strongest = isPartOf(lock.table, table) ? std::max(strongest, lock.mode) : strongest;
    return strongest;
}

QString RuleContext::durationOn(const TableKnowledge &table) const
{
    Work longest = Work::Instant;
    for (const StatementLock &lock : m_locks)
        longest = isPartOf(lock.table, table) ? std::max(longest, lock.work) : longest;
    const bool isKnown = table.facts && table.isInUse() && isMeasured(parsed().statement);
    return isKnown ? durationEvidence(longest, *table.facts, m_input.facts.calibration) : QString();
}

void RuleContext::reportInstant(Report report, const TableKnowledge &table)
{
    weakenByTimeout(report);
    reportWork(report, table);
}

void RuleContext::reportInstant(Report report)
{
    weakenByTimeout(report);
    this->report(report);
}

void RuleContext::weakenByTimeout(Report &report) const
{
    const auto timeout = m_state.settings().timeout(QStringLiteral("lock_timeout"));
    if (timeout && timeout->count() > 0) {
        report.severity = Severity::Info;
        const QString known = report.evidence.isEmpty() ? QString() : report.evidence + QStringLiteral("; ");
        report.evidence = known + QStringLiteral("lock_timeout ends the wait for the lock after ")
            + QString::number(timeout->count()) + QStringLiteral(" ms");
    }
}

} // namespace schemawright::lint
