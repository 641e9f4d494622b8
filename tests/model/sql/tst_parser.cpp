#include "model/base/textfile.h"
#include "model/sql/statementlist.h"

#include <QDir>
#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

// Statements as text, with the underlined part in <> so that every range is tested by what it covers.
class Describer
{
public:
    explicit Describer(const QString &sql)
        : m_sql(sql)
    { }

    QString operator()(const sql::CreateIndex &index) const
    {
        QStringList columns;
        for (const auto &column : index.columns)
            columns.append(
                (column.name.isEmpty() ? u"(expression)"_s : column.name) + (column.ordinary ? u""_s : u"!"_s));
        return u"index "_s + at(index.name.range) + u" on "_s + relation(index.table) + u" "_s + index.method + u" ["_s
            + columns.join(u","_s) + u"] keyword "_s + at(index.keyword) + flag(index.unique, u"unique")
            + flag(index.concurrently, u"concurrently") + flag(index.ifNotExists, u"if not exists")
            + flag(index.partial, u"partial");
    }
    QString operator()(const sql::DropObjects &drop) const
    {
        QStringList targets;
        for (const auto &target : drop.targets)
            targets.append(target.name.toText()
                + (target.relation.isEmpty() ? u""_s : u" on "_s + target.relation.toText()) + at(target.range));
        return u"drop "_s + targets.join(u", "_s) + u" keyword "_s + at(drop.keyword)
            + flag(drop.concurrently, u"concurrently") + flag(drop.ifExists, u"if exists")
            + flag(drop.cascade, u"cascade");
    }
    QString operator()(const sql::AlterTable &alter) const
    {
        QStringList actions;
        for (const auto &action : alter.actions)
            actions.append(std::visit(*this, action.action) + u" in "_s + at(action.range));
        return u"alter "_s + relation(alter.relation) + u": "_s + actions.join(u"; "_s);
    }
    QString operator()(const sql::Rename &rename) const
    {
        return u"rename "_s + relation(rename.relation) + u" "_s + rename.from + u" to "_s + at(rename.to.range);
    }
    QString operator()(const sql::CreateTable &table) const
    {
        QStringList parts;
        for (const auto &column : table.columns)
            parts.append(this->column(column));
        for (const auto &constraint : table.constraints)
            parts.append(this->constraint(constraint));
        return u"table "_s + relation(table.table) + u" ("_s + parts.join(u"; "_s) + u")"_s
            + flag(table.ifNotExists, u"if not exists") + flag(table.partitioned, u"partitioned")
            + flag(table.hasRows, u"with rows")
            + (table.partitionOf ? u" partition of "_s + relation(*table.partitionOf) : QString());
    }
    QString operator()(const sql::Transaction &transaction) const
    {
        return u"transaction "_s + QString::number(static_cast<int>(transaction.command));
    }
    QString operator()(const sql::SetVariable &set) const
    {
        return u"set "_s + set.name + u"="_s + set.value + flag(set.local, u"local");
    }
    QString operator()(const sql::Insert &insert) const
    {
        return u"insert "_s + relation(insert.table) + flag(insert.fromQuery, u"from query");
    }
    QString operator()(const sql::Update &update) const
    {
        return u"update "_s + relation(update.table) + u" "_s + update.columns.join(u","_s)
            + flag(update.hasCondition, u"where");
    }
    QString operator()(const sql::Delete &remove) const
    {
        return u"delete "_s + relation(remove.table) + flag(remove.hasCondition, u"where");
    }
    QString operator()(const sql::Truncate &truncate) const
    {
        QStringList tables;
        for (const auto &table : truncate.tables)
            tables.append(relation(table));
        return u"truncate "_s + tables.join(u", "_s) + flag(truncate.cascade, u"cascade");
    }
    QString operator()(const sql::CreateFunction &function) const
    {
        return u"function "_s + at(function.name.range) + u" "_s + function.schema + u" "_s + function.language;
    }
    QString operator()(const sql::CreateTrigger &trigger) const
    {
        return u"trigger "_s + at(trigger.name.range) + u" on "_s + relation(trigger.table);
    }
    QString operator()(const sql::CreatePolicy &policy) const
    {
        return u"policy "_s + at(policy.name.range) + u" on "_s + relation(policy.table);
    }
    QString operator()(const sql::CreateView &view) const
    {
        return u"view "_s + relation(view.view) + flag(view.materialized, u"materialized")
            + flag(view.replace, u"replace");
    }
    QString operator()(const sql::CreateSchema &schema) const { return u"schema "_s + schema.name; }
    QString operator()(const sql::AlterEnum &alter) const
    {
        return u"enum "_s + alter.type.toText() + u" +"_s + alter.addedValue + u" ~"_s + alter.renamedValue;
    }
    QString operator()(const sql::Reindex &reindex) const
    {
        return u"reindex "_s + relation(reindex.relation) + flag(reindex.concurrently, u"concurrently");
    }
    QString operator()(const sql::Vacuum &vacuum) const
    {
        return u"vacuum "_s + QString::number(vacuum.tables.size()) + flag(vacuum.full, u"full")
            + flag(vacuum.analyzeOnly, u"analyze");
    }
    QString operator()(const sql::RefreshView &refresh) const
    {
        return u"refresh "_s + relation(refresh.view) + flag(refresh.concurrently, u"concurrently");
    }
    QString operator()(const sql::Comment &) const { return u"comment"_s; }
    QString operator()(const sql::Do &block) const { return u"do "_s + block.language; }
    QString operator()(const sql::Query &query) const { return u"query"_s + flag(query.instant, u"instant"); }
    QString operator()(const sql::Opaque &opaque) const { return u"opaque "_s + opaque.node; }

