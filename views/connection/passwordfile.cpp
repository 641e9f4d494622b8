#include "views/connection/passwordfile.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::connection {

namespace {

constexpr int defaultPort = 5432;

/// hostname:port:database:username:password; a backslash keeps a colon or a backslash.
QStringList splitLine(const QString &line)
{
    QStringList fields { QString() };
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == u'\\' && i + 1 < line.size())
            fields.last() += line.at(++i);
        else if (line.at(i) == u':')
            fields.append(QString());
        else
            fields.last() += line.at(i);
    }
    return fields;
}

bool fits(const QString &field, const QString &value)
{
    return field == u"*" || field == value;
}

} // namespace

QString passwordFilePath()
{
    const QString named = qEnvironmentVariable("PGPASSFILE");
    return named.isEmpty() ? QDir::homePath() + u"/.pgpass"_s : named;
}

bool hasMatchingLine(const QString &text, const postgres::ConnectionSettings &settings, const QString &systemUser)
{
    const QString user = settings.user.isEmpty() ? systemUser : settings.user;
    const QString database = settings.database.isEmpty() ? user : settings.database;
    // A connection through the default socket looks for "localhost". docs: libpq-pgpass.
    const QString host = settings.host.isEmpty() ? u"localhost"_s : settings.host;
    const QString port = QString::number(settings.port > 0 ? settings.port : defaultPort);
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        const QStringList fields = line.startsWith(u'#') ? QStringList() : splitLine(line.trimmed());
        if (fields.size() >= 5 && fits(fields.at(0), host) && fits(fields.at(1), port) && fits(fields.at(2), database)
            && fits(fields.at(3), user))
            return true;
    }
    return false;
}

PasswordFileState passwordFileState(const postgres::ConnectionSettings &settings)
{
    QFile file(passwordFilePath());
    if (!file.open(QIODevice::ReadOnly))
        return PasswordFileState::Absent;
    const auto others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if ((file.permissions() & others) != QFileDevice::Permissions())
        return PasswordFileState::TooOpen;
    const QString user = qEnvironmentVariable("PGUSER", qEnvironmentVariable("USER"));
    const bool matches = hasMatchingLine(QString::fromUtf8(file.readAll()), settings, user);
    return matches ? PasswordFileState::Match : PasswordFileState::NoMatch;
}

} // namespace schemawright::connection
