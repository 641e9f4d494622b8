#include "model/workflow/calibration.h"

#include "model/catalog/calibration.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace schemawright::workflow {

namespace {

struct Measured {
    devdb::DevelopmentServer server;
    catalog::Calibration calibration;
};

Result<catalog::Calibration> measure(const devdb::DevelopmentServer &server, const std::stop_token &stop)
{
    TRY_ASSIGN(const devdb::DevelopmentDatabase database, devdb::DevelopmentDatabase::create(server, {}, stop));
    return catalog::calibrate(database.connection(), database.serverText(), stop);
}

} // namespace

std::optional<catalog::Calibration> calibrationOf(const devdb::DevelopmentServer &server, const std::stop_token &stop)
{
    static std::mutex mutex;
    static std::vector<Measured> known;
    const std::scoped_lock guard(mutex);
    const auto found = std::ranges::find_if(known, [&server](const Measured &measured) { return measured.server == server; });
    if (found != known.end())
        return found->calibration;
    const auto calibration = measure(server, stop);
    if (!calibration)
        return std::nullopt;
    known.push_back({ server, *calibration });
    return *calibration;
}

} // namespace schemawright::workflow
