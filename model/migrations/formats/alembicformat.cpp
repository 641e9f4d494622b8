// Alembic: a graph of revisions in versions/*.py, each naming the ones before it. Operations with literal arguments are read
// (alembicrevision); for everything else the team's own alembic writes the SQL.
#include "model/migrations/formats/format.h"

#include "model/base/digest.h"
#include "model/base/textfile.h"
#include "model/migrations/formats/alembicrevision.h"
#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/pythonliteral.h"
#include "model/migrations/formats/toolfile.h"
#include "model/sql/sqlwriter.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// The folder given may be that of env.py.
QString versionsIn(const QDir &folder)
{
    return folder.exists(u"versions"_s) ? u"versions/"_s : QString();
}

bool isAlembic(const QDir &folder)
{
    static const QRegularExpression marker(u"^(down_revision|revision)\\b[^=\\n]*="_s, QRegularExpression::MultilineOption);
    const QString prefix = versionsIn(folder);
    const QStringList names = filesNamed(QDir(folder.filePath(prefix)), u"*.py"_s);
    return std::ranges::any_of(names.mid(0, 3), [&](const QString &name) {
        const auto bytes = readFileBytes(folder.filePath(prefix + name));
        return bytes && marker.match(QString::fromUtf8(*bytes)).hasMatch();
    });
}

Error notReadable(const MigrationFile &file, const AlembicSteps &steps, const QString &parent)
{
    const LineColumn place = toLineColumn(file.text, steps.callPosition);
    Error error;
    error.kind = ErrorKind::Unsupported;
    if (!steps.doubt.isEmpty())
        error.text = u"revision %1 %2"_s.arg(file.version, steps.doubt);
    else if (steps.mixed)
        error.text = u"revision %1 runs a part of its statements in an autocommit_block"_s.arg(file.version);
    else if (steps.call == "op.execute"_L1)
        error.text = u"revision %1 computes what it gives to op.execute: only Alembic knows that SQL"_s.arg(file.version);
    else if (steps.isPartOfCall)
        error.text = u"revision %1 gives something to %2 here that only Python can read"_s.arg(file.version, steps.call);
    else if (steps.isCall)
        error.text = u"revision %1 calls %2: only Alembic turns that into SQL"_s.arg(file.version, steps.call);
    else
        error.text = u"revision %1 has a statement here that begins with \"%2\": only Python knows what it does"_s.arg(file.version, steps.call);
    error.hint = u"Let your project's Alembic write it (alembic upgrade %1:%2 --sql > revision.sql), or compare with a database "
                 "that it has upgraded."_s.arg(parent.isEmpty() ? u"base"_s : parent, file.version);
    error.file = file.fileName;
    error.line = place.line;
    error.column = place.column;
    return error;
}

/// Alembic itself does not run it.
Error notPython(const MigrationFile &file, const PythonProblem &problem)
{
    const LineColumn place = toLineColumn(file.text, problem.position);
    Error error;
    error.kind = ErrorKind::Input;
    error.text = u"%1: the file is no Python that can be read"_s.arg(problem.text);
    error.hint = u"Correct it: Alembic cannot run it either."_s;
    error.file = file.fileName;
    error.line = place.line;
    error.column = place.column;
    return error;
}

/// The comments that carry a recipe through the files are Python's there; in the SQL they stand at the same lines.
QString withDirectives(const QString &sql, const QString &source)
{
    static const QRegularExpression directive(u"^[ \\t]*#[ \\t]*(?=schemawright:(expand|backfill|contract)[ \\t])"_s);
    if (!source.contains("schemawright:"_L1))
        return sql;
    QStringList lines = sql.split(u'\n');
    const QStringList sourceLines = source.split(u'\n');
    for (qsizetype i = 0; i < std::min(lines.size(), sourceLines.size()); ++i) {
        const QRegularExpressionMatch match = directive.match(sourceLines.at(i));
        if (match.hasMatch() && lines.at(i).trimmed().isEmpty())
            lines[i] = u"-- "_s + sourceLines.at(i).mid(match.capturedEnd()).trimmed();
    }
    return lines.join(u'\n');
}

