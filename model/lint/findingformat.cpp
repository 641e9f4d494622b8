#include "model/lint/findingformat.h"

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;

QString placeText(const Finding &finding, const LineColumn &place)
{
    // A plan that was printed is no file.
    return (finding.file.isEmpty() ? u"line "_s : QString(finding.file + u':')) + QString::number(place.line) + u':' + QString::number(place.column);
}

// The first line of the range; the carets stop at its end. Tabs are kept so that the carets stand right.
QString excerpt(const Finding &finding, const QString &text, const LineColumn &place)
{
    const qsizetype start = std::min(finding.range.start, text.size());
    const qsizetype lineStart = start - (place.column - 1);
    qsizetype lineEnd = text.indexOf(u'\n', start);
    lineEnd = lineEnd < 0 ? text.size() : lineEnd;
    QString line = text.mid(lineStart, lineEnd - lineStart);
    if (line.endsWith(u'\r'))
        line.chop(1);

    QString carets;
    for (qsizetype i = 0; i < start - lineStart; ++i)
        carets += line[i] == u'\t' ? u'\t' : u' ';
    const qsizetype visible = std::min(finding.range.length, lineStart + line.size() - start);
    carets += QString(std::max<qsizetype>(visible, 1), u'^');

    const QString number = QString::number(place.line);
    return u"  "_s + number + u" | "_s + line + u'\n' + u"  "_s + QString(number.size(), u' ') + u" | "_s + carets
        + u'\n';
}

} // namespace

QString formatFinding(const Finding &finding, const QString &text)
{
    return formatFinding(finding, text, LineBreaks(text));
}

QString formatFinding(const Finding &finding, const QString &text, const LineBreaks &lines)
{
    const LineColumn place = lines.at(finding.range.start);
    QString result = placeText(finding, place) + u": "_s + severityText(finding.severity) + u" ["_s + finding.rule
        + u"] "_s + hazardText(finding.hazard) + u": "_s + finding.message + u'\n';
    result += excerpt(finding, text, place);
    if (!finding.evidence.isEmpty())
        result += u"    = "_s + finding.evidence + u'\n';
    for (const Fix &fix : finding.fixes)
        result += u"    fix: "_s + fix.title + u'\n';
    return result;
}

} // namespace schemawright::lint