    QString operator()(const sql::AddColumn &add) const
    {
        return u"add "_s + column(add.column) + flag(add.ifNotExists, u"if not exists");
    }
    QString operator()(const sql::DropColumn &drop) const
    {
        return u"drop column "_s + at(drop.column.range) + flag(drop.ifExists, u"if exists")
            + flag(drop.cascade, u"cascade");
    }
    QString operator()(const sql::AlterColumnType &change) const
    {
        return u"type of "_s + at(change.column.range) + u" to "_s + change.type.toText() + at(change.type.range)
            + (change.collation.isEmpty() ? QString() : u" collate "_s + change.collation)
            + (change.usingExpression ? u" using "_s + expression(*change.usingExpression) : QString());
    }
    QString operator()(const sql::SetNotNull &set) const { return u"not null "_s + at(set.column.range); }
    QString operator()(const sql::DropNotNull &drop) const { return u"null "_s + at(drop.column.range); }
    QString operator()(const sql::SetDefault &set) const
    {
        return u"default "_s + at(set.column.range) + u" "_s + expression(set.value);
    }
    QString operator()(const sql::DropDefault &drop) const { return u"no default "_s + at(drop.column.range); }
    QString operator()(const sql::AddConstraint &add) const { return u"add "_s + constraint(add.constraint); }
    QString operator()(const sql::ValidateConstraint &validate) const
    {
        return u"validate "_s + at(validate.constraint.range);
    }
    QString operator()(const sql::DropConstraint &drop) const
    {
        return u"drop constraint "_s + at(drop.constraint.range);
    }
    QString operator()(const sql::AttachPartition &attach) const { return u"attach "_s + relation(attach.partition); }
    QString operator()(const sql::DetachPartition &detach) const
    {
        return u"detach "_s + relation(detach.partition) + flag(detach.concurrently, u"concurrently");
    }
    QString operator()(const sql::ChangeRowSecurity &change) const
    {
        return change.enable ? u"enable rls"_s : u"other rls"_s;
    }
    QString operator()(const sql::OtherTableAction &other) const { return u"other "_s + other.kind; }

private:
    QString at(const SourceRange &range) const { return u"<"_s + m_sql.mid(range.start, range.length) + u">"_s; }
    static QString flag(bool set, QStringView text) { return set ? u" +"_s + text.toString() : QString(); }
    QString relation(const sql::RelationRef &relation) const
    {
        return relation.name.toText() + at(relation.range) + flag(relation.only, u"only")
            + flag(relation.temporary, u"temp");
    }
    QString expression(const sql::Expression &value) const
    {
        return at(value.range)
            + QStringList { u"constant"_s, u"steady"_s, u"unknown"_s,
                  u"volatile"_s }[static_cast<int>(value.volatility)]
            + flag(!value.suspect.isEmpty(), value.suspect) + flag(value.isNull, u"null");
    }
    QString constraint(const sql::ConstraintDefinition &value) const
    {
        static const QStringList types { u"not null"_s, u"check"_s, u"primary key"_s, u"unique"_s, u"foreign key"_s,
            u"exclusion"_s };
        return types[static_cast<int>(value.type)] + at(value.range) + flag(!value.name.name.isEmpty(), value.name.name)
            + flag(!value.columns.isEmpty(), value.columns.join(u',')) + flag(value.notValid, u"not valid")
            + flag(!value.usingIndex.isEmpty(), value.usingIndex)
            + (value.referenced.name.isEmpty() ? QString() : u" to "_s + relation(value.referenced))
            + (value.check ? u" if "_s + at(value.check->range) + value.check->columns.join(u',') : QString());
    }
    QString column(const sql::ColumnDefinition &value) const
    {
        QString text = u"column "_s + at(value.range) + u" "_s + at(value.name.range) + u" "_s + value.type.toText()
            + at(value.type.range) + (value.notNull ? at(value.notNullRange) : QString());
        if (value.defaultValue)
            text += at(value.defaultRange) + expression(*value.defaultValue);
        text += flag(value.generated == sql::GeneratedKind::Stored, u"stored")
            + flag(value.generated == sql::GeneratedKind::Identity, u"identity");
        for (const auto &constraint : value.constraints)
            text += u" "_s + this->constraint(constraint);
        return text;
    }

