#include "model/prisma/arguments.h"
#include "model/prisma/blockattributes.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

void readLabel(Context &context, const EnumValue &value, EnumLabel &label)
{
    const int file = label.place.file;
    reportRepeated(context, file, value.attributes, u"@"_s, {});
    for (const Attribute &attribute : value.attributes) {
        if (attribute.name == "map"_L1)
            label.label = readMap(context, file, attribute, u"@map"_s).value_or(label.label);
        else
            context.error(
                file, attribute.range, u"an enum's value has no attribute @%1: it has only @map"_s.arg(attribute.name));
    }
}

void readEnum(Context &context, Enumeration &enumeration)
{
    const Block &block = context.blockOf(enumeration.place);
    const int file = enumeration.place.file;
    if (block.values.empty())
        context.error(
            file, enumeration.place.name, u"enum %1 has no values: write one name per line"_s.arg(enumeration.name));
    QSet<QString> names;
    QHash<QString, QString> labels;
    for (std::size_t i = 0; i < block.values.size(); ++i) {
        const EnumValue &value = block.values[i];
        const Place place { file, value.range, value.nameRange, enumeration.place.block, static_cast<int>(i) };
        if (names.contains(value.name)) {
            context.error(file, value.nameRange,
                u"enum %1 has a value %2 already: remove one"_s.arg(enumeration.name, value.name));
            continue;
        }
        names.insert(value.name);
        EnumLabel label { value.name, value.name, place };
        readLabel(context, value, label);
        if (labels.contains(label.label)) {
            context.error(file, value.nameRange,
                u"%1 and %2 would both be '%3' in the database, which PostgreSQL refuses though Prisma accepts it: give one of them another @map"_s
                    .arg(labels.value(label.label), value.name, label.label));
        }
        labels.insert(label.label, value.name);
        enumeration.labels.push_back(std::move(label));
    }
}

} // namespace

void readEnums(Context &context)
{
    for (Enumeration &enumeration : context.schema().enums)
        readEnum(context, enumeration);
}

} // namespace schemawright::prisma
