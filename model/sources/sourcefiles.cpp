#include "model/sources/sourcefiles.h"

#include "model/base/textfile.h"
#include "model/diff/applyrenames.h"
#include "model/diff/renametext.h"
#include "model/hcl/parser.h"
#include "model/prisma/parser.h"
#include "model/sources/hcl/readhcl.h"
#include "model/sources/hclsource.h"
#include "model/sources/hclwriteback/hclwriteback.h"
#include "model/sources/prisma/prismarenames.h"
#include "model/sources/prisma/prismawriteback.h"
#include "model/sources/prismasource.h"
#include "model/sources/scriptrenames.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using devdb::Script;

namespace {

bool isPrisma(const Script &file)
{
    return file.file.endsWith(".prisma"_L1);
}

bool isHcl(const Script &file)
{
    return file.file.endsWith(".hcl"_L1);
}

Result<QList<Script>> readPrismaTexts(const QString &path)
{
    TRY_ASSIGN(const PrismaSource source, readPrismaSource(path));
    QList<Script> files;
    for (const prisma::Document &document : source.documents)
        files.append({ document.file, document.text, {} });
    return files;
}

Result<QList<Script>> readHclTexts(const Source &source)
{
    QList<Script> files;
    for (const QString &path : hclPaths(source)) {
        TRY_ASSIGN(const QString text, readTextFile(path));
        files.append({ path, text, {} });
    }
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

Result<Script> hclScriptOf(const QList<Script> &files, const HclInput &input)
{
    std::vector<hcl::Document> documents;
    for (const Script &file : files)
        documents.push_back(hcl::parse(file.text, file.file));
    TRY_ASSIGN(HclSchema schema, readHclDocuments(std::move(documents), input));
    return std::move(schema.script);
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
    if (source.kind == SourceKind::HclFiles) {
        TRY_ASSIGN(const Script script, hclScriptOf(edited, hclInput(source, options, extensions == MissingExtensions::Leave)));
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
        return readHclTexts(source);
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

namespace {

/// Variables of all parts.
Result<HclInput> inputOfAll(const Source &source, const SourceOptions &options)
{
    HclInput input = hclInput(source, options, source.kind == SourceKind::Composite);
    for (const QString &url : source.kind == SourceKind::Composite ? source.parts : QStringList()) {
        TRY_ASSIGN(const Source part, parseSource(url, options.workingFolder));
        input.variables.insert(part.variables);
    }
    return input;
}

/// One language after the other takes what is its own; the others get what it has left.
class LanguageWriter
{
public:
    LanguageWriter(const QList<Script> &files, const FilesEdit &edit, HclInput input)
        : m_before(edit.before)
        , m_edit(edit)
        , m_input(std::move(input))
    {
        for (const Script &file : files) {
            if (isPrisma(file))
                m_prisma.append({ file.file, file.text });
            else if (isHcl(file))
                m_hcl.append({ file.file, file.text });
            else
                m_sql.append(file);
        }
    }

    Result<WriteBack> run(const QList<Script> &files)
    {
        followRenames();
        TRY_ASSIGN(m_left, diff::diffDatabases(m_before, m_edit.after));
        const bool isOnlyHcl = m_prisma.isEmpty() && m_sql.isEmpty();
        writeHcl(isOnlyHcl ? NewObjects::Write : NewObjects::Leave);
        writePrisma();
        writeLeft(isOnlyHcl);
        WriteBack result { files, {}, m_refused + m_leftTexts, m_isPlaceFree };
        for (Script &script : result.scripts) {
            const QString text = textOf(script.file);
            if (text != script.text)
                result.changedFiles << script.file;
            script.text = text;
        }
        return result;
    }

private:
    /// What the chosen file cannot take goes on by the rule.
    void writeLeft(bool isOnlyHcl)
    {
        const bool isHclChosen = std::ranges::find(m_hcl, m_edit.newFile, &HclFile::file) != m_hcl.end();
        if (!isOnlyHcl && (isHclChosen || m_sql.isEmpty())) {
            m_isPlaceFree = m_isPlaceFree || !m_left.isEmpty();
            writeHcl(NewObjects::Write);
        }
        if (!m_sql.isEmpty())
            writeSql();
    }

    void followRenames()
    {
        // Parts go first: they name their table as it was.
        QList<diff::Rename> waiting = m_edit.renames;
        std::ranges::stable_sort(waiting, {}, [](const diff::Rename &rename) { return rename.before.parent.isEmpty() && rename.label.isEmpty(); });
        QList<diff::Rename> done;
        if (!m_hcl.isEmpty() && !waiting.isEmpty()) {
            HclRenames renamed = renameInHcl(m_hcl, m_before, waiting, m_input);
            if (diff::applyRenames(m_before, renamed.done)) {
                m_hcl = std::move(renamed.files);
                done = renamed.done;
            }
        }
        // Names that are passed on (a to b, b to c) are freed before they are taken.
        for (bool isGoing = true; isGoing;) {
            const qsizetype count = waiting.size();
            waiting.removeIf([&](const diff::Rename &rename) { return followRename(rename, done.contains(rename)); });
            isGoing = waiting.size() < count;
        }
        followInViews();
    }

    /// A view keeps the names of its columns: the server writes "new AS old". When nothing else has changed in it, its statement
    /// is done.
    void followInViews()
    {
        for (Shared<schema::View> &view : m_before.views) {
            const schema::View *after = schema::findView(m_edit.after, view->name);
            if (!after || after->query == view->query)
                continue;
            QString former = view->query;
            QString later = after->query;
            for (const diff::Rename &rename : std::as_const(m_renamedColumns)) {
                const QRegularExpression alias(u"\\s+AS\\s+%1(?![\\w$\"])"_s.arg(QRegularExpression::escape(sql::quoteIdentifier(rename.before.name))));
                former = diff::renameIdentifier(former, rename.before.name, rename.after).remove(alias);
                later.remove(alias);
            }
            if (former.simplified() != later.simplified())
                continue;
            schema::View followed = *view;
            followed.query = after->query;
            view = std::move(followed);
        }
    }

    /// One language has the object, others may name it. What no file has under its name is written as another object.
    /// Whether the new name is free.
    bool followRename(const diff::Rename &rename, bool isInHcl)
    {
        const auto later = diff::applyRenames(m_before, { rename });
        if (!later)
            return false;
        const auto prisma = m_prisma.isEmpty() ? std::nullopt : renameInPrisma(m_prisma, m_before, rename);
        const ScriptRename sql = renameInScripts(m_sql, m_before, rename);
        if (!(isInHcl || prisma || sql.isMadeHere))
            return true;
        QStringList refusals { sql.refusal, prisma ? prisma->refusal : QString() };
        refusals.removeAll(QString());
        for (const QString &refusal : std::as_const(refusals))
            m_refused << u"rename %1 to %2: %3"_s.arg(schema::toText(rename.before), rename.after, refusal);
        m_sql = sql.scripts;
        m_prisma = prisma ? prisma->files : m_prisma;
        m_before = later->database;
        if (rename.before.kind == schema::ObjectKind::Column)
            m_renamedColumns << rename;
        return true;
    }

    void writeHcl(NewObjects newObjects)
    {
        if (m_hcl.isEmpty() || m_left.isEmpty())
            return;
        const HclWriteBack written = writeBackHcl(m_hcl, m_before, m_edit.after, m_left, m_input, newObjects,
            newObjects == NewObjects::Write ? m_edit.newFile : QString());
        m_hcl = written.files;
        m_left = written.left;
        m_leftTexts = written.leftTexts;
        m_refused << written.notWritten;
    }

    void writePrisma()
    {
        if (m_prisma.isEmpty() || m_left.isEmpty())
            return;
        const PrismaWriteBack written = writeBackPrisma(m_prisma, m_before, m_edit.after, m_left);
        m_prisma = written.files;
        m_left = written.left;
        m_leftTexts = written.notWritten;
    }

    void writeSql()
    {
        if (m_left.isEmpty())
            return;
        const WriteBack written = writeBack(m_sql, m_before, m_edit.after, m_left, m_edit.newFile);
        m_sql = written.scripts;
        m_isPlaceFree = m_isPlaceFree || written.isPlaceFree;
        m_left.clear();
        m_leftTexts = written.notWritten;
    }

    [[nodiscard]] QString textOf(const QString &file) const
    {
        if (const auto prisma = std::ranges::find(m_prisma, file, &PrismaFile::file); prisma != m_prisma.end())
            return prisma->text;
        if (const auto hcl = std::ranges::find(m_hcl, file, &HclFile::file); hcl != m_hcl.end())
            return hcl->text;
        return std::ranges::find(m_sql, file, &Script::file)->text;
    }

    schema::Database m_before; ///< with the names that the files have by now
    const FilesEdit &m_edit;
    HclInput m_input;
    QList<PrismaFile> m_prisma;
    QList<HclFile> m_hcl;
    QList<Script> m_sql;
    QList<diff::Change> m_left;
    QList<diff::Rename> m_renamedColumns;
    QStringList m_leftTexts; ///< of what is left, or why the last language refuses
    QStringList m_refused; ///< no other language may take it
    bool m_isPlaceFree = false;
};

} // namespace

QStringList filesForNew(const QList<Script> &files)
{
    QStringList found;
    for (const Script &file : files) {
        if (!isPrisma(file))
            found << file.file;
    }
    return found;
}

Result<WriteBack> writeBackFiles(
    const Source &source, const QList<Script> &files, const SourceOptions &options, const FilesEdit &edit)
{
    TRY_ASSIGN(HclInput input, inputOfAll(source, options));
    return LanguageWriter(files, edit, std::move(input)).run(files);
}

} // namespace schemawright::sources
