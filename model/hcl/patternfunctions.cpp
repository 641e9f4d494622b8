// Searching and replacing. Regular expressions are PCRE's here and RE2's in Atlas: what both know means the same.
#include "model/hcl/functions.h"

#include <QRegularExpression>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

Result<QRegularExpression> patternOf(const Arguments &arguments, std::size_t index)
{
    TRY_ASSIGN(const QString text, arguments.text(index));
    QRegularExpression pattern(text);
    if (!pattern.isValid())
        return arguments.wrong(u"cannot read the pattern \"%1\": %2"_s.arg(text, pattern.errorString()));
    return pattern;
}

/// The whole match, or its groups: a list, or an object when they have names.
Value matchValue(const QRegularExpressionMatch &match)
{
    if (match.lastCapturedIndex() <= 0 && match.regularExpression().captureCount() == 0)
        return Value(match.captured(0));
    const QStringList names = match.regularExpression().namedCaptureGroups();
    Value::List list;
    Value::Object object;
    for (qsizetype i = 1; i < names.size(); ++i) {
        const int group = static_cast<int>(i);
        const Value value = match.hasCaptured(group) ? Value(match.captured(group)) : Value();
        if (names.at(i).isEmpty())
            list.push_back(value);
        else
            object.emplace(names.at(i), value);
    }
    return object.empty() ? Value::list(std::move(list)) : Value::object(std::move(object));
}

Result<Value> regex(const Arguments &arguments)
{
    TRY_ASSIGN(const QRegularExpression pattern, patternOf(arguments, 0));
    TRY_ASSIGN(const QString text, arguments.text(1));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return arguments.wrong(u"finds nothing of that form"_s);
    return matchValue(match);
}

Result<Value> regexAll(const Arguments &arguments)
{
    TRY_ASSIGN(const QRegularExpression pattern, patternOf(arguments, 0));
    TRY_ASSIGN(const QString text, arguments.text(1));
    Value::List found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found.push_back(matchValue(matches.next()));
    return Value::list(std::move(found));
}

Result<Value> regexMatch(const Arguments &arguments)
{
    TRY_ASSIGN(const QRegularExpression pattern, patternOf(arguments, 0));
    TRY_ASSIGN(const QString text, arguments.text(1));
    return Value(pattern.match(text).hasMatch());
}

Result<Value> regexEscape(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    QString escaped;
    for (const QChar c : text) {
        if (u"\\.+*?()|[]{}^$"_s.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return Value(escaped);
}

/// $1, ${1} and ${name} to the \1 of Qt.
QString groupsOfQt(const QString &replacement)
{
    static const QRegularExpression group(u"\\$\\{?(\\d+)\\}?"_s);
    return QString(replacement).replace(u'\\', u"\\\\"_s).replace(group, u"\\\\1"_s);
}

Result<QString> replaced(const Arguments &arguments, const QRegularExpression &pattern)
{
    TRY_ASSIGN(QString text, arguments.text(0));
    TRY_ASSIGN(const QString with, arguments.text(2));
    if (text.size() * (with.size() + 1) > 50'000'000)
        return arguments.wrong(u"would make too long a text"_s);
    return text.replace(pattern, groupsOfQt(with));
}

Result<Value> regexReplace(const Arguments &arguments)
{
    TRY_ASSIGN(const QRegularExpression pattern, patternOf(arguments, 1));
    TRY_ASSIGN(QString text, replaced(arguments, pattern));
    return Value(std::move(text));
}

/// A pattern between slashes is a regular expression, as in Terraform.
Result<Value> replace(const Arguments &arguments)
{
    TRY_ASSIGN(QString text, arguments.text(0));
    TRY_ASSIGN(const QString what, arguments.text(1));
    TRY_ASSIGN(const QString with, arguments.text(2));
    if (what.size() > 1 && what.startsWith(u'/') && what.endsWith(u'/')) {
        const QRegularExpression pattern(what.mid(1, what.size() - 2));
        if (!pattern.isValid())
            return arguments.wrong(u"cannot read the pattern \"%1\": %2"_s.arg(what, pattern.errorString()));
        TRY_ASSIGN(QString result, replaced(arguments, pattern));
        return Value(std::move(result));
    }
    if (text.size() * (with.size() + 1) > 50'000'000)
        return arguments.wrong(u"would make too long a text"_s);
    return Value(text.replace(what, with));
}

} // namespace

std::span<const Function> patternFunctions()
{
    static const Function functions[] = {
        { u"regex", 2, 2, regex },
        { u"regexall", 2, 2, regexAll },
        { u"regexmatch", 2, 2, regexMatch },
        { u"regexpescape", 1, 1, regexEscape },
        { u"regexreplace", 3, 3, regexReplace },
        { u"replace", 3, 3, replace },
    };
    return functions;
}

} // namespace schemawright::hcl
