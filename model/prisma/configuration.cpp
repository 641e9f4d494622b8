#include "model/prisma/configuration.h"

#include <algorithm>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

std::vector<Place> blockPlaces(const Context &context)
{
    std::vector<Place> places;
    for (std::size_t file = 0; file < context.documents().size(); ++file) {
        const std::vector<Block> &blocks = context.documents()[file].blocks;
        for (std::size_t block = 0; block < blocks.size(); ++block) {
            places.push_back(
                { static_cast<int>(file), blocks[block].range, blocks[block].nameRange, static_cast<int>(block), -1 });
        }
    }
    return places;
}

void readProperties(Context &context, const Place &place, const std::function<void(const Property &)> &read)
{
    const Block &block = context.blockOf(place);
    QStringList seen;
    for (const Property &property : block.properties) {
        if (seen.contains(property.name)) {
            context.error(place.file, property.nameRange,
                u"setting %1 of %2 %3 is there twice: remove one"_s.arg(
                    property.name, keywordOf(block.kind), block.name));
            continue;
        }
        seen << property.name;
        if (property.value)
            read(property);
        else
            context.error(place.file, property.range, u"setting %1 has no value: write %1 = …"_s.arg(property.name));
    }
}

void reportMissingProvider(Context &context, const Place &place)
{
    const Block &block = context.blockOf(place);
    const bool hasProvider = std::any_of(block.properties.begin(), block.properties.end(),
        [](const Property &property) { return property.name == "provider"_L1; });
    if (hasProvider)
        return;
    const QString example = block.kind == BlockKind::Datasource ? u"postgresql"_s : u"prisma-client"_s;
    context.error(place.file, place.name,
        u"%1 %2 has no provider: add provider = \"%3\""_s.arg(keywordOf(block.kind), block.name, example));
}

void readConfiguration(Context &context)
{
    const std::vector<Place> places = blockPlaces(context);
    for (const Place &place : places) {
        const Block &block = context.blockOf(place);
        const bool isConfiguration = block.kind == BlockKind::Generator || block.kind == BlockKind::Datasource;
        if (isConfiguration && scalarNamed(block.name))
            context.error(place.file, place.name,
                u"%1 is a type of Prisma's own: choose another name for the %2"_s.arg(
                    block.name, keywordOf(block.kind)));
    }
    // Generators first: their preview features decide what a datasource may say.
    for (const Place &place : places) {
        if (context.blockOf(place).kind == BlockKind::Generator)
            readGenerator(context, place);
    }
    for (const Place &place : places) {
        if (context.blockOf(place).kind == BlockKind::Datasource)
            readDatasource(context, place);
    }
}

} // namespace schemawright::prisma
