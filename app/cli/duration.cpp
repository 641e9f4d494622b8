#include "app/cli/duration.h"

#include <QRegularExpression>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

Result<std::chrono::milliseconds> duration(const std::string &value)
{
    constexpr double longest = 24 * 60 * 60'000.0;
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(u"(\\d+(?:\\.\\d+)?)(ms|s|m)"_s));
    const QRegularExpressionMatch match = pattern.match(text(value));
    const double unit = match.captured(2) == "ms"_L1 ? 1 : match.captured(2) == "s"_L1 ? 1000 : 60'000;
    const double length = match.captured(1).toDouble() * unit;
    if (!match.hasMatch() || length > longest)
        return makeError(ErrorKind::Input, u"\"%1\" is not a duration of up to a day"_s.arg(text(value)), u"Write 500ms, 10s or 2m."_s);
    return std::chrono::milliseconds(static_cast<qint64>(length));
}

void addLockTimeout(CLI::App &verb, std::string &value)
{
    const auto check = [](const std::string &given) -> std::string {
        const auto length = duration(given);
        return length ? std::string() : QString(length.error().text + u"; "_s + length.error().hint).toStdString();
    };
    verb.add_option("--lock-timeout", value, "How long to wait for another run: 500ms, 10s, 2m")
        ->capture_default_str()
        ->check(CLI::Validator(check, ""));
}

} // namespace schemawright::cli
