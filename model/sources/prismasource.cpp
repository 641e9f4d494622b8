#include "model/sources/prismasource.h"

#include "model/base/textfile.h"
#include "model/prisma/parser.h"
#include "model/prisma/schemafolder.h"
#include "model/sources/prismaconnection.h"
#include "model/sources/prismaddl.h"
#include "model/sources/prismatypes.h"

#include <QFileInfo>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// More mistakes than a person reads at once.
constexpr qsizetype maximalMessages = 50;

const prisma::Document &documentOf(const PrismaSource &source, int file)
{
    return source.documents.at(static_cast<std::size_t>(file));
}

LineColumn placeOf(const PrismaSource &source, const prisma::Problem &problem)
{
    return toLineColumn(documentOf(source, problem.file).text, problem.range.start);
}

QString messageOf(const PrismaSource &source, const prisma::Problem &problem)
{
    const LineColumn place = placeOf(source, problem);
    return u"%1:%2:%3: %4"_s.arg(documentOf(source, problem.file).file)
        .arg(place.line)
        .arg(place.column)
        .arg(problem.text);
}

/// The first mistake as the error, the others as its detail.
Error errorOf(const PrismaSource &source)
{
    Error error;
    error.kind = ErrorKind::Input;
    QStringList others;
    qsizetype count = 0;
    for (const prisma::Problem &problem : source.schema.problems) {
        if (problem.severity != prisma::Severity::Error)
            continue;
        if (++count > 1) {
            if (count <= maximalMessages)
                others << messageOf(source, problem);
            continue;
        }
        const LineColumn place = placeOf(source, problem);
        error.text = problem.text;
        error.file = documentOf(source, problem.file).file;
        error.line = place.line;
        error.column = place.column;
        error.range = problem.range;
    }
    if (count > maximalMessages)
        others << u"and %1 more"_s.arg(count - maximalMessages);
    error.detail = others.join(u'\n');
    return error;
}

/// Counting lines anew for every origin would take quadratic time.
class Places
{
public:
    explicit Places(const PrismaSource &source)
        : m_source(source)
    {
        for (const prisma::Document &document : source.documents) {
            QList<qsizetype> starts { 0 };
            for (qsizetype i = document.text.indexOf(u'\n'); i >= 0; i = document.text.indexOf(u'\n', i + 1))
                starts << i + 1;
            m_starts.push_back(std::move(starts));
        }
    }
    [[nodiscard]] PrismaOrigin origin(const prisma::Place &place) const
    {
        const QList<qsizetype> &starts = m_starts.at(static_cast<std::size_t>(place.file));
        const auto line = std::upper_bound(starts.begin(), starts.end(), place.range.start) - starts.begin();
        const auto column = place.range.start - starts.at(line - 1) + 1;
        return { documentOf(m_source, place.file).file, place.range,
            { static_cast<int>(line), static_cast<int>(column) } };
    }

private:
    const PrismaSource &m_source;
    std::vector<QList<qsizetype>> m_starts;
};

/// What says no schema is in the one that the datasource's address names.
PrismaDdlOptions ddlOptions(const PrismaSource &source)
{
    PrismaDdlOptions options;
    const bool listsSchemas = source.schema.datasource && !source.schema.datasource->schemas.isEmpty();
    if (const QString schema = connectedSchema(source); !schema.isEmpty() && !listsSchemas)
        options.standardSchema = schema;
    return options;
}

QList<PrismaStatement> statementsOf(const PrismaSource &source, MissingExtensions extensions)
{
    QList<PrismaStatement> statements = prismaStatements(source.schema, ddlOptions(source));
    if (extensions == MissingExtensions::Leave)
        return statements;
    qsizetype position = 0;
    while (position < statements.size() && statements.at(position).step == PrismaStep::CreateSchema)
        ++position;
    for (const MissingExtension &extension : missingExtensions(source.schema)) {
        const QString sql = u"CREATE EXTENSION IF NOT EXISTS \"%1\""_s.arg(extension.name);
        statements.insert(position++, { PrismaStep::CreateExtension, sql, extension.place, {} });
    }
    return statements;
}

QHash<schema::ObjectKey, PrismaOrigin> originsOfModel(
    const prisma::Model &model, const Places &places, const QString &schemaName)
{
    QHash<schema::ObjectKey, PrismaOrigin> origins;
    using schema::ObjectKind;
    const auto add = [&](ObjectKind kind, const QString &name, const prisma::Place &place) {
        const bool isTable = kind == ObjectKind::Table;
        schema::ObjectKey key;
        key.kind = kind;
        key.schema = schemaName;
        key.parent = isTable ? QString() : model.table;
        key.name = name;
        origins.insert(key, places.origin(place));
    };
    add(ObjectKind::Table, model.table, model.place);
    for (const prisma::ScalarField &field : model.fields)
        add(ObjectKind::Column, field.column, field.place);
    for (const prisma::Index &index : model.indexes) {
        prisma::Place place = model.place;
        place.range = index.attribute;
        add(index.kind == prisma::IndexKind::PrimaryKey ? ObjectKind::Constraint : ObjectKind::Index, index.name,
            place);
    }
    for (const prisma::ForeignKey &key : model.foreignKeys)
        add(ObjectKind::Constraint, key.name, model.relations.at(static_cast<std::size_t>(key.relationField)).place);
    return origins;
}

