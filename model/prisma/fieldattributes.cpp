// Native types, @default and @updatedAt of every column.
#include "model/prisma/arguments.h"
#include "model/prisma/defaults.h"
#include "model/prisma/nativetypes.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

void readUpdatedAt(Context &context, const Attribute &attribute, ScalarField &field)
{
    Arguments(context, field.place.file, attribute, u"@updatedAt"_s, ""_L1).reportOthers({});
    field.isUpdatedAt = true;
    const bool isTime = field.kind == ColumnKind::Scalar && field.scalar == Scalar::DateTime;
    if (!isTime || field.arity == Arity::List)
        context.error(
            field.place.file, attribute.range, u"@updatedAt is for fields of type DateTime that are no lists"_s);
}

void readColumn(Context &context, ScalarField &field)
{
    for (const Attribute &attribute : context.fieldOf(field.place).attributes) {
        if (attribute.name.contains(u'.'))
            readNativeType(context, attribute, field);
        else if (attribute.name == "default"_L1)
            readDefault(context, attribute, field);
        else if (attribute.name == "updatedAt"_L1)
            readUpdatedAt(context, attribute, field);
    }
}

} // namespace

void readFieldAttributes(Context &context)
{
    for (Model &model : context.models()) {
        for (ScalarField &field : model.fields)
            readColumn(context, field);
    }
}

} // namespace schemawright::prisma
