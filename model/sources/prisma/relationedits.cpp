// Foreign keys: a relation field at the model that has the columns, and one at the other model that leads back.
#include "model/prisma/constraintnames.h"
#include "model/sources/prisma/prismaedit.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using prisma::Model;
using prisma::ReferentialAction;
using prisma::RelationField;
using schema::ForeignKeyAction;

namespace {

QString actionWords(ForeignKeyAction action)
{
    switch (action) {
    case ForeignKeyAction::NoAction:
        return u"NoAction"_s;
    case ForeignKeyAction::Restrict:
        return u"Restrict"_s;
    case ForeignKeyAction::Cascade:
        return u"Cascade"_s;
    case ForeignKeyAction::SetNull:
        return u"SetNull"_s;
    case ForeignKeyAction::SetDefault:
        return u"SetDefault"_s;
    }
    Q_UNREACHABLE();
}

QString firstLower(const QString &name)
{
    return name.left(1).toLower() + name.mid(1);
}

struct Ends {
    const Model &child;
    const Model &parent;
    QList<const prisma::ScalarField *> fields; ///< of the child
    QStringList references; ///< fields of the parent

    [[nodiscard]] bool isRequired() const
    {
        return std::ranges::all_of(fields, [](const auto *field) { return field->arity == prisma::Arity::Required; });
    }
    [[nodiscard]] bool isOptional() const
    {
        return std::ranges::none_of(fields, [](const auto *field) { return field->arity == prisma::Arity::Required; });
    }
    [[nodiscard]] QStringList fieldNames() const
    {
        QStringList names;
        for (const prisma::ScalarField *const field : fields)
            names << field->name;
        return names;
    }
};

// "name", fields: [a], references: [b], and what is not Prisma's default: an optional relation is set to NULL, a required
// one restricts, updates cascade.
QString relationAttribute(
    const Ends &ends, const schema::ForeignKey &key, const QString &constraint, const QString &relation)
{
    QStringList arguments;
    if (!relation.isEmpty())
        arguments << prismaString(relation);
    arguments << u"fields: ["_s + ends.fieldNames().join(u", "_s) + u']'
              << u"references: ["_s + ends.references.join(u", "_s) + u']';
    const ForeignKeyAction onDelete = ends.isOptional() ? ForeignKeyAction::SetNull : ForeignKeyAction::Restrict;
    if (key.onDelete != onDelete)
        arguments << u"onDelete: "_s + actionWords(key.onDelete);
    if (key.onUpdate != ForeignKeyAction::Cascade)
        arguments << u"onUpdate: "_s + actionWords(key.onUpdate);
    if (constraint != prisma::foreignKeyName(ends.child.table, key.columns))
        arguments << u"map: "_s + prismaString(constraint);
    return u"@relation("_s + arguments.join(u", "_s) + u')';
}

QString unsayableOf(const schema::Constraint &constraint)
{
    const auto &key = std::get<schema::ForeignKey>(constraint.detail);
    if (constraint.deferrable || constraint.notValid || constraint.notEnforced)
        return u"DEFERRABLE, NOT VALID and NOT ENFORCED"_s;
    if (key.match != schema::ForeignKeyMatch::Simple || !key.onDeleteColumns.isEmpty())
        return u"MATCH FULL and columns of SET NULL"_s;
    return constraint.comment.isEmpty() ? QString() : u"the comment of a foreign key"_s;
}

std::optional<Ends> endsOf(const PrismaEdit &edit, const QualifiedName &table, const schema::ForeignKey &key)
{
    const Model *const child = edit.files.findModel(table);
    const Model *const parent = edit.files.findModel(key.referencedTable);
    if (!child || !parent)
        return std::nullopt;
    Ends ends { *child, *parent, {}, {} };
    for (const QString &column : key.columns)
        ends.fields << edit.files.findField(*child, column);
    for (const QString &column : key.referencedColumns) {
        const prisma::ScalarField *const field = edit.files.findField(*parent, column);
        if (!field)
            return std::nullopt;
        ends.references << field->name;
    }
    return ends.fields.contains(nullptr) ? std::nullopt : std::optional(ends);
}

// Two relations between the same models need names, and so does one of a model with itself.
bool needsName(const PrismaEdit &edit, const Ends &ends)
{
    const int child = edit.files.indexOf(ends.child);
    const int parent = edit.files.indexOf(ends.parent);
    const auto leadsTo = [](const Model &model, int target) {
        return std::ranges::any_of(model.relations, [&](const RelationField &field) { return field.target == target; });
    };
    return child == parent || leadsTo(ends.child, parent) || leadsTo(ends.parent, child);
}

bool isUnique(const Ends &ends)
{
    return std::ranges::any_of(ends.child.indexes, [&](const prisma::Index &index) {
        QStringList names;
        for (const prisma::IndexColumn &column : index.columns)
            names << ends.child.field(column.field).name;
        names.sort();
        QStringList own = ends.fieldNames();
        own.sort();
        return index.kind != prisma::IndexKind::Plain && names == own;
    });
}

QString relationFieldName(const Ends &ends)
{
    const QString field = ends.fields.first()->name;
    for (const QLatin1StringView suffix : { "Id"_L1, "_id"_L1, "ID"_L1 }) {
        if (ends.fields.size() == 1 && field.endsWith(suffix) && field.size() > suffix.size())
            return field.chopped(suffix.size());
    }
    return firstLower(ends.parent.name);
}

QString createRelation(const PrismaEdit &edit, const QualifiedName &table, const schema::Constraint &constraint)
{
    const auto &key = std::get<schema::ForeignKey>(constraint.detail);
    const auto ends = endsOf(edit, table, key);
    if (!ends)
        return u"no models are both of its tables"_s;
    const QString relation = needsName(edit, *ends) ? constraint.name : QString();
    QStringList childNames = ends->child.byName.keys();
    MemberWords own { freeName(relationFieldName(*ends), childNames), ends->parent.name + (ends->isRequired() ? u""_s : u"?"_s),
        { relationAttribute(*ends, key, constraint.name, relation) } };
    const bool isSelf = &ends->child == &ends->parent;
    childNames << own.name;
    const bool one = isUnique(*ends);
    const QString backName = firstLower(ends->child.name) + (one ? u""_s : u"s"_s);
    MemberWords back { freeName(backName, isSelf ? childNames : ends->parent.byName.keys()),
        ends->child.name + (one ? u"?"_s : u"[]"_s), {} };
    if (!relation.isEmpty())
        back.attributes << u"@relation(%1)"_s.arg(prismaString(relation));
    edit.files.edit(ends->child.place).addMember(own);
    edit.files.edit(ends->parent.place).addMember(back);
    return {};
}

const prisma::ForeignKey *findKey(const Model &model, const QString &name)
{
    const auto found = std::ranges::find(model.foreignKeys, name, &prisma::ForeignKey::name);
    return found == model.foreignKeys.cend() || found->relationField < 0 ? nullptr : &*found;
}

const RelationField &fieldOf(const Model &model, const prisma::ForeignKey &key)
{
    return model.relations.at(static_cast<std::size_t>(key.relationField));
}

QString dropRelation(const PrismaEdit &edit, const Model &model, const QString &name)
{
    const prisma::ForeignKey *const key = findKey(model, name);
    if (!key)
        return u"no relation of the model makes it"_s;
    const RelationField &own = fieldOf(model, *key);
    edit.files.edit(model.place).removeMember(own.name);
    const Model &target = edit.files.schema().models.at(static_cast<std::size_t>(key->target));
    const int child = edit.files.indexOf(model);
    const auto back = std::ranges::find_if(target.relations, [&](const RelationField &field) {
        return field.target == child && field.relation == own.relation && !field.hasFields && field.name != own.name;
    });
    if (back != target.relations.cend())
        edit.files.edit(target.place).removeMember(back->name);
    return {};
}

void rewriteRelation(const PrismaEdit &edit, const Model &model, const prisma::ForeignKey &key, const schema::Constraint &wanted)
{
    const auto &detail = std::get<schema::ForeignKey>(wanted.detail);
    const auto ends = endsOf(edit, { model.schema.isEmpty() ? edit.files.standardSchema() : model.schema, model.table }, detail);
    if (!ends)
        return;
    const RelationField &field = fieldOf(model, key);
    BlockEditor &block = edit.files.edit(model.place);
    MemberWords words = block.member(field.name);
    words.type = ends->parent.name + (ends->isRequired() ? u""_s : u"?"_s);
    words.setAttribute(u"@relation"_s, relationAttribute(*ends, detail, wanted.name, field.relation));
    block.setMember(field.name, words);
}

} // namespace

