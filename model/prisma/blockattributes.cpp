#include "model/prisma/blockattributes.h"

#include "model/prisma/arguments.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

bool isKnown(BlockKind kind, const QString &name)
{
    static const QStringList ofEnums { u"map"_s, u"schema"_s };
    static const QStringList ofModels { u"id"_s, u"unique"_s, u"index"_s, u"fulltext"_s, u"map"_s, u"schema"_s,
        u"ignore"_s, u"shardKey"_s };
    return (kind == BlockKind::Enum ? ofEnums : ofModels).contains(name);
}

/// Native types are one attribute, whichever of them it is.
QStringView firstName(const Attribute &attribute)
{
    const qsizetype dot = attribute.name.indexOf(u'.');
    return QStringView(attribute.name).left(dot < 0 ? attribute.name.size() : dot);
}

/// "shardKey" exists for MySQL only, and full-text indexes too.
void reportForeign(Context &context, int file, const Attribute &attribute)
{
    if (attribute.name == "fulltext"_L1)
        context.error(file, attribute.range,
            u"@@fulltext is for MySQL: for PostgreSQL write @@index with type: Gin on a column of type tsvector"_s);
    if (attribute.name == "shardKey"_L1)
        context.error(file, attribute.range, u"@@shardKey is for PlanetScale: PostgreSQL has none"_s);
}

void readSchemaName(Context &context, const Place &place, const Attribute &attribute, BlockNames &names)
{
    Arguments arguments(context, place.file, attribute, u"@@schema"_s, "map"_L1);
    const Expression *value = arguments.require("map"_L1, u"@@schema(\"public\")"_s);
    const auto schema = value ? arguments.findText("map"_L1) : std::nullopt;
    arguments.reportOthers(u"the schema's name"_s);
    if (!schema)
        return;
    names.schema = *schema;
    const auto &datasource = context.schema().datasource;
    if (!datasource || !datasource->schemas.contains(*schema)) {
        context.error(place.file, value->range,
            u"the datasource does not list schema %1: add it there, schemas = [\"%1\"]"_s.arg(*schema));
    }
}

} // namespace

std::optional<QString> readMap(Context &context, int file, const Attribute &attribute, const QString &label)
{
    Arguments arguments(context, file, attribute, label, "name"_L1);
    const Expression *value = arguments.require("name"_L1, label + u"(\"name_in_the_database\")"_s);
    const auto name = value ? arguments.findText("name"_L1) : std::nullopt;
    arguments.reportOthers(u"a name"_s);
    if (name && name->isEmpty()) {
        context.error(file, value->range,
            u"%1 with an empty name: PostgreSQL has no empty names, though Prisma accepts it; write the name"_s.arg(
                label));
    }
    return name;
}

void reportRepeated(Context &context, int file, const std::vector<Attribute> &attributes, const QString &mark,
    const QStringList &mayRepeat)
{
    if (attributes.size() < 2)
        return;
    QHash<QStringView, int> counts;
    for (const Attribute &attribute : attributes)
        ++counts[firstName(attribute)];
    if (counts.size() == static_cast<qsizetype>(attributes.size()))
        return;
    for (const Attribute &attribute : attributes) {
        const QString name = firstName(attribute).toString();
        if (counts.value(name) > 1 && !mayRepeat.contains(name))
            context.error(file, attribute.range, u"%1%2 may stand here once: remove the others"_s.arg(mark, name));
    }
}

BlockNames readBlockNames(Context &context, const Place &place)
{
    const Block &block = context.blockOf(place);
    reportRepeated(context, place.file, block.attributes, u"@@"_s, { u"index"_s, u"unique"_s, u"fulltext"_s });
    BlockNames names;
    bool hasSchema = false;
    for (const Attribute &attribute : block.attributes) {
        if (!isKnown(block.kind, attribute.name)) {
            context.error(place.file, attribute.range,
                u"%1 has no attribute @@%2: it has %3"_s.arg(
                    block.kind == BlockKind::Enum ? u"an enum"_s : u"a "_s + keywordOf(block.kind), attribute.name,
                    block.kind == BlockKind::Enum ? u"@@map and @@schema"_s
                                                  : u"@@id, @@unique, @@index, @@map, @@schema and @@ignore"_s));
            continue;
        }
        reportForeign(context, place.file, attribute);
        if (attribute.name == "map"_L1) {
            names.map = readMap(context, place.file, attribute, u"@@map"_s);
        } else if (attribute.name == "schema"_L1) {
            hasSchema = true;
            readSchemaName(context, place, attribute, names);
        } else if (attribute.name == "ignore"_L1) {
            names.isIgnored = true;
            Arguments(context, place.file, attribute, u"@@ignore"_s, ""_L1).reportOthers({});
        }
    }
    const auto &datasource = context.schema().datasource;
    if (!hasSchema && datasource && !datasource->schemas.isEmpty()) {
        context.error(place.file, place.name,
            u"%1 %2 does not say its schema: the datasource lists schemas, so add @@schema(\"%3\") or another of them"_s
                .arg(keywordOf(block.kind), block.name, datasource->schemas.first()));
    }
    return names;
}

} // namespace schemawright::prisma
