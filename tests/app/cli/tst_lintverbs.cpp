// lint and migrate lint as a pipeline runs them: files, standard input, branches, formats. No server is needed.
#include "model/base/process.h"
#include "model/base/textfile.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

#include <sys/stat.h>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(SCHEMAWRIGHT_BINARY_DIR "/bin/schemawright-cli");

} // namespace

class TestLintVerbs : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void filesAreNamedAsGiven()
    {
        write(u"sql/a.sql"_s, u"DROP TABLE a;\n"_s);
        write(u"sql/b.sql"_s, u"SELECT 1;\n"_s);
        const ProcessOutput output = run({ u"lint"_s, u"sql/a.sql"_s, u"sql/b.sql"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardOutput.startsWith("sql/a.sql:1:12: error [drop-table]"), output.standardOutput.constData());
        QVERIFY(output.standardOutput.endsWith("1 finding in 2 files\n"));
        QCOMPARE(run({ u"lint"_s, u"sql/b.sql"_s }).exitCode, 0);
    }

    void earlierFilesCount()
    {
        write(u"1.sql"_s, u"ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;\n"_s);
        write(u"2.sql"_s, u"ALTER TABLE t VALIDATE CONSTRAINT c;\n"_s);
        write(u"3.sql"_s, u"ALTER TABLE t ALTER COLUMN a SET NOT NULL;\n"_s);
        QVERIFY(run({ u"lint"_s, u"3.sql"_s }).standardOutput.contains("[set-not-null]"));
        QVERIFY(!run({ u"lint"_s, u"1.sql"_s, u"2.sql"_s, u"3.sql"_s }).standardOutput.contains("[set-not-null]"));
    }

    void aFileOfADirectoryIsReadAsItsToolDoes()
    {
        write(u"20260101000000_a.sql"_s, u"-- +goose Up\nSELECT 1;\n-- +goose Down\nDROP TABLE a;\n"_s);
        const ProcessOutput output = run({ u"lint"_s, u"20260101000000_a.sql"_s });
        QVERIFY2(!output.standardOutput.contains("drop-table"), output.standardOutput.constData());
    }

    void standardInput()
    {
        QProcess process;
        process.start(program, { u"lint"_s, u"-"_s });
        process.write("DROP TABLE a;\n");
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        const QByteArray output = process.readAllStandardOutput();
        QVERIFY2(output.startsWith("stdin:1:12: error [drop-table]"), output.constData());
    }

    void aMissingFileIsSaid()
    {
        const ProcessOutput output = run({ u"lint"_s, u"nowhere.sql"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY(output.standardError.contains("cannot read nowhere.sql"));
        QVERIFY(output.standardOutput.isEmpty());
        QCOMPARE(run({ u"lint"_s }).exitCode, 2);
    }

    void whoIsAskedToStopDoesNotWaitForInput()
    {
        QProcess process;
        process.start(program, { u"lint"_s, u"-"_s });
        QVERIFY(process.waitForStarted());
        QTest::qWait(300);
        process.terminate();
        QVERIFY(process.waitForFinished(5000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("stopped while reading standard input"));
    }

    void whatIsNoFileIsSaid()
    {
        QCOMPARE(mkfifo(QFile::encodeName(m_folder->filePath(u"pipe.sql"_s)).constData(), 0600), 0);
        for (const QString &name : { u"pipe.sql"_s, u"/dev/zero"_s, u""_s }) {
            const ProcessOutput output = run({ u"lint"_s, name });
            QCOMPARE(output.exitCode, 1);
            QVERIFY2(output.standardError.contains(name.isEmpty() ? "empty" : "it is no file"), output.standardError.constData());
        }
        write(u"a.sql"_s, u"SELECT 1;\n"_s);
        QCOMPARE(run({ u"lint"_s, u"a.sql"_s, u"-u"_s, u""_s }).exitCode, 2);
        QCOMPARE(run({ u"lint"_s, u"a.sql"_s, u"--pg-version"_s, u"old"_s }).exitCode, 2);
        QVERIFY(QDir(m_folder->path()).mkdir(u".schemawright.toml"_s));
        QVERIFY(run({ u"lint"_s, u"a.sql"_s }).standardError.contains(".schemawright.toml is no file that can be read"));
    }

    void aTreeAsDeepAsTheFileIsLong()
    {
        const QString terms = u"1"_s + u"+1"_s.repeated(100'000);
        write(u"deep.sql"_s, u"ALTER TABLE t ADD CHECK (a = "_s + terms + u");\nDROP TABLE a;\n"_s);
        const ProcessOutput output = run({ u"lint"_s, u"deep.sql"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY(output.standardOutput.contains("[drop-table]"));
        QVERIFY2(output.standardOutput.size() < 50'000, qPrintable(QString::number(output.standardOutput.size())));
    }

    void namesSteerNothing()
    {
        write(u"names.sql"_s, u"DROP TABLE \"a\n::error::b\x1B[31m\u202E\";\n"_s);
        const QByteArray output = run({ u"lint"_s, u"names.sql"_s }).standardOutput;
        QVERIFY2(output.contains("␊::error::b␛[31m") && !output.contains("\n::error") && !output.contains('\x1B'), output.constData());
    }

    void earlierMigrationsAreReadWithoutADatabase()
    {
        write(u"migrations/20260101000000_a.sql"_s, u"CREATE TABLE t (id bigint PRIMARY KEY, name varchar(20));\n"_s);
        write(u"migrations/20260102000000_b.sql"_s, u"ALTER TABLE t ALTER COLUMN name TYPE varchar(40);\n"_s);
        QCOMPARE(run({ u"migrate"_s, u"hash"_s, u"--dir"_s, u"file://migrations"_s }).exitCode, 0);
        const QByteArray output = run({ u"migrate"_s, u"lint"_s, u"--latest"_s, u"1"_s, u"--dir"_s, u"file://migrations"_s }).standardOutput;
        QVERIFY2(output.contains("from character varying(20)") && !output.contains("20260101000000"), output.constData());
        QVERIFY2(output.endsWith("in 1 migration file\n"), output.constData());
    }

    void formats_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("expected");
        QTest::addRow("text") << u"text"_s << u"b.sql:1:12: error [drop-table]"_s;
        QTest::addRow("json") << u"json"_s << u"\"Code\": \"drop-table\""_s;
        QTest::addRow("sarif") << u"sarif"_s << u"\"uri\": \"db/a%20b.sql\""_s;
        QTest::addRow("github") << u"github"_s << u"::error file=db/a b.sql,line=1,col=12,title=drop-table::"_s;
        QTest::addRow("gitlab") << u"gitlab"_s << u"\"path\": \"db/a b.sql\""_s;
        QTest::addRow("markdown") << u"markdown"_s << u"| <code>db/a b.sql</code> | 1 | 0 | 0 |"_s;
    }
    void formats()
    {
        QFETCH(QString, format);
        QFETCH(QString, expected);
        QVERIFY(QDir(m_folder->path()).mkpath(u".git"_s)); // files are named as from the repository's root
        write(u"db/a b.sql"_s, u"DROP TABLE a;\n"_s);
        const QStringList arguments { u"lint"_s, u"a b.sql"_s, u"--format"_s, format };
        const ProcessOutput output = run(arguments, u"db"_s);
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardOutput.contains(expected.toUtf8()), output.standardOutput.constData());
        QCOMPARE(run(arguments, u"db"_s).standardOutput, output.standardOutput);
    }

    void onlyWhatTheBranchChanges()
    {
        for (const char *name : { "1_old", "2_edited", "3_same" })
            write(u"migrations/%1.sql"_s.arg(QLatin1StringView(name)), u"DROP TABLE %1;\n"_s.arg(QLatin1StringView(name + 2)));
        commit(u"main"_s);
        git({ u"checkout"_s, u"-q"_s, u"-b"_s, u"work"_s });
        write(u"migrations/2_edited.sql"_s, u"DROP TABLE edited_now;\n"_s);
        write(u"migrations/4_added.sql"_s, u"DROP TABLE added;\n"_s);
        commit(u"work"_s);
        write(u"migrations/5_untracked.sql"_s, u"DROP TABLE untracked;\n"_s);
        git({ u"checkout"_s, u"-q"_s, u"main"_s });
        write(u"migrations/1_old.sql"_s, u"DROP TABLE old_on_main;\n"_s);
        git({ u"commit"_s, u"-qam"_s, u"main goes on"_s });
        git({ u"checkout"_s, u"-q"_s, u"work"_s });
        QCOMPARE(run({ u"migrate"_s, u"hash"_s }).exitCode, 0);

        const ProcessOutput output = run({ u"migrate"_s, u"lint"_s, u"--git-base"_s, u"main"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardOutput.endsWith("in 3 migration files\n"), output.standardOutput.constData());
        for (const char *table : { "edited_now", "added", "untracked" })
            QVERIFY2(output.standardOutput.contains(table), table);
        const ProcessOutput fromElsewhere = run({ u"migrate"_s, u"lint"_s, u"--dir"_s, u"file://../migrations"_s, u"--git-base"_s, u"main"_s, u"--git-dir"_s, u".."_s }, u"db"_s);
        QCOMPARE(fromElsewhere.standardOutput, output.standardOutput);
    }

    void whatGitCannotSayIsSaid()
    {
        write(u"migrations/1_a.sql"_s, u"SELECT 1;\n"_s);
        QCOMPARE(run({ u"migrate"_s, u"hash"_s }).exitCode, 0);
        const QStringList lint { u"migrate"_s, u"lint"_s, u"--git-base"_s };
        const ProcessOutput none = run(lint + QStringList { u"main"_s });
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.standardError.contains("is not in a git repository"), none.standardError.constData());

        commit(u"main"_s);
        const ProcessOutput unknown = run(lint + QStringList { u"origin/nowhere"_s });
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY2(unknown.standardError.contains("no branch, tag or commit origin/nowhere"), unknown.standardError.constData());
        const ProcessOutput option = run({ u"migrate"_s, u"lint"_s, u"--git-base=--output=x"_s });
        QVERIFY(option.standardError.contains("no branch, tag or commit --output=x"));

        git({ u"checkout"_s, u"-q"_s, u"--orphan"_s, u"other"_s });
        git({ u"commit"_s, u"-qm"_s, u"apart"_s });
        const ProcessOutput apart = run(lint + QStringList { u"main"_s });
        QVERIFY2(apart.standardError.contains("no commit in common"), apart.standardError.constData());

        const ProcessOutput missing = run(lint + QStringList { u"main"_s }, {}, u"/nowhere"_s);
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.standardError.contains("git cannot be run"), missing.standardError.constData());
        QCOMPARE(run({ u"migrate"_s, u"lint"_s, u"--git-base"_s, u"main"_s, u"--latest"_s, u"1"_s }).exitCode, 2);
    }

    void settingsOfFilesAndFlags()
    {
        write(u".squawk.toml"_s, u"excluded_rules = [\"ban-drop-table\"]\nexcluded_paths = [\"old/*\"]\nassume_in_transaction = false\nfoo = 1\n"_s);
        write(u"old/1.sql"_s, u"TRUNCATE a;\n"_s);
        write(u"new/2.sql"_s, u"DROP TABLE a;\nCREATE INDEX CONCURRENTLY i ON t (c);\n"_s);
        const ProcessOutput output = run({ u"lint"_s, u"new/2.sql"_s, u"old/1.sql"_s });
        QVERIFY2(output.standardOutput.endsWith(" in 1 file\n"), output.standardOutput.constData());
        QVERIFY(!output.standardOutput.contains("[drop-table]"));
        QVERIFY(!output.standardOutput.contains("[concurrently-in-transaction]"));
        QVERIFY2(output.standardError.contains(".squawk.toml:4:1: foo is not understood"), output.standardError.constData());
        QVERIFY(output.standardError.contains("Left out by excluded_paths: old/1.sql"));
        const ProcessOutput flags = run({ u"lint"_s, u"new/2.sql"_s, u"--enable"_s, u"drop-table"_s });
        QVERIFY(flags.standardOutput.contains("[drop-table]"));
        write(u".schemawright.toml"_s, u"in_transaction = true\n"_s);
        QVERIFY(run({ u"lint"_s, u"new/2.sql"_s }).standardOutput.contains("[concurrently-in-transaction]"));
    }

    void filesThatRefuseTransactions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isInTransaction");
        const QString index = u"CREATE INDEX CONCURRENTLY i ON t (c);\n"_s;
        QTest::newRow("alone") << index << false;
        QTest::newRow("with settings and queries") << u"SET lock_timeout = '2s';\n"_s + index + u"SELECT 1;\nVACUUM t;\n"_s << false;
        QTest::newRow("two") << index + u"DROP INDEX CONCURRENTLY j;\n"_s << false;
        QTest::newRow("beside a table") << index + u"CREATE TABLE u (id bigint PRIMARY KEY);\n"_s << true;
        QTest::newRow("its own transaction") << u"BEGIN;\n"_s + index + u"COMMIT;\n"_s << true;
        QTest::newRow("says that it runs in one") << u"-- atlas:txmode file\n\n"_s + index << true;
        QTest::newRow("beside a table far below") << index.repeated(3'000) + u"CREATE TABLE u (id bigint PRIMARY KEY);\n"_s << true;
    }

    void filesThatRefuseTransactions()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isInTransaction);
        write(u"loose/a.sql"_s, text);
        const ProcessOutput output = run({ u"lint"_s, u"loose/a.sql"_s });
        QCOMPARE(output.standardOutput.contains("[concurrently-in-transaction]"), isInTransaction);
    }

    // By the formats that have down scripts, whoever names the file: migrate lint or lint.
    void filesThatNothingTakesBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("more"); // the name and text of another file, behind a |
        QTest::addColumn<QString>("expected"); // empty: nothing is said
        const QString add = u"ALTER TABLE t ADD COLUMN c int;\n"_s;
        const QString drop = u"ALTER TABLE t DROP COLUMN c;\n"_s;
        const QString alembic = u"from alembic import op\nrevision = 'a'\ndown_revision = None\ndef upgrade():\n    op.execute('ALTER TABLE t ADD COLUMN c int')\ndef downgrade():\n    "_s;
        QTest::newRow("golang-migrate") << u"1_a.up.sql"_s << add << QString() << u"golang-migrate takes the version back all the same"_s;
        QTest::newRow("golang-migrate, there") << u"1_a.up.sql"_s << add << u"1_a.down.sql|"_s + drop << QString();
        QTest::newRow("golang-migrate, a comment") << u"1_a.up.sql"_s << add << u"1_a.down.sql|-- later\n"_s << u"undoes nothing"_s;
        QTest::newRow("golang-migrate, loses") << u"1_a.up.sql"_s << add << u"1_a.down.sql|DROP TABLE t;\n"_s << u"its down script drops table t"_s;
        QTest::newRow("goose") << u"1_a.sql"_s << QString(u"-- +goose Up\n"_s + add) << QString() << u"goose takes the version back"_s;
        QTest::newRow("goose, there") << u"1_a.sql"_s << QString(u"-- +goose Up\n"_s + add + u"-- +goose Down\n"_s + drop) << QString() << QString();
        QTest::newRow("dbmate") << u"1_a.sql"_s << QString(u"-- migrate:up\n"_s + add + u"-- migrate:down\n"_s) << QString() << u"dbmate takes the version back"_s;
        QTest::newRow("alembic") << u"1_a.py"_s << QString(alembic + u"pass\n"_s) << QString() << u"Alembic takes the version back"_s;
        QTest::newRow("alembic, there") << u"1_a.py"_s << QString(alembic + u"op.drop_column('t', 'c')\n"_s) << QString() << QString();
        QTest::newRow("alembic, on purpose") << u"1_a.py"_s << QString(alembic + u"raise NotImplementedError()\n"_s) << QString() << QString();
        QTest::newRow("flyway, no undos") << u"V1__a.sql"_s << add << u"V2__b.sql|SELECT 1;\n"_s << QString();
        QTest::newRow("flyway, some undos") << u"V1__a.sql"_s << add << u"V2__b.sql|SELECT 1;\n|U2__b.sql|SELECT 1;\n"_s << u"flyway undo stops at it"_s;
        const QString liquibase = u"--liquibase formatted sql\n--changeset ann:1\n"_s;
        QTest::newRow("liquibase, no rollbacks") << u"1_a.sql"_s << QString(liquibase + add) << QString() << QString();
        QTest::newRow("liquibase, some rollbacks") << u"1_a.sql"_s << QString(liquibase + add + u"--changeset ann:2\nSELECT 1;\n--rollback SELECT 1;\n"_s) << QString() << u"liquibase rollback stops at it"_s;
        QTest::newRow("liquibase, in a comment") << u"1_a.sql"_s << QString(liquibase + add + u"/* liquibase rollback\nDROP TABLE t;\n*/\n"_s) << QString() << QString();
        QTest::newRow("atlas") << u"1_a.sql"_s << add << QString() << QString();
    }
    void filesThatNothingTakesBack()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, more);
        QFETCH(QString, expected);
        write(u"migrations/"_s + name, text);
        const QStringList others = more.split(u'|');
        for (qsizetype i = 0; i + 1 < others.size(); i += 2)
            write(u"migrations/"_s + others.at(i), others.at(i + 1));
        if (QByteArray(QTest::currentDataTag()) == "atlas")
            QCOMPARE(run({ u"migrate"_s, u"hash"_s }).exitCode, 0);
        const QString output = QString::fromUtf8(run({ u"migrate"_s, u"lint"_s }).standardOutput);
        QVERIFY2(output.contains(u"migration file"_s), qPrintable(output));
        QCOMPARE(output.count(u"info [irreversible-migration]"_s), expected.isEmpty() ? 0 : 1);
        QVERIFY2(output.contains(expected), qPrintable(output));
        if (!name.endsWith(".py"_L1)) {
            const QString alone = QString::fromUtf8(run({ u"lint"_s, u"migrations/"_s + name }).standardOutput);
            QCOMPARE(alone.count(u"[irreversible-migration]"_s), expected.isEmpty() || name.contains("liquibase"_L1) ? 0 : 1);
        }
    }

    void theVersionIsAssumed()
    {
        write(u"1.sql"_s, u"ALTER TABLE t ADD COLUMN c int DEFAULT 5;\n"_s);
        QVERIFY(!run({ u"lint"_s, u"1.sql"_s }).standardOutput.contains("pre-11"));
        const ProcessOutput old = run({ u"lint"_s, u"1.sql"_s, u"--pg-version"_s, u"10"_s });
        QVERIFY2(old.standardOutput.contains("[add-column-default-pre-11]"), old.standardOutput.constData());
        QVERIFY(run({ u"lint"_s, u"1.sql"_s, u"--pg-version"_s, u"new"_s }).standardError.contains("--pg-version: new is no version"));
    }

    void atlasSaysWhatIsLinted()
    {
        write(u"migrations/1_a.sql"_s, u"TRUNCATE first_table;\n"_s);
        write(u"migrations/2_b.sql"_s, u"DROP TABLE second_table;\nCREATE TABLE \"Third\" (id bigint PRIMARY KEY);\n"_s);
        write(u"atlas.hcl"_s, u"lint {\n  latest = 1\n}\nenv \"local\" {\n  migration {\n    dir = \"file://migrations\"\n  }\n  lint {\n"
                              "    destructive {\n      error = false\n    }\n    naming {\n      match = \"^[a-z]+$\"\n    }\n"
                              "    check \"nonsense\" {\n      skip = true\n    }\n  }\n}\n"_s);
        QCOMPARE(run({ u"migrate"_s, u"hash"_s }).exitCode, 0);
        const ProcessOutput output = run({ u"migrate"_s, u"lint"_s, u"--env"_s, u"local"_s });
        QCOMPARE(output.exitCode, 0); // nothing is an error
        QVERIFY2(output.standardOutput.contains("warning [drop-table]"), output.standardOutput.constData());
        QVERIFY(output.standardOutput.contains("[naming-convention]"));
        QVERIFY(!output.standardOutput.contains("first_table"));
        QVERIFY2(output.standardError.contains("no rule is called nonsense"), output.standardError.constData());
        QVERIFY(run({ u"migrate"_s, u"lint"_s, u"--env"_s, u"local"_s, u"--latest"_s, u"0"_s }).standardOutput.contains("first_table"));
        QCOMPARE(run({ u"migrate"_s, u"lint"_s }).exitCode, 1); // without --env the file says nothing
    }