MigrationFile toMigration(MigrationFile file, const AlembicRevision &revision)
{
    file.version = revision.id;
    file.historyKey = revision.id;
    const QString stem = file.fileName.section(u'/', -1).chopped(3);
    file.description = stem.startsWith(revision.id + u'_') ? stem.mid(revision.id.size() + 1) : stem;
    file.parents = revision.parents + revision.dependsOn;
    file.replaces = revision.parents;
    if (revision.broken)
        file.unreadable = notPython(file, *revision.broken);
    else if (!revision.upgrade.areKnown())
        file.unreadable = notReadable(file, revision.upgrade, revision.parents.value(0));
    file.text = file.unreadable ? QString() : withDirectives(revision.upgrade.sql, file.text);
    if (revision.downgrade.areKnown())
        file.withoutDown = undoesNothing(u"Alembic"_s);
    if (revision.downgrade.call.isEmpty() && revision.downgrade.doubt.isEmpty())
        file.down = revision.downgrade.sql.trimmed().isEmpty() ? QString() : QString(revision.downgrade.sql.trimmed() + u'\n');
    if (revision.upgrade.outsideTransaction)
        file.txMode = TxMode::None;
    return file;
}

/// Every revision behind those that it follows; of several that could come next, the first by name. What is in a circle
/// comes last.
QList<MigrationFile> alembicOrder(const QList<MigrationFile> &files)
{
    QHash<QString, QList<qsizetype>> children;
    QList<int> waitsFor(files.size(), 0);
    QSet<QString> known;
    for (const MigrationFile &file : files)
        known.insert(file.version);
    for (qsizetype i = 0; i < files.size(); ++i) {
        for (const QString &parent : files.at(i).parents) {
            if (known.contains(parent)) {
                children[parent] << i;
                ++waitsFor[i];
            }
        }
    }
    QMap<QString, qsizetype> ready;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (waitsFor.at(i) == 0)
            ready.insert(files.at(i).fileName, i);
    }
    QList<MigrationFile> ordered;
    QSet<qsizetype> done;
    while (!ready.isEmpty()) {
        const qsizetype next = ready.take(ready.firstKey());
        ordered << files.at(next);
        done << next;
        for (const qsizetype child : children.take(files.at(next).version)) {
            if (--waitsFor[child] == 0)
                ready.insert(files.at(child).fileName, child);
        }
    }
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (!done.contains(i))
            ordered << files.at(i);
    }
    return ordered;
}

void checkParents(MigrationDirectory &directory)
{
    QHash<QString, QString> names;
    for (const MigrationFile &file : std::as_const(directory.files))
        names.insert(file.version, file.fileName);
    QSet<QString> before;
    for (const MigrationFile &file : std::as_const(directory.files)) {
        for (const QString &parent : file.parents) {
            if (!names.contains(parent)) {
                directory.problems.append({ { file.fileName },
                    u"%1 follows revision %2, and no file has that revision"_s.arg(file.fileName, parent),
                    u"Restore the missing file: Alembic cannot order the revisions without it."_s });
            } else if (!before.contains(parent)) {
                directory.problems.append({ { file.fileName, names[parent] },
                    u"%1 follows %2, which comes after it: the revisions go in a circle"_s.arg(file.fileName, names[parent]),
                    u"Correct the down_revision of one of them."_s });
            }
        }
        before.insert(file.version);
    }
}

/// Branches that alembic merge has joined again are none.
void checkBranches(MigrationDirectory &directory)
{
    QMap<QString, QStringList> children;
    for (const MigrationFile &file : std::as_const(directory.files)) {
        for (const QString &parent : file.parents)
            children[parent] << file.fileName;
    }
    for (auto child = children.constBegin(); child != children.constEnd(); ++child) {
        if (child.value().size() > 1) {
            directory.problems.append({ child.value(),
                u"%1 follow the same revision %2"_s.arg(child.value().join(u" and "_s), child.key()),
                u"Join the branches with alembic merge."_s });
        }
    }
}

