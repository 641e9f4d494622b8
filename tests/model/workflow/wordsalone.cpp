#include "tests/model/workflow/wordsalone.h"

#include "model/base/textfile.h"
#include "model/sql/keywords.h"
#include "model/sql/lexer.h"

#include <algorithm>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

template <typename Visit> void forEachLexeme(const QString &text, const Visit &visit)
{
    sql::Lexer lexer(text);
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        visit(QStringView(text).mid(lexeme.range.start, lexeme.range.length), lexeme.kind);
    }
}

} // namespace

WordsAlone::WordsAlone(postgres::Connection &connection)
{
    // Identifiers below 16384 are given while the server's own catalog is made (docs: system-catalog-initial-data).
    const auto rows = connection.query(
        u"SELECT typname FROM pg_type WHERE oid < 16384 UNION SELECT proname FROM pg_proc WHERE oid < 16384"_s);
    for (int row = 0; rows && row < rows->rowCount(); ++row)
        m_known.insert(rows->text(row, 0));
    m_names = namesIn(readTextFile(locksFolder() + u"fixture.sql"_s).value_or(QString()));
}

QSet<QString> WordsAlone::namesIn(const QString &script) const
{
    QSet<QString> names;
    forEachLexeme(script, [&](QStringView written, sql::LexemeKind kind) {
        const QString word = written.toString().toLower();
        if (kind == sql::LexemeKind::Word && !sql::isKeyword(written) && !m_known.contains(word))
            names.insert(word);
    });
    return names;
}

QString WordsAlone::wordsOf(const LockCase &one) const
{
    const QSet<QString> names = m_names + namesIn(one.setup);
    QString words;
    forEachLexeme(one.sql, [&](QStringView written, sql::LexemeKind kind) {
        const QString word = written.toString().toLower();
        words += kind == sql::LexemeKind::Word && names.contains(word) ? u"…"_s : word;
    });
    return words.simplified();
}

void WordsAlone::add(const LockCase &one, bool blocks)
{
    Verdicts &verdicts = m_texts[wordsOf(one)];
    ++(blocks ? verdicts.blocking : verdicts.free);
}

double WordsAlone::bestPrecision(double recall) const
{
    QList<Verdicts> texts;
    int blocking = 0;
    for (const Verdicts &text : m_texts) {
        blocking += text.blocking;
        if (text.blocking > 0)
            texts.append(text);
    }
    // Those with the least in vain come first; of the last one a part may be taken, which no reader could do: the bound is
    // rather too high.
    std::ranges::sort(texts, {}, [](const Verdicts &text) { return double(text.free) / text.blocking; });
    double found = 0;
    double inVain = 0;
    for (const Verdicts &text : texts) {
        const double part = std::min(1.0, (recall * blocking - found) / text.blocking);
        if (part <= 0)
            break;
        found += part * text.blocking;
        inVain += part * text.free;
    }
    return found / (found + inVain);
}

} // namespace schemawright::testing