private:
    void write(const QString &name, const QString &text) { QVERIFY(writeTextFile(m_folder->filePath(name), text)); }
    ProcessOutput run(const QStringList &arguments, const QString &folder = {}, const QString &path = {}) const
    {
        QDir(m_folder->path()).mkpath(folder.isEmpty() ? u"."_s : folder);
        ProcessRequest request;
        request.program = program;
        request.arguments = arguments;
        request.workingFolder = m_folder->filePath(folder.isEmpty() ? u"."_s : folder);
        if (!path.isEmpty())
            request.environment.insert(u"PATH"_s, path);
        auto output = runProcess(request);
        if (!output)
            qFatal("%s", qPrintable(output.error().toText()));
        return *output;
    }
    void git(const QStringList &arguments) const
    {
        ProcessRequest request;
        request.program = u"git"_s;
        request.arguments = QStringList { u"-c"_s, u"user.name=a"_s, u"-c"_s, u"user.email=a@example.org"_s } + arguments;
        request.workingFolder = m_folder->path();
        const auto output = runProcess(request);
        QVERIFY2(output && output->exitCode == 0, output ? output->standardError.constData() : "git does not run");
    }
    /// Everything, in a repository that is made when there is none.
    void commit(const QString &branch)
    {
        if (!QDir(m_folder->path()).exists(u".git"_s))
            git({ u"init"_s, u"-q"_s, u"-b"_s, branch });
        git({ u"add"_s, u"-A"_s });
        git({ u"commit"_s, u"-qm"_s, branch });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLintVerbs)
#include "tst_lintverbs.moc"