void checkHeads(MigrationDirectory &directory)
{
    QSet<QString> followed;
    for (const MigrationFile &file : std::as_const(directory.files))
        followed.unite(QSet<QString>(file.parents.begin(), file.parents.end()));
    QStringList heads;
    QStringList files;
    for (const MigrationFile &file : std::as_const(directory.files)) {
        if (!followed.contains(file.version)) {
            heads << file.version;
            files << file.fileName;
        }
    }
    if (heads.size() > 1) {
        checkBranches(directory);
        directory.problems.append({ files, u"there are %1 heads: %2; alembic upgrade head refuses that"_s.arg(heads.size()).arg(files.join(u", "_s)),
            u"Join them with alembic merge."_s });
    }
}

Result<MigrationDirectory> loadAlembic(const QString &path)
{
    const QDir folder(path);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = DirectoryFormat::Alembic;
    const QString prefix = versionsIn(folder);
    QList<MigrationFile> files;
    for (const QString &name : filesNamed(QDir(folder.filePath(prefix)), u"*.py"_s)) {
        TRY_ASSIGN(MigrationFile file, readToolFile(folder, prefix + name));
        const AlembicRevision revision = readAlembicRevision(file.text);
        if (revision.broken) {
            Error error = notPython(file, *revision.broken);
            const QString hint = std::exchange(error.hint, {});
            directory.problems.append({ { file.fileName }, error.toText(), hint });
        }
        if (!revision.id.isEmpty())
            files << toMigration(std::move(file), revision);
    }
    directory.files = alembicOrder(files);
    directory.problems << sameVersions(directory.files, u"Alembic"_s);
    checkParents(directory);
    checkHeads(directory);
    return directory;
}

/// The one revision that nothing follows; empty on a new directory.
Result<QString> headOf(const MigrationDirectory &directory)
{
    QSet<QString> followed;
    for (const MigrationFile &file : directory.files)
        followed.unite(QSet<QString>(file.parents.begin(), file.parents.end()));
    QStringList heads;
    for (const MigrationFile &file : directory.files) {
        if (!followed.contains(file.version))
            heads << file.version;
    }
    if (heads.size() > 1) {
        return makeError(ErrorKind::Conflict, u"a new revision cannot follow %1 heads: %2"_s.arg(heads.size()).arg(heads.join(u", "_s)),
            u"Join them with alembic merge first."_s);
    }
    return heads.value(0);
}

QString commentLines(const QString &comment, const QString &indent)
{
    QString text;
    for (const QString &line : comment.split(u'\n', Qt::SkipEmptyParts))
        text += indent + u"# "_s + (line.startsWith("--"_L1) ? line.mid(2).trimmed() : line.trimmed()) + u'\n';
    return text;
}

Result<QString> functionBody(const QString &sql, bool outsideTransaction, const QString &otherwise)
{
    TRY_ASSIGN(const QList<SqlPiece> pieces, sqlPieces(sql));
    if (pieces.isEmpty())
        return QString(u"    "_s + otherwise + u'\n');
    QString body;
    for (const SqlPiece &piece : pieces) {
        const QString indent = outsideTransaction ? u"        "_s : u"    "_s;
        body += outsideTransaction ? u"    with op.get_context().autocommit_block():\n"_s : QString();
        body += commentLines(piece.comment, indent) + indent + u"op.execute("_s + pythonLiteral(forSqlAlchemy(piece.sql)) + u")\n"_s;
    }
    return body;
}

