#include "model/plan/viewquery.h"

#include "model/sql/splitter.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

namespace {

using sql::Token;
using sql::TokenKind;

// What ends a SELECT list on its own level of parentheses.
bool endsTargets(const QString &word)
{
    static const QSet<QString> words { u"FROM"_s, u"WHERE"_s, u"GROUP"_s, u"HAVING"_s, u"WINDOW"_s, u"UNION"_s,
        u"INTERSECT"_s, u"EXCEPT"_s, u"ORDER"_s, u"LIMIT"_s, u"OFFSET"_s, u"FETCH"_s };
    return words.contains(word);
}

class ConstantNamer
{
public:
    explicit ConstantNamer(const QString &query)
        : m_query(query)
    {
        for (const Token &token : sql::scanTokens(query)) {
            if (token.kind != TokenKind::Whitespace && token.kind != TokenKind::Comment)
                m_tokens.append(token);
        }
    }

    [[nodiscard]] QString run()
    {
        for (m_position = 0; m_position < m_tokens.size(); ++m_position)
            visit(text(m_position).toUpper());
        endTarget(m_tokens.size());
        for (auto end = m_ends.crbegin(); end != m_ends.crend(); ++end)
            m_query.insert(*end, u" AS \"?column?\""_s);
        return m_query;
    }

private:
    [[nodiscard]] QString text(qsizetype position) const
    {
        const Token &token = m_tokens.at(position);
        return m_query.mid(token.range.start, token.range.length);
    }

    void visit(const QString &word)
    {
        if (word == u"("_s) {
            m_starts.append(-1);
        } else if (word == u")"_s) {
            endTarget(m_position);
            if (m_starts.size() > 1)
                m_starts.removeLast();
        } else if (word == u"SELECT"_s) {
            m_starts.last() = m_position + 1;
        } else if (word == u","_s && m_starts.last() >= 0) {
            endTarget(m_position);
            m_starts.last() = m_position + 1;
        } else if (endsTargets(word) && m_starts.last() >= 0) {
            endTarget(m_position);
            m_starts.last() = -1;
        }
    }

    // A target is a constant, "::", and nothing but the name of a type.
    void endTarget(qsizetype end)
    {
        const qsizetype start = m_starts.last();
        if (start < 0 || end - start < 3)
            return;
        const bool isConstant = m_tokens.at(start).kind == TokenKind::Literal || text(start).toUpper() == u"NULL"_s;
        const bool isCast = text(start + 1) == u"::"_s
            || (text(start + 1) == u":"_s && text(start + 2) == u":"_s);
        for (qsizetype i = start + 1; i < end; ++i) {
            if (text(i).toUpper() == u"AS"_s)
                return;
        }
        if (isConstant && isCast)
            m_ends.append(m_tokens.at(end - 1).range.end());
    }

    QString m_query;
    QList<Token> m_tokens;
    qsizetype m_position = 0;
    QList<qsizetype> m_starts { -1 }; ///< per level of parentheses: where the present target starts; -1: no SELECT list
    QList<qsizetype> m_ends; ///< offsets behind constants without a name
};

} // namespace

QString withNamedConstants(const QString &query)
{
    return query.contains(u"::"_s) ? ConstantNamer(query).run() : query;
}

} // namespace schemawright::plan