    const QString &m_sql;
};

QString describe(const QString &sql)
{
    QStringList result;
    const auto statements = sql::parseScript(sql);
    for (const auto &statement : statements)
        result.append(
            statement.error ? u"error "_s + statement.error->text : std::visit(Describer(sql), statement.statement));
    return result.join(u"\n"_s);
}

} // namespace

class TestParser : public QObject
{
    Q_OBJECT
private slots:
    void readsStatements_data();
    void readsStatements();
    void readsTypes_data();
    void readsTypes();
    void tellsVolatility_data();
    void tellsVolatility();
    void keepsGoingAfterSyntaxErrors();
    void parsesCorpora_data();
    void parsesCorpora();
    void oneByOneAsAtOnce();
};

void TestParser::readsStatements_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &sql, const QString &expected) {
        QTest::addRow("%s", name) << sql << expected;
    };
    row("an index with everything",
        u"create unique index concurrently if not exists i on only s.t using gin (a, lower(b), c desc) where d"_s,
        u"index <i> on s.t<s.t> +only gin [a,(expression)!,c!] keyword <index> +unique +concurrently +if not exists +partial"_s);
    row("an index without name", u"create index on t (a)"_s,
        u"index <create index on t (a)> on t<t> btree [a] keyword <index>"_s);
    row("drop indexes", u"drop index if exists a.b, \"C\" cascade"_s,
        u"drop a.b<a.b>, C<\"C\"> keyword <index> +if exists +cascade"_s);
    row("drop a table named like a keyword", u"drop table \"table\", public.t"_s,
        u"drop table<\"table\">, public.t<public.t> keyword <table>"_s);
    row("drop a policy", u"drop policy p on s.t"_s, u"drop p on s.t<p> keyword <drop>"_s);
    row("drop schemas", u"drop schema a, b"_s, u"drop a<a>, b<b> keyword <schema>"_s);
    row("add a column with clauses",
        u"alter table only s.t add column if not exists c varchar(20) collate \"C\" not null default lower('x, y') constraint k check (c > 1) references r (id) deferrable"_s,
        u"alter s.t<s.t> +only: add column <c varchar(20) collate \"C\" not null default lower('x, y') constraint k "
        u"check (c > 1) "
        "references r (id) deferrable> <c> character varying(20)<varchar(20)><not null><default lower('x, "
        "y')><lower('x, y')>steady "
        "check<constraint k check (c > 1)> +k if <c > 1>c foreign key<references r (id) deferrable> to r<r> +if not "
        "exists in "
        "<add column if not exists c varchar(20) collate \"C\" not null default lower('x, y') constraint k check (c > "
        "1) references "
        "r (id) deferrable>"_s);
    row("several actions",
        u"alter table t /* x */ drop column a, alter b set not null, alter column c drop default, alter d set default f(1, 2)"_s,
        u"alter t<t>: drop column <a> in <drop column a>; not null <b> in <alter b set not null>; no default <c> in "
        u"<alter column c "
        "drop default>; default <d> <f(1, 2)>unknown +f in <alter d set default f(1, 2)>"_s);
    row("type changes",
        u"alter table t alter a type timestamptz(3) using a at time zone 'utc', alter b set data type int[], alter c type text collate \"de_DE\""_s,
        u"alter t<t>: type of <a> to timestamp(3) with time zone<timestamptz(3)> using <a at time zone 'utc'>steady in "
        u"<alter a type "
        "timestamptz(3) using a at time zone 'utc'>; type of <b> to integer[]<int[]> in <alter b set data type int[]>; "
        "type of <c> "
        "to text<text> collate de_DE in <alter c type text collate \"de_DE\">"_s);
    row("constraints",
        u"alter table t add constraint fk foreign key (a, b) references s.r (x, y) not valid, add primary key using index i, add unique (a), validate constraint \"X\", drop constraint if exists z"_s,
        u"alter t<t>: add foreign key<constraint fk foreign key (a, b) references s.r (x, y) not valid> +fk +a,b +not "
        u"valid to "
        "s.r<s.r> in <add constraint fk foreign key (a, b) references s.r (x, y) not valid>; add primary key<primary "
        "key using index "
        "i> +i in <add primary key using index i>; add unique<unique (a)> +a in <add unique (a)>; validate <\"X\"> in "
        "<validate "
        "constraint \"X\">; drop constraint <z> in <drop constraint if exists z>"_s);
    row("partitions",
        u"alter table p attach partition q for values in (1, 2); alter table p detach partition q concurrently"_s,
        u"alter p<p>: attach q<q> in <attach partition q for values in (1, 2)>\nalter p<p>: detach q<q> +concurrently "
        u"in <detach "
        "partition q concurrently>"_s);
    row("other actions", u"alter table t enable row level security, set (fillfactor = 70), alter a set statistics 5"_s,
        u"alter t<t>: enable rls in <enable row level security>; other SetRelOptions in <set (fillfactor = 70)>; other "
        u"SetStatistics in "
        "<alter a set statistics 5>"_s);
    row("renames",
        u"alter table t rename column a to \"B\"; alter table t rename to t; alter index i rename to j; alter schema s rename to z"_s,
        u"rename t<t> a to <\"B\">\nrename t<t> t to <t>\nrename i<i> i to <j>\nrename <> s to <z>"_s);
    row("a table",
        u"create table if not exists t (id bigserial primary key, n numeric(12,2) default 0, unique (n), like x)"_s,
        u"table t<t> (column <id bigserial primary key> <id> bigserial<bigserial> primary key<primary key>; column <n "
        u"numeric(12,2) "
        "default 0> <n> numeric(12,2)<numeric(12,2)><default 0><0>constant; unique<unique (n)> +n) +if not exists"_s);
    row("a generated and an identity column",
        u"create temp table t (a int generated always as identity, b int generated always as (a * 2) stored)"_s,
        u"table t<t> +temp (column <a int generated always as identity> <a> integer<int> +identity; column <b int "
        u"generated always as "
        "(a * 2) stored> <b> integer<int> +stored)"_s);
    row("partitioned tables",
        u"create table p (a int) partition by list (a); create table q partition of p for values in (1)"_s,
        u"table p<p> (column <a int> <a> integer<int>) +partitioned\ntable q<q> () partition of p<p>"_s);
    row("tables from queries",
        u"create table t as select 1; select 1 into u; create table v as select 1 with no data; create materialized view m as select 1"_s,
        u"table t<t> () +with rows\ntable u<u> () +with rows\ntable v<v> ()\nview m<m> +materialized"_s);
    row("transactions and settings",
        u"begin; set local lock_timeout = '2s'; set statement_timeout = 0; reset all; rollback to x; commit"_s,
        u"transaction 0\nset lock_timeout=2s +local\nset statement_timeout=0\nset =\ntransaction 5\ntransaction 1"_s);
    row("changes of rows",
        u"update t set a = 1, b = 2; update t set a = 1 where true; update t set a = 1 from u where t.id = u.id; delete from t where 1=1; delete from only t where a; insert into t select 1; insert into t values (1); truncate a, b.c cascade"_s,
        u"update t<t> a,b\nupdate t<t> a\nupdate t<t> a +where\ndelete t<t>\ndelete t<t> +only +where\ninsert t<t> "
        u"+from query\ninsert "
        "t<t>\ntruncate a<a>, b.c<b.c> +cascade"_s);
    row("routines and their like",
        u"create function s.f() returns int language sql return 1; create trigger g before insert on t for each row execute function f(); create policy p on t using (true); create or replace view v as select 1; create schema s; do 'x'"_s,
        u"function <f> s sql\ntrigger <g> on t<t>\npolicy <p> on t<t>\nview v<v> +replace\nschema s\ndo plpgsql"_s);
    row("maintenance",
        u"reindex (concurrently) table t; reindex index s.i; vacuum full t; analyze; refresh materialized view concurrently m; alter type e add value 'x'; alter type e rename value 'x' to 'y'; cluster t; comment on table t is 'x'; select setval('s', 1); select f()"_s,
        u"reindex t<t> +concurrently\nreindex s.i<s.i>\nvacuum 1 +full\nvacuum 0 +analyze\nrefresh m<m> "
        u"+concurrently\nenum e +x ~\nenum e "
        "+ ~x\nopaque ClusterStmt\ncomment\nquery +instant\nquery"_s);
    row("letters beyond ASCII before the names", u"/* ü😀 */ alter table \"größe\" drop column \"ä\""_s,
        u"alter größe<\"größe\">: drop column <\"ä\"> in <drop column \"ä\">"_s);
}