QString writePrismaForeignKey(const PrismaEdit &edit, const Change &change)
{
    const QualifiedName table = change.key.parentName();
    const Model *const model = edit.files.findModel(table);
    if (!model)
        return u"no model is table %1"_s.arg(table.toText());
    if (change.action == ChangeAction::Drop)
        return dropRelation(edit, *model, change.key.name);
    const auto &wanted = std::get<schema::Constraint>(*change.after);
    const auto &datasource = edit.files.schema().datasource;
    if (datasource && datasource->relationMode == prisma::RelationMode::Prisma)
        return u"with relationMode = \"prisma\" there are no foreign keys"_s;
    if (const QString problem = unsayableOf(wanted); !problem.isEmpty())
        return u"schema.prisma cannot say %1"_s.arg(problem);
    if (change.action == ChangeAction::Create)
        return createRelation(edit, table, wanted);
    const auto &before = std::get<schema::Constraint>(*change.before);
    const prisma::ForeignKey *const key = findKey(*model, before.name);
    if (!key)
        return u"no relation of the model makes it"_s;
    const auto &formerDetail = std::get<schema::ForeignKey>(before.detail);
    const auto &detail = std::get<schema::ForeignKey>(wanted.detail);
    if (formerDetail.referencedTable == detail.referencedTable) {
        rewriteRelation(edit, *model, *key, wanted);
        return {};
    }
    if (const QString problem = dropRelation(edit, *model, before.name); !problem.isEmpty())
        return problem;
    edit.files.apply();
    return createRelation(edit, table, wanted);
}

void refreshRelations(const PrismaEdit &edit, const QualifiedName &table, const QString &column)
{
    const Model *const model = edit.files.findModel(table);
    const schema::Table *const wanted = schema::findTable(edit.after, table);
    if (!model || !wanted)
        return;
    for (const prisma::ForeignKey &key : model->foreignKeys) {
        const schema::Constraint *const constraint = schema::findConstraint(*wanted, key.name);
        const auto *const detail = constraint ? std::get_if<schema::ForeignKey>(&constraint->detail) : nullptr;
        if (detail && detail->columns.contains(column) && key.relationField >= 0)
            rewriteRelation(edit, *model, key, *constraint);
    }
}

} // namespace schemawright::sources
