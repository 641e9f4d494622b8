#include "model/hcl/functions.h"

#include <QDateTime>
#include <QRegularExpression>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

Result<QDateTime> timeOf(const Arguments &arguments, std::size_t index)
{
    TRY_ASSIGN(const QString text, arguments.text(index));
    QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid())
        return arguments.wrong(u"was given no time like 2026-01-31T12:00:00Z"_s);
    return time;
}

QString isoText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
}

/// "1h30m", "-10s", "1.5h".
std::optional<qint64> milliseconds(const QString &duration)
{
    static const QRegularExpression form(u"^[+-]?(?:\\d+(?:\\.\\d+)?(?:ms|h|m|s))+$"_s);
    static const QRegularExpression part(u"(\\d+(?:\\.\\d+)?)(ms|h|m|s)"_s);
    if (duration.size() > 100 || !form.match(duration).hasMatch())
        return {};
    double total = 0;
    auto parts = part.globalMatch(duration);
    while (parts.hasNext()) {
        const auto match = parts.next();
        const QString unit = match.captured(2);
        const double factor = unit == u"h" ? 3'600'000 : (unit == u"m" ? 60'000 : (unit == u"s" ? 1'000 : 1));
        total += match.captured(1).toDouble() * factor;
    }
    if (total > 1e15)
        return {};
    return static_cast<qint64>(duration.startsWith(u'-') ? -total : total);
}

Result<Value> timeAdd(const Arguments &arguments)
{
    TRY_ASSIGN(const QDateTime time, timeOf(arguments, 0));
    TRY_ASSIGN(const QString text, arguments.text(1));
    const auto duration = milliseconds(text);
    if (!duration)
        return arguments.wrong(u"was given no duration like 1h30m"_s);
    return Value(isoText(time.addMSecs(*duration)));
}

/// Letters of Terraform's formatdate; text between single quotes stays.
Result<Value> formatDate(const Arguments &arguments)
{
    TRY_ASSIGN(const QString form, arguments.text(0));
    TRY_ASSIGN(const QDateTime time, timeOf(arguments, 1));
    static const QRegularExpression piece(u"'((?:[^']|'')*)'|(YYYY|YY|MMMM|MMM|MM|M|DD|D|EEEE|EEE|hh|h|HH|H|AA|aa|mm|m|ss|s|ZZZZZ|ZZZZ|ZZZ|Z)|([^A-Za-z'])"_s);
    const QLocale c = QLocale::c();
    QString result;
    qsizetype end = 0;
    auto pieces = piece.globalMatch(form);
    while (pieces.hasNext()) {
        const auto match = pieces.next();
        if (match.capturedStart() != end)
            break;
        end = match.capturedEnd();
        const QString letters = match.captured(2);
        if (letters.isEmpty()) {
            result += match.captured(3).isEmpty() ? match.captured(1).replace(u"''"_s, u"'"_s) : match.captured(3);
        } else if (letters.startsWith(u'h')) { // their h counts to 24, their H to 12
            result += c.toString(time, letters.toUpper());
        } else if (letters.startsWith(u'H')) {
            result += QString::number(time.time().hour() % 12 == 0 ? 12 : time.time().hour() % 12).rightJustified(letters.size(), u'0');
        } else if (letters == u"AA" || letters == u"aa") {
            result += c.toString(time, letters == u"AA" ? u"AP"_s : u"ap"_s);
        } else if (letters.startsWith(u'Z')) {
            result += time.offsetFromUtc() == 0 && letters == u"Z" ? u"Z"_s : time.toOffsetFromUtc(time.offsetFromUtc()).toString(u"t"_s).mid(3);
        } else {
            const QString qt = letters.startsWith(u'E') ? QString(letters.size() == 4 ? u"dddd"_s : u"ddd"_s)
                : letters.startsWith(u'Y') || letters.startsWith(u'D') ? letters.toLower()
                                                                       : letters;
            result += c.toString(time, qt);
        }
    }
    if (end != form.size())
        return arguments.wrong(u"does not know the letters \"%1\""_s.arg(form.mid(end, 10)));
    return Value(result);
}

Result<Value> timestamp(const Arguments &)
{
    return Value(isoText(QDateTime::currentDateTimeUtc()));
}

} // namespace

std::span<const Function> timeFunctions()
{
    static const Function functions[] = {
        { u"timeadd", 2, 2, timeAdd },
        { u"formatdate", 2, 2, formatDate },
        { u"timestamp", 0, 0, timestamp },
    };
    return functions;
}

} // namespace schemawright::hcl
