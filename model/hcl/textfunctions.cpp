#include "model/hcl/functions.h"

#include <QList>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

template <typename Change> Result<Value> changed(const Arguments &arguments, const Change &change)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    return Value(QString(change(text)));
}

Result<Value> upper(const Arguments &arguments) { return changed(arguments, [](const QString &text) { return text.toUpper(); }); }
Result<Value> lower(const Arguments &arguments) { return changed(arguments, [](const QString &text) { return text.toLower(); }); }
Result<Value> trimSpace(const Arguments &arguments) { return changed(arguments, [](const QString &text) { return text.trimmed(); }); }

Result<Value> title(const Arguments &arguments)
{
    return changed(arguments, [](QString text) {
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (i == 0 || text.at(i - 1).isSpace())
                text[i] = text.at(i).toUpper();
        }
        return text;
    });
}

Result<Value> chomp(const Arguments &arguments)
{
    return changed(arguments, [](QString text) {
        while (text.endsWith(u'\n') || text.endsWith(u'\r'))
            text.chop(1);
        return text;
    });
}

Result<Value> reverseText(const Arguments &arguments)
{
    return changed(arguments, [](const QString &text) {
        QList<uint> characters = text.toUcs4();
        std::reverse(characters.begin(), characters.end());
        return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
    });
}

Result<Value> trim(const Arguments &arguments)
{
    TRY_ASSIGN(QString text, arguments.text(0));
    TRY_ASSIGN(const QString characters, arguments.text(1));
    qsizetype start = 0;
    while (start < text.size() && characters.contains(text.at(start)))
        ++start;
    qsizetype end = text.size();
    while (end > start && characters.contains(text.at(end - 1)))
        --end;
    return Value(text.mid(start, end - start));
}

Result<Value> trimPrefix(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    TRY_ASSIGN(const QString prefix, arguments.text(1));
    return Value(text.startsWith(prefix) ? text.mid(prefix.size()) : text);
}

Result<Value> trimSuffix(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    TRY_ASSIGN(const QString suffix, arguments.text(1));
    return Value(text.endsWith(suffix) ? text.chopped(suffix.size()) : text);
}

Result<Value> startsWith(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    TRY_ASSIGN(const QString prefix, arguments.text(1));
    return Value(text.startsWith(prefix));
}

Result<Value> endsWith(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    TRY_ASSIGN(const QString suffix, arguments.text(1));
    return Value(text.endsWith(suffix));
}

Result<Value> join(const Arguments &arguments)
{
    TRY_ASSIGN(const QString separator, arguments.text(0));
    QStringList all;
    for (std::size_t i = 1; i < arguments.count(); ++i) {
        TRY_ASSIGN(const QStringList texts, arguments.texts(i));
        all << texts;
    }
    if (separator.size() * all.size() > 20'000'000)
        return arguments.wrong(u"would make too long a text"_s);
    return Value(all.join(separator));
}

Result<Value> split(const Arguments &arguments)
{
    TRY_ASSIGN(const QString separator, arguments.text(0));
    TRY_ASSIGN(const QString text, arguments.text(1));
    Value::List parts;
    for (const QString &part : text.split(separator))
        parts.emplace_back(part);
    if (separator.isEmpty() && parts.size() >= 2) { // Qt adds an empty part at both ends.
        parts.erase(parts.begin());
        parts.pop_back();
    }
    return Value::list(std::move(parts));
}

Result<Value> substr(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    TRY_ASSIGN(qint64 offset, arguments.whole(1));
    TRY_ASSIGN(const qint64 length, arguments.whole(2));
    if (offset < 0)
        offset = std::max<qint64>(0, text.size() + offset);
    return Value(text.mid(std::min<qint64>(offset, text.size()), length < 0 ? -1 : length));
}

