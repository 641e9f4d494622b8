#include "model/sql/expressionparts.h"

#include "model/sql/lexer.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace schemawright::sql {

namespace {

enum class Separator { And, Or, Comma };

bool isWord(QStringView text, QStringView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

/// Where the separators stand that are in nothing else.
class OutermostSeparators
{
public:
    explicit OutermostSeparators(const QString &text)
    {
        Lexer lexer(text);
        while (!lexer.atEnd())
            read(lexer, text);
        isWrapped = m_firstClosed == text.size() && m_opensAtStart;
    }

    struct Place {
        Separator separator = Separator::Comma;
        SourceRange range;
    };
    QList<Place> places;
    bool isWrapped = false; ///< the first parenthesis is closed by the last one

private:
    void read(Lexer &lexer, const QString &text)
    {
        const Lexeme lexeme = lexer.next();
        const QStringView written = QStringView(text).mid(lexeme.range.start, lexeme.range.length);
        if (lexeme.kind == LexemeKind::Punctuation)
            readPunctuation(written, lexeme.range);
        else if (lexeme.kind == LexemeKind::Word)
            readWord(written, lexeme.range);
    }
    void readPunctuation(QStringView written, const SourceRange &range)
    {
        if (written == u"(" || written == u"[") {
            m_opensAtStart = m_opensAtStart || (range.start == 0 && written == u"(");
            ++m_depth;
        } else if (written == u")" || written == u"]") {
            if (--m_depth == 0 && m_firstClosed < 0)
                m_firstClosed = range.end();
        } else if (written == u",") {
            add(Separator::Comma, range);
        }
    }
    void readWord(QStringView written, const SourceRange &range)
    {
        if (isWord(written, u"case"))
            ++m_depth;
        else if (isWord(written, u"end"))
            --m_depth;
        else if (isWord(written, u"between") && m_depth == 0)
            m_between = true;
        else if (isWord(written, u"or"))
            add(Separator::Or, range);
        else if (isWord(written, u"and") && !(m_depth == 0 && std::exchange(m_between, false)))
            add(Separator::And, range);
    }
    void add(Separator separator, const SourceRange &range)
    {
        if (m_depth == 0)
            places.append({ separator, range });
    }

    int m_depth = 0;
    bool m_between = false;
    bool m_opensAtStart = false;
    qsizetype m_firstClosed = -1;
};

QString unwrapped(const QString &expression)
{
    QString text = expression.trimmed();
    while (OutermostSeparators(text).isWrapped)
        text = text.sliced(1, text.size() - 2).trimmed();
    return text;
}

QStringList cutAt(Separator separator, const QString &text, const QList<OutermostSeparators::Place> &places)
{
    QStringList parts;
    qsizetype start = 0;
    for (const OutermostSeparators::Place &place : places) {
        if (place.separator != separator)
            continue;
        parts.append(text.sliced(start, place.range.start - start));
        start = place.range.end();
    }
    parts.append(text.sliced(start));
    return parts;
}

QStringList unwrapped(QStringList parts)
{
    for (QString &part : parts)
        part = unwrapped(part);
    return parts;
}

} // namespace

QStringList conjunctsOf(const QString &expression)
{
    const QString text = unwrapped(expression);
    const QList<OutermostSeparators::Place> places = OutermostSeparators(text).places;
    const bool hasOr = std::any_of(places.begin(), places.end(),
        [](const OutermostSeparators::Place &place) { return place.separator == Separator::Or; });
    return hasOr ? QStringList { text } : unwrapped(cutAt(Separator::And, text, places));
}

QStringList disjunctsOf(const QString &expression)
{
    const QString text = unwrapped(expression);
    return unwrapped(cutAt(Separator::Or, text, OutermostSeparators(text).places));
}

QStringList itemsOf(const QString &list)
{
    if (list.trimmed().isEmpty())
        return {};
    QStringList items = cutAt(Separator::Comma, list, OutermostSeparators(list).places);
    for (QString &item : items)
        item = item.trimmed();
    return items;
}

} // namespace schemawright::sql
