// migrate rebase in the form of every tool: ours come behind theirs, in their order, byte for byte but for what orders them.
#include "model/base/textfile.h"
#include "model/migrations/formats/drizzlejournal.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/rebase.h"

#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace Qt::StringLiterals;

namespace {

QDateTime noon()
{
    return QDateTime(QDate(2026, 2, 3), QTime(12, 0), Qt::UTC);
}

QList<MigrationDraft> drafts(const QStringList &names)
{
    QList<MigrationDraft> result;
    for (const QString &name : names)
        result.append({ name, u"-- of %1\nCREATE TABLE %1 (a int);\n"_s.arg(name), TxMode::File, u"DROP TABLE %1;\n"_s.arg(name) });
    return result;
}

QStringList tablesOf(const MigrationDirectory &directory)
{
    QStringList names;
    for (const MigrationFile &file : directory.files)
        names << file.text.section(u"CREATE TABLE "_s, 1).section(u' ', 0, 0);
    return names;
}

} // namespace

class TestRebase : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    // base, ours1, ours2, theirs1, theirs2 as their files stand after a merge whose times interleave.
    void everyTool_data()
    {
        QTest::addColumn<QString>("format");
        for (const QString &name : formatNames()) {
            if (name != "alembic"_L1) // in a graph nothing follows in between: see below
                QTest::addRow("%s", qPrintable(name)) << name;
        }
    }
    void everyTool()
    {
        QFETCH(QString, format);
        const MigrationDirectory before = written(*parseFormat(format), { u"base"_s, u"ours1"_s, u"theirs1"_s, u"ours2"_s, u"theirs2"_s });
        const QStringList names { before.files.at(3).diskName(), before.files.at(1).diskName() }; // in any order
        const auto ours = migrationsToMove(before, names);
        QVERIFY_RESULT(ours);
        const auto planned = planRebase(before, *ours, noon());
        QVERIFY_RESULT(planned);
        QCOMPARE(planned->migrations.size(), 2);
        QVERIFY_RESULT(checkNotChanged(before)); // nothing is written yet
        QVERIFY_RESULT(writePlanned(before, *planned));
        const MigrationDirectory after = loadDirectory(before.path, before.format).value();
        QVERIFY_RESULT(checkDirectory(after));
        QCOMPARE(tablesOf(after), QStringList({ u"base"_s, u"theirs1"_s, u"theirs2"_s, u"ours1"_s, u"ours2"_s }));
        QCOMPARE(after.files.at(3).bytes, before.files.at(1).bytes);
        QCOMPARE(after.files.at(3).down, before.files.at(1).down);
        QCOMPARE(after.files.at(2), withHash(before.files.at(4), after.files.at(2).hash));
        // Once more: they are there already.
        const auto again = planRebase(after, migrationsToMove(after, { after.files.at(3).diskName(), after.files.at(4).diskName() }).value(), noon());
        QVERIFY_RESULT(again);
        QVERIFY(again->migrations.isEmpty());
    }

    // Two branches of Alembic are two heads.
    void alembicBranches()
    {
        const QString path = m_folder->path();
        const auto revision = [&](const QString &id, const QString &parent) {
            QVERIFY_RESULT(writeTextFile(path + u"/versions/"_s + id + u".py"_s,
                u"\"\"\"words\r\n\r\nRevision ID: %1\r\nRevises: %2\r\n\"\"\"\r\nfrom alembic import op\r\nrevision: str = '%1'\r\n"
                "down_revision: Union[str, None] = %3  # before\r\ndef upgrade():\r\n    op.execute('CREATE TABLE %1 (a int)')\r\n"_s.arg(
                    id, parent, parent.isEmpty() ? u"None"_s : QString(u'\'' + parent + u'\''))));
        };
        revision(u"base"_s, {});
        revision(u"ours1"_s, u"base"_s);
        revision(u"ours2"_s, u"ours1"_s);
        revision(u"theirs"_s, u"base"_s);
        const MigrationDirectory before = loadForRebase(path, DirectoryFormat::Alembic).value();
        QVERIFY(!before.problems.isEmpty());
        const auto planned = planRebase(before, migrationsToMove(before, { u"ours1"_s, u"ours2"_s }).value(), noon());
        QVERIFY_RESULT(planned);
        QVERIFY_RESULT(writePlanned(before, *planned));
        const MigrationDirectory after = loadDirectory(path, DirectoryFormat::Alembic).value();
        QVERIFY_RESULT(checkDirectory(after));
        QCOMPARE(tablesOf(after), QStringList({ u"base"_s, u"theirs"_s, u"ours1"_s, u"ours2"_s }));
        const QString text = QString::fromUtf8(after.files.at(2).bytes);
        QVERIFY2(text.contains(u"Revises: theirs\r\n\"\"\""_s), qPrintable(text));
        QVERIFY2(text.contains(u"down_revision: Union[str, None] = \"theirs\"  # before\r\n"_s), qPrintable(text));
        QCOMPARE(after.files.at(3).bytes, before.files.at(2).fileName == after.files.at(3).fileName ? before.files.at(2).bytes : after.files.at(3).bytes);

        // What follows ours must come along.
        const auto torn = planRebase(after, migrationsToMove(after, { u"ours1"_s }).value(), noon());
        QVERIFY(!torn);
        QVERIFY2(torn.error().text.contains("circle"_L1) || torn.error().text.contains("heads"_L1), qPrintable(torn.error().text));
    }

    // Both branches took the next number: for Drizzle also the same place in the journal.
    void sameVersions_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("expected");
        QTest::newRow("atlas") << u"atlas"_s << u"2_ours.sql"_s << u"2_theirs.sql"_s << u"3_ours.sql"_s;
        QTest::newRow("goose") << u"goose"_s << u"00002_ours.sql"_s << u"00002_theirs.sql"_s << u"00003_ours.sql"_s;
        QTest::newRow("golang-migrate") << u"golang-migrate"_s << u"2_ours.up.sql"_s << u"2_theirs.up.sql"_s << u"3_ours.up.sql"_s;
        QTest::newRow("flyway") << u"flyway"_s << u"sub/V1.2__ours.sql"_s << u"V1.2__theirs.sql"_s << u"sub/V1.3__ours.sql"_s;
    }
    void sameVersions()
    {
        QFETCH(QString, format);
        QFETCH(QString, ours);
        QFETCH(QString, theirs);
        QFETCH(QString, expected);
        const QString text = u"-- +goose Up\r\nCREATE TABLE t (a int);\r\n"_s;
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(ours), text));
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(theirs), u"-- +goose Up\nCREATE TABLE u (a int);\n"_s));
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(u"atlas.sum"_s), u"<<<<<<< HEAD\nh1:x\n=======\n"_s));
        const auto before = loadForRebase(m_folder->path(), *parseFormat(format));
        QVERIFY_RESULT(before);
        const auto unclear = migrationsToMove(*before, { before->files.first().version });
        QVERIFY(!unclear);
        QVERIFY2(unclear.error().text.contains("is the version of"_L1), qPrintable(unclear.error().text));
        const auto planned = planRebase(*before, migrationsToMove(*before, { ours }).value(), noon());
        QVERIFY_RESULT(planned);
        QVERIFY_RESULT(writePlanned(*before, *planned));
        const auto after = loadDirectory(m_folder->path(), *parseFormat(format));
        QVERIFY_RESULT(after);
        QVERIFY_RESULT(checkDirectory(*after));
        QCOMPARE(readFileBytes(m_folder->filePath(expected)).value(), text.toUtf8());
        QVERIFY(!QFile::exists(m_folder->filePath(ours)));
    }

    // The new name of one is the name that another has until it moves.
    void namesThatAreTakenMeanwhile()
    {
        for (const QString &name : { u"1_base"_s, u"2_x"_s, u"3_theirs"_s, u"4_x"_s, u"5_theirs"_s, u"6_x"_s, u"7_theirs"_s })
            QVERIFY_RESULT(writeTextFile(m_folder->filePath(name + u".up.sql"_s), u"CREATE TABLE t%1 (a int);\n"_s.arg(name)));
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(u"4_x.down.sql"_s), u"DROP TABLE t4;\n"_s));
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(u"6_x.down.sql"_s), u"DROP TABLE t6;\n"_s));
        const MigrationDirectory before = loadDirectory(m_folder->path(), DirectoryFormat::GolangMigrate).value();
        const auto planned = planRebase(before, migrationsToMove(before, { u"2"_s, u"4"_s, u"6"_s }).value(), noon());
        QVERIFY_RESULT(planned);
        QVERIFY_RESULT(writePlanned(before, *planned));
        const MigrationDirectory after = loadDirectory(m_folder->path(), DirectoryFormat::GolangMigrate).value();
        QCOMPARE(tablesOf(after), QStringList({ u"t1_base"_s, u"t3_theirs"_s, u"t5_theirs"_s, u"t7_theirs"_s, u"t2_x"_s, u"t4_x"_s, u"t6_x"_s }));
        QCOMPARE(after.files.last().version, u"10"_s);
        QCOMPARE(after.files.last().down, u"DROP TABLE t6;\n"_s);
        QCOMPARE(after.files.at(4).down, QString());

        // Two branches of one number each: the first free number is the other's own.
        init();
        for (const QString &name : { u"2_x"_s, u"3_theirs"_s, u"4_x"_s })
            QVERIFY_RESULT(writeTextFile(m_folder->filePath(name + u".up.sql"_s), u"CREATE TABLE t%1 (a int);\n"_s.arg(name)));
        const MigrationDirectory mixed = loadDirectory(m_folder->path(), DirectoryFormat::GolangMigrate).value();
        const auto moved = planRebase(mixed, migrationsToMove(mixed, { u"2"_s, u"4"_s }).value(), noon());
        QVERIFY_RESULT(moved);
        QVERIFY_RESULT(writePlanned(mixed, *moved));
        QCOMPARE(tablesOf(loadDirectory(m_folder->path(), DirectoryFormat::GolangMigrate).value()), QStringList({ u"t3_theirs"_s, u"t2_x"_s, u"t4_x"_s }));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList({ u"3_theirs.up.sql"_s, u"4_x.up.sql"_s, u"5_x.up.sql"_s }));
    }

    void drizzleJournal()
    {
        const MigrationDirectory base = written(DirectoryFormat::Drizzle, { u"base"_s });
        DrizzleJournal journal = readDrizzleJournal(QDir(base.path)).value();
        for (const QString &tag : { u"0001_ours"_s, u"0001_theirs"_s }) {
            QVERIFY_RESULT(writeTextFile(base.path + u'/' + tag + u".sql"_s, u"CREATE TABLE t (a int);"_s));
            journal.entries.append({ 1, u"7"_s, noon().toMSecsSinceEpoch() + 5, tag, true });
        }
        QVERIFY_RESULT(writeTextFile(base.path + u"/meta/0001_snapshot.json"_s, u"{\"id\": \"b\", \"prevId\": \"a\"}"_s));
        QVERIFY_RESULT(writeTextFile(base.path + u'/' + drizzleJournalName, toText(journal)));
        const MigrationDirectory before = loadDirectory(base.path, DirectoryFormat::Drizzle).value();
        QVERIFY(!checkDirectory(before));
        const auto planned = planRebase(before, migrationsToMove(before, { u"0001_ours.sql"_s }).value(), noon());
        QVERIFY_RESULT(planned);
        QVERIFY_RESULT(writePlanned(before, *planned));
        const DrizzleJournal after = readDrizzleJournal(QDir(base.path)).value();
        QCOMPARE(after.entries.size(), 3);
        QCOMPARE(after.entries.at(1).tag, u"0001_theirs"_s);
        QCOMPARE(after.entries.at(2).tag, u"0002_ours"_s);
        QCOMPARE(after.entries.at(2).index, 2);
        QVERIFY(after.entries.at(2).when > after.entries.at(1).when);
        QVERIFY(QFile::exists(base.path + u"/meta/0001_snapshot.json"_s)); // whose it is, nobody knows
        QVERIFY2(planned->warnings.first().contains("meta/0001_snapshot.json"_L1), qPrintable(planned->warnings.first()));
    }

    void whatCannotMoveIsRefused()
    {
        const MigrationDirectory flyway = written(DirectoryFormat::Flyway, { u"a"_s, u"b"_s });
        QVERIFY_RESULT(writeTextFile(flyway.path + u"/R__v.sql"_s, u"SELECT 1;\n"_s));
        const MigrationDirectory withRepeatable = loadDirectory(flyway.path, DirectoryFormat::Flyway).value();
        const auto repeatable = migrationsToMove(withRepeatable, { u"R__v.sql"_s });
        QVERIFY(!repeatable);
        QVERIFY(repeatable.error().text.contains("runs again whenever it changes"_L1));
        const auto unknown = migrationsToMove(withRepeatable, { u"nothing"_s });
        QVERIFY(!unknown);
        QVERIFY(unknown.error().text.startsWith("there is no migration nothing"_L1));

        init();
        const MigrationDirectory liquibase = written(DirectoryFormat::Liquibase, { u"a"_s, u"b"_s });
        QVERIFY_RESULT(writeTextFile(liquibase.path + u"/changelog.yaml"_s, u"databaseChangeLog:\n  - include:\n      file: %1\n  - include:\n      file: %2\n"_s.arg(
            liquibase.files.at(0).diskName(), liquibase.files.at(1).diskName())));
        const MigrationDirectory listed = loadDirectory(liquibase.path, DirectoryFormat::Liquibase).value();
        const auto planned = planRebase(listed, { listed.files.first() }, noon());
        QVERIFY(!planned);
        QVERIFY2(planned.error().text.contains("the order of the files is written in changelog.yaml"_L1), qPrintable(planned.error().text));
    }

private:
    MigrationDirectory written(DirectoryFormat format, const QStringList &names)
    {
        const QString path = m_folder->filePath(u"supabase/migrations"_s);
        const auto files = writeDrafts(loadOrNewDirectory(path, format).value(), drafts(names), noon().addDays(-1));
        if (!files)
            qFatal("%s", qPrintable(files.error().toText()));
        return loadDirectory(path, format).value();
    }
    static MigrationFile withHash(MigrationFile file, const QString &hash)
    {
        file.hash = hash;
        return file;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestRebase)
#include "tst_rebase.moc"
