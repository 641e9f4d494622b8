#include "model/sources/prisma/prismaedit.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::Column;

QString freeName(const QString &name, const QStringList &taken)
{
    QString free = name;
    for (int number = 2; taken.contains(free); ++number)
        free = name + QString::number(number);
    return free;
}

namespace {

bool ownsSequence(const Column &column, const QualifiedName &table, const schema::Database &database)
{
    return std::ranges::any_of(database.sequences, [&](const schema::Sequence &sequence) {
        return sequence.ownedBy && sequence.ownedBy->table == table && sequence.ownedBy->column == column.name;
    });
}

} // namespace

bool isSerial(const Column &column, const QualifiedName &table, const schema::Database &database)
{
    return column.defaultExpression && column.defaultExpression->startsWith("nextval("_L1)
        && ownsSequence(column, table, database);
}

PrismaFieldWords fieldWords(
    const Column &column, const QualifiedName &table, const PrismaEdit &edit, const QStringList &taken)
{
    const QString problem = unsayable(column);
    if (!problem.isEmpty())
        return { {}, u"schema.prisma cannot say %1"_s.arg(problem) };
    const PrismaTypeWords type = typeWords(column.type, edit.files);
    if (type.isList && column.notNull)
        return { {}, u"a list of schema.prisma is never NOT NULL"_s };
    MemberWords words { freeName(prismaName(column.name), taken), type.text(column.notNull), {} };
    words.setAttribute(u"@default"_s, defaultWords(column, type, isSerial(column, table, edit.after), edit.files));
    if (words.name != column.name)
        words.attributes << u"@map(%1)"_s.arg(prismaString(column.name));
    if (!type.native.isEmpty())
        words.attributes << type.native;
    return { words, {} };
}

