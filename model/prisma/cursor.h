// The lexical rules of the Prisma schema language. They depend on the place (`007` is a number in an argument and a
// name at the start of a line), so there is no list of tokens: a reader asks for what it expects.
//
// Only blanks and tabs stand between tokens. A line end is never blank space: a field, its attributes and their
// arguments are on one line.
#pragma once

#include "model/base/sourcerange.h"

#include <QString>

#include <optional>

namespace schemawright::prisma {

class Cursor
{
public:
    explicit Cursor(QStringView text)
        : m_text(text)
    { }

    [[nodiscard]] qsizetype position() const { return m_position; }
    void moveTo(qsizetype position) { m_position = position; }
    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] bool atLineEnd() const; ///< or at the end of the text
    [[nodiscard]] bool startsWith(QLatin1StringView symbol) const;
    [[nodiscard]] QStringView textOf(const SourceRange &range) const { return m_text.mid(range.start, range.length); }
    [[nodiscard]] QStringView text() const { return m_text; }
    [[nodiscard]] QChar current() const { return atEnd() ? QChar() : m_text.at(m_position); }

    void skipBlanks(); ///< Unicode's space separators and tabs
    void skipLine(); ///< to the line end, which stays
    bool takeLineEnd(); ///< LF, CR LF, CR
    bool take(QLatin1StringView symbol);
    /// Letters, digits, `_` and `-`; starts with a letter or a digit.
    [[nodiscard]] std::optional<SourceRange> takeName();
    /// Names with dots between them: `db.VarChar`.
    [[nodiscard]] std::optional<SourceRange> takePath();
    [[nodiscard]] std::optional<SourceRange> takeNumber(); ///< `-1.50`; no exponent
    /// With its quotes. Nothing when it does not end on its line.
    [[nodiscard]] std::optional<SourceRange> takeQuoted();
    /// A comment of the form `/* … */`, which may run over lines. Nothing when it does not end.
    [[nodiscard]] std::optional<SourceRange> takeBlockComment();

private:
    [[nodiscard]] qsizetype letterOrDigitAt(qsizetype position) const; ///< its length in UTF-16 units; 0: none

    QStringView m_text;
    qsizetype m_position = 0;
    bool m_hasCommentEnds = true;
};

struct Unquoted {
    QString text;
    qsizetype badEscape = -1; ///< offset in the quoted text of the first escape that is none
};
/// What a quoted text stands for.
[[nodiscard]] Unquoted unquote(QStringView quoted);
/// The other way round, as Prisma's formatter writes it.
[[nodiscard]] QString quote(const QString &text);

} // namespace schemawright::prisma