void TestParser::readsStatements()
{
    QFETCH(QString, sql);
    QTEST(describe(sql), "expected");
}

void TestParser::readsTypes_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("formatted");
    QTest::addRow("int4") << u"int4"_s << u"integer"_s;
    QTest::addRow("varchar with length") << u"varchar(20)"_s << u"character varying(20)"_s;
    QTest::addRow("char") << u"char"_s << u"character(1)"_s;
    QTest::addRow("timestamptz with precision") << u"timestamptz(3)"_s << u"timestamp(3) with time zone"_s;
    QTest::addRow("format_type of it") << u"timestamp(3) with time zone"_s << u"timestamp(3) with time zone"_s;
    QTest::addRow("timestamp") << u"timestamp"_s << u"timestamp without time zone"_s;
    QTest::addRow("numeric") << u"decimal(12, 2)"_s << u"numeric(12,2)"_s;
    QTest::addRow("array") << u"text[][]"_s << u"text[]"_s;
    QTest::addRow("interval") << u"interval(3)"_s << u"interval(3)"_s;
    QTest::addRow("extension type in a schema") << u"extensions.vector(1536)"_s << u"extensions.vector(1536)"_s;
    QTest::addRow("double") << u"float(53)"_s << u"double precision"_s;
    QTest::addRow("no type") << u"1 + 2"_s << u"-"_s;
}

