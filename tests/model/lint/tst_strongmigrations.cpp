// Where we agree with what strong_migrations' README calls dangerous and safe, by the SQL that Active Record makes of
// it, and why where we do not (tests/golden/peers/strongmigrations.tsv). A dangerous case is found when a rule for its
// check finds something; in a safe one no rule does, of those for its check and of those that run unasked.
#include "goldenlint.h"
#include "model/base/textfile.h"
#include "model/lint/linter.h"
#include "model/lint/rules.h"
#include "peertable.h"
#include "tests/support/requirement.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

/// Its checks are never named in SQL, so that our rules have no aliases for them.
QStringList rulesFor(const QString &check)
{
    static const QHash<QString, QStringList> rules {
        { u"remove_column"_s, { u"drop-column"_s } },
        { u"change_column"_s, { u"change-column-type-rewrite"_s, u"change-column-type-rebuilds-index"_s } },
        { u"rename_column"_s, { u"rename-column"_s } },
        { u"rename_table"_s, { u"rename-table"_s } },
        { u"rename_schema"_s, { u"rename-schema"_s } },
        { u"rename_enum_value"_s, { u"rename-enum-value"_s } },
        { u"create_table_force"_s, { u"recreate-table"_s } },
        { u"add_column_auto_incrementing"_s, { u"add-column-serial"_s } },
        { u"add_column_generated_stored"_s, { u"add-column-generated-stored"_s } },
        { u"add_column_default_volatile"_s, { u"add-column-volatile-default"_s } },
        { u"add_column_json"_s, { u"prefer-jsonb"_s } },
        { u"add_foreign_key"_s, { u"add-foreign-key-validated"_s } },
        { u"validate_foreign_key"_s, { u"validate-constraint-in-same-transaction"_s } },
        { u"add_check_constraint"_s, { u"add-check-validated"_s } },
        { u"validate_check_constraint"_s, { u"validate-constraint-in-same-transaction"_s } },
        { u"add_unique_constraint"_s, { u"add-unique-constraint"_s } },
        { u"add_exclusion_constraint"_s, { u"add-exclusion-constraint"_s } },
        { u"change_column_null"_s, { u"set-not-null"_s } },
        { u"backfill"_s, { u"backfill-in-ddl-transaction"_s, u"update-without-where"_s } },
        { u"add_index"_s, { u"create-index-non-concurrent"_s } },
        { u"add_index_columns"_s, { u"index-too-wide"_s } },
        { u"add_reference"_s, { u"create-index-non-concurrent"_s, u"add-column-with-foreign-key"_s } },
        { u"remove_index"_s, { u"drop-index-non-concurrent"_s } },
    };
    return rules.value(check);
}

} // namespace

class TestStrongMigrations : public QObject
{
    Q_OBJECT
private slots:
    void agrees();

private:
    static void compareCase(testing::PeerTable &table, const QStringList &fields, const QString &text);
};

/// `fields`: case, check, pair, verdict, context
void TestStrongMigrations::compareCase(testing::PeerTable &table, const QStringList &fields, const QString &text)
{
    const QString &name = fields[0];
    const QStringList rules = rulesFor(fields[1]);
    QVERIFY2(!rules.isEmpty(), qPrintable(fields[1] + u": no rule is said to be for it"_s));
    lint::LintInput input = testing::lintInput(testing::databaseOf(u"strongmigrations"_s, name) + text, {});
    input.inTransaction = false; // what runs in a transaction says BEGIN
    input.options.enabledRules = rules;
    const bool isDangerous = fields[3] == u"dangerous";
    QSet<QString> forCheck;
    QSet<QString> others;
    for (const lint::Finding &finding : lint::lint(input)) {
        if (rules.contains(finding.rule) && testing::isFeared(finding))
            forCheck.insert(finding.rule);
        else if (!isDangerous && finding.severity != lint::Severity::Info)
            others.insert(finding.rule);
    }
    table.compare(name + u'\t' + fields[1], isDangerous, !forCheck.isEmpty());
    for (const QString &rule : std::as_const(others))
        table.compare(name + u'\t' + rule, false, true);
}

void TestStrongMigrations::agrees()
{
    const QString folder = qEnvironmentVariable("SCHEMAWRIGHT_CORPUS") + u"/lint-cases/eugene/"_s;
    const auto index = testing::readIndex(folder + u"SM_INDEX.tsv"_s);
    if (!index)
        SKIP_WITHOUT_CORPUS("strong_migrations' examples");
    testing::PeerTable table(u"strongmigrations"_s);
    for (const QStringList &fields : *index)
        compareCase(table, fields, *readTextFile(folder + fields[0] + u".sql"_s));
    qInfo().noquote() << table.summary();
    for (const QString &problem : table.problems())
        qWarning().noquote() << problem;
    QVERIFY(table.problems().isEmpty());
    QVERIFY(table.compared() >= 49);
}

QTEST_GUILESS_MAIN(TestStrongMigrations)
#include "tst_strongmigrations.moc"
