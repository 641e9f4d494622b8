#include "model/report/lintmarkdown.h"

#include "model/base/visibletext.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestComment = 60'000; // GitHub refuses more than 65,536 characters
constexpr qsizetype longestLine = 200;
constexpr qsizetype mostLines = 12;

/// Text that stays what it is: no markup, no HTML, no link and nobody told.
QString plain(const QString &text)
{
    QString result;
    for (const QChar character : text) {
        if (character == u'&')
            result += u"&amp;"_s;
        else if (character == u'<')
            result += u"&lt;"_s;
        else if (character == u'>')
            result += u"&gt;"_s;
        else if (character == u'@' || character == u'#')
            result += character + u"<!-- -->"_s; // a mention of somebody, of another issue
        else if (u"\\`*_{}[]()|~!$^"_s.contains(character))
            result += QString(u'\\') + character;
        else
            result += character.isSpace() || character.unicode() < 32 ? QChar(u' ') : visibleText(character).front();
    }
    // What is made a link without any markup.
    return result.replace(u"://"_s, u":<!-- -->//"_s).replace(u"www."_s, u"www<!-- -->."_s, Qt::CaseInsensitive);
}

QString code(const QString &text)
{
    return u"<code>"_s + plain(text) + u"</code>"_s;
}

/// A block that nothing in it can end. Lines are cut where they are too long to read.
QString block(const QString &language, const QStringList &lines)
{
    QStringList shown;
    for (QString line : lines.first(std::min(lines.size(), mostLines))) {
        line = visibleText(line.remove(u'\r'));
        shown.append(line.size() > longestLine ? QString(line.left(longestLine) + u'…') : line);
    }
    if (lines.size() > mostLines)
        shown.append(u"…"_s);
    static const QRegularExpression ticks(u"`+"_s);
    qsizetype fence = 3;
    for (const QRegularExpressionMatch &match : ticks.globalMatch(shown.join(u'\n')))
        fence = std::max(fence, match.capturedLength() + 1);
    const QString marks(fence, u'`');
    return marks + language + u'\n' + shown.join(u'\n') + u'\n' + marks + u'\n';
}

QString fixText(const lint::Fix &fix, const QString &text, const LineBreaks &breaks)
{
    QString result = u"Fix: "_s + plain(fix.title) + u"\n\n"_s;
    const auto edit = lineEditOf(fix, text, breaks);
    if (!edit)
        return result;
    QStringList lines;
    for (const QString &line : edit->oldText.split(u'\n'))
        lines.append(u'-' + line);
    for (const QString &line : edit->newText.isEmpty() ? QStringList() : edit->newText.split(u'\n'))
        lines.append(u'+' + line);
    return result + block(u"diff"_s, lines) + u'\n';
}

QString findingBlock(const lint::Finding &finding, const QString &text, const LineBreaks &breaks)
{
    QString message = finding.message;
    if (!message.isEmpty())
        message[0] = message[0].toUpper();
    QString result = u"**%1** in line %2, %3, %4: %5\n\n"_s.arg(lint::severityText(finding.severity), QString::number(breaks.at(finding.range.start).line),
        code(finding.rule), lint::hazardText(finding.hazard), plain(message));
    result += u"<details><summary>%1</summary>\n\n"_s.arg(finding.fixes.isEmpty() ? u"Evidence"_s : u"Evidence and fix"_s);
    if (!finding.evidence.isEmpty())
        result += plain(finding.evidence) + u"\n\n"_s;
    result += block(u"sql"_s, linesOf(text, finding.range).split(u'\n')) + u'\n';
    for (const lint::Fix &fix : finding.fixes)
        result += fixText(fix, text, breaks);
    return result + u"</details>\n\n"_s;
}

QString countOf(const LintedFile &file, lint::Severity severity)
{
    return QString::number(std::count_if(file.findings.begin(), file.findings.end(),
        [severity](const lint::Finding &finding) { return finding.severity == severity; }));
}

QString summary(const LintRun &run)
{
    qsizetype findings = 0;
    qsizetype accepted = 0;
    QString rows;
    for (const LintedFile &file : run.files) {
        findings += file.findings.size();
        accepted += file.accepted.size();
        if (!file.findings.isEmpty()) {
            rows += u"| %1 | %2 | %3 | %4 |\n"_s.arg(code(pathOf(run, file)), countOf(file, lint::Severity::Error),
                countOf(file, lint::Severity::Warning), countOf(file, lint::Severity::Info));
        }
    }
    QString text = u"### Schemawright: %1 in %2\n\n"_s.arg(
        findings == 0 ? u"no findings"_s : countedText(findings, u"finding"_s, u"findings"_s),
        countedText(run.files.size(), u"file"_s, u"files"_s));
    if (!rows.isEmpty())
        text += u"| File | Errors | Warnings | Information |\n|---|---:|---:|---:|\n"_s + rows + u'\n';
    if (accepted > 0)
        text += countedText(accepted, u"finding is"_s, u"findings are"_s) + u" accepted by comments in the files.\n\n"_s;
    return text;
}

} // namespace

QString lintMarkdown(const LintRun &run)
{
    QString text = summary(run);
    if (text.size() > longestComment) // thousands of files
        text = text.section(u"\n\n"_s, 0, 0) + u"\n\n"_s;
    qsizetype leftOut = 0;
    for (const LintedFile &file : run.files) {
        const LineBreaks lines(file.text);
        bool isNamed = false;
        for (const lint::Finding &finding : file.findings) {
            QString part = leftOut > 0 ? QString() : findingBlock(finding, file.text, lines);
            if (!isNamed)
                part.prepend(u"#### %1\n\n"_s.arg(code(pathOf(run, file))));
            if (leftOut > 0 || text.size() + part.size() > longestComment) {
                ++leftOut;
                continue;
            }
            text += part;
            isNamed = true;
        }
    }
    if (leftOut > 0)
        text += u"%1 left out here: the comment would be too long.\n"_s.arg(
            countedText(leftOut, u"more finding is"_s, u"more findings are"_s));
    while (text.endsWith("\n\n"_L1))
        text.chop(1);
    return text;
}

} // namespace schemawright::report
