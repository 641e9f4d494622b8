#include "model/report/lintedfile.h"

#include "model/base/digest.h"
#include "model/lint/fix.h"

#include <QHash>

#include <algorithm>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

SourceRange wholeLines(const QString &text, const SourceRange &range)
{
    const qsizetype from = std::min(range.start, text.size());
    const qsizetype to = std::clamp(range.length > 0 ? range.end() - 1 : range.start, from, text.size());
    const qsizetype start = from > 0 ? text.lastIndexOf(u'\n', from - 1) + 1 : 0;
    const qsizetype end = text.indexOf(u'\n', to);
    return { start, (end < 0 ? text.size() : end) - start };
}

} // namespace

QString linesOf(const QString &text, const SourceRange &range)
{
    const SourceRange lines = wholeLines(text, range);
    QString result = text.mid(lines.start, lines.length);
    if (result.endsWith(u'\r'))
        result.chop(1);
    return result;
}

QList<ReportedFinding> reportedFindings(const LintedFile &file)
{
    QList<ReportedFinding> reported;
    for (const lint::Finding &finding : file.findings)
        reported.append({ &finding, nullptr, {} });
    for (const lint::AcceptedFinding &accepted : file.accepted)
        reported.append({ &accepted.finding, &accepted, {} });
    std::stable_sort(reported.begin(), reported.end(), [](const ReportedFinding &a, const ReportedFinding &b) {
        return a.finding->range.start < b.finding->range.start;
    });
    QHash<QString, int> seen; // the same line twice in a file
    for (ReportedFinding &entry : reported) {
        const QString where = linesOf(file.text, entry.finding->range).simplified();
        const QString key
            = QStringList { entry.finding->rule, file.name, entry.finding->object, where }.join(QChar(u'\0'));
        const QString numbered = key + QChar(u'\0') + QString::number(seen[key]++);
        entry.fingerprint = sha256Hex(numbered.toUtf8()).left(32);
    }
    return reported;
}

QString pathOf(const LintRun &run, const LintedFile &file)
{
    return run.folder.isEmpty() ? file.name : QString(run.folder + u'/' + file.name);
}

QString countedText(qsizetype count, const QString &one, const QString &many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

std::optional<LineEdit> lineEditOf(const lint::Fix &fix, const QString &text, const LineBreaks &breaks)
{
    constexpr qsizetype longest = 20'000;
    if (fix.edits.isEmpty() || fix.edits.last().range.end() - fix.edits.first().range.start > longest)
        return std::nullopt;
    LineEdit edit;
    const qsizetype start = fix.edits.first().range.start;
    // With the next line where the last edit takes a line break away.
    const SourceRange lines = wholeLines(text, { start, fix.edits.last().range.end() - start + 1 });
    edit.firstLine = breaks.at(lines.start).line;
    edit.lastLine = breaks.at(lines.end()).line;
    edit.oldText = text.mid(lines.start, lines.length);
    lint::Fix inner = fix;
    for (lint::TextEdit &part : inner.edits)
        part.range.start -= lines.start;
    edit.newText = lint::applyFix(edit.oldText, inner);
    return edit;
}

} // namespace schemawright::report