QString revisionFile(const QString &title, const QString &revision, const QString &head, const QDateTime &now)
{
    const QString before = head.isEmpty() ? u"None"_s : pythonLiteral(head);
    QString words = sql::onOneLine(title);
    words.replace(u'\\', u'/').replace(u'"', u'\'');
    return u"\"\"\"%1\n\nRevision ID: %2\nRevises: %3\nCreate Date: %4\n\n\"\"\"\nfrom alembic import op\n\n"
           "revision = \"%2\"\ndown_revision = %5\nbranch_labels = None\ndepends_on = None\n\n\n"_s
               .arg(words, revision, head, now.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s), before);
}

Result<> addAlembic(DraftContext &context, const MigrationDraft &draft)
{
    TRY_ASSIGN(const QString head, headOf(context.directory));
    const bool outside = draft.txMode == TxMode::None;
    TRY_ASSIGN(const QString up, functionBody(draft.sql, outside, u"pass"_s));
    TRY_ASSIGN(const QString down, functionBody(draft.down, outside,
        draft.sql.trimmed().isEmpty() ? u"pass"_s : u"raise RuntimeError(\"nothing is known that takes this revision back\")"_s));
    const QString seed = head + draft.name + draft.sql + context.now.toUTC().toString(Qt::ISODateWithMs);
    const QString revision = draft.standsFor ? draft.standsFor->version : sha256Hex(seed.toUtf8()).left(12);
    const QString prefix = versionsIn(QDir(context.directory.path));
    const QString name = prefix + revision + u'_' + draftDescription(draft) + u".py"_s;
    context.put(name, revisionFile(draft.name.isEmpty() ? draftDescription(draft) : draft.name, revision, head, context.now)
            + u"def upgrade() -> None:\n"_s + up + u"\n\ndef downgrade() -> None:\n"_s + down);
    context.grow(name, revision, draftDescription(draft), revision);
    if (!head.isEmpty())
        context.directory.files.last().parents = context.directory.files.last().replaces = QStringList { head };
    return {};
}

/// "Revises:" in the text at its head is for people.
QString withParent(const QString &source, const AlembicRevision &revision, const QString &parent)
{
    static const QRegularExpression revises(u"^(Revises:[ \\t]*)[^\\r\\n]*"_s, QRegularExpression::MultilineOption);
    QString text = source;
    text.replace(revision.parentRange.start, revision.parentRange.length, pythonLiteral(parent));
    const QRegularExpressionMatch line = revises.match(text.left(revision.parentRange.start));
    if (line.hasMatch())
        text.replace(line.capturedStart(), line.capturedLength(), line.captured(1) + parent);
    return text;
}

/// The order is a chain of names: the first of ours follows theirs, the others follow it as before.
Result<> moveAlembic(DraftContext &context, const MigrationFile &file)
{
    TRY_ASSIGN(const QString head, headOf(context.directory));
    MigrationFile moved = file;
    TRY_ASSIGN(const QString source, textOf(file.bytes, file.fileName));
    const AlembicRevision revision = readAlembicRevision(source);
    if (revision.parents.size() > 1 || revision.parentRange.length == 0) {
        return makeError(ErrorKind::Unsupported, u"%1 joins branches: it cannot be moved"_s.arg(file.fileName),
            u"Move the revisions of your branch alone, and remove the one that joins them."_s);
    }
    if (revision.parents != QStringList { head }) {
        const QString mark = file.bytes.startsWith("\xEF\xBB\xBF") ? QString(QChar(QChar::ByteOrderMark)) : QString();
        moved.parents = QStringList { head } + revision.dependsOn;
        moved.replaces = QStringList { head };
        context.moves.append({ file.fileName, file.fileName });
        context.put(file.fileName, mark + withParent(source, revision, head));
    }
    context.directory.files << moved;
    return {};
}

} // namespace

Format alembicFormat()
{
    return { DirectoryFormat::Alembic, u"alembic"_s, u"Alembic"_s, u"alembic upgrade head"_s, &isAlembic, &loadAlembic, &addAlembic,
        &itsOnlyFile, &moveAlembic };
}

} // namespace schemawright::migrations
