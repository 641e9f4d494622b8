#include "app/cli/comparison.h"

#include "model/migrations/atlasrevisions.h"
#include "model/sources/prismablindspots.h"
#include "model/workflow/difference.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

bool isLive(const sources::Source &source)
{
    return source.kind == sources::SourceKind::LiveDatabase;
}

void printWarnings(const sources::LoadedSchema &loaded)
{
    for (const QString &warning : loaded.warnings)
        printMessage(u"Warning: "_s + warning);
}

/// A plan towards a schema.prisma alone drops what such a file cannot say; Prisma Migrate would not see it.
void warnOfBlindSpots(const Comparison &comparison)
{
    const QString blind = sources::unsayableInPrisma(comparison.from.database);
    if (comparison.to.source.kind == sources::SourceKind::PrismaFiles && !blind.isEmpty()) {
        printMessage(u"Warning: %1 has %2, which schema.prisma cannot say, so they count as dropped"_s.arg(
            comparison.from.source.title, blind));
        printMessage(u"Hint: Put them into SQL or HCL files and compose both."_s);
    }
}

/// Errors: Input, when a schema that was asked for is on neither side.
Result<> checkSides(const Comparison &comparison, const QStringList &schemas)
{
    return workflow::checkSchemasExist(schemas, comparison.from.database, comparison.to.database);
}

/// Both at the same time.
Result<> loadLiveSides(Comparison &comparison, const sources::Source &from, const sources::Source &to,
    const sources::SourceOptions &options, const std::stop_token &stop)
{
    TRY_ASSIGN(QList<sources::LoadedSchema> live, sources::loadLiveSources({ from, to }, options, {}, stop));
    comparison.from = std::move(live.first());
    comparison.to = std::move(live.last());
    return {};
}

/// The live side first: unless a development server was chosen, it tells which version the files must be read by.
Result<> loadSides(Comparison &comparison, const sources::Source &from, const sources::Source &to,
    sources::SourceOptions options, bool hasChosenServer, const std::stop_token &stop)
{
    const bool toFirst = isLive(to) && !isLive(from);
    sources::LoadedSchema &first = toFirst ? comparison.to : comparison.from;
    sources::LoadedSchema &second = toFirst ? comparison.from : comparison.to;
    TRY_ASSIGN(first, sources::loadSource(toFirst ? to : from, options, {}, stop));
    if (!hasChosenServer)
        options.developmentServer = devdb::developmentServerLike(first.database.serverVersion);
    TRY_ASSIGN(second, sources::loadSource(toFirst ? from : to, options, {}, stop));
    // The other direction is part of planning (withAccessOf).
    if (toFirst)
        diff::nameRunner(comparison.from.database, comparison.to.database.currentRole);
    return {};
}

} // namespace

Result<Comparison> loadComparison(
    const QString &from, const QString &to, const SourceFlags &flags, const std::stop_token &stop)
{
    TRY_ASSIGN(const sources::Source first, sources::parseSource(from, {}));
    TRY_ASSIGN(const sources::Source second, sources::parseSource(to, {}));
    return loadComparison(first, second, flags, stop);
}

Result<Comparison> loadComparison(
    const sources::Source &from, const sources::Source &to, const SourceFlags &flags, const std::stop_token &stop)
{
    TRY_ASSIGN(sources::SourceOptions options, flags.options());
    options.missingSchemasAreEmpty = true;
    options.exclude += migrations::historyTablePatterns();
    Comparison comparison;
    if (isLive(from) && isLive(to))
        TRY(loadLiveSides(comparison, from, to, options, stop));
    else
        TRY(loadSides(comparison, from, to, options, !flags.devUrl.empty(), stop));
    TRY(checkSides(comparison, options.schemas));
    const int fromMajor = comparison.from.database.serverVersion / 10000;
    const int toMajor = comparison.to.database.serverVersion / 10000;
    if (fromMajor != toMajor) {
        printMessage(
            u"Warning: PostgreSQL %1 and %2 write the same expressions differently: expect differences that are none; "
            "give a --dev-url of the database's own major version"_s.arg(fromMajor)
                .arg(toMajor));
    }
    printWarnings(comparison.from);
    printWarnings(comparison.to);
    warnOfBlindSpots(comparison);
    return comparison;
}

} // namespace schemawright::cli
