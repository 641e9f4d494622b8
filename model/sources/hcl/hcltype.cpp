// Types: int, varchar(255), enum.status, sql("text[]"). What is unknown here may be a type of an extension: the server decides.
#include "model/sources/hcl/blockreader.h"

#include "model/hcl/functions.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using hcl::Value;

namespace {

/// Names of several words, and where their precision stands: "timestamp(6) with time zone".
struct LongName {
    QString first;
    QString behind;
};

QString withPrecision(const QString &name, const QString &arguments)
{
    static const QMap<QString, LongName> names {
        { u"double_precision"_s, { u"double precision"_s, {} } },
        { u"character_varying"_s, { u"character varying"_s, {} } },
        { u"bit_varying"_s, { u"bit varying"_s, {} } },
        { u"timestamp_with_time_zone"_s, { u"timestamp"_s, u" with time zone"_s } },
        { u"timestamp_without_time_zone"_s, { u"timestamp"_s, u" without time zone"_s } },
        { u"time_with_time_zone"_s, { u"time"_s, u" with time zone"_s } },
        { u"time_without_time_zone"_s, { u"time"_s, u" without time zone"_s } },
    };
    const QString precision = arguments.isEmpty() ? QString() : QString(u'(' + arguments + u')');
    if (const auto known = names.constFind(name); known != names.constEnd())
        return known->first + precision + known->behind;
    // A name as it is written in SQL: `int` must not become "int", and keywords are names of types here.
    static const QRegularExpression plain(u"^[a-z_][a-z0-9_]*$"_s);
    return (plain.match(name).hasMatch() ? name : sql::quoteIdentifier(name)) + precision;
}

} // namespace

QString BlockReader::callText(const hcl::Call &call, const QString &attribute)
{
    QStringList arguments;
    for (const hcl::Expression &argument : call.arguments) {
        if (const auto *word = std::get_if<hcl::Variable>(&argument.node)) {
            arguments << word->name;
            continue;
        }
        const Result<Value> value = m_scope.evaluate(m_node, argument);
        const auto text = value ? value->toText() : std::nullopt;
        if (!value)
            m_scope.reportError(value.error());
        else if (!text)
            errorAt(attribute, u"%1(…) takes numbers and words"_s.arg(call.name));
        else
            arguments << *text;
    }
    return withPrecision(call.name, arguments.join(u", "_s));
}

QString BlockReader::typeText(const hcl::Expression &expression, const QString &attribute)
{
    if (const auto *word = std::get_if<hcl::Variable>(&expression.node); word && word->name != u"each")
        return withPrecision(word->name, {});
    // timestamp(3) is a type here; the function of that name is for other places.
    const auto isType = [](const hcl::Call &call) {
        return call.name == u"timestamp" || (call.name != u"sql" && !hcl::findFunction(call.name));
    };
    if (const auto *call = std::get_if<hcl::Call>(&expression.node); call && isType(*call))
        return callText(*call, attribute);
    const Result<Value> value = m_scope.evaluate(m_node, expression);
    if (!value) {
        m_scope.reportError(value.error());
        return {};
    }
    const auto named = referenceOf(*value, attribute);
    return named ? named->sql : QString();
}

QString BlockReader::type(const QString &attribute)
{
    const hcl::Attribute *found = take(attribute);
    if (!found) {
        error(u"%1 of this %2 is missing"_s.arg(attribute, node().type), u"Write %1 = bigint, %1 = enum.status or %1 = sql(\"text[]\")."_s.arg(attribute));
        return {};
    }
    return typeText(found->value, attribute);
}

} // namespace schemawright::sources
