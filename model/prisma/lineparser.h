// The lines of a block: fields, values, properties and block attributes.
#pragma once

#include "model/prisma/expressionparser.h"

namespace schemawright::prisma {

class LineParser
{
public:
    /// All three outlive the parser.
    LineParser(Cursor &cursor, Block &block, QList<Problem> &problems)
        : m_cursor(cursor)
        , m_block(block)
        , m_problems(problems)
        , m_expressions(cursor, problems)
    { }

    /// Everything to the closing brace, or to the line that starts another block, or to the end of the text.
    void parseLines();

private:
    [[nodiscard]] bool parseTrivia(qsizetype start);
    void parseMember(qsizetype start);
    [[nodiscard]] bool parseField(Field &field);
    [[nodiscard]] bool parseType(FieldType &type);
    [[nodiscard]] bool parseArity(FieldType &type, qsizetype start);
    [[nodiscard]] bool parseValue(EnumValue &value);
    [[nodiscard]] bool parseProperty(Property &property);
    [[nodiscard]] bool parseAttributes(std::vector<Attribute> &attributes);
    [[nodiscard]] bool parseBlockAttribute();
    [[nodiscard]] bool parseEndOfLine(SourceRange &comment, QString *documentation);
    [[nodiscard]] bool atOtherBlock() const;
    void checkName(const QString &name, const SourceRange &range, const QString &what);
    void report(const SourceRange &range, const QString &text);
    void recover(const Failure &failure);
    void addLine(LineKind kind, qsizetype start, qsizetype index = -1);
    [[nodiscard]] bool fail(const SourceRange &range, const QString &text);

    Cursor &m_cursor;
    Block &m_block;
    QList<Problem> &m_problems;
    ExpressionParser m_expressions;
    Failure m_failure;
    QString m_documentation; ///< of the `///` lines directly above
};

} // namespace schemawright::prisma
