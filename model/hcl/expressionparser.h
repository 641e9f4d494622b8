// Expressions, from the token that begins them. Used by the parser only.
#pragma once

#include "model/hcl/syntax.h"
#include "model/hcl/tokenstream.h"

namespace schemawright::hcl {

class ExpressionParser
{
public:
    explicit ExpressionParser(TokenStream &stream)
        : m_stream(stream)
    {
    }

    /// Missing, or with Missing inside, when failed(): then a problem was reported and the rest of the item is not reliable.
    [[nodiscard]] Expression parse();
    [[nodiscard]] bool failed() const { return m_failed; }

    /// The text of a label, at its opening quote.
    [[nodiscard]] Label parseLabel();

private:
    [[nodiscard]] Expression binary(int level);
    [[nodiscard]] Expression unary();
    [[nodiscard]] Expression postfix();
    [[nodiscard]] std::optional<Step> step();
    [[nodiscard]] std::optional<Step> memberStep(qsizetype start);
    [[nodiscard]] Expression primary();
    [[nodiscard]] Expression word();
    [[nodiscard]] Expression call(const Token &name);
    [[nodiscard]] Expression parentheses();
    [[nodiscard]] Expression list();
    [[nodiscard]] Expression object();
    [[nodiscard]] std::optional<ObjectItem> objectItem();
    [[nodiscard]] Expression forExpression(qsizetype start, QStringView closing);

    // templateparser.cpp
    enum class TemplateEnd { Quote, Heredoc, Directive };
    [[nodiscard]] Expression quoted();
    [[nodiscard]] Expression heredoc();
    [[nodiscard]] TemplateParts parts(TemplateEnd end);
    [[nodiscard]] std::optional<TemplatePart> interpolation();
    [[nodiscard]] std::optional<TemplatePart> directive();
    [[nodiscard]] std::optional<TemplatePart> condition();
    [[nodiscard]] std::optional<TemplatePart> loop();
    [[nodiscard]] bool endDirective(QStringView word);
    [[nodiscard]] bool isDirective(QStringView word) const;
    void closeTemplateCode();
    [[nodiscard]] QString textOf(const Token &token);
    [[nodiscard]] QString escape(QStringView text, qsizetype &position, const Token &token);

    [[nodiscard]] Expression fail(const QString &text, const QString &hint = {});
    [[nodiscard]] Expression node(qsizetype start, Expression::Node node) const;
    [[nodiscard]] qsizetype here() const { return m_stream.peek().range.start; }

    TokenStream &m_stream;
    bool m_failed = false;
    bool m_inHeredoc = false;
    qsizetype m_indentation = 0; ///< of the heredoc that is read
    bool m_trimsNext = false; ///< "~}" was read: white space at the start of the next text goes
};

} // namespace schemawright::hcl
