// Keys and indexes: of one field at the field, of several at the block.
#include "model/prisma/constraintnames.h"
#include "model/sources/prisma/prismaedit.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::Index;

FieldNames fieldNames(const prisma::Model &model)
{
    FieldNames names;
    for (const prisma::ScalarField &field : model.fields)
        names.insert(field.column, field.name);
    return names;
}

namespace {

// Without a name where Prisma would choose the same.
QString mapArgument(const QString &name, const QString &standard)
{
    return name == standard ? QString() : u"map: "_s + prismaString(name);
}

QString methodWords(const QString &method)
{
    if (method == "hash"_L1)
        return u"Hash"_s;
    if (method == "gist"_L1)
        return u"Gist"_s;
    if (method == "gin"_L1)
        return u"Gin"_s;
    if (method == "spgist"_L1)
        return u"SpGist"_s;
    return method == "brin"_L1 ? u"Brin"_s : QString();
}

QString unsayableOf(const Index &index)
{
    const auto isExpression = [](const schema::IndexPart &part) { return part.column.isEmpty(); };
    const auto isOrdered = [](const schema::IndexPart &part) { return part.nullsFirst != part.descending || !part.collation.isEmpty(); };
    if (std::ranges::any_of(index.parts, isExpression))
        return u"an index over an expression"_s;
    if (std::ranges::any_of(index.parts, isOrdered))
        return u"where an index puts NULLs, or its collation"_s;
    if (!index.include.isEmpty() || index.nullsNotDistinct)
        return u"INCLUDE and NULLS NOT DISTINCT"_s;
    if (!index.predicate.isEmpty())
        return u"this WHERE of an index"_s;
    if (index.method != "btree"_L1 && methodWords(index.method).isEmpty())
        return u"indexes of the method %1"_s.arg(index.method);
    if (!index.storageParameters.isEmpty() || !index.tablespace.isEmpty() || !index.comment.isEmpty())
        return u"storage parameters and comments of an index"_s;
    return {};
}

QString partWords(const schema::IndexPart &part, const FieldNames &fields)
{
    QStringList arguments;
    if (!part.operatorClass.isEmpty())
        arguments << u"ops: raw(%1)"_s.arg(prismaString(part.operatorClass));
    if (part.descending)
        arguments << u"sort: Desc"_s;
    const QString field = fields.value(part.column);
    return arguments.isEmpty() ? field : QString(field + u'(' + arguments.join(u", "_s) + u')');
}

QString attributeText(const QString &name, QStringList arguments)
{
    arguments.removeAll(QString());
    return arguments.isEmpty() ? name : QString(name + u'(' + arguments.join(u", "_s) + u')');
}

QStringList columnsOf(const Index &index)
{
    QStringList columns;
    for (const schema::IndexPart &part : index.parts)
        columns << part.column;
    return columns;
}

} // namespace

PrismaIndexWords indexWords(const Index &index, const QString &table, const FieldNames &fields)
{
    const QString problem = unsayableOf(index);
    if (!problem.isEmpty())
        return { {}, {}, u"schema.prisma cannot say %1"_s.arg(problem) };
    const QStringList columns = columnsOf(index);
    const QString map = mapArgument(index.name,
        index.unique ? prisma::uniqueName(table, columns) : prisma::indexName(table, columns));
    QStringList parts;
    for (const schema::IndexPart &part : index.parts)
        parts << partWords(part, fields);
    const bool isOfField = index.unique && parts.size() == 1 && parts.first() == fields.value(columns.first());
    if (isOfField)
        return { attributeText(u"@unique"_s, { map }), parts.first(), {} };
    const QString list = u'[' + parts.join(u", "_s) + u']';
    const QString method = methodWords(index.method);
    return { attributeText(index.unique ? u"@@unique"_s : u"@@index"_s,
                 { list, map, method.isEmpty() ? QString() : QString(u"type: "_s + method) }),
        {}, {} };
}

