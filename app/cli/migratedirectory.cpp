#include "app/cli/migratedirectory.h"

#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

void DirectoryFlags::addTo(CLI::App &verb)
{
    verb.add_option("--dir", dir, "The migration directory")->capture_default_str();
    verb.add_option("--dir-format", format, "Its layout")->capture_default_str();
}

Result<QString> folderOf(const DirectoryFlags &flags)
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
    if (format != "atlas"_L1) {
        return makeError(ErrorKind::Unsupported, u"migration directories of the format %1 cannot be written yet"_s.arg(format),
            u"Atlas's own layout (--dir-format atlas) can."_s);
    }
    if (path.isEmpty())
        return makeError(ErrorKind::Input, u"--dir file:// names no directory"_s, u"Write --dir file://migrations."_s);
    return QFileInfo(QUrl::fromPercentEncoding(path.toUtf8())).absoluteFilePath();
}

Result<migrations::MigrationDirectory> loadChecked(const DirectoryFlags &flags, MissingDirectory missing, SumCheck sum)
{
    TRY_ASSIGN(const QString folder, folderOf(flags));
    if (missing == MissingDirectory::Refused && !QFileInfo(folder).isDir()) {
        return makeError(ErrorKind::Input, u"there is no migration directory %1"_s.arg(folder),
            u"Check --dir and the folder that you are in; migrate new and migrate diff make a new one."_s);
    }
    TRY_ASSIGN(migrations::MigrationDirectory directory, migrations::loadOrNewDirectory(folder));
    if (sum == SumCheck::Checked) {
        if (const auto mismatch = migrations::validateSum(directory))
            return makeError(migrations::toError(*mismatch));
    }
    return directory;
}

} // namespace schemawright::cli
