// The functions of Atlas's files, which are those of Terraform: what they are called and what they do. Those that look at the
// world (file, getenv…) are the host's.
#pragma once

#include "model/hcl/value.h"

#include <span>

namespace schemawright::hcl {

class Arguments;

struct Function {
    QStringView name;
    int least = 0; ///< arguments
    int most = 0; ///< -1: any number
    Result<Value> (*call)(const Arguments &arguments) = nullptr;
};

/// nullptr when there is none.
[[nodiscard]] const Function *findFunction(QStringView name);
/// Errors: Input, without a place: the number of arguments, their types, what they cannot be.
[[nodiscard]] Result<Value> callFunction(const Function &function, const std::vector<Value> &arguments);

/// Of one family each; listed in functions.cpp.
[[nodiscard]] std::span<const Function> textFunctions();
[[nodiscard]] std::span<const Function> patternFunctions();
[[nodiscard]] std::span<const Function> listFunctions();
[[nodiscard]] std::span<const Function> setFunctions();
[[nodiscard]] std::span<const Function> numberFunctions();
[[nodiscard]] std::span<const Function> encodingFunctions();
[[nodiscard]] std::span<const Function> timeFunctions();

/// What a function was given. A getter that finds something else says so, and names the function and the place.
class Arguments
{
public:
    Arguments(QStringView function, const std::vector<Value> &values)
        : m_function(function)
        , m_values(values)
    {
    }

    [[nodiscard]] std::size_t count() const { return m_values.size(); }
    [[nodiscard]] const Value &at(std::size_t index) const { return m_values[index]; }
    [[nodiscard]] const std::vector<Value> &all() const { return m_values; }
    [[nodiscard]] std::span<const Value> from(std::size_t index) const { return std::span(m_values).subspan(index); }
    [[nodiscard]] Result<QString> text(std::size_t index) const;
    [[nodiscard]] Result<Number> number(std::size_t index) const;
    [[nodiscard]] Result<qint64> whole(std::size_t index) const;
    [[nodiscard]] Result<const Value::List *> list(std::size_t index) const;
    [[nodiscard]] Result<const Value::Object *> object(std::size_t index) const;
    [[nodiscard]] Result<QStringList> texts(std::size_t index) const; ///< a list of texts
    [[nodiscard]] tl::unexpected<Error> wrong(const QString &text) const;

private:
    [[nodiscard]] tl::unexpected<Error> wrongType(std::size_t index, const QString &wanted) const;

    QStringView m_function;
    const std::vector<Value> &m_values;
};

/// Numbers by size, everything else by its text.
[[nodiscard]] bool lessThan(const Value &a, const Value &b);
/// Sorted, each value once.
[[nodiscard]] Value makeSet(Value::List items);

} // namespace schemawright::hcl
