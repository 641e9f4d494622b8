// The order: schemas, extensions, enums, tables, indexes, foreign keys; within each, the order of the declarations,
// tables of many-to-many relations behind all others.
#include "model/sources/prismaddl.h"

#include "model/prisma/constraintnames.h"
#include "model/sources/prismatypes.h"

#include <algorithm>
#include <map>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

QString actionText(prisma::ReferentialAction action)
{
    switch (action) {
    case prisma::ReferentialAction::Cascade:
        return u"CASCADE"_s;
    case prisma::ReferentialAction::Restrict:
        return u"RESTRICT"_s;
    case prisma::ReferentialAction::NoAction:
        return u"NO ACTION"_s;
    case prisma::ReferentialAction::SetNull:
        return u"SET NULL"_s;
    case prisma::ReferentialAction::SetDefault:
        return u"SET DEFAULT"_s;
    }
    Q_UNREACHABLE();
}

QString methodText(prisma::IndexMethod method)
{
    switch (method) {
    case prisma::IndexMethod::BTree:
        return {};
    case prisma::IndexMethod::Hash:
        return u" USING HASH "_s;
    case prisma::IndexMethod::Gist:
        return u" USING GIST "_s;
    case prisma::IndexMethod::Gin:
        return u" USING GIN "_s;
    case prisma::IndexMethod::SpGist:
        return u" USING SPGIST "_s;
    case prisma::IndexMethod::Brin:
        return u" USING BRIN "_s;
    }
    Q_UNREACHABLE();
}

QString sortText(prisma::SortOrder sort)
{
    switch (sort) {
    case prisma::SortOrder::Unset:
        return {};
    case prisma::SortOrder::Ascending:
        return u" ASC"_s;
    case prisma::SortOrder::Descending:
        return u" DESC"_s;
    }
    Q_UNREACHABLE();
}

QString stepText(PrismaStep step)
{
    switch (step) {
    case PrismaStep::CreateSchema:
        return u"CreateSchema"_s;
    case PrismaStep::CreateExtension:
        return u"CreateExtension"_s;
    case PrismaStep::CreateEnum:
        return u"CreateEnum"_s;
    case PrismaStep::CreateTable:
        return u"CreateTable"_s;
    case PrismaStep::CreateIndex:
        return u"CreateIndex"_s;
    case PrismaStep::AddForeignKey:
        return u"AddForeignKey"_s;
    }
    Q_UNREACHABLE();
}

class DdlWriter
{
public:
    DdlWriter(const prisma::Schema &schema, const PrismaDdlOptions &options)
        : m_schema(schema)
        , m_options(options)
        , m_types(schema, options.standardSchema)
    { }
    [[nodiscard]] QList<PrismaStatement> write();

private:
    void writeSchemas();
    void writeExtensions();
    void writeEnum(const prisma::Enumeration &enumeration);
    void writeTable(const prisma::Model &model);
    void writeJoinTable(const prisma::JoinTable &join);
    void writeIndexes(const prisma::Model &model);
    void writeIndex(const prisma::Model &model, const prisma::Index &index);
    void writeJoinIndex(const prisma::JoinTable &join);
    void writeForeignKey(const prisma::Model &model, const prisma::ForeignKey &key);
    void writeJoinForeignKey(const prisma::JoinTable &join, int target, QChar column);
    void add(PrismaStep step, const QString &sql, const prisma::Place &origin, std::vector<PrismaPart> parts = {});
    [[nodiscard]] const prisma::Model &model(int index) const
    {
        return m_schema.models.at(static_cast<std::size_t>(index));
    }
    [[nodiscard]] QString tableOf(const prisma::Model &model) const;
    [[nodiscard]] QString tableOf(const prisma::JoinTable &join) const;
    [[nodiscard]] const prisma::ScalarField &keyField(int model) const;
    [[nodiscard]] QString columnsOf(const prisma::Model &model, const QList<int> &fields) const;

    const prisma::Schema &m_schema;
    PrismaDdlOptions m_options;
    PrismaTypes m_types;
    QList<PrismaStatement> m_statements;
};

void DdlWriter::add(PrismaStep step, const QString &sql, const prisma::Place &origin, std::vector<PrismaPart> parts)
{
    m_statements.append({ step, sql, origin, std::move(parts) });
}

QString DdlWriter::tableOf(const prisma::Model &model) const
{
    return prismaQualified(model.schema, model.table, m_options.standardSchema);
}

QString DdlWriter::tableOf(const prisma::JoinTable &join) const
{
    return prismaQualified(join.schema, join.table, m_options.standardSchema);
}

const prisma::ScalarField &DdlWriter::keyField(int index) const
{
    return model(index).field(model(index).primaryKey()->columns.front().field);
}