namespace {

QStringList memberNames(const prisma::Model &model)
{
    return model.byName.keys();
}

QString createColumn(const PrismaEdit &edit, const prisma::Model &model, const QualifiedName &table, const Column &column)
{
    const PrismaFieldWords field = fieldWords(column, table, edit, memberNames(model));
    if (!field.problem.isEmpty())
        return field.problem;
    const schema::Table *const wanted = schema::findTable(edit.after, table);
    const auto position = std::ranges::find(wanted->columns, column.name, &Column::name);
    const prisma::ScalarField *const former
        = position == wanted->columns.cbegin() ? nullptr : edit.files.findField(model, (position - 1)->name);
    BlockEditor &block = edit.files.edit(model.place);
    if (former || position == wanted->columns.cbegin())
        block.insertMember(former ? former->name : QString(), field.words);
    else
        block.addMember(field.words);
    return {};
}

// All but what a field can say.
bool isOtherChanged(Column before, const Column &after)
{
    before.type = after.type;
    before.notNull = after.notNull;
    before.notNullConstraint = after.notNullConstraint;
    before.defaultExpression = after.defaultExpression;
    return before != after;
}

void setType(MemberWords &words, const PrismaTypeWords &type, bool isRequired, const PrismaFiles &files)
{
    words.type = type.text(isRequired);
    words.attributes.removeIf([&](const QString &attribute) {
        return attribute.startsWith(QString(u'@' + files.datasourceName() + u'.'));
    });
    if (!type.native.isEmpty())
        words.attributes << type.native;
}

/// The column "A" or "B" of a relation's own table that refers to this model; empty: `join` refers to others.
QStringList joinColumnsTo(const prisma::JoinTable &join, int model)
{
    QStringList columns;
    if (join.first == model)
        columns << u"A"_s;
    if (join.second == model)
        columns << u"B"_s;
    return columns;
}

QualifiedName tableOf(const prisma::JoinTable &join, const PrismaFiles &files)
{
    return { join.schema.isEmpty() ? files.standardSchema() : join.schema, join.table };
}

/// The table of an implicit many-to-many relation has the type of the ids that it refers to, whatever was edited there.
QString joinTableProblem(const PrismaEdit &edit, const prisma::Model &model, const prisma::ScalarField &field, const QString &type)
{
    const prisma::Index *const key = model.primaryKey();
    const bool isId = key && key->columns.size() == 1 && model.field(key->columns.front().field).column == field.column;
    for (const prisma::JoinTable &join : edit.files.schema().joinTables) {
        for (const QString &name : isId ? joinColumnsTo(join, edit.files.indexOf(model)) : QStringList()) {
            const QualifiedName table = tableOf(join, edit.files);
            const schema::Table *const made = schema::findTable(edit.after, table);
            const Column *const column = made ? schema::findColumn(*made, name) : nullptr;
            if (column && column->type != type)
                return u"column %1 of %2, the table of a relation with it, becomes %3 too: change that as well"_s.arg(name, table.toText(), type);
        }
    }
    return {};
}

/// A column of a relation's own table that has become what its id becomes: nothing is to be written of it.
bool followsItsId(const PrismaEdit &edit, const Change &change)
{
    if (change.action != ChangeAction::Alter)
        return false;
    Column expected = std::get<Column>(*change.before);
    expected.type = std::get<Column>(*change.after).type;
    const auto isIts = [&](const prisma::JoinTable &join) { return tableOf(join, edit.files) == change.key.parentName(); };
    return expected == std::get<Column>(*change.after) && std::ranges::any_of(edit.files.schema().joinTables, isIts);
}

QString alterColumn(
    const PrismaEdit &edit, const prisma::Model &model, const QualifiedName &table, const Column &before, const Column &after)
{
    const prisma::ScalarField *const field = edit.files.findField(model, before.name);
    if (!field)
        return u"no field of model %1 is column %2"_s.arg(model.name, before.name);
    if (isOtherChanged(before, after)) {
        const QString what = unsayable(after).isEmpty() ? unsayable(before) : unsayable(after);
        return u"schema.prisma cannot say %1"_s.arg(what);
    }
    const PrismaTypeWords type = typeWords(after.type, edit.files);
    if (type.isList && after.notNull)
        return u"a list of schema.prisma is never NOT NULL"_s;
    if (const QString problem = joinTableProblem(edit, model, *field, after.type); before.type != after.type && !problem.isEmpty())
        return problem;
    const bool wasSerial = isSerial(before, table, edit.before);
    const bool serial = isSerial(after, table, edit.after);
    if (wasSerial && !serial && ownsSequence(after, table, edit.after))
        return u"the sequence of column %1 stays without it, which schema.prisma cannot say"_s.arg(after.name);
    BlockEditor &block = edit.files.edit(model.place);
    MemberWords words = block.member(field->name);
    if (before.type != after.type)
        setType(words, type, after.notNull, edit.files);
    else if (before.notNull != after.notNull)
        words.type = type.text(after.notNull);
    const bool isWritten = before.defaultExpression != after.defaultExpression || wasSerial != serial
        || (before.type != after.type && after.defaultExpression);
    // uuid() and the like, which the client fills in, are texts.
    const bool isLost = field->standard.kind == prisma::DefaultKind::OfClient && type.name != "String"_L1;
    if (isWritten || isLost)
        words.setAttribute(u"@default"_s, defaultWords(after, type, serial, edit.files));
    block.setMember(field->name, words);
    return {};
}

// The client goes on under the field's name.
QString renameColumn(const PrismaEdit &edit, const prisma::Model &model, const QString &before, const QString &after)
{
    const prisma::ScalarField *const field = edit.files.findField(model, before);
    if (!field)
        return u"no field of model %1 is column %2"_s.arg(model.name, before);
    BlockEditor &block = edit.files.edit(model.place);
    MemberWords words = block.member(field->name);
    words.setAttribute(u"@map"_s, field->name == after ? QString() : u"@map(%1)"_s.arg(prismaString(after)));
    block.setMember(field->name, words);
    return {};
}

} // namespace

QString writePrismaColumn(const PrismaEdit &edit, const Change &change)
{
    const QualifiedName table = change.key.parentName();
    const prisma::Model *const model = edit.files.findModel(table);
    if (!model && followsItsId(edit, change))
        return {};
    if (!model)
        return u"no model is table %1"_s.arg(table.toText());
    const auto side = [](const std::optional<diff::Object> &object) { return std::get<Column>(*object); };
    switch (change.action) {
    case ChangeAction::Create:
        return createColumn(edit, *model, table, side(change.after));
    case ChangeAction::Drop: {
        const prisma::ScalarField *const field = edit.files.findField(*model, change.key.name);
        if (!field)
            return u"no field of model %1 is column %2"_s.arg(model->name, change.key.name);
        edit.files.edit(model->place).removeMember(field->name);
        return {};
    }
    case ChangeAction::Alter: {
        const Column before = side(change.before);
        const Column after = side(change.after);
        const QString problem = alterColumn(edit, *model, table, before, after);
        if (problem.isEmpty() && before.notNull != after.notNull) {
            edit.files.apply();
            refreshRelations(edit, table, after.name);
        }
        return problem;
    }
    case ChangeAction::Rename:
        return renameColumn(edit, *model, change.key.name, side(change.after).name);
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::sources
