#include "views/highlight/highlightedtext.h"

#include "views/highlight/linecollector.h"

namespace schemawright::highlight {

std::span<const StyledRange> HighlightedText::line(int number) const
{
    if (number < 0 || number >= lineCount())
        return {};
    const size_t start = number == 0 ? 0 : m_lineEnds[static_cast<size_t>(number - 1)];
    return std::span(m_ranges).subspan(start, m_lineEnds[static_cast<size_t>(number)] - start);
}

HighlightedText highlightText(const QString &text, QStringView definitionName)
{
    LineCollector collector(text, definitionName);
    while (!collector.atEnd())
        collector.addLine();
    return collector.takeText();
}

QStringView definitionForFile(QStringView fileName)
{
    if (fileName.endsWith(u".prisma", Qt::CaseInsensitive))
        return prismaDefinition;
    if (fileName.endsWith(u".hcl", Qt::CaseInsensitive))
        return hclDefinition;
    return sqlDefinition;
}

} // namespace schemawright::highlight
