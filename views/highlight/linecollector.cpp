#include "views/highlight/linecollector.h"

#include "views/highlight/syntaxrepository.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

namespace schemawright::highlight {

bool writesKeywordsInCapitals(const QString &text)
{
    for (const QStringView verb : { u"CREATE ", u"ALTER ", u"SELECT ", u"DROP ", u"INSERT ", u"COMMENT ON " }) {
        if (text.contains(verb))
            return true;
    }
    return false;
}

LineCollector::LineCollector(const QString &text, QStringView definitionName)
    : m_source(text)
    , m_namesInLowerCase(definitionName == sqlDefinition && writesKeywordsInCapitals(text))
{
    setDefinition(threadRepository().definitionForName(definitionName.toString()));
}

void LineCollector::addLine()
{
    const qsizetype newline = m_source.indexOf(u'\n', m_next);
    const qsizetype end = newline < 0 ? m_source.size() : newline;
    m_line = QStringView(m_source).mid(m_next, end - m_next);
    if (newline >= 0 && m_line.endsWith(u'\r'))
        m_line.chop(1);
    if (m_line.size() <= maxHighlightedLine)
        m_state = highlightLine(m_line, m_state);
    m_text.endLine();
    m_next = end + 1;
}

void LineCollector::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    const auto style = format.textStyle();
    if (length == 0 || style == KSyntaxHighlighting::Theme::Normal)
        return;
    if (m_namesInLowerCase && style == KSyntaxHighlighting::Theme::Keyword && m_line[offset].isLower())
        return;
    m_text.append({ .start = offset, .length = length, .style = static_cast<int>(style) });
}

} // namespace schemawright::highlight
