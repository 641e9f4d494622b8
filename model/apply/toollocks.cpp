#include "model/apply/toollocks.h"

#include "model/migrations/formats/toolfile.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 prismaLock = 72707369;
constexpr qint64 gooseLock = 5887940537704921958; ///< CRC-64 (ECMA) of "goose"

/// String.hashCode() of Java.
qint32 javaHash(const QString &text)
{
    quint32 hash = 0;
    for (const QChar c : text)
        hash = hash * 31 + c.unicode();
    return static_cast<qint32>(hash);
}

/// "Flyway" as bytes, plus the hash of the quoted name of its history table.
qint64 flywayLock(const QualifiedName &history)
{
    constexpr qint64 flyway = 0x466C79776179;
    return flyway + javaHash(u"\"%1\".\"%2\""_s.arg(history.schema, history.name));
}

/// CRC-32 of schema, table and database, times a salt that it shares with Rails.
qint64 golangMigrateLock(const QualifiedName &history, const QString &database)
{
    constexpr quint32 salt = 1486364155;
    const QByteArray names = QStringList { history.schema, history.name, database }.join(QChar(u'\0')).toUtf8();
    return qint64(quint32(migrations::crc32(names) * salt));
}

} // namespace

QList<qint64> toolLocks(migrations::DirectoryFormat format, const QualifiedName &history, const QString &database)
{
    using enum migrations::DirectoryFormat;
    switch (format) {
    case Prisma:
        return { prismaLock };
    case Flyway:
        return { flywayLock(history) };
    case Goose:
        return { gooseLock };
    case GolangMigrate: // its command line takes the path of the URL for the name, the library asks the server
        return { golangMigrateLock(history, u'/' + database), golangMigrateLock(history, database) };
    case Atlas:
    case Dbmate:
    case Drizzle:
    case Liquibase:
    case Supabase:
    case Alembic:
        break;
    }
    return {};
}

} // namespace schemawright::apply
