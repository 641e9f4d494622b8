// Loading, checking and extending Atlas directories. The checksums were written by Atlas's own command line.
#include "model/migrations/directorywriter.h"

#include "model/base/textfile.h"
#include "tests/support/pgfixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace Qt::StringLiterals;

namespace {

const QByteArray initSql = "-- Create \"users\" table\nCREATE TABLE users (id bigint PRIMARY KEY, email text);\n";
const QByteArray moreSql
    = "ALTER TABLE users ADD COLUMN n int NOT NULL;\nCREATE UNIQUE INDEX users_email ON users (email);\n"
      "ALTER TABLE users DROP COLUMN email;\n";
const QByteArray atlasSumOfBoth = "h1:Uu0hyXvD8F2fyVeSpGdVkMGp0uMrgbK9G2LfJL+vdnk=\n"
                                  "20260101000000_init.sql h1:QSiMKisJIPfzOmNvGjz0p2pVeM821F3huojKZ13sX48=\n"
                                  "20260102000000_more.sql h1:6wiE22m7stIZ9F/Y/opwjRFLTkLiaO9W6kBwicL4IPo=\n";
const QDateTime noon = QDateTime(QDate(2026, 3, 4), QTime(12, 0, 5), Qt::UTC);

class Folder
{
public:
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    void remove(const QString &name) const { QFile::remove(m_folder.filePath(name)); }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        return readFileBytes(m_folder.filePath(name)).value_or(QByteArray());
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] MigrationDirectory load() const { return loadDirectory(path()).value(); }

private:
    QTemporaryDir m_folder;
};

QList<MigrationFile> filesNamed(const QStringList &names)
{
    QList<MigrationFile> files;
    for (const QString &name : names)
        files << makeMigrationFile(name, "SELECT 1;\n").value();
    return files;
}

} // namespace

class TestAtlasDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumIsWhatAtlasWrites();
    void namesAreCut_data();
    void namesAreCut();
    void directivesAreRead_data();
    void directivesAreRead();
    void wrongDirectivesAreRefused_data();
    void wrongDirectivesAreRefused();
    void missingFolderIsAnError();
    void onlyTopLevelSqlFilesInByteOrder();
    void mismatchIsNamed_data();
    void mismatchIsNamed();
    void ignoredFileCountsByNameOnly();
    void nextVersionSortsLast_data();
    void nextVersionSortsLast();
    void descriptionIsCleaned_data();
    void descriptionIsCleaned();
    void draftsBecomeFilesAndSum();
    void foreignChangeIsNotOverwritten_data();
    void foreignChangeIsNotOverwritten();
    void wrongSumStopsWriting();
};

void TestAtlasDirectory::sumIsWhatAtlasWrites()
{
    const Folder folder;
    folder.write(u"20260101000000_init.sql"_s, initSql);
    folder.write(u"20260102000000_more.sql"_s, moreSql);
    const MigrationDirectory directory = folder.load();
    QCOMPARE(toBytes(computeSum(directory.files)), atlasSumOfBoth);
    QCOMPARE(directory.files[1].hash, u"6wiE22m7stIZ9F/Y/opwjRFLTkLiaO9W6kBwicL4IPo="_s);
    QVERIFY_RESULT(writeSum(directory));
    QCOMPARE(folder.read(u"atlas.sum"_s), atlasSumOfBoth);
    QVERIFY(!validateSum(folder.load()));
}

void TestAtlasDirectory::namesAreCut_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("description");
    QTest::addRow("a timestamp and words")
        << u"20260101000000_add_users.sql"_s << u"20260101000000"_s << u"add_users"_s;
    QTest::addRow("a version alone") << u"20260101000000.sql"_s << u"20260101000000"_s << QString();
    QTest::addRow("a version of words") << u"v1_x.y.sql"_s << u"v1"_s << u"x.y"_s;
    QTest::addRow("no version at all") << u"_x.sql"_s << QString() << u"x"_s;
}

void TestAtlasDirectory::namesAreCut()
{
    QFETCH(QString, fileName);
    const MigrationFile file = makeMigrationFile(fileName, "SELECT 1;").value();
    QTEST(file.version, "version");
    QTEST(file.description, "description");
}

