#include "model/lint/duration.h"

#include "model/base/quantity.h"
#include "model/lint/loadevidence.h"

#include <algorithm>
#include <cmath>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

constexpr double slowdown = 6;
constexpr double noticeableSeconds = 1;

double speedFor(Work work, const catalog::Calibration &calibration)
{
    switch (work) {
    case Work::Instant:
    case Work::Rows:
        return 0;
    case Work::Scan:
        return calibration.scanBytesPerSecond;
    case Work::IndexBuild:
        return calibration.indexBytesPerSecond;
    case Work::Rewrite:
        return calibration.rewriteBytesPerSecond;
    }
    Q_UNREACHABLE();
}

} // namespace

bool isMeasured(const sql::Statement &statement)
{
    if (const auto *index = std::get_if<sql::CreateIndex>(&statement))
        return index->method == u"btree";
    const auto *alter = std::get_if<sql::AlterTable>(&statement);
    const auto excludes = [](const sql::AlterTableAction &part) {
        const auto *add = std::get_if<sql::AddConstraint>(&part.action);
        return add && add->constraint.type == sql::ConstraintType::Exclusion;
    };
    return !std::holds_alternative<sql::Reindex>(statement) && !(alter && std::ranges::any_of(alter->actions, excludes));
}

std::optional<DurationRange> durationOf(
    Work work, const catalog::TableFacts &table, const catalog::Calibration &calibration)
{
    const double speed = speedFor(work, calibration);
    // A rewrite builds all indexes anew, and one that is not a plain btree takes as long as it takes.
    const bool isUnmeasured = work == Work::Rewrite && !std::ranges::all_of(table.indexes, &catalog::IndexFacts::plain);
    if (speed <= 0 || table.sizeBytes <= 0 || isUnmeasured)
        return std::nullopt;
    const auto bytes = static_cast<double>(table.sizeBytes);
    double seconds = bytes / speed;
    if (work == Work::Rewrite && calibration.indexBytesPerSecond > 0)
        seconds += static_cast<double>(table.indexes.size()) * bytes / calibration.indexBytesPerSecond;
    return DurationRange { seconds, seconds * slowdown };
}

QString durationText(const DurationRange &range)
{
    const QString low = ageText(std::max(std::floor(range.lowSeconds), noticeableSeconds));
    const QString high = ageText(std::max(std::ceil(range.highSeconds), noticeableSeconds));
    return range.highSeconds < noticeableSeconds ? u"less than 1 s"_s : low == high ? low : low + u" to "_s + high;
}

QString durationEvidence(
    Work work, const catalog::TableFacts &table, const std::optional<catalog::Calibration> &calibration)
{
    const auto range = calibration ? durationOf(work, table, *calibration) : std::nullopt;
    if (!range)
        return {};
    return u"takes "_s + durationText(*range) + u" if its server works at "_s
        + sizeText(static_cast<qint64>(speedFor(work, *calibration))) + u" per second to a sixth of that (measured on "_s
        + calibration->server + u')';
}

} // namespace schemawright::lint
