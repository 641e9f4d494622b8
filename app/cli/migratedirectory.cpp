#include "app/cli/migratedirectory.h"

#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

void DirectoryFlags::addTo(CLI::App &verb)
{
    verb.add_option("--dir", dir, "The migration directory")->capture_default_str();
    verb.add_option("--dir-format", format, "Its layout: " + migrations::formatNames().join(QStringLiteral(", ")).toStdString() + "; seen from its files when not given");
}

Result<DirectoryPlace> placeOf(const DirectoryFlags &flags)
{
    QString path = text(flags.dir);
    if (!path.startsWith("file://"_L1)) {
        return makeError(ErrorKind::Input, u"the migration directory %1 is not a file:// URL"_s.arg(path),
            u"Write --dir file://migrations."_s);
    }
    path = path.mid(7);
    QString format = text(flags.format);
    if (const qsizetype question = path.indexOf(u'?'); question >= 0) {
        const QString chosen = QUrlQuery(path.mid(question + 1)).queryItemValue(u"format"_s);
        format = chosen.isEmpty() ? format : chosen;
        path.truncate(question);
    }
    if (path.isEmpty())
        return makeError(ErrorKind::Input, u"--dir file:// names no directory"_s, u"Write --dir file://migrations."_s);
    DirectoryPlace place;
    place.folder = QFileInfo(QUrl::fromPercentEncoding(path.toUtf8())).absoluteFilePath();
    if (format.isEmpty()) {
        place.format = migrations::detectFormat(place.folder).value_or(migrations::DirectoryFormat::Atlas);
        return place;
    }
    TRY_ASSIGN(place.format, migrations::parseFormat(format));
    return place;
}

Result<DirectoryPlace> existingPlace(const DirectoryFlags &flags)
{
    TRY_ASSIGN(const DirectoryPlace place, placeOf(flags));
    if (QFileInfo(place.folder).isDir())
        return place;
    return makeError(ErrorKind::Input, u"there is no migration directory %1"_s.arg(place.folder),
        u"Check --dir and the folder that you are in; migrate new and migrate diff make a new one."_s);
}

Result<migrations::MigrationDirectory> loadChecked(const DirectoryFlags &flags, MissingDirectory missing, SumCheck sum)
{
    TRY_ASSIGN(const DirectoryPlace place, missing == MissingDirectory::Refused ? existingPlace(flags) : placeOf(flags));
    TRY_ASSIGN(migrations::MigrationDirectory directory, migrations::loadOrNewDirectory(place.folder, place.format));
    if (sum == SumCheck::Checked)
        TRY(migrations::checkDirectory(directory));
    return directory;
}

void printWritten(const migrations::MigrationDirectory &directory, const migrations::PlannedMigrations &written)
{
    for (const migrations::MigrationFile &file : written.migrations)
        printResult(directory.path + u'/' + file.diskName());
    for (const QString &warning : written.warnings)
        printMessage(u"Warning: "_s + warning);
}

} // namespace schemawright::cli
