// Models as a whole.
#include "model/sources/prisma/prismaedit.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::Table;

namespace {

// Before its columns and keys are looked at.
QString unsayableOf(const Table &table)
{
    if (table.isPartitioned() || table.partitionOf || !table.inherits.isEmpty())
        return u"partitions and inheritance"_s;
    if (table.isForeign() || !table.ofType.isEmpty() || table.unlogged)
        return u"foreign, typed and unlogged tables"_s;
    if (table.rowSecurityEnabled || !table.policies.isEmpty())
        return u"row security"_s;
    if (!table.triggers.isEmpty() || !table.rules.isEmpty())
        return u"triggers and rules"_s;
    if (!table.comment.isEmpty() || !table.storageParameters.isEmpty())
        return u"comments and storage parameters of a table"_s;
    const auto isOther = [](const schema::Constraint &constraint) {
        return !std::holds_alternative<schema::PrimaryKey>(constraint.detail)
            && !std::holds_alternative<schema::ForeignKey>(constraint.detail);
    };
    const bool hasOther = std::ranges::any_of(table.constraints, isOther);
    return hasOther ? u"checks, exclusions and unique constraints (it makes unique indexes)"_s : QString();
}

QStringList blockNames(const prisma::Schema &schema)
{
    QStringList names;
    for (const prisma::Model &model : schema.models)
        names << model.name;
    for (const prisma::Enumeration &enumeration : schema.enums)
        names << enumeration.name;
    return names;
}

QString blockText(const PrismaEdit &edit, const Table &table, const QList<MemberWords> &fields, bool isIgnored)
{
    const QString name = freeName(prismaName(table.name.name), blockNames(edit.files.schema()));
    qsizetype nameWidth = 0;
    qsizetype typeWidth = 0;
    for (const MemberWords &field : fields) {
        nameWidth = std::max(nameWidth, field.name.size());
        typeWidth = std::max(typeWidth, field.type.size());
    }
    QString text = u"model "_s + name + u" {\n"_s;
    for (const MemberWords &field : fields) {
        QString line = field.name.leftJustified(nameWidth) + u' ' + field.type;
        if (!field.attributes.isEmpty())
            line = field.name.leftJustified(nameWidth) + u' ' + field.type.leftJustified(typeWidth) + u' ' + field.attributes.join(u' ');
        text += u"  "_s + line + u'\n';
    }
    QStringList attributes;
    if (name != table.name.name)
        attributes << u"@@map(%1)"_s.arg(prismaString(table.name.name));
    if (edit.files.schema().datasource && !edit.files.schema().datasource->schemas.isEmpty())
        attributes << u"@@schema(%1)"_s.arg(prismaString(table.name.schema));
    if (isIgnored)
        attributes << u"@@ignore"_s;
    if (!attributes.isEmpty())
        text += u"\n  "_s + attributes.join(u"\n  "_s) + u'\n';
    return text + u'}';
}

// Prisma's client cannot work with it, its migrations can.
bool hasNoUniqueKey(const Table &table)
{
    const auto isKey = [](const schema::Constraint &constraint) {
        return std::holds_alternative<schema::PrimaryKey>(constraint.detail);
    };
    const auto isUsable = [&](const schema::Index &index) {
        return index.unique && std::ranges::all_of(index.parts, [&](const schema::IndexPart &part) {
            const schema::Column *const column = schema::findColumn(table, part.column);
            return column && column->notNull;
        });
    };
    return std::ranges::none_of(table.constraints, isKey) && std::ranges::none_of(table.indexes, isUsable);
}

QString createParts(const PrismaEdit &edit, const Table &table)
{
    for (const bool references : { false, true }) {
        for (const schema::Constraint &constraint : table.constraints) {
            const bool isReference = std::holds_alternative<schema::ForeignKey>(constraint.detail);
            if (isReference != references)
                continue;
            const Change change { ChangeAction::Create,
                schema::partKey(schema::ObjectKind::Constraint, table.name, constraint.name), {}, constraint, {} };
            const QString problem = isReference ? writePrismaForeignKey(edit, change) : writePrismaPrimaryKey(edit, change);
            if (!problem.isEmpty())
                return problem;
            edit.files.apply();
        }
        for (const schema::Index &index : table.indexes) {
            if (references)
                break;
            const QString problem = writePrismaIndex(edit,
                { ChangeAction::Create, schema::partKey(schema::ObjectKind::Index, table.name, index.name), {}, index, {} });
            if (!problem.isEmpty())
                return problem;
            edit.files.apply();
        }
    }
    return {};
}

QString createModel(const PrismaEdit &edit, const Table &table)
{
    if (const QString problem = unsayableOf(table); !problem.isEmpty())
        return u"schema.prisma cannot say %1"_s.arg(problem);
    QList<MemberWords> fields;
    QStringList taken;
    for (const schema::Column &column : table.columns) {
        const PrismaFieldWords field = fieldWords(column, table.name, edit, taken);
        if (!field.problem.isEmpty())
            return u"column %1: %2"_s.arg(column.name, field.problem);
        fields << field.words;
        taken << field.words.name;
    }
    edit.files.addBlock(prisma::BlockKind::Model, blockText(edit, table, fields, hasNoUniqueKey(table)));
    edit.files.apply();
    return createParts(edit, table);
}

void dropModel(const PrismaEdit &edit, const prisma::Model &model)
{
    const int dropped = edit.files.indexOf(model);
    for (const prisma::Model &other : edit.files.schema().models) {
        for (const prisma::RelationField &field : other.relations) {
            if (field.target == dropped && &other != &model)
                edit.files.edit(other.place).removeMember(field.name);
        }
    }
    edit.files.removeBlock(model.place);
}

QString renameModel(const PrismaEdit &edit, const prisma::Model &model, const Table &after)
{
    if (after.name.schema != (model.schema.isEmpty() ? edit.files.standardSchema() : model.schema))
        return u"another schema is written in @@schema by hand"_s;
    BlockEditor &block = edit.files.edit(model.place);
    block.setMap(model.name == after.name.name ? QString() : prismaString(after.name.name));
    return {};
}

} // namespace

QString writePrismaTable(const PrismaEdit &edit, const Change &change)
{
    const auto table = [](const std::optional<diff::Object> &object) -> const Table & {
        return *std::get<Shared<Table>>(*object);
    };
    if (change.action == ChangeAction::Create)
        return createModel(edit, table(change.after));
    const prisma::Model *const model = edit.files.findModel(table(change.before).name);
    if (!model)
        return u"no model is this table"_s;
    if (change.action == ChangeAction::Drop)
        dropModel(edit, *model);
    else if (change.action == ChangeAction::Rename)
        return renameModel(edit, *model, table(change.after));
    else
        return u"schema.prisma cannot say it (%1)"_s.arg(change.properties.join(u"; "_s));
    return {};
}

} // namespace schemawright::sources
