#include "model/sql/newersyntax.h"

#include "model/sql/lexer.h"

#include <algorithm>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

constexpr int firstVersion = 180000;

struct Word {
    QString name; ///< without its quotes; of what is no word as written
    SourceRange range;
};

QList<Word> wordsOf(const QString &text)
{
    QList<Word> words;
    Lexer lexer(text);
    while (!lexer.atEnd()) {
        const Lexeme lexeme = lexer.next();
        if (lexeme.kind == LexemeKind::Whitespace || lexeme.kind == LexemeKind::Comment)
            continue;
        const QString written = text.mid(lexeme.range.start, lexeme.range.length);
        const bool isName = lexeme.kind == LexemeKind::Word || lexeme.kind == LexemeKind::QuotedName;
        words.append({ isName ? nameOf(written, lexeme.kind) : written, lexeme.range });
    }
    return words;
}

/// A statement that is changed word by word: every character keeps its place.
class Rewriting
{
public:
    explicit Rewriting(const StatementSource &source)
        : m_source(source)
        , m_text(source.text)
        , m_words(wordsOf(source.text))
    { }

    [[nodiscard]] std::optional<Statement> statement()
    {
        for (qsizetype i = 0; i < m_words.size(); ++i)
            readAt(i);
        if (m_text == m_source.text)
            return std::nullopt;
        ParsedStatement parsed = parseStatement({ m_source.range, m_text, {} });
        auto *alter = std::get_if<AlterTable>(&parsed.statement);
        if (parsed.error || (!alter && !std::holds_alternative<CreateTable>(parsed.statement)))
            return std::nullopt;
        if (auto *create = std::get_if<CreateTable>(&parsed.statement)) {
            for (ColumnDefinition &column : create->columns)
                amend(column);
        }
        for (AlterTableAction &action : alter ? alter->actions : m_noActions)
            amend(action);
        return parsed.statement;
    }

private:
    [[nodiscard]] bool stands(qsizetype at, const QStringList &names) const
    {
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (m_words.value(at + i).name != names.at(i))
                return false;
        }
        return true;
    }
    void replace(qsizetype first, qsizetype last, const QString &by = {})
    {
        const qsizetype start = m_words.at(first).range.start;
        const qsizetype length = m_words.at(last).range.end() - start;
        m_text.replace(start, length, by.leftJustified(length));
    }
    [[nodiscard]] qsizetype placeOf(qsizetype word) const { return m_source.range.start + m_words.at(word).range.start; }

    void readAt(qsizetype i)
    {
        if (stands(i, { u"not"_s, u"enforced"_s })) {
            replace(i, i + 1, isOfAlterConstraint(i) ? QString() : u"NOT VALID"_s);
            noteEnforcement(i, u"false"_s);
            m_words[i + 1].name.clear();
        } else if (stands(i, { u"enforced"_s })) {
            replace(i, i);
            noteEnforcement(i, u"true"_s);
        } else if (isOfAlterConstraint(i) && stands(i, { u"inherit"_s })) {
            replace(i, i);
        } else if (isOfAlterConstraint(i) && stands(i, { u"no"_s, u"inherit"_s })) {
            replace(i, i + 1);
        } else if (stands(i, { u"without"_s, u"overlaps"_s })) {
            replace(i, i + 1);
        } else if (stands(i, { u"period"_s }) && m_words.value(i + 1).name != u"," && m_words.value(i + 1).name != u")") {
            replace(i, i);
        } else if (stands(i, { u"generated"_s, u"always"_s, u"as"_s, u"("_s })) {
            readGenerated(i);
        } else if (stands(i, { u"not"_s, u"null"_s }) && i > 0 && isTableConstraint(i)) {
            readNotNull(i);
        }
    }
    void noteEnforcement(qsizetype i, const QString &value)
    {
        if (isOfAlterConstraint(i))
            m_enforcement.append({ placeOf(i), m_words.at(i - 1).name, value });
    }
    [[nodiscard]] bool isOfAlterConstraint(qsizetype i) const { return i > 2 && stands(i - 3, { u"alter"_s, u"constraint"_s }); }
    /// ADD [CONSTRAINT name] NOT NULL column
    [[nodiscard]] bool isTableConstraint(qsizetype i) const
    {
        return i + 2 < m_words.size() && (stands(i - 1, { u"add"_s }) || (i > 2 && stands(i - 3, { u"add"_s, u"constraint"_s })));
    }
    void readNotNull(qsizetype i)
    {
        const SourceRange column = m_words.at(i + 2).range;
        const qsizetype start = m_words.at(i).range.start;
        replace(i, i + 2, u"UNIQUE ("_s + m_source.text.mid(column.start, column.length) + u')');
        const bool notValid = stands(i + 3, { u"not"_s, u"valid"_s });
        if (notValid)
            replace(i + 3, i + 4);
        if (stands(i + (notValid ? 5 : 3), { u"no"_s, u"inherit"_s }))
            replace(i + (notValid ? 5 : 3), i + (notValid ? 6 : 4));
        m_notNull.insert(m_source.range.start + start, notValid);
    }
    void readGenerated(qsizetype i)
    {
        int depth = 0;
        qsizetype last = i + 3;
        for (; last < m_words.size(); ++last) {
            depth += m_words.at(last).name == u"(" ? 1 : m_words.at(last).name == u")" ? -1 : 0;
            if (depth == 0)
                break;
        }
        if (last >= m_words.size() || m_words.value(last + 1).name == u"stored")
            return;
        const bool isWritten = m_words.value(last + 1).name == u"virtual";
        replace(i, isWritten ? last + 1 : last);
        m_virtual.append(placeOf(i));
    }

    /// What is left of a virtual column may end before its own words.
    void amend(ColumnDefinition &column) const
    {
        for (const qsizetype place : m_virtual) {
            const QString between = m_text.mid(column.range.end() - m_source.range.start, place - column.range.end());
            if (place >= column.range.start && (place <= column.range.end() || between.trimmed().isEmpty()))
                column.generated = GeneratedKind::Virtual;
        }
    }
    void amend(AlterTableAction &part) const
    {
        const auto isIn = [&part](qsizetype place) { return place >= part.range.start && place <= part.range.end(); };
        if (auto *add = std::get_if<AddConstraint>(&part.action)) {
            for (auto notNull = m_notNull.cbegin(); notNull != m_notNull.cend(); ++notNull) {
                if (!isIn(notNull.key()))
                    continue;
                add->constraint.type = ConstraintType::NotNull;
                add->constraint.notValid = notNull.value();
            }
        } else if (auto *column = std::get_if<AddColumn>(&part.action)) {
            if (std::any_of(m_virtual.begin(), m_virtual.end(), isIn))
                column->column.generated = GeneratedKind::Virtual;
        } else if (auto *other = std::get_if<OtherTableAction>(&part.action)) {
            for (const Enforcement &enforcement : m_enforcement) {
                // The words may stand behind what is left of the action.
                if (other->kind != u"AlterConstraint" || enforcement.place < part.range.start)
                    continue;
                other->name = enforcement.constraint;
                other->options.insert(u"enforced"_s, enforcement.value);
                break;
            }
        }
    }

    const StatementSource &m_source;
    QString m_text;
    QList<Word> m_words;
    struct Enforcement {
        qsizetype place = 0;
        QString constraint;
        QString value;
    };
    QList<Enforcement> m_enforcement; // of ALTER CONSTRAINT, in their order
    QHash<qsizetype, bool> m_notNull; // by place: whether it is NOT VALID
    QList<qsizetype> m_virtual;
    QList<AlterTableAction> m_noActions;
};

} // namespace

QList<ParsedStatement> withNewerSyntax(const QList<ParsedStatement> &statements, int serverVersion)
{
    const auto failed = [](const ParsedStatement &parsed) { return parsed.error != nullptr; };
    if (serverVersion < firstVersion || std::none_of(statements.begin(), statements.end(), failed))
        return statements;
    QList<ParsedStatement> result = statements;
    for (ParsedStatement &parsed : result) {
        if (!parsed.error)
            continue;
        if (const auto statement = Rewriting(parsed.source).statement())
            parsed = { parsed.source, *statement, nullptr };
    }
    return result;
}

} // namespace schemawright::sql
