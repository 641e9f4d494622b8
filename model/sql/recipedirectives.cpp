#include "model/sql/recipedirectives.h"

#include "model/sql/lexer.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

/// Words between blanks; blanks inside double quotes are part of a name.
QStringList wordsOf(const QString &text)
{
    static const QRegularExpression word(uR"((?:[^\s"]|"(?:[^"]|"")*")+)"_s);
    QStringList words;
    for (auto matches = word.globalMatch(text); matches.hasNext();)
        words.append(matches.next().captured());
    return words;
}

/// The names of "a.b" or "a,b", without their quotes.
QStringList namesOf(const QString &text)
{
    QStringList names;
    for (Lexer lexer(text); !lexer.atEnd();) {
        const Lexeme lexeme = lexer.next();
        if (lexeme.kind == LexemeKind::Word || lexeme.kind == LexemeKind::QuotedName)
            names.append(nameOf(QStringView(text).mid(lexeme.range.start, lexeme.range.length), lexeme.kind));
    }
    return names;
}

/// "100ms", "10s", "2min"; a bare number counts milliseconds.
std::optional<milliseconds> durationOf(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,9})(ms|s|min)?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 number = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    return milliseconds(unit == "s"_L1 ? number * 1000 : unit == "min"_L1 ? number * 60'000 : number);
}

QString durationText(milliseconds duration)
{
    const qint64 count = duration.count();
    return count > 0 && count % 1000 == 0 ? u"%1s"_s.arg(count / 1000) : u"%1ms"_s.arg(count);
}

tl::unexpected<Error> unknown(const QString &word)
{
    return makeError(ErrorKind::Input, u"\"%1\" means nothing in a schemawright:backfill comment"_s.arg(word),
        u"It has table=schema.name, key=column[,column], batch=rows, pause=100ms, max-lag=10s, for=schema.table.column."_s);
}

Result<> readWord(const QString &word, BackfillDirective &directive)
{
    const QString name = word.section(u'=', 0, 0);
    const QString value = word.section(u'=', 1);
    if (name == "table"_L1) {
        const QStringList names = namesOf(value);
        if (names.isEmpty() || names.size() > 2)
            return unknown(word);
        directive.table = names.size() == 2 ? QualifiedName { names.at(0), names.at(1) } : QualifiedName { {}, names.at(0) };
    } else if (name == "key"_L1) {
        directive.key = namesOf(value);
    } else if (name == "batch"_L1) {
        bool isNumber = false;
        directive.batch = value.toInt(&isNumber);
        if (!isNumber || directive.batch < 1)
            return unknown(word);
    } else if (name == "pause"_L1 || name == "max-lag"_L1) {
        const auto duration = durationOf(value);
        if (!duration)
            return unknown(word);
        (name == "pause"_L1 ? directive.pause : directive.maxLag) = *duration;
    } else if (name == "for"_L1) {
        directive.subject = value;
    } else {
        return unknown(word);
    }
    return {};
}

/// What follows "schemawright:<verb>" on its comment line.
const QRegularExpression &directiveLine()
{
    static const QRegularExpression line(
        u"^[ \\t]*--[ \\t]*schemawright:(expand|backfill|contract)[ \\t]+(\\S.*?)[ \\t\\r]*$"_s,
        QRegularExpression::MultilineOption);
    return line;
}

RecipePhase phaseOf(const QString &verb)
{
    return verb == "expand"_L1 ? RecipePhase::Expand
        : verb == "contract"_L1 ? RecipePhase::Contract
                                : RecipePhase::Backfill;
}

} // namespace

QString phaseText(RecipePhase phase)
{
    switch (phase) {
    case RecipePhase::Expand:
        return u"expand"_s;
    case RecipePhase::Backfill:
        return u"backfill"_s;
    case RecipePhase::Contract:
        return u"contract"_s;
    }
    Q_UNREACHABLE();
}

QString toComment(const PhaseDirective &directive)
{
    return lineComment(u"schemawright:%1 %2"_s.arg(phaseText(directive.phase), directive.subject));
}

QString toComment(const BackfillDirective &directive)
{
    QStringList key;
    for (const QString &column : directive.key)
        key.append(quoteIdentifier(column));
    QStringList words { u"schemawright:backfill"_s, u"table="_s + quoteName(directive.table),
        u"key="_s + key.join(u','), u"batch=%1"_s.arg(directive.batch), u"pause="_s + durationText(directive.pause),
        u"max-lag="_s + durationText(directive.maxLag) };
    if (!directive.subject.isEmpty())
        words.append(u"for="_s + directive.subject);
    return lineComment(words.join(u' '));
}

QList<PhaseDirective> readPhases(const QString &script)
{
    QList<PhaseDirective> phases;
    for (auto matches = directiveLine().globalMatch(script); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const RecipePhase phase = phaseOf(match.captured(1));
        if (phase != RecipePhase::Backfill) {
            phases.append({ phase, match.captured(2) });
            continue;
        }
        for (const QString &word : wordsOf(match.captured(2))) {
            if (word.startsWith("for="_L1))
                phases.append({ phase, word.mid(4) });
        }
    }
    return phases;
}

Result<std::optional<BackfillDirective>> readBackfill(const QString &comment)
{
    for (auto matches = directiveLine().globalMatch(comment); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (phaseOf(match.captured(1)) != RecipePhase::Backfill)
            continue;
        BackfillDirective directive;
        for (const QString &word : wordsOf(match.captured(2)))
            TRY(readWord(word, directive));
        if (directive.table.isEmpty() || directive.key.isEmpty()) {
            return makeError(ErrorKind::Input, u"a schemawright:backfill comment names no table or no key"_s,
                u"Write table=schema.name and key=column[,column]."_s);
        }
        return directive;
    }
    return std::nullopt;
}

} // namespace schemawright::sql