void TestParser::readsTypes()
{
    QFETCH(QString, written);
    const auto type = sql::parseTypeName(written);
    QTEST(type ? type->toText() : u"-"_s, "formatted");
}

void TestParser::tellsVolatility_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<sql::Volatility>("volatility");
    QTest::addRow("number") << u"5"_s << sql::Volatility::Constant;
    QTest::addRow("negative number") << u"-1"_s << sql::Volatility::Constant;
    QTest::addRow("cast text") << u"'{}'::text[]"_s << sql::Volatility::Constant;
    QTest::addRow("now()") << u"now()"_s << sql::Volatility::Steady;
    QTest::addRow("current_timestamp") << u"current_timestamp"_s << sql::Volatility::Steady;
    QTest::addRow("now() in UTC") << u"(now() at time zone 'utc')"_s << sql::Volatility::Steady;
    QTest::addRow("functions of constants") << u"concat(coalesce(null,'a'),lower('B'))"_s << sql::Volatility::Steady;
    QTest::addRow("gen_random_uuid()") << u"gen_random_uuid()"_s << sql::Volatility::Volatile;
    QTest::addRow("in a schema") << u"extensions.uuid_generate_v4()"_s << sql::Volatility::Volatile;
    QTest::addRow("nested in a cast and an operator") << u"'a' || random()::text"_s << sql::Volatility::Volatile;
    QTest::addRow("in an array") << u"array[1, nextval('s')]"_s << sql::Volatility::Volatile;
    QTest::addRow("a function of the user") << u"app.new_id()"_s << sql::Volatility::Unknown;
    QTest::addRow("volatile beats unknown") << u"f(clock_timestamp())"_s << sql::Volatility::Volatile;
}

