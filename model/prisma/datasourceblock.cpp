// The datasource: which database, where, and how relations are kept. `url`, `directUrl` and `shadowDatabaseUrl` stood
// here until Prisma 6; from 7 on they are in prisma.config.ts. Both are read.
#include "model/prisma/configuration.h"

#include "model/prisma/arguments.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

constexpr auto extensionArguments = "schema, version and map"_L1;

void readExtensionArguments(Context &context, int file, const Expression &function, Extension &extension)
{
    QStringList seen;
    for (const Argument &argument : function.parts) {
        if (argument.name.isEmpty()) {
            context.error(file, argument.range, u"arguments of an extension need names: %1"_s.arg(extensionArguments));
            continue;
        }
        if (seen.contains(argument.name))
            context.error(
                file, argument.range, u"argument %1 of the extension is given twice: keep one"_s.arg(argument.name));
        seen << argument.name;
        QString *target = argument.name == "schema"_L1 ? &extension.schema
            : argument.name == "version"_L1            ? &extension.version
            : argument.name == "map"_L1                ? &extension.name
                                                       : nullptr;
        if (!target)
            context.error(file, argument.range,
                u"an extension has no argument %1: it takes %2"_s.arg(argument.name, extensionArguments));
        else if (!argument.value || argument.value->kind != ExpressionKind::Text)
            context.error(file, argument.range,
                u"argument %1 of an extension must be a text in double quotes"_s.arg(argument.name));
        else
            *target = argument.value->value;
    }
}

void readExtension(Context &context, int file, const Expression &value, Datasource &datasource)
{
    const bool isName = value.kind == ExpressionKind::Constant || value.kind == ExpressionKind::Function;
    if (!isName) {
        context.error(
            file, value.range, u"an extension is named without quotes: pg_trgm, or uuid_ossp(map: \"uuid-ossp\")"_s);
        return;
    }
    if (value.value.contains(u'-')) {
        context.error(file, value.range,
            u"the name of an extension cannot have a `-` here: write %1(map: \"%2\")"_s.arg(
                QString(value.value).replace(u'-', u'_'), value.value));
        return;
    }
    Extension extension;
    extension.name = value.value;
    extension.place.file = file;
    extension.place.range = value.range;
    if (value.kind == ExpressionKind::Function)
        readExtensionArguments(context, file, value, extension);
    datasource.extensions.push_back(extension);
}

void readExtensions(Context &context, int file, const Property &property, Datasource &datasource)
{
    if (!context.schema().previewFeatures.contains(u"postgresqlExtensions"_s)) {
        context.error(file, property.range,
            u"`extensions` needs the preview feature postgresqlExtensions: add it to previewFeatures of the generator"_s);
    }
    if (property.value->kind != ExpressionKind::Array) {
        readExtension(context, file, *property.value, datasource);
        return;
    }
    for (const Argument &item : property.value->parts)
        readExtension(context, file, *item.value, datasource);
}

void readSchemas(Context &context, int file, const Property &property, Datasource &datasource)
{
    const Expression &value = *property.value;
    if (value.kind != ExpressionKind::Array) {
        context.error(file, value.range, u"`schemas` must be a list of texts: [\"public\", \"audit\"]"_s);
        return;
    }
    if (value.parts.empty())
        context.error(file, value.range, u"`schemas` is empty: name at least one schema, or leave the setting out"_s);
    for (const Argument &item : value.parts) {
        if (item.value->kind != ExpressionKind::Text)
            context.error(file, item.range,
                u"a schema is named by a text in double quotes, not by %1"_s.arg(kindText(item.value->kind)));
        else if (datasource.schemas.contains(item.value->value))
            context.error(file, item.range, u"schema %1 is named twice: keep one"_s.arg(item.value->value));
        else
            datasource.schemas << item.value->value;
    }
}

void readProvider(Context &context, int file, const Property &property)
{
    const Expression &value = *property.value;
    if (value.kind != ExpressionKind::Text) {
        context.error(
            file, value.range, u"the provider must be a text in double quotes, without env(): \"postgresql\""_s);
        return;
    }
    if (value.value == "postgresql"_L1 || value.value == "postgres"_L1)
        return;
    const QStringList others { u"mysql"_s, u"sqlite"_s, u"sqlserver"_s, u"mongodb"_s, u"cockroachdb"_s };
    context.error(file, value.range,
        others.contains(value.value)
            ? u"this schema is for %1: Schemawright reads schemas whose provider is \"postgresql\""_s.arg(value.value)
            : u"Prisma knows no provider \"%1\": for PostgreSQL write \"postgresql\""_s.arg(value.value));
}

void readRelationMode(Context &context, int file, const Property &property, Datasource &datasource)
{
    const Expression &value = *property.value;
    if (value.kind == ExpressionKind::Text && value.value == "prisma"_L1)
        datasource.relationMode = RelationMode::Prisma;
    else if (value.kind != ExpressionKind::Text || value.value != "foreignKeys"_L1)
        context.error(file, value.range, u"the relation mode must be \"foreignKeys\" or \"prisma\""_s);
    if (property.name == "referentialIntegrity"_L1)
        context.warning(file, property.nameRange,
            u"`referentialIntegrity` is the old name of this setting: write `relationMode`"_s);
}

std::optional<ConnectionText> readConnection(Context &context, int file, const Property &property)
{
    const Expression &value = *property.value;
    if (value.kind == ExpressionKind::Text)
        return ConnectionText { value.value, false, value.range };
    const bool isVariable = value.kind == ExpressionKind::Function && value.value == "env"_L1 && value.parts.size() == 1
        && value.parts.front().value && value.parts.front().value->kind == ExpressionKind::Text;
    if (isVariable)
        return ConnectionText { value.parts.front().value->value, true, value.range };
    context.error(file, value.range, u"`%1` must be a text in double quotes or env(\"NAME\")"_s.arg(property.name));
    return std::nullopt;
}

void readProperty(Context &context, int file, const Property &property, Datasource &datasource)
{
    if (property.name == "provider"_L1)
        readProvider(context, file, property);
    else if (property.name == "relationMode"_L1 || property.name == "referentialIntegrity"_L1)
        readRelationMode(context, file, property, datasource);
    else if (property.name == "schemas"_L1)
        readSchemas(context, file, property, datasource);
    else if (property.name == "extensions"_L1)
        readExtensions(context, file, property, datasource);
    else if (property.name == "url"_L1)
        datasource.url = readConnection(context, file, property);
    else if (property.name == "directUrl"_L1)
        datasource.directUrl = readConnection(context, file, property);
    else if (property.name == "shadowDatabaseUrl"_L1)
        datasource.shadowUrl = readConnection(context, file, property);
    else
        context.error(file, property.nameRange,
            u"a datasource has no setting %1: it has provider, url, directUrl, shadowDatabaseUrl, relationMode, schemas and extensions"_s
                .arg(property.name));
}

} // namespace

void readDatasource(Context &context, const Place &place)
{
    const Block &block = context.blockOf(place);
    if (context.schema().datasource) {
        context.error(place.file, place.name,
            u"a schema has one datasource, and there is %1 already: remove one"_s.arg(
                context.schema().datasource->name));
        return;
    }
    Datasource datasource;
    datasource.name = block.name;
    datasource.place = place;
    reportMissingProvider(context, place);
    readProperties(
        context, place, [&](const Property &property) { readProperty(context, place.file, property, datasource); });
    context.schema().datasource = std::move(datasource);
}

} // namespace schemawright::prisma