QString DdlWriter::columnsOf(const prisma::Model &model, const QList<int> &fields) const
{
    QStringList columns;
    for (const int field : fields)
        columns << prismaQuoted(model.field(field).column);
    return columns.join(u", "_s);
}

QList<PrismaStatement> DdlWriter::write()
{
    writeSchemas();
    writeExtensions();
    for (const prisma::Enumeration &enumeration : m_schema.enums)
        writeEnum(enumeration);
    for (const prisma::Model &model : m_schema.models) {
        if (!model.isView)
            writeTable(model);
    }
    for (const prisma::JoinTable &join : m_schema.joinTables)
        writeJoinTable(join);
    for (const prisma::Model &model : m_schema.models) {
        if (!model.isView)
            writeIndexes(model);
    }
    for (const prisma::JoinTable &join : m_schema.joinTables)
        writeJoinIndex(join);
    for (const prisma::Model &model : m_schema.models) {
        for (const prisma::ForeignKey &key : model.foreignKeys)
            writeForeignKey(model, key);
    }
    const bool hasForeignKeys
        = !m_schema.datasource || m_schema.datasource->relationMode == prisma::RelationMode::ForeignKeys;
    for (const prisma::JoinTable &join : m_schema.joinTables) {
        if (!hasForeignKeys)
            break;
        writeJoinForeignKey(join, join.first, u'A');
        writeJoinForeignKey(join, join.second, u'B');
    }
    return std::move(m_statements);
}

/// Of those that the datasource lists only the ones that something is in.
void DdlWriter::writeSchemas()
{
    std::map<QByteArray, prisma::Place> used; // in the order of their bytes
    const auto use = [&](const QString &schema, const prisma::Place &place) {
        used.emplace((schema.isEmpty() ? m_options.standardSchema : schema).toUtf8(), place);
    };
    for (const prisma::Enumeration &enumeration : m_schema.enums)
        use(enumeration.schema, enumeration.place);
    for (const prisma::Model &model : m_schema.models) {
        if (!model.isView)
            use(model.schema, model.place);
    }
    for (const auto &[name, place] : used)
        add(PrismaStep::CreateSchema, u"CREATE SCHEMA IF NOT EXISTS "_s + prismaQuoted(QString::fromUtf8(name)), place);
}

void DdlWriter::writeExtensions()
{
    if (!m_schema.datasource)
        return;
    std::vector<prisma::Extension> extensions = m_schema.datasource->extensions;
    std::sort(extensions.begin(), extensions.end(),
        [](const prisma::Extension &one, const prisma::Extension &other) { return one.name < other.name; });
    for (const prisma::Extension &extension : extensions) {
        QString sql = u"CREATE EXTENSION IF NOT EXISTS "_s + prismaQuoted(extension.name);
        if (!extension.schema.isEmpty() || !extension.version.isEmpty())
            sql += u" WITH"_s;
        if (!extension.schema.isEmpty())
            sql += u" SCHEMA "_s + prismaQuoted(extension.schema);
        if (!extension.version.isEmpty())
            sql += u" VERSION "_s + prismaQuoted(extension.version);
        add(PrismaStep::CreateExtension, sql, extension.place);
    }
}

void DdlWriter::writeEnum(const prisma::Enumeration &enumeration)
{
    QStringList labels;
    for (const prisma::EnumLabel &label : enumeration.labels)
        labels << u'\'' + QString(label.label).replace(u'\'', u"''"_s) + u'\'';
    const QString type = prismaQualified(enumeration.schema, enumeration.type, m_options.standardSchema);
    add(PrismaStep::CreateEnum, u"CREATE TYPE "_s + type + u" AS ENUM ("_s + labels.join(u", "_s) + u')',
        enumeration.place);
}

void DdlWriter::writeTable(const prisma::Model &model)
{
    QString sql = u"CREATE TABLE "_s + tableOf(model) + u" (\n"_s;
    std::vector<PrismaPart> parts;
    for (const prisma::ScalarField &field : model.fields) {
        if (!parts.empty())
            sql += u",\n"_s;
        const qsizetype start = sql.size();
        sql += u"    "_s + prismaQuoted(field.column) + u' ' + m_types.typeOf(field);
        if (field.arity == prisma::Arity::Required)
            sql += u" NOT NULL"_s;
        if (const QString standard = m_types.defaultOf(field); !standard.isEmpty())
            sql += u" DEFAULT "_s + standard;
        parts.push_back({ { start, sql.size() - start }, field.place });
    }
    if (const prisma::Index *key = model.primaryKey()) {
        QStringList columns;
        for (const prisma::IndexColumn &column : key->columns)
            columns << prismaQuoted(model.field(column.field).column);
        const qsizetype start = sql.size();
        sql += u",\n\n    CONSTRAINT "_s + prismaQuoted(key->name) + u" PRIMARY KEY ("_s + columns.join(u',') + u')';
        prisma::Place place = model.place;
        place.range = key->attribute;
        parts.push_back({ { start, sql.size() - start }, place });
    }
    add(PrismaStep::CreateTable, sql + u"\n)"_s, model.place, std::move(parts));
}

