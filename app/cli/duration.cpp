#include "app/cli/duration.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

Result<std::chrono::milliseconds> duration(const std::string &value)
{
    std::string number = value;
    static const auto units = CLI::AsNumberWithUnit(
        std::map<std::string, double> { { "ms", 1 }, { "s", 1000 }, { "m", 60'000 } }, CLI::AsNumberWithUnit::UNIT_REQUIRED);
    if (const std::string problem = units(number); !problem.empty()) {
        return makeError(ErrorKind::Input, u"\"%1\" is not a duration"_s.arg(text(value)), u"Write 500ms, 10s or 2m."_s);
    }
    return std::chrono::milliseconds(static_cast<qint64>(std::stod(number)));
}

} // namespace schemawright::cli
