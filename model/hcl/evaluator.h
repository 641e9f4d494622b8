// Expressions to values. What names mean is the host's business: variables, blocks and functions that look at the world.
#pragma once

#include "model/hcl/syntax.h"
#include "model/hcl/value.h"

#include <functional>
#include <span>
#include <utility>

namespace schemawright::hcl {

/// What the language above gives to expressions. One host serves all expressions of a run: it counts what they cost.
struct Host {
    /// `var`, `local`, `table`, `int`…: nullopt when there is no such name.
    std::function<std::optional<Result<Value>>(const QString &name)> variable;
    /// Of a Handle that the host gave. Errors say what there is instead.
    std::function<Result<Value>(const Handle &handle, const QString &name)> member;
    /// Functions of the host's own, asked before ours; nullopt: none of that name.
    std::function<std::optional<Result<Value>>(const QString &name, const std::vector<Value> &arguments)> function;

    qint64 steps = 0; ///< done so far, by all expressions
    qint64 allowedSteps = 1'000'000; ///< then a file is refused: no loop runs without end
    int depth = 0; ///< of expressions within expressions, across names that stand for others
};

class Evaluator
{
public:
    Evaluator(const Document &document, Host &host)
        : m_document(document)
        , m_host(host)
    {
    }

    /// Errors: Input, with file, line and column of what is wrong.
    [[nodiscard]] Result<Value> evaluate(const Expression &expression);

    /// A name that shadows the host's: each, self, the variable of a for.
    void push(const QString &name, const Value &value) { m_names.emplace_back(name, value); }
    void pop() { m_names.pop_back(); }

    [[nodiscard]] const Document &document() const { return m_document; }
    /// An error at a place of the document.
    [[nodiscard]] tl::unexpected<Error> error(SourceRange range, const QString &text, const QString &hint = {}) const;
    /// The error with a place, when it has none yet.
    [[nodiscard]] Error placed(Error error, SourceRange range) const;

private:
    friend struct NodeEvaluation;
    [[nodiscard]] Result<Value> node(const Expression &expression);
    [[nodiscard]] Result<Value> variable(const Variable &variable, SourceRange range);
    [[nodiscard]] Result<Value> steps(Value base, std::span<const Step> steps);
    [[nodiscard]] Result<Value> step(const Value &base, const Step &step);
    [[nodiscard]] Result<Value> member(const Value &base, const QString &name, SourceRange range);
    [[nodiscard]] Result<Value> splat(const Value &base, std::span<const Step> steps);
    [[nodiscard]] Result<Value> call(const Call &call, SourceRange range);
    [[nodiscard]] Result<std::vector<Value>> arguments(const Call &call);
    [[nodiscard]] Result<Value> attempt(const Call &call);
    [[nodiscard]] Result<Value> templateValue(const Template &node);
    [[nodiscard]] Result<QString> templateText(const TemplateParts &parts);
    [[nodiscard]] Result<QString> templatePart(const TemplatePart &part);
    [[nodiscard]] Result<QString> loopText(const TemplateLoop &loop);
    [[nodiscard]] Result<Value> forValue(const ForExpression &node, SourceRange range);
    [[nodiscard]] Result<Value> unary(const Unary &node, SourceRange range);
    [[nodiscard]] Result<Value> binary(const Binary &node);
    [[nodiscard]] Result<bool> truth(const Expression &expression);
    /// Key and value of each element, in order.
    [[nodiscard]] Result<std::vector<std::pair<Value, Value>>> elements(const Expression &collection);

    const Document &m_document;
    Host &m_host;
    std::vector<std::pair<QString, Value>> m_names;
};

/// Keys and values of a list (positions), a set (the values twice), or an object. Errors: Input.
[[nodiscard]] Result<std::vector<std::pair<Value, Value>>> elementsOf(const Value &collection);

} // namespace schemawright::hcl
