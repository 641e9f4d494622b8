// JSON, CSV, and the parts of URLs.
#include "model/hcl/functions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

QJsonValue toJson(const Value &value)
{
    if (const Value::List *list = value.asList()) {
        QJsonArray array;
        for (const Value &item : *list)
            array.append(toJson(item)); // Values are bounded in depth.
        return array;
    }
    if (const Value::Object *object = value.asObject()) {
        QJsonObject result;
        for (const auto &[key, member] : *object)
            result.insert(key, toJson(member));
        return result;
    }
    if (const Number *number = value.asNumber())
        return number->whole ? QJsonValue(*number->whole) : QJsonValue(number->real);
    if (const bool *truth = value.asBool())
        return *truth;
    const auto text = value.toText();
    return text ? QJsonValue(*text) : QJsonValue();
}

Value fromJson(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool:
        return Value(json.toBool());
    case QJsonValue::Double:
        return Value(json.toInteger() != 0 && static_cast<double>(json.toInteger()) == json.toDouble() ? Number::fromWhole(json.toInteger())
                                                                                                         : Number::fromReal(json.toDouble()));
    case QJsonValue::String:
        return Value(json.toString());
    case QJsonValue::Array: {
        Value::List list;
        for (const QJsonValue &item : json.toArray())
            list.push_back(fromJson(item)); // Qt's parser bounds the depth.
        return Value::list(std::move(list));
    }
    case QJsonValue::Object: {
        Value::Object object;
        const QJsonObject members = json.toObject();
        for (auto member = members.begin(); member != members.end(); ++member)
            object.emplace(member.key(), fromJson(member.value()));
        return Value::object(std::move(object));
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

Result<Value> jsonDecode(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    // Wrapped, because Qt reads documents only, and a number or a text is no document.
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray("[" + text.toUtf8() + "]"), &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return arguments.wrong(u"was given no JSON: %1"_s.arg(error.errorString()));
    return fromJson(document.array().first());
}

Result<Value> jsonEncode(const Arguments &arguments)
{
    TRY(arguments.at(0).checkSize());
    const QByteArray wrapped = QJsonDocument(QJsonArray { toJson(arguments.at(0)) }).toJson(QJsonDocument::Compact);
    return Value(QString::fromUtf8(wrapped.mid(1, wrapped.size() - 2)));
}

/// One line of fields after the other; a quoted field may hold separators, line ends and doubled quotes.
std::vector<QStringList> csvRows(const QString &text)
{
    std::vector<QStringList> rows;
    QStringList row;
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted && c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"') {
            field += c;
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && c == u',') {
            row << std::exchange(field, QString());
        } else if (!isQuoted && c == u'\n') {
            row << std::exchange(field, QString());
            rows.push_back(std::exchange(row, QStringList()));
        } else if (isQuoted || c != u'\r') {
            field += c;
        }
    }
    if (!field.isEmpty() || !row.isEmpty())
        rows.push_back(row << field);
    return rows;
}

Result<Value> csvDecode(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    const std::vector<QStringList> rows = csvRows(text);
    Value::List result;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() != rows[0].size())
            return arguments.wrong(u"finds %1 fields in row %2, and %3 in the first one"_s.arg(rows[i].size()).arg(i + 1).arg(rows[0].size()));
        Value::Object record;
        for (qsizetype column = 0; column < rows[0].size(); ++column)
            record.insert_or_assign(rows[0].at(column), Value(rows[i].at(column)));
        result.push_back(Value::object(std::move(record)));
    }
    return Value::list(std::move(result));
}

Result<Value> urlEscape(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    return Value(QString::fromLatin1(QUrl::toPercentEncoding(text)));
}

Result<QUrl> urlOf(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    const QUrl url(text);
    if (!url.isValid())
        return arguments.wrong(u"was given no URL"_s); // not quoted: it may hold a password
    return url;
}

Value textOf(const QUrl &url)
{
    return Value(url.toString(QUrl::FullyEncoded));
}

Result<Value> urlQuerySet(const Arguments &arguments)
{
    TRY_ASSIGN(QUrl url, urlOf(arguments));
    TRY_ASSIGN(const QString key, arguments.text(1));
    TRY_ASSIGN(const QString value, arguments.text(2));
    QUrlQuery query(url);
    query.removeAllQueryItems(key);
    query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    url.setQuery(query);
    return textOf(url);
}

Result<Value> urlSetPath(const Arguments &arguments)
{
    TRY_ASSIGN(QUrl url, urlOf(arguments));
    TRY_ASSIGN(const QString path, arguments.text(1));
    url.setPath(path.startsWith(u'/') ? path : QString(u'/' + path));
    return textOf(url);
}

Result<Value> urlUserInfo(const Arguments &arguments)
{
    TRY_ASSIGN(QUrl url, urlOf(arguments));
    TRY_ASSIGN(const QString user, arguments.text(1));
    url.setUserName(user, QUrl::DecodedMode);
    if (arguments.count() > 2) {
        TRY_ASSIGN(const QString password, arguments.text(2));
        url.setPassword(password, QUrl::DecodedMode);
    }
    return textOf(url);
}

} // namespace

std::span<const Function> encodingFunctions()
{
    static const Function functions[] = {
        { u"jsondecode", 1, 1, jsonDecode },
        { u"jsonencode", 1, 1, jsonEncode },
        { u"csvdecode", 1, 1, csvDecode },
        { u"urlescape", 1, 1, urlEscape },
        { u"urlqueryset", 3, 3, urlQuerySet },
        { u"urlsetpath", 2, 2, urlSetPath },
        { u"urluserinfo", 2, 3, urlUserInfo },
    };
    return functions;
}

} // namespace schemawright::hcl
