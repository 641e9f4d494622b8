// What the tests of apply share: a directory written from lines, a clock that does not wait, questions to the database.
#pragma once

#include "model/apply/executor.h"
#include "model/migrations/directorywriter.h"
#include "tests/support/pgfixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <functional>

namespace schemawright::testing {

/// Sleeps take no time; `onSleep` may change the world meanwhile.
class FakeClock final : public apply::Clock
{
public:
    /// A little later with every call, so that no two rows have the same time.
    [[nodiscard]] QDateTime now() const override { return m_start.addMSecs(m_elapsed.count() + ++m_calls); }
    [[nodiscard]] std::chrono::nanoseconds elapsed() const override { return m_elapsed; }
    [[nodiscard]] bool sleep(std::chrono::milliseconds duration, const std::stop_token &stop) override
    {
        m_elapsed += duration;
        sleeps << int(duration.count());
        if (onSleep)
            onSleep();
        return !stop.stop_requested();
    }
    [[nodiscard]] double jitter() override { return 1; }

    QList<int> sleeps; ///< milliseconds
    std::function<void()> onSleep;

private:
    QDateTime m_start = QDateTime(QDate(2026, 3, 4), QTime(12, 0), Qt::UTC);
    std::chrono::milliseconds m_elapsed { 0 };
    mutable qint64 m_calls = 0;
};

/// A migration directory and a journal folder that go away with the test.
class ApplyFolder
{
public:
    void write(const QString &fileName, const QString &sql) const
    {
        QFile file(QDir(path()).filePath(fileName));
        if (!file.open(QIODevice::WriteOnly) || file.write(sql.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(fileName));
    }
    void remove(const QString &fileName) const { QFile::remove(QDir(path()).filePath(fileName)); }
    /// Writes atlas.sum as `migrate hash` does, and loads.
    [[nodiscard]] migrations::MigrationDirectory hashed() const
    {
        const auto directory = migrations::loadDirectory(path());
        if (!directory || !migrations::writeSum(*directory))
            qFatal("cannot hash the directory");
        return migrations::loadDirectory(path()).value();
    }
    [[nodiscard]] QString path() const
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("migrations"));
        return m_folder.filePath(QStringLiteral("migrations"));
    }
    [[nodiscard]] QString journalFolder() const { return m_folder.filePath(QStringLiteral("journal")); }

private:
    QTemporaryDir m_folder;
};

inline apply::ApplyRequest requestFor(const PgFixture &server, const QString &database, const ApplyFolder &folder)
{
    apply::ApplyRequest request;
    request.target = server.settings(database);
    request.directory = folder.hashed();
    request.journalFolder = folder.journalFolder();
    request.revisionsSchema = QStringLiteral("public");
    return request;
}

/// The first column of all rows, joined with commas; NULL is "null".
inline QString ask(postgres::Connection &connection, const QString &sql)
{
    const auto rows = connection.query(sql);
    if (!rows)
        return QStringLiteral("error: ") + rows.error().text;
    QStringList texts;
    for (int row = 0; row < rows->rowCount(); ++row)
        texts << rows->optionalText(row, 0).value_or(QStringLiteral("null"));
    return texts.join(u',');
}

} // namespace schemawright::testing
