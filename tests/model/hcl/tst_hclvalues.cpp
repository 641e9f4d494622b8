// Expressions of HCL to values: every operator and function, what errors say and where, and that no file can make us run
// without end or fill the memory.
#include "model/hcl/evaluator.h"
#include "model/hcl/functions.h"
#include "model/hcl/parser.h"
#include "model/hcl/problem.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace schemawright;
using hcl::Value;

namespace {

QString valueText(const Value &value)
{
    if (const auto *list = value.asList()) {
        QStringList items;
        for (const Value &item : *list)
            items << valueText(item);
        return u'[' + items.join(u", "_s) + u']';
    }
    if (const auto *object = value.asObject()) {
        QStringList items;
        for (const auto &[key, member] : *object)
            items << QString(key + u": "_s + valueText(member));
        return u'{' + items.join(u", "_s) + u'}';
    }
    if (const auto *handle = value.asHandle())
        return u'<' + handle->path + u'>';
    if (const auto *text = value.asText())
        return u'"' + *text + u'"';
    return value.toText().value_or(u"null"_s);
}

hcl::Host host()
{
    hcl::Host host;
    host.variable = [](const QString &name) -> std::optional<Result<Value>> {
        if (name == u"two")
            return Value::whole(2);
        if (name == u"table")
            return Value(hcl::Handle { name, 0 });
        return {};
    };
    host.member = [](const hcl::Handle &handle, const QString &name) -> Result<Value> {
        if (name == u"wrong")
            return makeError(ErrorKind::Input, u"there is no %1.%2"_s.arg(handle.path, name));
        return name == u"name" ? Value(handle.path) : Value(hcl::Handle { handle.path + u'.' + name, 1 });
    };
    host.function = [](const QString &name, const std::vector<Value> &arguments) -> std::optional<Result<Value>> {
        if (name == u"getenv")
            return Value(u"env of "_s + arguments.at(0).toText().value_or(QString()));
        return {};
    };
    return host;
}

Result<Value> evaluate(const QString &text)
{
    const hcl::Document document = hcl::parse(u"x = "_s + text + u'\n', u"f.hcl"_s);
    if (!document.problems.isEmpty())
        return makeError(hcl::toError(document.problems, u"f.hcl"_s, document.text));
    hcl::Host names = host();
    return hcl::Evaluator(document, names).evaluate(document.body.attributes.front().value);
}

} // namespace