void TestAtlasDirectory::directivesAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("txMode");
    QTest::addColumn<bool>("checkpoint");
    QTest::addColumn<bool>("ignored");
    QTest::addColumn<QString>("delimiter");
    const int unset = -1;
    const int none = int(TxMode::None);
    QTest::addRow("no directive") << QByteArray("SELECT 1;") << unset << false << false << QString();
    QTest::addRow("an empty file") << QByteArray() << unset << false << false << QString();
    QTest::addRow("txmode none before a blank line")
        << QByteArray("-- atlas:txmode none\n\nSELECT 1;") << none << false << false << QString();
    QTest::addRow("txmode with CRLF") << QByteArray("-- atlas:txmode none\r\n\r\nSELECT 1;") << none << false << false
                                      << QString();
    QTest::addRow("txmode after another comment")
        << QByteArray("-- by hand\n-- atlas:txmode none\n\nSELECT 1;") << none << false << false << QString();
    QTest::addRow("txmode that belongs to a statement")
        << QByteArray("-- atlas:txmode none\nSELECT 1;") << unset << false << false << QString();
    QTest::addRow("txmode after a statement")
        << QByteArray("SELECT 1;\n-- atlas:txmode none\n\n") << unset << false << false << QString();
    QTest::addRow("txmode file") << QByteArray("-- atlas:txmode file\n\nSELECT 1;") << int(TxMode::File) << false
                                 << false << QString();
    QTest::addRow("a checkpoint with a tag")
        << QByteArray("-- atlas:checkpoint v2\n\nSELECT 1;") << unset << true << false << QString();
    QTest::addRow("sum ignore") << QByteArray("-- atlas:sum ignore\nSELECT 1;") << unset << false << true << QString();
    QTest::addRow("a delimiter with escapes")
        << QByteArray("-- atlas:delimiter \\n\\n\nSELECT 1") << unset << false << false << u"\n\n"_s;
}

void TestAtlasDirectory::directivesAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, txMode);
    const auto file = makeMigrationFile(u"1.sql"_s, bytes);
    QVERIFY_RESULT(file);
    QCOMPARE(file->txMode ? int(*file->txMode) : -1, txMode);
    QTEST(file->checkpoint, "checkpoint");
    QTEST(file->sumIgnored, "ignored");
    QTEST(file->delimiter, "delimiter");
}

void TestAtlasDirectory::wrongDirectivesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addRow("txmode all in a file")
        << QByteArray("-- atlas:txmode all\n\nSELECT 1;") << u"txmode \"all\" is not allowed in file directive"_s << 1;
    QTest::addRow("two txmodes") << QByteArray("-- atlas:txmode none\n-- atlas:txmode file\n\nSELECT 1;")
                                 << u"multiple txmode values in file directives"_s << 2;
    QTest::addRow("an unknown txmode") << QByteArray("-- atlas:txmode maybe\n\nSELECT 1;")
                                       << u"unknown txmode \"maybe\""_s << 1;
    QTest::addRow("bytes that are not UTF-8") << QByteArray("SELECT '\xff';") << u"1.sql is not UTF-8 text"_s << 0;
}

void TestAtlasDirectory::wrongDirectivesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto file = makeMigrationFile(u"1.sql"_s, bytes);
    QVERIFY(!file);
    QTEST(file.error().text, "text");
    QTEST(file.error().line, "line");
    QCOMPARE(file.error().file, u"1.sql"_s);
}

void TestAtlasDirectory::missingFolderIsAnError()
{
    const auto directory = loadDirectory(u"/nowhere/at/all"_s);
    QVERIFY(!directory);
    QCOMPARE(directory.error().kind, ErrorKind::Io);
    QVERIFY(directory.error().text.contains("/nowhere/at/all"_L1));
}

void TestAtlasDirectory::onlyTopLevelSqlFilesInByteOrder()
{
    const Folder folder;
    for (const char *name : { "9_x.sql", "10_x.sql", "readme.md", "UPPER.SQL", "1_é.sql" })
        folder.write(QString::fromUtf8(name), "SELECT 1;\n");
    QDir(folder.path()).mkdir(u"sub"_s);
    folder.write(u"sub/2.sql"_s, "SELECT 1;\n");
    QStringList names;
    for (const MigrationFile &file : folder.load().files)
        names << file.fileName;
    QCOMPARE(names, QStringList({ u"10_x.sql"_s, u"1_é.sql"_s, u"9_x.sql"_s }));
}

