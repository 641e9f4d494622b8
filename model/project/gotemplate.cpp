#include "model/project/gotemplate.h"

#include "model/project/templatenodes.h"

#include <QList>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace schemawright::project {

using namespace Qt::StringLiterals;
using hcl::Value;

namespace {

constexpr int deepestCalls = 64;
constexpr qsizetype longestText = 64 * 1024 * 1024;
constexpr int mostSteps = 1'000'000;

class TemplateRun
{
public:
    TemplateRun(const GoTemplates &defined)
        : m_defined(defined)
    { }

    Result<> run(const GoTemplate &tree, const Value &data)
    {
        if (++m_depth > deepestCalls)
            return makeError(ErrorKind::Input, u"%1: more than 64 templates are within one another"_s.arg(tree.file));
        const QString file = std::exchange(m_file, tree.file);
        const Variables variables = std::exchange(m_variables, { { u"$"_s, data } });
        TRY(list(tree.nodes, data));
        m_variables = variables;
        m_file = file;
        --m_depth;
        return {};
    }
    [[nodiscard]] QString text() const { return m_text; }

private:
    using Nodes = std::vector<TemplateNode>;
    using Variables = QList<QPair<QString, Value>>; ///< those of inner blocks last

    Result<> assign(const TemplateNode &node, const QString &name, const Value &value)
    {
        if (node.declares) {
            m_variables.append({ name, value });
            return {};
        }
        for (auto variable = m_variables.rbegin(); variable != m_variables.rend(); ++variable) {
            if (variable->first == name) {
                variable->second = value;
                return {};
            }
        }
        return failed(node.line, u"there is no variable %1"_s.arg(name));
    }
    /// Variables of a block end with it.
    Result<> block(const Nodes &nodes, const Value &dot)
    {
        const qsizetype outer = m_variables.size();
        TRY(list(nodes, dot));
        m_variables.resize(outer);
        return {};
    }
    [[nodiscard]] tl::unexpected<Error> failed(int line, const QString &why) const
    {
        return makeError(ErrorKind::Input, u"%1:%2: %3"_s.arg(m_file).arg(line).arg(why));
    }
    Result<> list(const Nodes &nodes, const Value &dot)
    {
        for (const TemplateNode &node : nodes) {
            TRY(one(node, dot));
            if (m_text.size() > longestText || ++m_steps > mostSteps)
                return failed(node.line, u"the templates make more than a migration directory has reason for"_s);
        }
        return {};
    }
    Result<> one(const TemplateNode &node, const Value &dot)
    {
        switch (node.kind) {
        case TemplateNodeKind::Text:
            m_text += node.text;
            return {};
        case TemplateNodeKind::Output: {
            TRY_ASSIGN(const Value value, evaluate(node.value, dot, node.line));
            const auto text = value.toText();
            if (!text)
                return failed(node.line, u"%1 cannot be written as text"_s.arg(value.typeText()));
            m_text += *text;
            return {};
        }
        case TemplateNodeKind::Assignment: {
            TRY_ASSIGN(const Value value, evaluate(node.value, dot, node.line));
            return assign(node, node.variables.first(), value);
        }
        case TemplateNodeKind::If:
        case TemplateNodeKind::With: {
            TRY_ASSIGN(const Value value, evaluate(node.value, dot, node.line));
            const qsizetype outer = m_variables.size();
            if (!node.variables.isEmpty())
                TRY(assign(node, node.variables.first(), value));
            const bool isWith = node.kind == TemplateNodeKind::With;
            TRY(isTrue(value) ? block(node.body, isWith ? value : dot) : block(node.otherwise, dot));
            m_variables.resize(outer);
            return {};
        }
        case TemplateNodeKind::Range:
            return range(node, dot);
        case TemplateNodeKind::Template:
            return call(node, dot);
        }
        Q_UNREACHABLE();
    }
    Result<> range(const TemplateNode &node, const Value &dot)
    {
        TRY_ASSIGN(const Value value, evaluate(node.value, dot, node.line));
        std::vector<std::pair<Value, Value>> items;
        if (const Value::List *found = value.asList()) {
            for (std::size_t i = 0; i < found->size(); ++i)
                items.emplace_back(Value::whole(qint64(i)), found->at(i));
        } else if (const Value::Object *members = value.asObject()) {
            for (const auto &[name, member] : *members)
                items.emplace_back(Value(name), member);
        } else if (!value.isNull()) {
            return failed(node.line, u"range goes through lists and objects, and this is %1"_s.arg(value.typeText()));
        }
        if (items.empty())
            return block(node.otherwise, dot);
        for (const auto &[key, item] : items) {
            const qsizetype outer = m_variables.size();
            if (node.variables.size() == 2)
                TRY(assign(node, node.variables.first(), key));
            if (!node.variables.isEmpty())
                TRY(assign(node, node.variables.last(), item));
            TRY(block(node.body, item));
            m_variables.resize(outer);
        }
        return {};
    }
    Result<> call(const TemplateNode &node, const Value &dot)
    {
        const auto found = m_defined.constFind(node.text);
        if (found == m_defined.constEnd())
            return failed(node.line, u"no file defines the template \"%1\""_s.arg(node.text));
        if (!node.hasValue)
            return run(**found, {});
        TRY_ASSIGN(const Value value, evaluate(node.value, dot, node.line));
        return run(**found, value);
    }