class TestHclValues : public QObject
{
    Q_OBJECT

private slots:
    void values_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        const QList<std::pair<QString, QString>> cases {
            { u"1 + 2 * 3"_s, u"7"_s },
            { u"7 / 2"_s, u"3.5"_s },
            { u"8 / 2 % 3"_s, u"1"_s },
            { u"9223372036854775807"_s, u"9223372036854775807"_s },
            { u"-9223372036854775807 - 1"_s, u"-9223372036854775808"_s },
            { u"1 == 1.0 && \"a\" != \"b\""_s, u"true"_s },
            { u"[1, \"a\"] == [1, \"a\"]"_s, u"true"_s },
            { u"!(2 >= 3) || unknown"_s, u"true"_s },
            { u"two > 1 ? \"yes\" : unknown"_s, u"\"yes\""_s },
            { u"\"n = ${two + 1}\""_s, u"\"n = 3\""_s },
            { u"\"${[1, 2]}\""_s, u"[1, 2]"_s },
            { u"\"%{ if two == 2 }a%{ else }b%{ endif }\""_s, u"\"a\""_s },
            { u"\"%{ for i, x in [\"a\", \"b\"] }${i}${x} %{ endfor }\""_s, u"\"0a 1b \""_s },
            { u"<<-E\n    a ${two}\n      b\n  E"_s, u"\"a 2\n  b\n\""_s },
            { u"{ b = 1, a = { c = null } }"_s, u"{a: {c: null}, b: 1}"_s },
            { u"{ a = [10, 20] }.a[1]"_s, u"20"_s },
            { u"[{ n = 1 }, { n = 2 }][*].n"_s, u"[1, 2]"_s },
            { u"[{ n = 1 }, { n = 2 }].*.n"_s, u"[1, 2]"_s },
            { u"{ n = 1 }[*].n"_s, u"[1]"_s },
            { u"null[*].n"_s, u"[]"_s },
            { u"[for x in [1, 2, 3] : x * 2 if x != 2]"_s, u"[2, 6]"_s },
            { u"{ for k, v in { a = 1, b = 2 } : upper(k) => v }"_s, u"{A: 1, B: 2}"_s },
            { u"{ for x in [\"aa\", \"ab\", \"b\"] : substr(x, 0, 1) => x... }"_s, u"{a: [\"aa\", \"ab\"], b: [\"b\"]}"_s },
            { u"table.users.name"_s, u"\"table.users\""_s },
            { u"table[\"users\"]"_s, u"<table.users>"_s },
            { u"getenv(\"A\")"_s, u"\"env of A\""_s },
            { u"max([1, 5, 3]...)"_s, u"5"_s },
            { u"[abs(-2), ceil(1.2), floor(1.8), signum(-3), min(2, 1), pow(2, 10), log(8, 2), parseint(\"ff\", 16)]"_s,
                u"[2, 2, 1, -1, 1, 1024, 3, 255]"_s },
            { u"[tonumber(\"5\"), tobool(\"true\"), tostring(1.5)]"_s, u"[5, true, \"1.5\"]"_s },
            { u"[upper(\"a\"), lower(\"A\"), title(\"a b\"), chomp(\"a\\n\"), strrev(\"ab\")]"_s, u"[\"A\", \"a\", \"A B\", \"a\", \"ba\"]"_s },
            { u"[trim(\"xax\", \"x\"), trimprefix(\"ab\", \"a\"), trimsuffix(\"ab\", \"b\"), trimspace(\" a \")]"_s, u"[\"a\", \"b\", \"a\", \"a\"]"_s },
            { u"[startswith(\"ab\", \"a\"), endswith(\"ab\", \"a\")]"_s, u"[true, false]"_s },
            { u"[join(\",\", [\"a\", \"b\"]), split(\",\", \"a,b\"), substr(\"hello\", -3, 2), indent(2, \"a\\nb\")]"_s,
                u"[\"a,b\", [\"a\", \"b\"], \"ll\", \"a\n  b\"]"_s },
            { u"format(\"%s-%05d-%.2f-%q-%v%%\", \"a\", 42, 1.5, \"q\", true)"_s, u"\"a-00042-1.50-\"q\"-true%\""_s },
            { u"formatlist(\"%s=%d\", [\"a\", \"b\"], 1)"_s, u"[\"a=1\", \"b=1\"]"_s },
            { u"[regex(\"a(.)\", \"xab\"), regex(\"[0-9]+\", \"a12\"), regexall(\"\\\\d\", \"1a2\"), regexmatch(\"^a\", \"ba\")]"_s,
                u"[[\"b\"], \"12\", [\"1\", \"2\"], false]"_s },
            { u"[regexreplace(\"a1b2\", \"([0-9])\", \"<$1>\"), replace(\"a.b\", \".\", \"-\"), replace(\"aab\", \"/a+/\", \"x\"), regexpescape(\"a.b\")]"_s,
                u"[\"a<1>b<2>\", \"a-b\", \"xb\", \"a\\.b\"]"_s },
            { u"[alltrue([true, false]), anytrue([true, false]), length(\"äb\"), length([1]), contains([1], 2), index([\"a\", \"b\"], \"b\")]"_s,
                u"[false, true, 2, 1, false, 1]"_s },
            { u"[chunklist([1, 2, 3], 2), concat([1], [2]), compact([\"\", \"a\"]), flatten([1, [2, [3]]]), reverse([1, 2]), slice([1, 2, 3], 1, 2)]"_s,
                u"[[[1, 2], [3]], [1, 2], [\"a\"], [1, 2, 3], [2, 1], [2]]"_s },
            { u"[coalesce(null, \"\", \"a\"), coalescelist([], [1]), element([1, 2], 3), range(3), range(1, 4), range(10, 4, -3), sort([\"b\", \"a\"])]"_s,
                u"[\"a\", [1], 2, [0, 1, 2], [1, 2, 3], [10, 7], [\"a\", \"b\"]]"_s },
            { u"[keys({ a = 1 }), values({ a = 1 }), merge({ a = 1 }, { a = 2, b = 3 }), zipmap([\"a\"], [1])]"_s,
                u"[[\"a\"], [1], {a: 2, b: 3}, {a: 1}]"_s },
            { u"[distinct([2, 1, 2]), toset([\"b\", \"a\", \"b\"]), setunion([1], [2, 1]), setintersection([1, 2], [2]), setsubtract([1, 2], [2]), setproduct([1, 2], [\"a\"])]"_s,
                u"[[2, 1], [\"a\", \"b\"], [1, 2], [2], [1], [[1, \"a\"], [2, \"a\"]]]"_s },
            { u"[jsonencode({ a = [1, \"x\", null, true] }), jsondecode(\"{\\\"a\\\": [1.5, 7]}\"), jsondecode(\"3\")]"_s,
                u"[\"{\"a\":[1,\"x\",null,true]}\", {a: [1.5, 7]}, 3]"_s },
            { u"csvdecode(\"a,b\\n1,\\\"x,\\\"\\\"y\\\"\\n\")"_s, u"[{a: \"1\", b: \"x,\"y\"}]"_s },
            { u"[urlescape(\"a b/\"), urlqueryset(\"postgres://h/d?x=1\", \"search_path\", \"a b\"), urlsetpath(\"postgres://h/d\", \"e\"), urluserinfo(\"postgres://h/d\", \"u\", \"p\")]"_s,
                u"[\"a%20b%2F\", \"postgres://h/d?x=1&search_path=a%20b\", \"postgres://h/e\", \"postgres://u:p@h/d\"]"_s },
            { u"[timeadd(\"2026-01-01T00:00:00Z\", \"1h30m\"), formatdate(\"YYYY-MM-DD'T'hh:mm\", \"2026-01-02T15:04:05Z\")]"_s,
                u"[\"2026-01-01T01:30:00Z\", \"2026-01-02T15:04\"]"_s },
            { u"[try(unknown.a, 5), can(unknown), can(1)]"_s, u"[5, false, true]"_s },
        };
        for (const auto &[text, value] : cases)
            QTest::newRow(qPrintable(text)) << text << value;
    }
    void values()
    {
        QFETCH(QString, text);
        QFETCH(QString, value);
        const auto result = evaluate(text);
        QVERIFY2(result, result ? "" : qPrintable(result.error().toText()));
        QCOMPARE(valueText(*result), value);
    }

    void errors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const QList<std::pair<QString, QString>> cases {
            { u"unknown"_s, u"f.hcl:1:5: nothing is called unknown here"_s },
            { u"[1,\n2,\nunknown]"_s, u"f.hcl:3:1: nothing is called unknown here"_s },
            { u"table.wrong"_s, u"f.hcl:1:10: there is no table.wrong"_s },
            { u"{ a = 1 }.b"_s, u"f.hcl:1:14: the object has no b"_s },
            { u"[1][3]"_s, u"f.hcl:1:8: the list has 1 elements: there is none at 3"_s },
            { u"1 / 0"_s, u"f.hcl:1:9: this divides by zero"_s },
            { u"1 + \"a\""_s, u"f.hcl:1:9: + works on numbers, and this is a text"_s },
            { u"nosuch(1)"_s, u"f.hcl:1:5: there is no function nosuch"_s },
            { u"upper(1, 2)"_s, u"f.hcl:1:5: upper() takes 1 argument, not 2"_s },
            { u"upper([])"_s, u"f.hcl:1:5: upper() takes a text as its argument 1, and this is a list"_s },
            { u"\"${[1]} \""_s, u"f.hcl:1:8: a list cannot stand within a text"_s },
            { u"{ for x in [1, 1] : x => x }"_s, u"f.hcl:1:25: two elements have the key 1"_s },
            { u"regex(\"(\", \"a\")"_s, u"f.hcl:1:5: regex() cannot read the pattern \"(\": missing closing parenthesis"_s },
        };
        for (const auto &[text, message] : cases)
            QTest::newRow(qPrintable(text)) << text << message;
    }
    void errors()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto result = evaluate(text);
        QVERIFY(!result);
        QCOMPARE(result.error().toText().section(u'\n', 0, 0), message);
    }

    void whatGoesInACircleIsSaidOnce()
    {
        const Error same = evaluate(u"1 +"_s).error();
        const QList<Error> all(600, same);
        QVERIFY(!hcl::joinErrors(all).toText().contains(same.text + u'\n' + same.text) && !hcl::joinErrors(all).detail.contains(u"more"_s));
    }

    /// Files that would double and double again, or count for ever.
    void nothingGrowsWithoutBound_data()
    {
        QTest::addColumn<QString>("text");
        QString doubled = u"\"0123456789\""_s;
        for (int i = 0; i < 40; ++i)
            doubled = u"join(\"\", [for x in [1, 2] : "_s + doubled + u"])"_s;
        QTest::newRow("texts that double") << doubled;
        QTest::newRow("a long range") << u"range(1000000000)"_s;
        QTest::newRow("loops in loops") << u"[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]"_s;
        QTest::newRow("products of products") << u"setproduct(range(1000), range(1000), range(1000))"_s;
        QTest::newRow("an endless pattern") << u"[for x in range(2) : regexmatch(\"^(a+)+$\", \"%1b\")]"_s.arg(u"a"_s.repeated(40));
        QTest::newRow("loops in a text") << u"\"%{ for a in range(100000) }%{ for b in range(100000) }x%{ endfor }%{ endfor }\""_s;
    }
    void nothingGrowsWithoutBound()
    {
        QFETCH(QString, text);
        QElapsedTimer timer;
        timer.start();
        const auto result = evaluate(text);
        QVERIFY(timer.elapsed() < 60'000);
        QVERIFY(!result || result->weight() < 30'000'000);
    }
};

QTEST_GUILESS_MAIN(TestHclValues)
#include "tst_hclvalues.moc"
