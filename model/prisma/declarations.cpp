// Blocks that define something by name: models, views, enums. Their own names, @@map, @@schema and @@ignore.
#include "model/prisma/arguments.h"
#include "model/prisma/blockattributes.h"
#include "model/prisma/configuration.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

/// Words that Prisma's client cannot use as the name of a class.
bool isReserved(const QString &name)
{
    static const QSet<QString> words { u"PrismaClient"_s, u"async"_s, u"await"_s, u"break"_s, u"case"_s, u"catch"_s,
        u"class"_s, u"const"_s, u"continue"_s, u"debugger"_s, u"default"_s, u"delete"_s, u"do"_s, u"else"_s, u"enum"_s,
        u"export"_s, u"extends"_s, u"false"_s, u"finally"_s, u"for"_s, u"function"_s, u"if"_s, u"implements"_s,
        u"import"_s, u"in"_s, u"instanceof"_s, u"interface"_s, u"let"_s, u"new"_s, u"null"_s, u"package"_s,
        u"private"_s, u"protected"_s, u"public"_s, u"return"_s, u"super"_s, u"switch"_s, u"this"_s, u"throw"_s,
        u"true"_s, u"try"_s, u"typeof"_s, u"using"_s, u"var"_s, u"void"_s, u"while"_s, u"with"_s, u"yield"_s };
    return words.contains(name);
}

struct Declared {
    QHash<QString, BlockKind> kinds; ///< of everything that has a name, generators apart
    QHash<QString, QString> tables; ///< schema and table to the model's name
    QHash<QString, QString> types;
    QSet<QString> generators;
};

QString keyOf(const QString &schema, const QString &name)
{
    return schema + QChar(0) + name;
}

/// Reports names that are taken or reserved. False: nothing can refer to it.
bool declare(Context &context, const Place &place, Declared &declared)
{
    const Block &block = context.blockOf(place);
    if (scalarNamed(block.name)) {
        context.error(place.file, place.name,
            u"%1 is a type of Prisma's own: choose another name for the %2, and name it in the database with @@map"_s
                .arg(block.name, keywordOf(block.kind)));
        return false;
    }
    if (isReserved(block.name)) {
        context.error(place.file, place.name,
            u"%1 is a reserved word and cannot be the name of a %2: choose another, and name it in the database with @@map"_s
                .arg(block.name, keywordOf(block.kind)));
    }
    const auto known = declared.kinds.constFind(block.name);
    if (known != declared.kinds.constEnd()) {
        context.error(place.file, place.name,
            u"there is a %1 %2 already: give this %3 another name"_s.arg(
                keywordOf(*known), block.name, keywordOf(block.kind)));
        return false;
    }
    declared.kinds.insert(block.name, block.kind);
    return true;
}

void declareModel(Context &context, const Place &place, Declared &declared)
{
    const Block &block = context.blockOf(place);
    const bool isNew = declare(context, place, declared);
    Model model;
    model.name = block.name;
    model.place = place;
    model.isView = block.kind == BlockKind::View;
    const BlockNames names = readBlockNames(context, place);
    model.table = names.map.value_or(block.name);
    model.schema = names.schema;
    model.isIgnored = names.isIgnored;
    if (model.isView && !context.schema().previewFeatures.contains(u"views"_s))
        context.error(place.file, place.name,
            u"views need the preview feature views: add it to previewFeatures of the generator"_s);
    const QString key = keyOf(model.schema, model.table);
    if (isNew && declared.tables.contains(key)) {
        context.error(place.file, place.name,
            u"%1 and %2 would both be \"%3\" in the database: give one of them another @@map"_s.arg(
                declared.tables.value(key), model.name, model.table));
        model.hasErrors = true;
    }
    declared.tables.insert(key, model.name);
    if (isNew)
        context.modelsByName.insert(model.name, static_cast<int>(context.models().size()));
    model.hasErrors = model.hasErrors || !isNew;
    context.models().push_back(std::move(model));
}

void declareEnum(Context &context, const Place &place, Declared &declared)
{
    const Block &block = context.blockOf(place);
    const bool isNew = declare(context, place, declared);
    Enumeration enumeration;
    enumeration.name = block.name;
    enumeration.place = place;
    const BlockNames names = readBlockNames(context, place);
    enumeration.type = names.map.value_or(block.name);
    enumeration.schema = names.schema;
    const QString key = keyOf(enumeration.schema, enumeration.type);
    if (isNew && declared.types.contains(key)) {
        context.error(place.file, place.name,
            u"%1 and %2 would both be \"%3\" in the database: give one of them another @@map"_s.arg(
                declared.types.value(key), enumeration.name, enumeration.type));
    }
    declared.types.insert(key, enumeration.name);
    if (isNew)
        context.enumsByName.insert(enumeration.name, static_cast<int>(context.schema().enums.size()));
    context.schema().enums.push_back(std::move(enumeration));
}

} // namespace

void declareNames(Context &context)
{
    Declared declared;
    for (const Place &place : blockPlaces(context)) {
        const Block &block = context.blockOf(place);
        switch (block.kind) {
        case BlockKind::Model:
        case BlockKind::View:
            declareModel(context, place, declared);
            break;
        case BlockKind::Enum:
            declareEnum(context, place, declared);
            break;
        case BlockKind::CompositeType:
            (void)declare(context, place, declared);
            context.error(place.file, place.name,
                u"PostgreSQL has no composite types in Prisma: make %1 a model with a relation, or a Json field"_s.arg(
                    block.name));
            break;
        case BlockKind::Generator:
            if (declared.generators.contains(block.name))
                context.error(place.file, place.name,
                    u"there is a generator %1 already: give this one another name"_s.arg(block.name));
            declared.generators.insert(block.name);
            break;
        case BlockKind::Datasource:
            break;
        }
    }
}

} // namespace schemawright::prisma