    [[nodiscard]] static bool isTrue(const Value &value)
    {
        if (const bool *truth = value.asBool())
            return *truth;
        if (const hcl::Number *number = value.asNumber())
            return number->real != 0;
        if (const QString *text = value.asText())
            return !text->isEmpty();
        if (const Value::List *items = value.asList())
            return !items->empty();
        const Value::Object *members = value.asObject();
        return members && !members->empty();
    }
    Result<Value> evaluate(const TemplateValue &value, const Value &dot, int line)
    {
        switch (value.kind) {
        case TemplateValueKind::Literal:
            return value.literal;
        case TemplateValueKind::Dot:
            return dot;
        case TemplateValueKind::Field:
            return member(dot, value.path, line);
        case TemplateValueKind::Variable:
            for (auto variable = m_variables.crbegin(); variable != m_variables.crend(); ++variable) {
                if (variable->first == value.name)
                    return member(variable->second, value.path, line);
            }
            return failed(line, u"there is no variable %1"_s.arg(value.name));
        case TemplateValueKind::Call:
            return function(value, dot, line);
        }
        Q_UNREACHABLE();
    }
    Result<Value> member(Value value, const QStringList &path, int line) const
    {
        for (const QString &name : path) {
            const Value::Object *members = value.asObject();
            if (!members || !members->contains(name))
                return failed(line, u"there is no value .%1"_s.arg(name));
            value = Value(members->at(name));
        }
        return value;
    }
    Result<Value> function(const TemplateValue &call, const Value &dot, int line)
    {
        std::vector<Value> arguments;
        for (const TemplateValue &argument : call.arguments) {
            TRY_ASSIGN(Value value, evaluate(argument, dot, line));
            const bool isLast = (call.name == u"and" && !isTrue(value)) || (call.name == u"or" && isTrue(value));
            arguments.push_back(std::move(value));
            if (isLast)
                return arguments.back();
        }
        if (call.name == u"and" || call.name == u"or")
            return arguments.back();
        if (call.name == u"not")
            return Value(!isTrue(arguments.front()));
        if (call.name == u"len")
            return length(arguments.front(), line);
        if (call.name == u"ne")
            return Value(!(arguments.at(0) == arguments.at(1)));
        if (call.name == u"eq") // one of several
            return Value(std::any_of(arguments.begin() + 1, arguments.end(), [&](const Value &other) { return other == arguments.front(); }));
        QString text;
        for (const Value &argument : arguments)
            text += argument.toText().value_or(QString());
        return Value(text);
    }
    Result<Value> length(const Value &value, int line) const
    {
        if (const QString *text = value.asText())
            return Value::whole(text->toUtf8().size());
        if (const Value::List *items = value.asList())
            return Value::whole(qint64(items->size()));
        if (const Value::Object *members = value.asObject())
            return Value::whole(qint64(members->size()));
        return failed(line, u"%1 has no length"_s.arg(value.typeText()));
    }

    const GoTemplates &m_defined;
    QString m_file;
    Variables m_variables;
    QString m_text;
    int m_depth = 0;
    int m_steps = 0;
};

} // namespace

Result<QString> runGoTemplate(const GoTemplate &tree, const GoTemplates &defined, const Value &data)
{
    TemplateRun run(defined);
    TRY(run.run(tree, data));
    return run.text();
}

} // namespace schemawright::project
