#include "model/lint/findingformat.h"

#include "model/base/visibletext.h"

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;

QString placeText(const Finding &finding, const LineColumn &place)
{
    // A plan that was printed is no file.
    return (finding.file.isEmpty() ? u"line "_s : QString(visibleText(finding.file) + u':')) + QString::number(place.line) + u':' + QString::number(place.column);
}

/// The first line of the range; the carets stop at its end. Tabs are kept so that the carets stand right. Of a long line
/// that much which a person can read: a script of one line with thousands of findings is not repeated for each.
QString excerpt(const Finding &finding, const QString &text, const LineColumn &place)
{
    constexpr qsizetype mostBefore = 160;
    constexpr qsizetype mostBehind = 400;
    const qsizetype start = std::min(finding.range.start, text.size());
    const qsizetype lineStart = start - (place.column - 1);
    const qsizetype from = start - lineStart > mostBefore ? start - mostBefore : lineStart;
    const QStringView behind = QStringView(text).mid(start, mostBehind);
    const qsizetype lineBreak = behind.indexOf(u'\n');
    const qsizetype to = start + (lineBreak < 0 ? behind.size() : lineBreak);
    QString line = text.mid(from, to - from);
    if (line.endsWith(u'\r'))
        line.chop(1);
    const qsizetype visible = std::min(finding.range.length, from + line.size() - start);
    const QString left = from > lineStart ? u"…"_s : QString();
    const QString right = lineBreak < 0 && to < text.size() ? u"…"_s : QString();

    QString carets(left.size(), u' ');
    for (qsizetype i = 0; i < start - from; ++i)
        carets += line[i] == u'\t' ? u'\t' : u' ';
    carets += QString(std::max<qsizetype>(visible, 1), u'^');

    const QString number = QString::number(place.line);
    return u"  "_s + number + u" | "_s + left + visibleText(line) + right + u'\n' + u"  "_s + QString(number.size(), u' ') + u" | "_s
        + carets + u'\n';
}

QString sentence(const QString &text)
{
    constexpr qsizetype longest = 4000;
    return visibleText(text.size() > longest ? QString(text.left(longest) + u'…') : text);
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
        + u"] "_s + hazardText(finding.hazard) + u": "_s + sentence(finding.message) + u'\n';
    result += excerpt(finding, text, place);
    if (!finding.evidence.isEmpty())
        result += u"    = "_s + sentence(finding.evidence) + u'\n';
    for (const Fix &fix : finding.fixes)
        result += u"    fix: "_s + sentence(fix.title) + u'\n';
    return result;
}

} // namespace schemawright::lint
