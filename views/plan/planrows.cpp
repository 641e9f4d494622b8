#include "views/plan/planrows.h"

#include "model/diff/textdiff.h"
#include "views/plan/findingtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace schemawright::plan {

namespace {

using textpane::Bracket;
using textpane::PaneContent;
using textpane::PaneRow;
using textpane::RowKind;

class PlanRowBuilder
{
public:
    PlanRowBuilder(const PlanViewContent &content, const std::vector<int> &cardRows)
        : m_content(content)
        , m_cardRows(cardRows)
        , m_lines(diff::lineRanges(content.sql))
    {
    }

    [[nodiscard]] PaneContent build()
    {
        const std::vector<int> order = findingsInOrder(m_content);
        size_t nextFinding = 0;
        for (int line = 0; line < m_lines.size(); ++line) {
            // A finding beyond the last line belongs to the last line.
            const bool last = line == m_lines.size() - 1;
            const qsizetype lineEnd = last ? std::numeric_limits<qsizetype>::max() : m_lines[line + 1].start;
            addHeaders(lineEnd);
            addLine(line);
            while (nextFinding < order.size() && findingAt(order[nextFinding]).range.start < lineEnd)
                addCard(order[nextFinding++]);
        }
        addBrackets();
        return std::move(m_rows);
    }

private:
    [[nodiscard]] const lint::Finding &findingAt(int index) const { return m_content.findings[index]; }

    /// Of the statements that begin before `lineEnd` and have none yet.
    void addHeaders(qsizetype lineEnd)
    {
        const qsizetype statementCount = m_content.statements.size();
        while (m_statement + 1 < statementCount && m_content.statements[m_statement + 1].range.start < lineEnd) {
            ++m_statement;
            add({ .kind = RowKind::Note, .hunk = m_statement }, statementHeader(m_content, m_statement));
        }
    }

    void addLine(int line)
    {
        const SourceRange &range = m_lines[line];
        const bool inStatement = m_statement >= 0 && range.start < m_content.statements[m_statement].range.end();
        add({ .number = line + 1, .line = line, .hunk = inStatement ? m_statement : -1 },
            textpane::shownLine(QStringView(m_content.sql).mid(range.start, range.length)));
    }

    void addCard(int finding)
    {
        const int statement = m_rows.rows.empty() ? -1 : m_rows.rows.back().hunk;
        for (int i = 0; i < std::max(m_cardRows[static_cast<size_t>(finding)], 1); ++i) {
            add({ .kind = RowKind::Note, .hunk = statement, .note = finding },
                i == 0 ? textpane::shownLine(findingSentence(findingAt(finding))) : QString());
        }
    }

    void add(const PaneRow &row, const QString &text)
    {
        m_rows.rows.push_back(row);
        m_rows.texts.append(text);
    }

    /// From the first row of a transaction's first statement to the last row of its last one, blank lines included.
    void addBrackets()
    {
        const auto count = m_rows.rows.size();
        for (size_t first = 0; first < count;) {
            const int statement = m_rows.rows[first].hunk;
            if (statement < 0) {
                ++first;
                continue;
            }
            size_t last = first;
            for (size_t row = first; row < count; ++row) {
                const int other = m_rows.rows[row].hunk;
                if (other >= 0 && !isSameTransaction(statement, other))
                    break;
                if (other >= 0)
                    last = row;
            }
            bracket(first, last, m_content.statements[statement].transactional);
            first = last + 1;
        }
    }

    [[nodiscard]] bool isSameTransaction(int first, int second) const
    {
        const PlanStatement &one = m_content.statements[first];
        const PlanStatement &other = m_content.statements[second];
        return first == second
            || (one.transactional && other.transactional && one.transaction == other.transaction);
    }

    void bracket(size_t first, size_t last, bool transactional)
    {
        for (size_t row = first; row <= last; ++row)
            m_rows.rows[row].bracket = transactional ? Bracket::Middle : Bracket::Outside;
        if (!transactional)
            return;
        m_rows.rows[first].bracket = first == last ? Bracket::Single : Bracket::Begin;
        if (first != last)
            m_rows.rows[last].bracket = Bracket::End;
    }

    const PlanViewContent &m_content;
    const std::vector<int> &m_cardRows;
    QList<SourceRange> m_lines;
    int m_statement = -1;
    PaneContent m_rows;
};

QString translated(const char *text)
{
    return QCoreApplication::translate("schemawright::plan", text);
}

} // namespace

PaneContent planRows(const PlanViewContent &content, const std::vector<int> &cardRows)
{
    Q_ASSERT(cardRows.size() == static_cast<size_t>(content.findings.size()));
    return PlanRowBuilder(content, cardRows).build();
}

QString statementHeader(const PlanViewContent &content, int statement)
{
    const PlanStatement &shown = content.statements[statement];
    QStringList parts { translated(QT_TRANSLATE_NOOP("schemawright::plan", "Statement %1 of %2"))
                            .arg(QString::number(statement + 1), QString::number(content.statements.size())) };
    if (!shown.note.isEmpty())
        parts.append(shown.note);
    if (!shown.transactional)
        parts.append(translated(QT_TRANSLATE_NOOP("schemawright::plan", "outside a transaction")));
    return parts.join(QStringLiteral(" · "));
}

std::vector<int> findingsInOrder(const PlanViewContent &content)
{
    std::vector<int> order(static_cast<size_t>(content.findings.size()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(
        order, {}, [&content](int index) { return content.findings[index].range.start; });
    return order;
}

} // namespace schemawright::plan
