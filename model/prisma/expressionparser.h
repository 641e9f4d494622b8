// Attributes and expressions, all of which stand on one line.
#pragma once

#include "model/prisma/cursor.h"
#include "model/prisma/syntax.h"

namespace schemawright::prisma {

/// Why a line cannot be read on, and where.
struct Failure {
    SourceRange range;
    QString text;
    bool isOpen = false; ///< the line ended within brackets: what closes them may follow on other lines
};

class ExpressionParser
{
public:
    /// Both outlive the parser. Wrong escapes are reported and do not stop the reading.
    ExpressionParser(Cursor &cursor, QList<Problem> &problems)
        : m_cursor(cursor)
        , m_problems(problems)
    { }

    /// At an `@`; `mark` is "@" or "@@". Nothing: see failure().
    [[nodiscard]] std::optional<Attribute> parseAttribute(QLatin1StringView mark);
    [[nodiscard]] std::optional<Expression> parseExpression();
    [[nodiscard]] const Failure &failure() const { return m_failure; }

private:
    [[nodiscard]] std::optional<Expression> parseText();
    [[nodiscard]] std::optional<Expression> parseNameOrFunction();
    [[nodiscard]] std::optional<Expression> parseArray();
    [[nodiscard]] std::optional<Expression> parseObject();
    [[nodiscard]] std::optional<Argument> parseArgument();
    [[nodiscard]] std::optional<Argument> parseEntry();
    /// From "(" to ")".
    [[nodiscard]] bool parseArguments(std::vector<Argument> &arguments, bool &hasTrailingComma);
    [[nodiscard]] bool failExpected(const QString &what);
    [[nodiscard]] QString found() const; ///< what stands at the cursor, for messages
    void fail(const SourceRange &range, const QString &text, bool isOpen = false);

    Cursor &m_cursor;
    QList<Problem> &m_problems;
    Failure m_failure;
    int m_depth = 0;
};

} // namespace schemawright::prisma
