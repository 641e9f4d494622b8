// A folder of files, a database, and the real schemawright-cli run on them.
#pragma once

#include "tests/support/pgfixture.h"

#include "model/base/process.h"

#include <QTemporaryDir>

namespace schemawright::testing {

class CliProject
{
public:
    explicit CliProject(PgFixture &fixture);

    void write(const QString &name, const QString &text) const; ///< folders are made
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString file(const QString &name) const { return QStringLiteral("file://") + path(name); }
    [[nodiscard]] QString url() const; ///< of the database
    [[nodiscard]] QString database() const { return m_database; }
    [[nodiscard]] ProcessOutput run(const QStringList &arguments) const; ///< with a data folder of its own
    void execute(const QString &sql) const; ///< on the database
    [[nodiscard]] QString value(const QString &sql) const; ///< the first of the answer, or the error

private:
    QTemporaryDir m_folder;
    PgFixture &m_fixture;
    QString m_database;
};

} // namespace schemawright::testing
