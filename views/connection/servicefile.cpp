#include "views/connection/servicefile.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::connection {

QStringList serviceFiles()
{
    QStringList files;
    const QString named = qEnvironmentVariable("PGSERVICEFILE");
    files.append(named.isEmpty() ? QDir::homePath() + u"/.pg_service.conf"_s : named);
    const QString systemFolder = qEnvironmentVariable("PGSYSCONFDIR");
    // Debian's libpq is built with this folder (pg_config --sysconfdir).
    files.append((systemFolder.isEmpty() ? u"/etc/postgresql-common"_s : systemFolder) + u"/pg_service.conf"_s);
    return files;
}

QStringList serviceNames(const QString &text)
{
    QStringList names;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(u'[') && trimmed.endsWith(u']'))
            names.append(trimmed.mid(1, trimmed.size() - 2));
    }
    return names;
}

QStringList readServiceNames()
{
    QStringList names;
    const QStringList files = serviceFiles();
    for (const QString &path : files) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            names += serviceNames(QString::fromUtf8(file.readAll()));
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace schemawright::connection
