#include "model/project/templatedir.h"

#include "model/base/digest.h"
#include "model/base/textfile.h"
#include "model/migrations/atlassum.h"
#include "model/migrations/directoryformat.h"
#include "model/project/templatenodes.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>

namespace schemawright::project {

using namespace Qt::StringLiterals;

namespace {

QStringList namesIn(const QString &path)
{
    QStringList names;
    QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << QDir(path).relativeFilePath(files.next());
    std::ranges::sort(names, {}, [](const QString &name) { return name.toUtf8(); });
    names.removeAll(migrations::atlasSumFileName);
    return names;
}

Result<> writeFolder(const QString &folder, const QList<migrations::MigrationFile> &files, const QString &source)
{
    QDir target(folder);
    for (const QString &name : target.entryList({ u"*.sql"_s }, QDir::Files)) {
        if (std::ranges::find(files, name, &migrations::MigrationFile::fileName) == files.end())
            target.remove(name);
    }
    for (const migrations::MigrationFile &file : files)
        TRY(writeTextFile(target.filePath(file.fileName), QString::fromUtf8(file.bytes)));
    TRY(writeTextFile(target.filePath(migrations::templateMarkName), source));
    return writeTextFile(target.filePath(migrations::atlasSumFileName), QString::fromUtf8(migrations::toBytes(migrations::computeSum(files))));
}

} // namespace

Result<QString> renderTemplateDir(const QString &path, const hcl::Value &data)
{
    if (!QFileInfo(path).isDir())
        return makeError(ErrorKind::Io, u"there is no folder %1 with templates"_s.arg(path));
    GoTemplates defined;
    QList<std::pair<QString, GoTemplate>> sources;
    for (const QString &name : namesIn(path)) {
        TRY_ASSIGN(const QString text, readTextFile(QDir(path).filePath(name)));
        TRY_ASSIGN(GoTemplate tree, parseGoTemplate(name, text, defined));
        if (name.endsWith(".sql"_L1) && !name.contains(u'/'))
            sources.append({ name, std::move(tree) });
        else if (!defined.contains(name))
            defined.insert(name, std::make_shared<const GoTemplate>(std::move(tree)));
    }
    QList<migrations::MigrationFile> files;
    QByteArray all;
    for (const auto &[name, tree] : std::as_const(sources)) {
        TRY_ASSIGN(const QString text, runGoTemplate(tree, defined, data));
        TRY_ASSIGN(migrations::MigrationFile file, migrations::makeMigrationFile(name, text.toUtf8()));
        all += name.toUtf8() + '\0' + file.bytes + '\0';
        files << std::move(file);
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/schemawright/templates/"_s
        + sha256Hex(QFileInfo(path).absoluteFilePath().toUtf8() + '\0' + all).left(32);
    TRY(writeFolder(folder, files, QFileInfo(path).absoluteFilePath()));
    return folder;
}

} // namespace schemawright::project
