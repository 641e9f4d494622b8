// Settings of the linter: atlas.hcl, .squawk.toml and .schemawright.toml, and which of them wins.
#include "model/base/textfile.h"
#include "model/lint/rules.h"
#include "model/project/atlasproject.h"
#include "model/project/lintsettings.h"
#include "model/project/tomllint.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestLintSettings : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void squawkKeys();
    void ownKeys();
    void oursWinsOverSquawk();
    void foundAbove();
    void noFilesSayNothing();
    void mistakes_data();
    void mistakes();
    void unknownKeysAreNamed();
    void hostileToml_data();
    void hostileToml();
    void excludedPaths();
    void atlasBlock();
    void environmentOverProject();
    void atlasWarnings();
    void layersOverride();
    void namesMeanRules();

private:
    void write(const QString &name, const QString &text) { QVERIFY(writeTextFile(m_folder->filePath(name), text)); }
    [[nodiscard]] Result<project::TomlSettings> read(const QString &folder = u"."_s) const
    {
        return project::findTomlSettings(m_folder->filePath(folder));
    }
    [[nodiscard]] Result<project::AtlasEnvironment> atlas(const QString &text)
    {
        write(u"atlas.hcl"_s, text);
        return project::loadAtlasEnvironment(m_folder->filePath(u"atlas.hcl"_s), u"local"_s, {});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLintSettings::squawkKeys()
{
    write(u".squawk.toml"_s,
        u"# of the team\n"
        "excluded_rules = [\"ban-drop-column\", 'prefer-bigint-over-int']\n"
        "included_rules = [\"require-table-schema\", \"ban-drop-column\"]\n"
        "excluded_paths = [\"old/*.sql\"]\n"
        "pg_version = \"13.2\"\n"
        "assume_in_transaction = true\n"
        "[upload_to_github]\nfail_on_violations = true\n"_s);
    const auto found = read();
    QVERIFY2(found, found ? "" : qPrintable(found.error().toText()));
    QCOMPARE(found->warnings, QStringList());
    const project::LintSettings &settings = found->settings;
    QCOMPARE(settings.rules.value(u"require-schema-qualified"_s), true);
    QCOMPARE(settings.rules.value(u"drop-column"_s, true), false);
    QCOMPARE(settings.serverVersion, std::optional(130'002));
    QCOMPARE(settings.inTransaction, std::optional(true));
    QCOMPARE(settings.excluded.size(), 1);
    const lint::LintOptions options = project::toOptions(settings);
    QCOMPARE(options.assumedVersion, 130'002);
    QVERIFY(options.disabledRules.contains(u"drop-column"_s));
    QVERIFY(options.enabledRules.contains(u"require-schema-qualified"_s));
}

void TestLintSettings::ownKeys()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"services/api"_s)));
    write(u".schemawright.toml"_s,
        u"enable = [\"style\"]\ndisable = [\"PG101\"]\npg_version = 16\nin_transaction = false\n"
        "require_columns = [\"created_at\", \"tenant\"]\napplication = \"services/api\"\n"
        "[severity]\nlocking = \"warning\"\ndrop-index-non-concurrent = \"error\"\n"
        "[small_table]\nrows = 5000\nbytes = 8388608\n"
        "[naming]\nmatch = \"^[a-z_]+$\"\nmessage = \"lower case, please\"\n[naming.index]\nmatch = \"_idx$\"\n"_s);
    const auto found = read();
    QVERIFY2(found, found ? "" : qPrintable(found.error().toText()));
    QCOMPARE(found->warnings, QStringList());
    const lint::LintOptions options = project::toOptions(found->settings);
    QVERIFY(options.enabledRules.contains(u"prefer-jsonb"_s) || options.enabledRules.contains(u"require-comment"_s));
    QVERIFY(options.enabledRules.contains(u"require-columns"_s));
    QVERIFY(options.enabledRules.contains(u"naming-convention"_s));
    QCOMPARE(options.disabledRules, QStringList { u"create-index-non-concurrent"_s });
    QCOMPARE(options.assumedVersion, 160'000);
    QCOMPARE(options.requiredColumns, (QStringList { u"created_at"_s, u"tenant"_s }));
    QCOMPARE(found->settings.application, m_folder->filePath(u"services/api"_s));
    QCOMPARE(options.fewRows, 5000.0);
    QCOMPARE(options.smallBytes, 8388608);
    QCOMPARE(options.severities.value(u"drop-index-non-concurrent"_s), lint::Severity::Error);
    QCOMPARE(options.naming.size(), 2);
    QCOMPARE(options.naming.first().message, u"lower case, please"_s);
    QCOMPARE(options.naming.last().kind, lint::NamedKind::Index);
    QCOMPARE(found->settings.inTransaction, std::optional(false));
}

void TestLintSettings::oursWinsOverSquawk()
{
    write(u".squawk.toml"_s, u"excluded_rules = [\"ban-drop-table\"]\npg_version = \"12\"\n"_s);
    write(u".schemawright.toml"_s, u"enable = [\"drop-table\"]\npg_version = 17\n"_s);
    const auto found = read();
    QVERIFY(found);
    QCOMPARE(found->settings.rules.value(u"drop-table"_s), true);
    QCOMPARE(found->settings.serverVersion, std::optional(170'000));
}

void TestLintSettings::foundAbove()
{
    write(u".squawk.toml"_s, u"pg_version = \"12\"\n"_s);
    write(u"a/.squawk.toml"_s, u"pg_version = \"14\"\n"_s);
    QVERIFY(QDir(m_folder->path()).mkpath(u"a/b/c"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"d"_s));
    QCOMPARE(read(u"a/b/c"_s)->settings.serverVersion, std::optional(140'000));
    QCOMPARE(read(u"d"_s)->settings.serverVersion, std::optional(120'000));
}

void TestLintSettings::noFilesSayNothing()
{
    const auto found = read();
    QVERIFY(found);
    QCOMPARE(found->settings, project::LintSettings());
}

void TestLintSettings::mistakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::addRow("no TOML") << u"enable = [\n"_s << u".schemawright.toml:"_s;
    QTest::addRow("a number as a list") << u"\nenable = 3\n"_s << u".schemawright.toml:2:10: enable is a list of texts"_s;
    QTest::addRow("a number in a list") << u"enable = [\"a\", 3]\n"_s << u"enable is a list of texts"_s;
    QTest::addRow("a text as truth") << u"in_transaction = \"yes\"\n"_s << u"in_transaction is true or false"_s;
    QTest::addRow("a text as a table") << u"naming = \"x\"\n"_s << u"naming is a table"_s;
    QTest::addRow("no regular expression") << u"[naming]\nmatch = \"(\"\n"_s << u":2:9: match is a regular expression"_s;
    QTest::addRow("no version") << u"pg_version = \"new\"\n"_s << u"pg_version is a version like"_s;
    QTest::addRow("no severity") << u"[severity]\ndrop-table = \"fatal\"\n"_s << u"drop-table is one of info, warning, error"_s;
}

void TestLintSettings::mistakes()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    write(u".schemawright.toml"_s, text);
    const auto found = read();
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Input);
    QVERIFY2(found.error().text.contains(error), qPrintable(found.error().text));
}

void TestLintSettings::unknownKeysAreNamed()
{
    write(u".schemawright.toml"_s, u"enalbe = []\ndisable = [\"drop-tabel\", \"drop-table\"]\n[naming]\nmach = \"x\"\n"_s);
    const auto found = read();
    QVERIFY(found);
    QCOMPARE(found->warnings.size(), 3);
    const QString all = found->warnings.join(u'\n');
    QVERIFY2(all.contains(u".schemawright.toml:1:1: enalbe is not understood"_s), qPrintable(all));
    QVERIFY2(all.contains(u".schemawright.toml:2:11: no rule is called drop-tabel, did you mean drop-table?"_s), qPrintable(all));
    QVERIFY2(all.contains(u".schemawright.toml:4:1: mach is not understood"_s), qPrintable(all));
    QCOMPARE(found->settings.rules.value(u"drop-table"_s, true), false);
}

void TestLintSettings::hostileToml_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("deeply nested") << "enable = " + QByteArray(100'000, '[');
    QTest::addRow("deep keys") << "a" + QByteArray(".a").repeated(50'000) + " = 1\n";
    QTest::addRow("deep headers") << "[a" + QByteArray(" . 'a'").repeated(50'000) + "]\n";
    QTest::addRow("deep inline tables") << "a = " + QByteArray("{ a = ").repeated(50'000) + "\n";
    QTest::addRow("many paths") << "#\nexcluded_paths = [" + QByteArray("\"a.b/c.sql\", ").repeated(10'000) + "]\n";
    QTest::addRow("not UTF-8") << QByteArray("enable = [\"\xff\xfe\"]\n");
    QTest::addRow("a NUL") << QByteArray("enable = [\"a\0b\"]\n", 17);
    QTest::addRow("a long line") << "# " + QByteArray(5'000'000, 'x') + "\n";
    QTest::addRow("byte order mark and CRLF") << QByteArray("\xef\xbb\xbf" "enable = [\"style\"]\r\n");
}

void TestLintSettings::hostileToml()
{
    QFETCH(QByteArray, bytes);
    QFile file(m_folder->filePath(u".schemawright.toml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto found = read();
    const bool isFine = bytes.startsWith('#') || bytes.startsWith('\xef');
    QCOMPARE(found.has_value(), isFine);
}

void TestLintSettings::excludedPaths()
{
    write(u".squawk.toml"_s, u"excluded_paths = [\"old/*\", \"*_generated.sql\"]\n"_s);
    const auto found = read();
    QVERIFY(found);
    const auto isExcluded = [&](const QString &path) { return project::isExcluded(found->settings, m_folder->filePath(path)); };
    QVERIFY(isExcluded(u"old/1.sql"_s));
    QVERIFY(isExcluded(u"old/deep/1.sql"_s));
    QVERIFY(isExcluded(u"new/2_generated.sql"_s));
    QVERIFY(!isExcluded(u"new/2.sql"_s));
}

void TestLintSettings::atlasBlock()
{
    const auto environment = atlas(
        u"env \"local\" {\n"
        "  lint {\n"
        "    latest = 2\n"
        "    git {\n      base = \"main\"\n      dir = \"..\"\n    }\n"
        "    destructive {\n      error = false\n    }\n"
        "    data_depend {\n      error = true\n    }\n"
        "    concurrent_index {\n      check_create = false\n    }\n"
        "    check \"PG301\" {\n      error = true\n    }\n"
        "    check \"DS102\" {\n      skip = true\n    }\n"
        "    naming {\n      match = \"^[a-z]+$\"\n      message = \"lower\"\n      error = true\n"
        "      index {\n        match = \"_idx$\"\n      }\n    }\n"
        "    enable = [\"style\"]\n    disable = [\"TX201\"]\n"
        "    severity {\n      truncate = \"info\"\n    }\n"
        "    pg_version = 17\n    small_table {\n      rows = 10\n      bytes = 100\n    }\n"
        "    require_columns = [\"created_at\"]\n"
        "  }\n}\n"_s);
    QVERIFY2(environment, environment ? "" : qPrintable(environment.error().toText()));
    QCOMPARE(environment->warnings, QStringList());
    const project::LintSettings &settings = environment->lint;
    QCOMPARE(settings.latest, std::optional(2));
    QCOMPARE(settings.gitBase, u"main"_s);
    QCOMPARE(settings.gitDir, QFileInfo(m_folder->path()).absolutePath());
    QCOMPARE(settings.severities.value(u"drop-column"_s), lint::Severity::Warning);
    QCOMPARE(settings.severities.value(u"add-required-column"_s), lint::Severity::Error);
    QCOMPARE(settings.severities.value(u"naming-convention"_s), lint::Severity::Error);
    QCOMPARE(settings.severities.value(u"truncate"_s), lint::Severity::Info);
    QCOMPARE(settings.rules.value(u"create-index-non-concurrent"_s, true), false);
    QCOMPARE(settings.rules.value(u"drop-table"_s, true), false);
    QCOMPARE(settings.rules.value(u"transaction-nesting"_s, true), false);
    QCOMPARE(settings.rules.value(u"require-comment"_s), true);
    QCOMPARE(settings.naming.size(), 2);
    QCOMPARE(settings.serverVersion, std::optional(170'000));
    QCOMPARE(settings.fewRows, std::optional(10.0));
    QCOMPARE(settings.requiredColumns, QStringList { u"created_at"_s });
}

void TestLintSettings::environmentOverProject()
{
    const auto environment = atlas(u"lint {\n  latest = 5\n  destructive {\n    error = false\n  }\n  disable = [\"drop-view\"]\n}\n"
                                   "env \"local\" {\n  lint {\n    latest = 1\n    enable = [\"drop-view\"]\n  }\n}\n"_s);
    QVERIFY(environment);
    QCOMPARE(environment->lint.latest, std::optional(1));
    QCOMPARE(environment->lint.rules.value(u"drop-view"_s), true);
    QCOMPARE(environment->lint.severities.value(u"drop-table"_s), lint::Severity::Warning);
}

void TestLintSettings::atlasWarnings()
{
    const auto known = atlas(u"env \"local\" {\n  lint {\n    non_linear {\n      error = true\n    }\n  }\n}\n"_s);
    QVERIFY(known);
    QCOMPARE(known->warnings.join(u'\n'), QString());
    QCOMPARE(known->lint.severities.value(u"out-of-order-migration"_s), lint::Severity::Error);
    const auto environment = atlas(u"env \"local\" {\n  lint {\n    nestedtx {\n      error = true\n    }\n"
                                   "    check \"drop-tabel\" {\n      skip = true\n    }\n"
                                   "    destructive {\n      force = true\n    }\n  }\n}\n"_s);
    QVERIFY(environment);
    const QString all = environment->warnings.join(u'\n');
    QVERIFY2(all.contains(u"atlas.hcl:3:5: a block nestedtx"_s), qPrintable(all));
    QVERIFY2(all.contains(u"no rule is called drop-tabel, did you mean drop-table?"_s), qPrintable(all));
    QVERIFY2(all.contains(u"force of a destructive is not understood"_s), qPrintable(all));
    const auto broken = atlas(u"env \"local\" {\n  lint {\n    naming {\n      match = \"(\"\n    }\n  }\n}\n"_s);
    QVERIFY(!broken);
    QVERIFY2(broken.error().toText().contains(u"atlas.hcl:4:15"_s), qPrintable(broken.error().toText()));
}

void TestLintSettings::layersOverride()
{
    project::LintSettings below;
    below.rules = { { u"drop-table"_s, false }, { u"drop-view"_s, false } };
    below.latest = 3;
    below.requiredColumns = QStringList { u"a"_s };
    project::LintSettings above;
    above.rules = { { u"drop-table"_s, true } };
    above.gitBase = u"main"_s;
    const project::LintSettings result = project::merged(below, above);
    QCOMPARE(result.rules.value(u"drop-table"_s), true);
    QCOMPARE(result.rules.value(u"drop-view"_s, true), false);
    QVERIFY(!result.latest); // only one of the two can say which files
    QCOMPARE(result.gitBase, u"main"_s);
    QCOMPARE(result.requiredColumns, QStringList { u"a"_s });
}

void TestLintSettings::namesMeanRules()
{
    project::LintSettings settings;
    QVERIFY(project::setRule(settings, u"DS103"_s, false));
    QVERIFY(project::setRule(settings, u"MY110"_s, false)); // of another database
    QVERIFY(!project::setRule(settings, u"made-up"_s, false));
    QCOMPARE(settings.rules.size(), 1);
    QVERIFY(project::setSeverity(settings, u"destructive"_s, lint::Severity::Info));
    QVERIFY(settings.severities.contains(u"drop-table"_s));
}

QTEST_GUILESS_MAIN(TestLintSettings)
#include "tst_lintsettings.moc"
