#include "model/hcl/writer.h"

#include <algorithm>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

bool needsNumber(QChar c)
{
    return c.unicode() < 0x20 || c == QChar(0x7F) || c == QChar(0x2028) || c == QChar(0x2029) || c == QChar(0xFEFF);
}

/// "${" and "%{" would begin a template.
QString withoutTemplates(QString text)
{
    return text.replace(u"${"_s, u"$${"_s).replace(u"%{"_s, u"%%{"_s);
}

} // namespace

QString quoteText(const QString &text)
{
    QString quoted = u"\""_s;
    for (const QChar c : withoutTemplates(text)) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\' + QString(c);
        else if (c == u'\n')
            quoted += u"\\n"_s;
        else if (c == u'\r')
            quoted += u"\\r"_s;
        else if (c == u'\t')
            quoted += u"\\t"_s;
        else if (needsNumber(c))
            quoted += u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
        else
            quoted += c;
    }
    return quoted + u'"';
}

QString longText(const QString &text)
{
    const auto isOdd = [](QChar c) { return c != u'\n' && c != u'\t' && needsNumber(c); };
    if (text.count(u'\n') < 2 || std::any_of(text.begin(), text.end(), isOdd))
        return quoteText(text);
    QStringList lines = text.split(u'\n');
    QString marker = u"SQL"_s;
    const auto isMarker = [&marker](const QString &line) { return line.trimmed() == marker; };
    for (int i = 1; std::any_of(lines.begin(), lines.end(), isMarker); ++i)
        marker = u"SQL%1"_s.arg(i);
    // A heredoc ends in a line end; chomp takes it away where the text has none.
    const bool endsLine = text.endsWith(u'\n');
    const QString heredoc = u"<<"_s + marker + u'\n' + withoutTemplates(text) + (endsLine ? QString() : u"\n"_s) + marker;
    return endsLine ? heredoc : QString(u"chomp("_s + heredoc + u"\n)"_s);
}

bool isIdentifier(const QString &name)
{
    const auto isPart = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    return !name.isEmpty() && !name.front().isDigit() && std::all_of(name.begin(), name.end(), isPart);
}

QString memberText(const QString &name)
{
    return isIdentifier(name) ? QString(u'.' + name) : QString(u'[' + quoteText(name) + u']');
}

void Writer::flush()
{
    qsizetype start = 0;
    const auto isLong = [](const std::pair<QString, QString> &attribute) { return attribute.second.contains(u'\n'); };
    while (start < m_attributes.size()) {
        qsizetype end = start + 1;
        while (end < m_attributes.size() && !isLong(m_attributes.at(start)) && !isLong(m_attributes.at(end)))
            ++end;
        qsizetype width = 0;
        for (qsizetype i = start; i < end; ++i)
            width = std::max(width, m_attributes.at(i).first.size());
        for (qsizetype i = start; i < end; ++i)
            m_text += indentation() + m_attributes.at(i).first.leftJustified(width) + u" = "_s + m_attributes.at(i).second + u'\n';
        start = end;
    }
    m_attributes.clear();
}

void Writer::begin(const QString &type, const QStringList &labels)
{
    flush();
    m_text += indentation() + type;
    for (const QString &label : labels)
        m_text += u' ' + quoteText(label);
    m_text += u" {\n"_s;
    ++m_depth;
}

void Writer::end()
{
    flush();
    --m_depth;
    m_text += indentation() + u"}\n"_s;
}

void Writer::comment(const QString &text)
{
    flush();
    QString line = text;
    for (QChar &c : line)
        c = needsNumber(c) ? u' ' : c;
    m_text += indentation() + u"# "_s + line + u'\n';
}

QString Writer::result()
{
    flush();
    return m_text;
}

} // namespace schemawright::hcl