PrismaIndexWords primaryKeyWords(const schema::Constraint &constraint, const QString &table, const FieldNames &fields)
{
    const auto &key = std::get<schema::PrimaryKey>(constraint.detail);
    if (!key.include.isEmpty() || constraint.deferrable || !constraint.comment.isEmpty())
        return { {}, {}, u"schema.prisma cannot say INCLUDE, DEFERRABLE and comments of a primary key"_s };
    const QString map = mapArgument(constraint.name, prisma::primaryKeyName(table));
    QStringList names;
    for (const QString &column : key.columns)
        names << fields.value(column);
    if (names.size() == 1)
        return { attributeText(u"@id"_s, { map }), names.first(), {} };
    return { attributeText(u"@@id"_s, { u'[' + names.join(u", "_s) + u']', map }), {}, {} };
}

namespace {

// A field has one @unique: a second index over it stands at the block.
PrismaIndexWords withoutField(const PrismaIndexWords &words)
{
    QString arguments = words.attribute.section(u'(', 1);
    arguments.chop(1);
    return { attributeText(u'@' + words.attribute.section(u'(', 0, 0), { u'[' + words.field + u']', arguments }), {}, {} };
}

void addWords(const PrismaEdit &edit, const prisma::Model &model, PrismaIndexWords words, const SourceRange &former)
{
    BlockEditor &block = edit.files.edit(model.place);
    if (words.attribute.startsWith("@unique"_L1) && block.member(words.field).findAttribute(u"@unique") >= 0)
        words = withoutField(words);
    if (words.field.isEmpty() && former.length > 0) {
        block.replaceAttribute(former, words.attribute);
        return;
    }
    if (words.field.isEmpty()) {
        block.addAttribute(words.attribute);
        return;
    }
    MemberWords member = block.member(words.field);
    const QString name = words.attribute.section(u'(', 0, 0);
    if (member.findAttribute(name) < 0 && name == "@id"_L1)
        member.attributes.prepend(words.attribute);
    else
        member.setAttribute(name, words.attribute);
    block.setMember(words.field, member);
}

void removeIndex(const PrismaEdit &edit, const prisma::Model &model, const prisma::Index &index)
{
    BlockEditor &block = edit.files.edit(model.place);
    if (!index.isOfField) {
        block.replaceAttribute(index.attribute, {});
        return;
    }
    const QString field = model.field(index.columns.front().field).name;
    MemberWords member = block.member(field);
    member.setAttribute(index.kind == prisma::IndexKind::PrimaryKey ? u"@id"_s : u"@unique"_s, {});
    block.setMember(field, member);
}

// The attribute that stands for it takes the new words where it can stay.
QString writeKey(const PrismaEdit &edit, const prisma::Model &model, const prisma::Index *former, const PrismaIndexWords &words)
{
    if (!words.problem.isEmpty())
        return words.problem;
    const bool stays = former && !former->isOfField && words.field.isEmpty() && !words.attribute.isEmpty();
    if (former && !stays)
        removeIndex(edit, model, *former);
    if (!words.attribute.isEmpty())
        addWords(edit, model, words, stays ? former->attribute : SourceRange());
    return {};
}

} // namespace

QString writePrismaPrimaryKey(const PrismaEdit &edit, const Change &change)
{
    const QualifiedName table = change.key.parentName();
    const prisma::Model *const model = edit.files.findModel(table);
    if (!model)
        return u"no model is table %1"_s.arg(table.toText());
    const prisma::Index *const former = model->primaryKey();
    if (change.action == ChangeAction::Drop)
        return former ? writeKey(edit, *model, former, {}) : u"no attribute of the model makes it"_s;
    return writeKey(edit, *model, former,
        primaryKeyWords(std::get<schema::Constraint>(*change.after), table.name, fieldNames(*model)));
}

QString writePrismaIndex(const PrismaEdit &edit, const Change &change)
{
    const QualifiedName table = change.key.parentName();
    const prisma::Model *const model = edit.files.findModel(table);
    if (!model)
        return u"no model is table %1"_s.arg(table.toText());
    const QString name = change.before ? std::get<Index>(*change.before).name : QString();
    const auto found = std::ranges::find_if(model->indexes, [&](const prisma::Index &index) {
        return index.kind != prisma::IndexKind::PrimaryKey && index.name == name;
    });
    const prisma::Index *const former = found == model->indexes.cend() ? nullptr : &*found;
    if (change.before && !former)
        return u"no attribute of the model makes it"_s;
    if (change.action == ChangeAction::Drop)
        return writeKey(edit, *model, former, {});
    return writeKey(edit, *model, former, indexWords(std::get<Index>(*change.after), table.name, fieldNames(*model)));
}

} // namespace schemawright::sources
