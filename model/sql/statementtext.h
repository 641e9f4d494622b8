// The text of one statement while its tree is read: libpg_query gives byte offsets of few nodes only, so that names,
// actions and clauses are found again among the lexemes. All ranges are positions in the whole script.
#pragma once

#include "model/sql/lexer.h"
#include "model/sql/splitter.h"

#include <QList>

namespace schemawright::sql {

class StatementText
{
public:
    explicit StatementText(const StatementSource &source);

    [[nodiscard]] const QByteArray &utf8() const { return m_utf8; }
    [[nodiscard]] SourceRange whole() const { return m_range; }
    [[nodiscard]] QString textOf(const SourceRange &range) const;
    /// Position in the script of a byte offset of the statement.
    [[nodiscard]] qsizetype position(int byteOffset) const;

    /// From the first lexeme at or after `from` to the last one that ends at or before `to`; comments do not count.
    [[nodiscard]] SourceRange trimmed(qsizetype from, qsizetype to) const;
    /// The lexeme at `position` and what follows it with dots: a.b.c
    [[nodiscard]] SourceRange qualifiedName(qsizetype position) const;
    /// The parts of `range` between commas outside of parentheses and brackets.
    [[nodiscard]] QList<SourceRange> partsAtCommas(const SourceRange &range) const;
    /// What is inside the first parentheses at or after `from`; empty range at the end when there are none.
    [[nodiscard]] SourceRange insideParentheses(qsizetype from) const;
    /// The first lexeme in `range` that stands for this name; `range` when there is none.
    [[nodiscard]] SourceRange findName(const QString &name, const SourceRange &range) const;
    [[nodiscard]] SourceRange findLastName(const QString &name) const;
    /// The first lexeme in `range` that is this keyword, outside of parentheses; nullopt when there is none.
    [[nodiscard]] std::optional<SourceRange> findKeyword(QStringView keyword, const SourceRange &range) const;
    /// The lexeme after `position`; empty range at the end when there is none.
    [[nodiscard]] SourceRange lexemeFrom(qsizetype position) const;

private:
    [[nodiscard]] qsizetype firstFrom(qsizetype position) const;
    [[nodiscard]] QStringView view(const Lexeme &lexeme) const;
    [[nodiscard]] bool standsFor(const Lexeme &lexeme, const QString &name) const;

    QString m_text;
    SourceRange m_range;
    QByteArray m_utf8;
    Utf8Offsets m_offsets;
    QList<Lexeme> m_lexemes; // without white space and comments
};

} // namespace schemawright::sql