void TestAtlasDirectory::mismatchIsNamed_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("detail");
    QTest::addRow("nothing changed") << u"nothing"_s << QString();
    QTest::addRow("the first file edited") << u"edit first"_s << u"L2: 20260101000000_init.sql was edited"_s;
    QTest::addRow("line ends of the second changed") << u"crlf second"_s << u"L3: 20260102000000_more.sql was edited"_s;
    QTest::addRow("a file added at the end") << u"add last"_s << u"L4: 20260103000000_z.sql was added"_s;
    QTest::addRow("a file added in between") << u"add between"_s << u"L3: 20260101500000_m.sql was added"_s;
    QTest::addRow("the last file removed") << u"remove last"_s << u"L3: 20260102000000_more.sql was removed"_s;
    QTest::addRow("the first file removed") << u"remove first"_s << u"L2: 20260101000000_init.sql was removed"_s;
    QTest::addRow("the total edited") << u"total"_s << u"L1: atlas.sum itself was edited"_s;
    QTest::addRow("a conflict marker in atlas.sum") << u"marker"_s << u"L1: atlas.sum itself was edited"_s;
}

void TestAtlasDirectory::mismatchIsNamed()
{
    QFETCH(QString, change);
    QFETCH(QString, detail);
    const Folder folder;
    folder.write(u"20260101000000_init.sql"_s, initSql);
    folder.write(u"20260102000000_more.sql"_s, moreSql);
    folder.write(u"atlas.sum"_s, atlasSumOfBoth);
    if (change == "edit first"_L1)
        folder.write(u"20260101000000_init.sql"_s, initSql + "-- more\n");
    else if (change == "crlf second"_L1)
        folder.write(u"20260102000000_more.sql"_s, QByteArray(moreSql).replace("\n", "\r\n"));
    else if (change == "add last"_L1)
        folder.write(u"20260103000000_z.sql"_s, moreSql);
    else if (change == "add between"_L1)
        folder.write(u"20260101500000_m.sql"_s, moreSql);
    else if (change == "remove last"_L1)
        folder.remove(u"20260102000000_more.sql"_s);
    else if (change == "remove first"_L1)
        folder.remove(u"20260101000000_init.sql"_s);
    else if (change == "total"_L1)
        folder.write(u"atlas.sum"_s, QByteArray(atlasSumOfBoth).replace("h1:Uu", "h1:UU"));
    else if (change == "marker"_L1)
        folder.write(u"atlas.sum"_s, "<<<<<<< HEAD\n" + atlasSumOfBoth);
    const auto mismatch = validateSum(folder.load());
    QCOMPARE(mismatch.has_value(), !detail.isEmpty());
    if (mismatch) {
        QCOMPARE(toError(*mismatch).text, u"checksum mismatch"_s);
        QCOMPARE(toError(*mismatch).detail, detail);
    }
}

void TestAtlasDirectory::ignoredFileCountsByNameOnly()
{
    const Folder folder;
    folder.write(u"1_a.sql"_s, "SELECT 1;\n");
    folder.write(u"2_seed.sql"_s, "-- atlas:sum ignore\nSELECT 2;\n");
    folder.write(u"3_c.sql"_s, "SELECT 3;\n");
    QVERIFY_RESULT(writeSum(folder.load()));
    QVERIFY(!folder.read(u"atlas.sum"_s).contains("2_seed"));
    folder.write(u"2_seed.sql"_s, "-- atlas:sum ignore\nSELECT 22;\n");
    QVERIFY(!validateSum(folder.load()));
    folder.remove(u"2_seed.sql"_s);
    QCOMPARE(validateSum(folder.load())->fileName, u"3_c.sql"_s); // its name was in the chain
}

void TestAtlasDirectory::nextVersionSortsLast_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("version");
    QTest::addRow("an empty directory takes the clock") << QStringList {} << u"20260304120005"_s;
    QTest::addRow("an older file takes the clock") << QStringList { u"20260101000000_a.sql"_s } << u"20260304120005"_s;
    QTest::addRow("a file of this very second is passed")
        << QStringList { u"20260304120005_a.sql"_s } << u"20260304120006"_s;
    QTest::addRow("a clock ahead of ours is passed")
        << QStringList { u"20301231235959_a.sql"_s } << u"20310101000000"_s;
    QTest::addRow("small numbers give way to the clock")
        << QStringList { u"001_a.sql"_s, u"002_b.sql"_s } << u"20260304120005"_s;
    QTest::addRow("numbers that sort after the clock are counted on") << QStringList { u"500_a.sql"_s } << u"501"_s;
    QTest::addRow("words with a number are counted on") << QStringList { u"v1_a.sql"_s } << u"v2"_s;
    QTest::addRow("a number that cannot grow gets a letter") << QStringList { u"9_a.sql"_s } << u"9a"_s;
}

