// Generators. Of their settings only previewFeatures matters here.
#include "model/prisma/configuration.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

/// Of Prisma 7 (8.1 engines).
bool isPreviewFeature(const QString &name)
{
    static const QSet<QString> features { u"fullTextSearchPostgres"_s, u"nativeDistinct"_s, u"partialIndexes"_s,
        u"postgresqlExtensions"_s, u"relationJoins"_s, u"schemaEngineDriverAdapters"_s, u"shardKeys"_s,
        u"strictUndefinedChecks"_s, u"typedSql"_s, u"views"_s };
    return features.contains(name);
}

/// Of older versions: they are part of Prisma without being asked for now, or gone.
bool wasPreviewFeature(const QString &name)
{
    static const QSet<QString> features { u"aggregateApi"_s, u"atomicNumberOperations"_s, u"clientExtensions"_s,
        u"cockroachdb"_s, u"connectOrCreate"_s, u"createMany"_s, u"dataProxy"_s, u"deno"_s, u"distinct"_s,
        u"driverAdapters"_s, u"extendedIndexes"_s, u"extendedWhereUnique"_s, u"fieldReference"_s, u"filterJson"_s,
        u"filteredRelationCount"_s, u"fullTextIndex"_s, u"fullTextSearch"_s, u"groupBy"_s, u"improvedQueryRaw"_s,
        u"insensitiveFilters"_s, u"interactiveTransactions"_s, u"jsonProtocol"_s, u"metrics"_s, u"microsoftSqlServer"_s,
        u"middlewares"_s, u"mongoDb"_s, u"mongodb"_s, u"multiSchema"_s, u"nApi"_s, u"namedConstraints"_s, u"napi"_s,
        u"nativeTypes"_s, u"omitApi"_s, u"orderByAggregateGroup"_s, u"orderByNulls"_s, u"orderByRelation"_s,
        u"prismaSchemaFolder"_s, u"queryCompiler"_s, u"reactNative"_s, u"referentialActions"_s,
        u"referentialIntegrity"_s, u"selectRelationCount"_s, u"tracing"_s, u"transactionApi"_s,
        u"uncheckedScalarInputs"_s };
    return features.contains(name);
}

void readFeature(Context &context, int file, const Expression &value)
{
    if (value.kind != ExpressionKind::Text) {
        context.error(file, value.range, u"a preview feature is named by a text in double quotes"_s);
        return;
    }
    if (wasPreviewFeature(value.value)) {
        context.warning(file, value.range,
            u"preview feature %1 is none in new versions of Prisma: it may be removed there"_s.arg(value.value));
    } else if (!isPreviewFeature(value.value)) {
        context.error(file, value.range,
            u"no version of Prisma has a preview feature \"%1\": check its spelling, or remove it"_s.arg(value.value));
    }
    context.schema().previewFeatures.insert(value.value);
}

} // namespace

void readGenerator(Context &context, const Place &place)
{
    reportMissingProvider(context, place);
    readProperties(context, place, [&](const Property &property) {
        const ExpressionKind kind = property.value->kind;
        if (property.name == "provider"_L1 && kind != ExpressionKind::Text && kind != ExpressionKind::Function)
            context.error(
                place.file, property.value->range, u"the provider of a generator must be a text in double quotes"_s);
        if (property.name != "previewFeatures"_L1)
            return;
        if (property.value->kind != ExpressionKind::Array) {
            context.error(place.file, property.value->range, u"previewFeatures must be a list: [\"views\"]"_s);
            return;
        }
        for (const Argument &item : property.value->parts)
            readFeature(context, place.file, *item.value);
    });
}

} // namespace schemawright::prisma