QString schemaOr(const QString &name, const QString &standard)
{
    return name.isEmpty() ? standard : name;
}

} // namespace

Result<PrismaSource> readPrismaSource(const QString &path)
{
    PrismaSource source;
    const QStringList files = QFileInfo(path).isDir() ? prisma::schemaFiles(path) : QStringList { path };
    if (files.isEmpty())
        return makeError(ErrorKind::Input, u"%1 has no .prisma file"_s.arg(path), u"Check the path after file://."_s);
    for (const QString &file : files) {
        TRY_ASSIGN(const QByteArray bytes, readFileBytes(file));
        TRY_ASSIGN(QString text, textOf(bytes, file));
        // Prisma refuses the mark that our reading takes away.
        if (bytes.startsWith("\xef\xbb\xbf"))
            text.prepend(QChar(QChar::ByteOrderMark));
        source.documents.push_back(prisma::parseDocument(file, text));
    }
    source.schema = prisma::resolve(source.documents);
    if (prisma::hasErrors(source.schema.problems))
        return makeError(errorOf(source));
    return source;
}

devdb::Script scriptOf(const PrismaSource &source, const QString &title, MissingExtensions extensions)
{
    devdb::Script script;
    script.file = title;
    // Names without a schema mean what they mean on the connection of the datasource.
    const QString standard = ddlOptions(source).standardSchema;
    bool isPathSet = standard == "public"_L1;
    for (const PrismaStatement &statement : statementsOf(source, extensions)) {
        if (!script.text.isEmpty())
            script.text += u'\n';
        if (!isPathSet && statement.step != PrismaStep::CreateSchema) {
            script.text += u"SET search_path TO %1, public;\n\n"_s.arg(prismaQuoted(standard));
            isPathSet = true;
        }
        const qsizetype start = script.text.size();
        const QString text = prismaStepText(statement);
        const qsizetype sqlStart = start + text.indexOf(u'\n') + 1;
        script.text += text;
        const auto add = [&](qsizetype offset, const prisma::Place &place) {
            const prisma::Document &document = documentOf(source, place.file);
            script.origins.append({ offset, document.file, document.text, place.range.start });
        };
        add(start, statement.origin);
        for (const PrismaPart &part : statement.parts)
            add(sqlStart + part.range.start, part.origin);
        if (!statement.parts.empty()) // What stands behind the last part is the statement's own again.
            add(sqlStart + statement.parts.back().range.end(), statement.origin);
    }
    return script;
}

QStringList warningsOf(const PrismaSource &source, MissingExtensions extensions)
{
    QStringList warnings;
    for (const prisma::Problem &problem : source.schema.problems) {
        if (problem.severity == prisma::Severity::Warning && warnings.size() < maximalMessages)
            warnings << messageOf(source, problem);
    }
    if (extensions == MissingExtensions::Leave)
        return warnings;
    for (const MissingExtension &extension : missingExtensions(source.schema)) {
        warnings << messageOf(source,
            { prisma::Severity::Warning, extension.place.file, extension.place.range,
                u"%1 needs the extension %2, which the datasource does not list: it is created here, but not by Prisma Migrate"_s
                    .arg(extension.reason, extension.name) });
    }
    return warnings;
}

QHash<schema::ObjectKey, PrismaOrigin> originsOf(const PrismaSource &source)
{
    const Places places(source);
    const QString standard = ddlOptions(source).standardSchema;
    QHash<schema::ObjectKey, PrismaOrigin> origins;
    for (const prisma::Model &model : source.schema.models) {
        if (!model.isView)
            origins.insert(originsOfModel(model, places, schemaOr(model.schema, standard)));
    }
    const auto add
        = [&](schema::ObjectKind kind, const QString &schemaName, const QString &name, const prisma::Place &place) {
              schema::ObjectKey key;
              key.kind = kind;
              key.schema = schemaOr(schemaName, standard);
              key.name = name;
              origins.insert(key, places.origin(place));
          };
    for (const prisma::JoinTable &join : source.schema.joinTables)
        add(schema::ObjectKind::Table, join.schema, join.table, join.place);
    for (const prisma::Enumeration &enumeration : source.schema.enums)
        add(schema::ObjectKind::Enum, enumeration.schema, enumeration.type, enumeration.place);
    return origins;
}

} // namespace schemawright::sources
