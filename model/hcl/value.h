// What an expression of HCL comes to. Copies are cheap; how deep and how large a value is gets counted when it is made, so
// that no file can build one that whoever walks it would choke on.
#pragma once

#include "model/base/result.h"

#include <QString>

#include <map>
#include <memory>
#include <variant>
#include <vector>

namespace schemawright::hcl {

/// Whole numbers of 64 bits are exact; everything else is a double.
struct Number {
    double real = 0;
    std::optional<qint64> whole;

    [[nodiscard]] static Number fromWhole(qint64 value) { return { static_cast<double>(value), value }; }
    [[nodiscard]] static Number fromReal(double value); ///< whole when it has no fraction and fits
    [[nodiscard]] static std::optional<Number> fromText(QStringView text);
    [[nodiscard]] QString toText() const;
    friend bool operator==(const Number &a, const Number &b) { return a.whole && b.whole ? a.whole == b.whole : a.real == b.real; }
};

/// Something of the language above that is no value of HCL: a block, or all blocks of a type. The host knows its members.
struct Handle {
    QString path; ///< as it is written, for messages: "table.users"
    qsizetype node = -1; ///< the host's own number
    friend bool operator==(const Handle &, const Handle &) = default;
};

class Value
{
public:
    using List = std::vector<Value>;
    using Object = std::map<QString, Value>; ///< in the order of their keys, as HCL iterates
    struct Null {
        friend bool operator==(const Null &, const Null &) = default;
    };

    Value() = default; ///< null
    Value(bool value) : m_data(value) { }
    Value(Number value) : m_data(value) { }
    Value(QString text);
    Value(Handle handle) : m_data(std::move(handle)) { }
    [[nodiscard]] static Value list(List items, bool isSet = false);
    [[nodiscard]] static Value object(Object members);
    [[nodiscard]] static Value whole(qint64 value) { return Value(Number::fromWhole(value)); }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<Null>(m_data); }
    [[nodiscard]] bool isSet() const { return m_isSet; } ///< a list of different values, made by toset()
    [[nodiscard]] const bool *asBool() const { return std::get_if<bool>(&m_data); }
    [[nodiscard]] const Number *asNumber() const { return std::get_if<Number>(&m_data); }
    [[nodiscard]] const QString *asText() const { return std::get_if<QString>(&m_data); }
    [[nodiscard]] const Handle *asHandle() const { return std::get_if<Handle>(&m_data); }
    [[nodiscard]] const List *asList() const;
    [[nodiscard]] const Object *asObject() const;

    [[nodiscard]] QString typeText() const; ///< for messages: "a text", "a list"
    /// Texts, numbers and truth values as text, as in a template.
    [[nodiscard]] std::optional<QString> toText() const;
    /// "true", "false" and truth values; numbers and texts that look like one.
    [[nodiscard]] std::optional<bool> toBool() const;
    [[nodiscard]] std::optional<Number> toNumber() const;

    [[nodiscard]] int depth() const { return m_depth; }
    [[nodiscard]] qint64 weight() const { return m_weight; } ///< values and characters within, the value itself included
    /// Errors: Input, when the value is deeper or larger than any file has reason for.
    [[nodiscard]] Result<> checkSize() const;

    friend bool operator==(const Value &a, const Value &b);

private:
    std::variant<Null, bool, Number, QString, Handle, std::shared_ptr<const List>, std::shared_ptr<const Object>> m_data;
    bool m_isSet = false;
    int m_depth = 1;
    qint64 m_weight = 1;
};

} // namespace schemawright::hcl