void DdlWriter::writeJoinTable(const prisma::JoinTable &join)
{
    const QString sql = u"CREATE TABLE "_s + tableOf(join) + u" (\n    \"A\" "_s
        + m_types.typeOf(keyField(join.first), true) + u" NOT NULL,\n    \"B\" "_s
        + m_types.typeOf(keyField(join.second), true) + u" NOT NULL,\n\n    CONSTRAINT "_s
        + prismaQuoted(prisma::joinKeyName(join.table)) + u" PRIMARY KEY (\"A\",\"B\")\n)"_s;
    add(PrismaStep::CreateTable, sql, join.place);
}

/// First @unique of fields, then every @@index, then every @@unique.
void DdlWriter::writeIndexes(const prisma::Model &model)
{
    for (const prisma::Index &index : model.indexes) {
        if (index.kind == prisma::IndexKind::Unique && index.isOfField)
            writeIndex(model, index);
    }
    for (const prisma::Index &index : model.indexes) {
        if (index.kind == prisma::IndexKind::Plain)
            writeIndex(model, index);
    }
    for (const prisma::Index &index : model.indexes) {
        if (index.kind == prisma::IndexKind::Unique && !index.isOfField)
            writeIndex(model, index);
    }
}

void DdlWriter::writeIndex(const prisma::Model &model, const prisma::Index &index)
{
    QStringList columns;
    for (const prisma::IndexColumn &column : index.columns) {
        const QString operatorClass = column.operatorClass.isEmpty() ? QString() : QString(u' ' + column.operatorClass);
        columns << prismaQuoted(model.field(column.field).column) + operatorClass + sortText(column.sort);
    }
    const QString kind = index.kind == prisma::IndexKind::Unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s;
    const QString predicate = index.predicate.isEmpty() ? QString() : QString(u" WHERE "_s + index.predicate);
    const QString sql = kind + prismaQuoted(index.name) + u" ON "_s + tableOf(model) + methodText(index.method) + u'('
        + columns.join(u", "_s) + u')' + predicate;
    prisma::Place place = model.place;
    place.range = index.attribute;
    add(PrismaStep::CreateIndex, sql, place);
}

void DdlWriter::writeJoinIndex(const prisma::JoinTable &join)
{
    const QString sql = u"CREATE INDEX "_s + prismaQuoted(prisma::joinIndexName(join.table)) + u" ON "_s + tableOf(join)
        + u"(\"B\")"_s;
    add(PrismaStep::CreateIndex, sql, join.place);
}

void DdlWriter::writeForeignKey(const prisma::Model &owner, const prisma::ForeignKey &key)
{
    const prisma::Model &target = model(key.target);
    const QString sql = u"ALTER TABLE "_s + tableOf(owner) + u" ADD CONSTRAINT "_s + prismaQuoted(key.name)
        + u" FOREIGN KEY ("_s + columnsOf(owner, key.fields) + u") REFERENCES "_s + tableOf(target) + u'('
        + columnsOf(target, key.references) + u") ON DELETE "_s + actionText(key.onDelete) + u" ON UPDATE "_s
        + actionText(key.onUpdate);
    add(PrismaStep::AddForeignKey, sql, owner.relations.at(static_cast<std::size_t>(key.relationField)).place);
}

void DdlWriter::writeJoinForeignKey(const prisma::JoinTable &join, int target, QChar column)
{
    const QString sql = u"ALTER TABLE "_s + tableOf(join) + u" ADD CONSTRAINT "_s
        + prismaQuoted(prisma::joinForeignKeyName(join.table, column)) + u" FOREIGN KEY (\""_s + column
        + u"\") REFERENCES "_s + tableOf(model(target)) + u'(' + prismaQuoted(keyField(target).column)
        + u") ON DELETE CASCADE ON UPDATE CASCADE"_s;
    add(PrismaStep::AddForeignKey, sql, join.place);
}

} // namespace

QList<PrismaStatement> prismaStatements(const prisma::Schema &schema, const PrismaDdlOptions &options)
{
    return DdlWriter(schema, options).write();
}

QString prismaStepText(const PrismaStatement &statement)
{
    return u"-- "_s + stepText(statement.step) + u'\n' + statement.sql + u";\n"_s;
}

QString prismaScript(const QList<PrismaStatement> &statements)
{
    if (statements.isEmpty())
        return u"-- This is an empty migration."_s;
    QStringList steps;
    for (const PrismaStatement &statement : statements)
        steps << prismaStepText(statement);
    return steps.join(u'\n');
}

} // namespace schemawright::sources
