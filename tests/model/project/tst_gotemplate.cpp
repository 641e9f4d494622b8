// Templates of migration directories: what they make, and what is refused at which line.
#include "model/base/textfile.h"
#include "model/migrations/atlasdirectory.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/project/templatedir.h"
#include "model/project/templatenodes.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::project;
using namespace Qt::StringLiterals;
using hcl::Value;

class TestGoTemplate : public QObject
{
    Q_OBJECT

private slots:
    void makes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("made");
        QTest::newRow("nothing to do") << u"CREATE TABLE t (a int);"_s << u"CREATE TABLE t (a int);"_s;
        QTest::newRow("a value") << u"a {{ .Schema }} b {{.Schema}}"_s << u"a app b app"_s;
        QTest::newRow("a value within") << u"{{ .Owner.Name }}{{ $.Count }}"_s << u"ann3"_s;
        QTest::newRow("trimmed") << u"a \n {{- .Schema -}} \n\tb {{- /* a comment }} */ -}} c"_s << u"aappbc"_s;
        QTest::newRow("if") << u"{{ if .On }}on{{ else }}off{{ end }}{{ if .Off }}x{{ else if eq .Count 3 }}three{{ end }}"_s << u"onthree"_s;
        QTest::newRow("functions") << u"{{ if and .On (not .Off) }}{{ len .Tables }}{{ end }}{{ if or .Off (ne .Schema \"app\") }}x{{ end }}{{ print \"a\" .Count }}"_s
                                   << u"2a3"_s;
        QTest::newRow("eq one of several") << u"{{ if eq .Schema \"x\" \"app\" }}yes{{ end }}"_s << u"yes"_s;
        QTest::newRow("range") << u"{{ range .Tables }}{{ . }};{{ else }}none{{ end }}{{ range .None }}x{{ else }}none{{ end }}"_s << u"users;posts;none"_s;
        QTest::newRow("range with variables") << u"{{ range $i, $t := .Tables }}{{ $i }}{{ $t }}{{ $.Schema }} {{ end }}{{ range $k, $v := .Owner }}{{ $k }}={{ $v }}{{ end }}"_s
                                              << u"0usersapp 1postsapp Name=ann"_s;
        QTest::newRow("variables end with their block") << u"{{ $x := 1 }}{{ if .On }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}{{ if .On }}{{ $x = 3 }}{{ end }}{{ $x }}"_s << u"213"_s;
        QTest::newRow("with") << u"{{ with .Owner }}{{ .Name }}{{ end }}{{ with .Off }}x{{ else }}none{{ end }}"_s << u"annnone"_s;
        QTest::newRow("templates") << u"{{ define \"t\" }}[{{ . }}]{{ end }}{{ template \"t\" .Schema }}{{ template \"t\" \"x\" }}{{ block \"b\" .Count }}({{ . }}){{ end }}"_s
                                   << u"[app][x](3)"_s;
        QTest::newRow("quotes") << u"{{ \"a\\\"}}b\" }}{{ `c\\n}}` }}"_s << u"a\"}}bc\\n}}"_s;
    }
    void makes()
    {
        QFETCH(QString, text);
        QFETCH(QString, made);
        const auto result = make(text);
        QVERIFY2(result, qPrintable(result ? QString() : result.error().toText()));
        QCOMPARE(*result, made);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("an unknown name") << u"\n\n{{ .Scheme }}"_s << u"f.sql:3: there is no value .Scheme"_s;
        QTest::newRow("an unknown variable") << u"{{ $x }}"_s << u"f.sql:1: there is no variable $x"_s;
        QTest::newRow("an unknown template") << u"a\n{{ template \"t\" }}"_s << u"f.sql:2: no file defines the template \"t\""_s;
        QTest::newRow("a function of Go's") << u"a\n  {{ printf \"%d\" 1 }}"_s << u"f.sql:2:3: printf is not understood"_s;
        QTest::newRow("a pipe") << u"{{ .Schema | print }}"_s << u"f.sql:1:1: | cannot be read here"_s;
        QTest::newRow("no end") << u"x\n{{ if .On }}"_s << u"a block that begins in line 2 has no {{ end }}"_s;
        QTest::newRow("an end too much") << u"{{ end }}"_s << u"f.sql:1:1: this end ends nothing"_s;
        QTest::newRow("an action without an end") << u"a\n {{ .Schema"_s << u"f.sql:2:2: this action has no end"_s;
        QTest::newRow("a list as text") << u"{{ .Tables }}"_s << u"f.sql:1: a list cannot be written as text"_s;
        QTest::newRow("itself") << u"{{ define \"t\" }}{{ template \"t\" . }}{{ end }}{{ template \"t\" . }}"_s << u"more than 64 templates"_s;
        QTest::newRow("deep") << u"{{ if .On }}"_s.repeated(1000) << u"more than 64 blocks"_s;
        QTest::newRow("deep parentheses") << u"{{ "_s + QString(100'000, u'(') + u" }}"_s << u"is not understood"_s;
        QTest::newRow("too much") << u"{{ define \"a\" }}{{ range .T }}{{ range $.T }}{{ range $.T }}{{ range $.T }}x{{ end }}{{ end }}{{ end }}{{ end }}{{ end }}{{ template \"a\" .Large }}"_s
                                  << u"more than a migration directory has reason for"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto result = make(text);
        QVERIFY(!result);
        QVERIFY2(result.error().toText().contains(part), qPrintable(result.error().toText()));
    }

    void aDirectoryIsMade()
    {
        QStandardPaths::setTestModeEnabled(true);
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const QString &text) { QVERIFY_RESULT_(writeTextFile(folder.filePath(name), text)); };
        write(u"2_b.sql"_s, u"{{ template \"shared/users\" \"b\" }}"_s);
        write(u"1_a.sql"_s, u"CREATE SCHEMA {{ .Schema }};\n{{ template \"part.tmpl\" . }}"_s);
        write(u"part.tmpl"_s, u"-- {{ .Schema }}\n"_s);
        write(u"shared/users.tmpl"_s, u"{{- define \"shared/users\" -}}\nCREATE TABLE {{ . }} (id int);\n{{- end -}}"_s);
        const auto made = renderTemplateDir(folder.path(), data());
        QVERIFY2(made, qPrintable(made ? QString() : made.error().toText()));
        const auto directory = migrations::loadDirectory(*made);
        QVERIFY(directory && directory->files.size() == 2);
        QCOMPARE(directory->files.at(0).text, u"CREATE SCHEMA app;\n-- app\n"_s);
        QCOMPARE(directory->files.at(1).text, u"CREATE TABLE b (id int);"_s);
        QVERIFY(!migrations::validateSum(*directory));
        QCOMPARE(renderTemplateDir(folder.path(), data()).value(), *made);
        // Nothing is added to what templates have made.
        const auto written = migrations::writeDrafts(*directory, { { u"x"_s, u"SELECT 1;"_s } }, QDateTime::currentDateTimeUtc());
        QVERIFY(!written);
        QVERIFY2(written.error().toText().contains(u"the migrations are made of the templates in "_s + folder.path()), qPrintable(written.error().toText()));
        write(u"1_a.sql"_s, u"{{ .Nothing }}"_s);
        const auto failed = renderTemplateDir(folder.path(), data());
        QVERIFY(!failed && failed.error().toText().contains(u"1_a.sql:1: there is no value .Nothing"_s));
    }

private:
    static void QVERIFY_RESULT_(const Result<> &result) { QVERIFY(result); }
    static Value data()
    {
        Value::List many(200, Value(u"x"_s));
        return Value::object({ { u"Schema"_s, Value(u"app"_s) }, { u"Count"_s, Value::whole(3) }, { u"On"_s, Value(true) }, { u"Off"_s, Value(false) },
            { u"Tables"_s, Value::list({ Value(u"users"_s), Value(u"posts"_s) }) }, { u"None"_s, Value::list({}) },
            { u"Owner"_s, Value::object({ { u"Name"_s, Value(u"ann"_s) } }) }, { u"Large"_s, Value::object({ { u"T"_s, Value::list(many) } }) } });
    }
    static Result<QString> make(const QString &text)
    {
        GoTemplates defined;
        TRY_ASSIGN(const GoTemplate tree, parseGoTemplate(u"f.sql"_s, text, defined));
        return runGoTemplate(tree, defined, data());
    }
};

QTEST_GUILESS_MAIN(TestGoTemplate)
#include "tst_gotemplate.moc"
