#include "views/highlight/documenthighlighter.h"

#include "views/highlight/linecollector.h"
#include "views/highlight/stylecolors.h"
#include "views/highlight/syntaxrepository.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QTextCharFormat>
#include <QTextDocument>

namespace schemawright::highlight {

class DocumentHighlighter::Formats final : public KSyntaxHighlighting::SyntaxHighlighter
{
public:
    Formats(QTextDocument *document, const QPalette &palette)
        : SyntaxHighlighter(document)
        , m_colors(styleColors(palette))
    {
    }

    void setColors(const StyleColors &colors)
    {
        m_colors = colors;
        rehighlight();
    }

protected:
    void highlightBlock(const QString &text) override
    {
        m_line = text;
        m_namesInLowerCase = m_namesInLowerCase || writesKeywordsInCapitals(text);
        if (text.size() <= maxHighlightedLine)
            SyntaxHighlighter::highlightBlock(text);
    }

    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const auto style = format.textStyle();
        if (length == 0 || style == KSyntaxHighlighting::Theme::Normal)
            return;
        if (m_namesInLowerCase && style == KSyntaxHighlighting::Theme::Keyword && m_line.at(offset).isLower())
            return;
        const StyleColor &color = m_colors[static_cast<size_t>(style)];
        QTextCharFormat shown;
        shown.setForeground(color.color);
        shown.setFontWeight(color.bold ? QFont::Bold : QFont::Normal);
        shown.setFontItalic(color.italic);
        setFormat(offset, length, shown);
    }

private:
    StyleColors m_colors;
    QString m_line;
    bool m_namesInLowerCase = false; ///< once a line has said so, for the lines from there on
};

DocumentHighlighter::DocumentHighlighter(QTextDocument *document, const QPalette &palette, QStringView definitionName)
    : QObject(document)
    , m_formats(new Formats(document, palette))
{
    m_formats->setDefinition(threadRepository().definitionForName(definitionName.toString()));
}

void DocumentHighlighter::setPalette(const QPalette &palette)
{
    m_formats->setColors(styleColors(palette));
}

} // namespace schemawright::highlight
