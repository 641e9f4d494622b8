#include "model/sources/sourcefiles.h"

#include "model/base/textfile.h"
#include "model/prisma/parser.h"
#include "model/sources/prisma/prismawriteback.h"
#include "model/sources/prismasource.h"

#include <QSet>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using devdb::Script;

namespace {

bool isPrisma(const Script &file)
{
    return file.file.endsWith(".prisma"_L1);
}

Result<QList<Script>> readPrismaTexts(const QString &path)
{
    TRY_ASSIGN(const PrismaSource source, readPrismaSource(path));
    QList<Script> files;
    for (const prisma::Document &document : source.documents)
        files.append({ document.file, document.text, {} });
    return files;
}

Result<QList<Script>> readParts(const Source &source, const SourceOptions &options)
{
    QList<Script> files;
    for (const QString &url : source.parts) {
        TRY_ASSIGN(const Source part, parseSource(url, options.workingFolder));
        TRY_ASSIGN(const QList<Script> own, readSourceFiles(part, options));
        files << own;
    }
    return files;
}

/// Those of this part, in their order: a file may be written in between, not come or go.
QList<Script> filesOfPart(const QList<Script> &own, const QList<Script> &files)
{
    QList<Script> found;
    for (const Script &file : own) {
        const auto edited = std::ranges::find(files, file.file, &Script::file);
        found.append(edited == files.cend() ? file : *edited);
    }
    return found;
}

Result<Script> prismaScriptOf(const Source &source, const QList<Script> &files, MissingExtensions extensions)
{
    PrismaSource edited;
    for (const Script &file : files)
        edited.documents.push_back(prisma::parseDocument(file.file, file.text));
    edited.schema = prisma::resolve(edited.documents);
    const auto error = std::ranges::find(edited.schema.problems, prisma::Severity::Error, &prisma::Problem::severity);
    if (error != edited.schema.problems.cend())
        return makeError(ErrorKind::Input, error->text);
    return scriptOf(edited, source.title, extensions);
}

Result<QList<Script>> scriptsOfPart(
    const Source &source, const QList<Script> &files, const SourceOptions &options, MissingExtensions extensions)
{
    TRY_ASSIGN(const QList<Script> own, readSourceFiles(source, options));
    const QList<Script> edited = filesOfPart(own, files);
    if (source.kind == SourceKind::SqlFiles)
        return edited;
    if (source.kind == SourceKind::PrismaFiles) {
        TRY_ASSIGN(const Script script, prismaScriptOf(source, edited, extensions));
        return QList<Script> { script };
    }
    TRY_ASSIGN(const SourceScripts read, readSource(source, options));
    return read.scripts;
}

} // namespace

QStringList sourcePaths(const Source &source, const QString &workingFolder)
{
    switch (source.kind) {
    case SourceKind::SqlFiles:
    case SourceKind::PrismaFiles:
    case SourceKind::MigrationDirectory:
        return { source.path };
    case SourceKind::HclFiles:
        return source.parts.isEmpty() ? QStringList { source.path } : source.parts;
    case SourceKind::Composite: {
        QStringList paths;
        for (const QString &url : source.parts) {
            if (const auto part = parseSource(url, workingFolder))
                paths << sourcePaths(*part, workingFolder);
        }
        return paths;
    }
    case SourceKind::Program:
    case SourceKind::LiveDatabase:
        return {};
    }
    Q_UNREACHABLE();
}

Result<QList<Script>> readSourceFiles(const Source &source, const SourceOptions &options)
{
    switch (source.kind) {
    case SourceKind::SqlFiles: {
        TRY_ASSIGN(const SourceScripts read, readSource(source, options));
        return read.scripts;
    }
    case SourceKind::PrismaFiles:
        return readPrismaTexts(source.path);
    case SourceKind::Composite:
        return readParts(source, options);
    case SourceKind::HclFiles:
    case SourceKind::Program:
    case SourceKind::MigrationDirectory:
    case SourceKind::LiveDatabase:
        return QList<Script> {};
    }
    Q_UNREACHABLE();
}

Result<QList<Script>> scriptsOfFiles(const Source &source, const QList<Script> &files, const SourceOptions &options)
{
    if (source.kind != SourceKind::Composite)
        return scriptsOfPart(source, files, options, MissingExtensions::Create);
    QList<Script> scripts;
    for (const QString &url : source.parts) {
        TRY_ASSIGN(const Source part, parseSource(url, options.workingFolder));
        TRY_ASSIGN(const QList<Script> own, scriptsOfPart(part, files, options, MissingExtensions::Leave));
        scripts << own;
    }
    return scripts;
}

WriteBack writeBackFiles(const QList<Script> &files, const schema::Database &before, const schema::Database &after,
    const QList<diff::Change> &changes)
{
    QList<PrismaFile> prismaFiles;
    QList<Script> sqlFiles;
    for (const Script &file : files) {
        if (isPrisma(file))
            prismaFiles.append({ file.file, file.text });
        else
            sqlFiles.append(file);
    }
    if (prismaFiles.isEmpty())
        return writeBack(files, before, after, changes);
    const PrismaWriteBack prisma = writeBackPrisma(prismaFiles, before, after, changes);
    WriteBack result;
    if (!sqlFiles.isEmpty() && !prisma.left.isEmpty())
        result = writeBack(sqlFiles, before, after, prisma.left);
    else
        result = { sqlFiles, {}, prisma.notWritten };
    for (const PrismaFile &file : prisma.files)
        result.scripts.append({ file.file, file.text, {} });
    result.changedFiles = prisma.changedFiles + result.changedFiles;
    return result;
}

} // namespace schemawright::sources
