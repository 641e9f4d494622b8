// Cases of write-back: a folder each, with the team's file, the edit in SQL, and what the file becomes or why it does not.
#pragma once

#include "model/base/textfile.h"
#include "model/catalog/inspector.h"

#include "tests/support/pgfixture.h"

#include <QDir>
#include <QTest>

namespace schemawright::testing {

inline QString textAt(const QString &path)
{
    return QFile::exists(path) ? readTextFile(path).value() : QString();
}

/// Written with UPDATE_GOLDEN=1; a file that would be empty is not there.
inline bool isGolden(const QString &path, const QString &text)
{
    if (qEnvironmentVariable("UPDATE_GOLDEN") == QStringLiteral("1")) {
        if (text.isEmpty())
            return QFile::remove(path) || true;
        return writeTextFile(path, text).has_value();
    }
    return textAt(path) == text;
}

/// One row for each folder of tests/golden/writeback/`language`.
inline void addWriteBackCases(const QString &language)
{
    QTest::addColumn<QString>("folder");
    const QDir root(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/writeback/") + language);
    const QString filter = qEnvironmentVariable("GOLDEN_FILTER");
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name.contains(filter))
            QTest::newRow(qPrintable(name)) << root.absoluteFilePath(name);
    }
}

inline schema::Database databaseAfter(PgFixture &fixture, const QString &script, const QString &edit = {})
{
    const QString name = fixture.createDatabase();
    fixture.runScript(name, script + edit);
    postgres::Connection connection = fixture.connect(name);
    return catalog::inspectDatabase(connection, {}).value();
}

} // namespace schemawright::testing
