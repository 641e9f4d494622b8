// Keys and indexes of every model, and what a model must have of them.
#include "model/prisma/indexreader.h"

#include <algorithm>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

void readFieldKeys(Context &context, Model &model)
{
    IndexReader reader(context, model);
    for (std::size_t i = 0; i < model.fields.size(); ++i) {
        for (const Attribute &attribute : context.fieldOf(model.fields[i].place).attributes) {
            if (attribute.name == "id"_L1 || attribute.name == "unique"_L1)
                reader.readOfField(static_cast<int>(i), attribute);
        }
    }
    for (const RelationField &relation : model.relations) {
        for (const Attribute &attribute : context.fieldOf(relation.place).attributes) {
            if (attribute.name == "id"_L1 || attribute.name == "unique"_L1)
                context.error(model.place.file, attribute.range,
                    u"%1 is a relation and no column: put @%2 at the field that it uses, or @@%2 at several"_s.arg(
                        relation.name, attribute.name));
        }
    }
}

void readBlockKeys(Context &context, Model &model)
{
    IndexReader reader(context, model);
    for (const Attribute &attribute : context.blockOf(model.place).attributes) {
        if (attribute.name == "id"_L1 || attribute.name == "unique"_L1 || attribute.name == "index"_L1)
            reader.readOfBlock(attribute);
    }
}

void checkPrimaryKeys(Context &context, const Model &model)
{
    const Index *first = nullptr;
    for (const Index &index : model.indexes) {
        if (index.kind != IndexKind::PrimaryKey)
            continue;
        if (first) {
            context.error(model.place.file, index.attribute,
                u"%1 has a primary key already: for a key of several fields write one @@id([a, b])"_s.arg(model.name));
            continue;
        }
        first = &index;
        for (const IndexColumn &column : index.columns) {
            const ScalarField &field = model.field(column.field);
            if (field.arity != Arity::Required)
                context.error(model.place.file, index.attribute,
                    u"field %1 is part of the primary key, so it must be required: remove its `?` or `[]`"_s.arg(
                        field.name));
        }
    }
}

/// Views have no indexes in the database. Until Prisma 6.12 they could say what would be unique.
void checkView(Context &context, Model &view)
{
    for (const Index &index : view.indexes) {
        if (index.kind != IndexKind::Unique)
            context.warning(view.place.file, index.attribute,
                u"a view has no keys and indexes, and Prisma refuses this from 6.13 on: it is ignored; @unique at a field says what identifies a row"_s);
    }
}

void checkUniqueCriterion(Context &context, const Model &model)
{
    const bool hasCriterion = std::any_of(model.indexes.begin(), model.indexes.end(), [&model](const Index &index) {
        return index.kind != IndexKind::Plain
            && std::all_of(index.columns.begin(), index.columns.end(), [&model](const IndexColumn &column) {
                   const ScalarField &field = model.field(column.field);
                   return field.arity != Arity::Optional && field.kind != ColumnKind::Unsupported;
               });
    });
    if (!hasCriterion && !model.isIgnored && !model.hasErrors) {
        context.error(model.place.file, model.place.name,
            u"%1 has nothing that identifies a row: mark required fields with @id, @unique, @@id or @@unique, or the model with @@ignore"_s
                .arg(model.name));
    }
}

} // namespace

void readIndexes(Context &context)
{
    for (Model &model : context.models()) {
        readFieldKeys(context, model);
        readBlockKeys(context, model);
        if (model.isView) {
            checkView(context, model);
            continue;
        }
        checkPrimaryKeys(context, model);
        for (const Index &index : model.indexes)
            checkIndexMethod(context, model, index);
        checkUniqueCriterion(context, model);
    }
}

} // namespace schemawright::prisma
