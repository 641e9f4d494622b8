#include "model/workflow/sourceplaces.h"

#include <algorithm>

namespace schemawright::workflow {

namespace {

/// Where every line begins, and the end of the text.
QList<qsizetype> lineStarts(const QString &text)
{
    QList<qsizetype> starts { 0 };
    for (qsizetype end = text.indexOf(u'\n'); end >= 0; end = text.indexOf(u'\n', end + 1))
        starts << end + 1;
    return starts;
}

SourceRange atSource(const SourceRange &range, const QString &text, const QString &source, const QList<qsizetype> &starts)
{
    const LineColumn place = toLineColumn(text, range.start);
    const qsizetype line = std::min<qsizetype>(place.line, starts.size()) - 1;
    const qsizetype lineEnd = line + 1 < starts.size() ? starts.at(line + 1) - 1 : source.size();
    const QStringView content = QStringView(source).mid(starts.at(line), lineEnd - starts.at(line));
    const qsizetype column = place.column - 1;
    constexpr qsizetype enough = 8; // the same letters at the same place are no accident
    const QStringView words = QStringView(text).mid(range.start, std::clamp<qsizetype>(range.length, 1, enough));
    if (column < content.size() && words == QStringView(source).mid(starts.at(line) + column, words.size()))
        return { starts.at(line) + column, std::min(range.length, source.size() - starts.at(line) - column) };
    qsizetype first = 0;
    while (first < content.size() && content.at(first).isSpace())
        ++first;
    return { starts.at(line) + first, content.trimmed().size() };
}

} // namespace

QList<lint::Finding> findingsAtSource(QList<lint::Finding> findings, const QString &text, const QString &source)
{
    const QList<qsizetype> starts = lineStarts(source);
    for (lint::Finding &finding : findings) {
        finding.range = atSource(finding.range, text, source, starts);
        for (lint::Fix &fix : finding.fixes)
            fix.edits.clear();
    }
    return findings;
}

} // namespace schemawright::workflow