Result<Value> indent(const Arguments &arguments)
{
    TRY_ASSIGN(const qint64 spaces, arguments.whole(0));
    TRY_ASSIGN(QString text, arguments.text(1));
    if (spaces < 0 || spaces > 1'000 || spaces * text.count(u'\n') > 20'000'000)
        return arguments.wrong(u"indents by 0 to 1000 spaces"_s);
    return Value(text.replace(u"\n"_s, QString(u'\n' + QString(spaces, u' '))));
}

/// One %-verb of a format and what it makes of a value.
Result<QString> formatted(const Arguments &arguments, const QString &flags, QChar verb, const Value &value)
{
    const qsizetype dot = flags.indexOf(u'.');
    const int precision = dot >= 0 ? std::min(flags.mid(dot + 1).toInt(), 100) : -1;
    QString width = dot >= 0 ? flags.left(dot) : flags;
    const bool isLeft = width.contains(u'-');
    const bool hasSign = width.contains(u'+');
    width.remove(u'-').remove(u'+').remove(u'#').remove(u' ');
    const QChar fill = width.startsWith(u'0') && !isLeft ? u'0' : u' ';
    QString text;
    const auto number = value.toNumber();
    if (verb == u's' || verb == u'v') {
        text = value.toText().value_or(value.typeText());
    } else if (verb == u'q') {
        text = u'"' + value.toText().value_or(QString()).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
    } else if (verb == u't') {
        text = value.toText().value_or(QString());
    } else if (!number) {
        return arguments.wrong(u"writes a number for %%1, and this is %2"_s.arg(QString(verb), value.typeText()));
    } else if (verb == u'd' || verb == u'b' || verb == u'o' || verb == u'x' || verb == u'X') {
        const int base = verb == u'b' ? 2 : (verb == u'o' ? 8 : (verb == u'd' ? 10 : 16));
        const double limited = std::clamp(number->real, -9.0e18, 9.0e18);
        text = QString::number(number->whole.value_or(static_cast<qint64>(limited)), base);
        text = verb == u'X' ? text.toUpper() : text;
    } else if (verb == u'f' || verb == u'e' || verb == u'g') {
        text = QString::number(number->real, verb.toLatin1(), precision < 0 ? 6 : precision);
    } else {
        return arguments.wrong(u"does not know %%1"_s.arg(verb));
    }
    if (precision >= 0 && verb == u's')
        text.truncate(precision);
    if (hasSign && number && number->real >= 0 && verb != u's')
        text.prepend(u'+');
    const int columns = std::min(width.toInt(), 1'000);
    return isLeft ? text.leftJustified(columns) : text.rightJustified(columns, fill);
}

Result<QString> formatText(const Arguments &arguments, const QString &form, std::span<const Value> values)
{
    QString result;
    std::size_t used = 0;
    for (qsizetype i = 0; i < form.size(); ++i) {
        if (form.at(i) != u'%') {
            result += form.at(i);
            continue;
        }
        qsizetype end = i + 1;
        while (end < form.size() && (form.at(end).isDigit() || u"+-# ."_s.contains(form.at(end))))
            ++end;
        if (end >= form.size())
            return arguments.wrong(u"ends within a %"_s);
        const QChar verb = form.at(end);
        if (verb == u'%') {
            result += u'%';
        } else if (used >= values.size()) {
            return arguments.wrong(u"has more % than values"_s);
        } else {
            TRY_ASSIGN(const QString piece, formatted(arguments, form.mid(i + 1, end - i - 1), verb, values[used++]));
            result += piece;
        }
        i = end;
    }
    if (used < values.size())
        return arguments.wrong(u"has more values than %"_s);
    return result;
}

Result<Value> format(const Arguments &arguments)
{
    TRY_ASSIGN(const QString form, arguments.text(0));
    TRY_ASSIGN(QString text, formatText(arguments, form, arguments.from(1)));
    return Value(std::move(text));
}

/// Lists are gone through together, single values are repeated.
Result<Value> formatList(const Arguments &arguments)
{
    TRY_ASSIGN(const QString form, arguments.text(0));
    std::size_t length = 1;
    for (const Value &value : arguments.from(1)) {
        if (const Value::List *list = value.asList())
            length = list->size();
    }
    Value::List results;
    for (std::size_t i = 0; i < length; ++i) {
        std::vector<Value> row;
        for (const Value &value : arguments.from(1)) {
            const Value::List *list = value.asList();
            if (list && list->size() != length)
                return arguments.wrong(u"needs lists of one length"_s);
            row.push_back(list ? (*list)[i] : value);
        }
        TRY_ASSIGN(QString text, formatText(arguments, form, row));
        results.emplace_back(std::move(text));
    }
    return Value::list(std::move(results));
}

} // namespace

std::span<const Function> textFunctions()
{
    static const Function functions[] = {
        { u"upper", 1, 1, upper },
        { u"lower", 1, 1, lower },
        { u"title", 1, 1, title },
        { u"chomp", 1, 1, chomp },
        { u"strrev", 1, 1, reverseText },
        { u"trimspace", 1, 1, trimSpace },
        { u"trim", 2, 2, trim },
        { u"trimprefix", 2, 2, trimPrefix },
        { u"trimsuffix", 2, 2, trimSuffix },
        { u"startswith", 2, 2, startsWith },
        { u"endswith", 2, 2, endsWith },
        { u"join", 2, -1, join },
        { u"split", 2, 2, split },
        { u"substr", 3, 3, substr },
        { u"indent", 2, 2, indent },
        { u"format", 1, -1, format },
        { u"formatlist", 1, -1, formatList },
    };
    return functions;
}

} // namespace schemawright::hcl