void TestAtlasDirectory::nextVersionSortsLast()
{
    QFETCH(QStringList, names);
    const QList<MigrationFile> files = filesNamed(names);
    const QString version = nextVersion(files, noon);
    QTEST(version, "version");
    for (const MigrationFile &file : files) {
        QVERIFY(file.version < version);
        QVERIFY(file.fileName < QString(version + u"_x.sql"));
        QVERIFY(file.fileName < QString(version + u".sql"));
    }
}

void TestAtlasDirectory::descriptionIsCleaned_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("clean");
    QTest::addRow("words") << u"add users table"_s << u"add_users_table"_s;
    QTest::addRow("a path stays in the folder") << u"../../etc/passwd"_s << u"etc_passwd"_s;
    QTest::addRow("quotes and dots") << u"Drop \"a.b\"!"_s << u"Drop_a_b"_s;
    QTest::addRow("other scripts") << u"größe – 表"_s << u"größe_表"_s;
    QTest::addRow("nothing left") << u" ./ "_s << QString();
    QTest::addRow("very long") << QString(300, u'x') << QString(100, u'x');
}

void TestAtlasDirectory::descriptionIsCleaned()
{
    QFETCH(QString, name);
    QTEST(cleanDescription(name), "clean");
}

void TestAtlasDirectory::draftsBecomeFilesAndSum()
{
    const QTemporaryDir parent;
    const QString path = parent.filePath(u"new/migrations"_s);
    const auto directory = loadOrNewDirectory(path);
    QVERIFY_RESULT(directory);
    const auto written = writeMigrations(*directory,
        { { u"add table"_s, u"CREATE TABLE t (id int);\n"_s, TxMode::File },
            { u"add index"_s, u"CREATE INDEX CONCURRENTLY i ON t (id);\n"_s, TxMode::None } },
        noon);
    QVERIFY_RESULT(written);
    QCOMPARE(written->size(), 2);
    QCOMPARE(written->at(0).fileName, u"20260304120005_add_table.sql"_s);
    QCOMPARE(written->at(1).fileName, u"20260304120006_add_index.sql"_s);
    QCOMPARE(written->at(1).text, u"-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON t (id);\n"_s);
    QCOMPARE(written->at(1).txMode, std::optional(TxMode::None));
    const auto loaded = loadDirectory(path);
    QVERIFY_RESULT(loaded);
    QVERIFY(!validateSum(*loaded));
    QCOMPARE(loaded->files, *written);
}

void TestAtlasDirectory::foreignChangeIsNotOverwritten_data()
{
    QTest::addColumn<QString>("change");
    QTest::addRow("a file was added") << u"20260103000000_z.sql"_s;
    QTest::addRow("a file was edited") << u"20260101000000_init.sql"_s;
    QTest::addRow("atlas.sum was edited") << u"atlas.sum"_s;
}

void TestAtlasDirectory::foreignChangeIsNotOverwritten()
{
    QFETCH(QString, change);
    const Folder folder;
    folder.write(u"20260101000000_init.sql"_s, initSql);
    QVERIFY_RESULT(writeSum(folder.load()));
    const MigrationDirectory loaded = folder.load();
    folder.write(change, "SELECT 'by somebody else';\n");
    const QByteArray sumBefore = folder.read(u"atlas.sum"_s);
    const auto written = writeMigrations(loaded, { { u"mine"_s, u"SELECT 1;\n"_s, TxMode::File } }, noon);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Conflict);
    QVERIFY2(written.error().text.contains(change), qPrintable(written.error().text));
    QCOMPARE(folder.read(u"atlas.sum"_s), sumBefore);
    QVERIFY(!QFile::exists(folder.path() + u"/20260304120005_mine.sql"));
}

void TestAtlasDirectory::wrongSumStopsWriting()
{
    const Folder folder;
    folder.write(u"20260101000000_init.sql"_s, initSql);
    const auto written = writeMigrations(folder.load(), { { u"mine"_s, u"SELECT 1;\n"_s, TxMode::File } }, noon);
    QVERIFY(!written);
    QCOMPARE(written.error().text, u"checksum file not found"_s);
}

QTEST_GUILESS_MAIN(TestAtlasDirectory)
#include "tst_atlasdirectory.moc"
