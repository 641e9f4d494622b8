#include "app/contentfor.h"

#include "model/base/sourcerange.h"
#include "views/plan/findingtext.h"

#include <algorithm>

namespace schemawright::app {

plan::PlanViewContent planContent(const QString &title, const QString &sql,
    const QList<workflow::StatementText> &statements, const QList<lint::Finding> &findings)
{
    plan::PlanViewContent content;
    content.title = title;
    content.sql = sql;
    for (const workflow::StatementText &statement : statements) {
        content.statements.append(
            { statement.range, statement.lockNote, statement.transaction, statement.transactional });
    }
    content.findings = findings;
    return content;
}

QList<plan::ListedFinding> listedFindings(const QString &sql, const QList<lint::Finding> &findings)
{
    QList<plan::ListedFinding> listed;
    const LineBreaks lines(sql);
    for (const lint::Finding &finding : findings)
        listed.append({ finding, lines.at(finding.range.start).line });
    return listed;
}

QStringList findingSentences(QList<lint::Finding> findings)
{
    std::stable_sort(findings.begin(), findings.end(),
        [](const lint::Finding &a, const lint::Finding &b) { return a.severity > b.severity; });
    QStringList sentences;
    for (const lint::Finding &finding : findings)
        sentences.append(plan::findingSentence(finding));
    return sentences;
}

} // namespace schemawright::app