void TestParser::tellsVolatility()
{
    QFETCH(QString, expression);
    const auto statements = sql::parseScript(u"alter table t alter a set default "_s + expression);
    const auto *alter = std::get_if<sql::AlterTable>(&statements.first().statement);
    QVERIFY(alter);
    QTEST(std::get<sql::SetDefault>(alter->actions.first().action).value.volatility, "volatility");
}

void TestParser::keepsGoingAfterSyntaxErrors()
{
    const QString sql = u"select 1;\n\ncreate tabel ü;\n\\d\nselect 2; select '\\u0000"_s;
    const auto statements = sql::parseScript(sql);
    QCOMPARE(describe(sql),
        u"query +instant\nerror syntax error at or near \"tabel\"\nerror psql command \\d at line 4 is not SQL\nquery +instant\nerror "
        u"unterminated "
        "quoted string at line 5"_s);
    QCOMPARE(statements[1].error->line, 3);
    QCOMPARE(statements[1].error->column, 8);
    QCOMPARE(statements[1].error->statement, u"create tabel ü"_s);
}

void TestParser::parsesCorpora_data()
{
    QTest::addColumn<QString>("file");
    QTest::addRow("no corpus") << QString();
    const QDir folder(qEnvironmentVariable("SCHEMAWRIGHT_CORPUS") + u"/sql"_s);
    for (const QString &name : folder.entryList({ u"*.sql"_s }))
        QTest::addRow("%s", qPrintable(name)) << folder.filePath(name);
}

void TestParser::parsesCorpora()
{
    QFETCH(QString, file);
    const QString sql = file.isEmpty() ? u"select 1"_s : *readTextFile(file);
    qsizetype errors = 0;
    for (const auto &statement : sql::parseScript(sql)) {
        if (statement.error)
            ++errors;
        QVERIFY(!std::visit(Describer(sql), statement.statement).isEmpty());
    }
    QCOMPARE(errors, sql.contains(u"\n\\.\n"_s) ? 1 : 0); // rows of COPY
}

// Errors, PostgreSQL 18's words and what is no statement included; neighbours stay valid.
void TestParser::oneByOneAsAtOnce()
{
    const QString sql = uR"(select 1;
crate table broken (id int);
alter table a add constraint n not null b not valid;
\copy a from 'b'
create index on t (a);
select 'unterminated)"_s;
    const QList<sql::ParsedStatement> atOnce = sql::StatementList(sql::parseScript(sql)).forServer(180000).parsed();
    const sql::StatementList list = sql::StatementList::withoutTrees(sql).forServer(180000);
    QCOMPARE(list.size(), atOnce.size());
    QVERIFY(atOnce.size() >= 5);
    const Describer describe(sql);
    QString before;
    const sql::ParsedStatement *previous = nullptr;
    for (qsizetype index = 0; index < list.size(); ++index) {
        const sql::ParsedStatement &one = list.at(index);
        QCOMPARE(one.source.range, atOnce.at(index).source.range);
        QCOMPARE(std::visit(describe, one.statement), std::visit(describe, atOnce.at(index).statement));
        QCOMPARE(one.error != nullptr, atOnce.at(index).error != nullptr);
        if (one.error) {
            QCOMPARE(one.error->toText(), atOnce.at(index).error->toText());
            QCOMPARE(one.error->line, atOnce.at(index).error->line);
        }
        if (previous)
            QCOMPARE(std::visit(describe, previous->statement), before);
        previous = &one;
        before = std::visit(describe, one.statement);
    }
}

QTEST_GUILESS_MAIN(TestParser)
#include "tst_parser.moc"
