#include "model/lint/rules.h"

#include "model/lint/columnrules.h"
#include "model/lint/constraintrules.h"
#include "model/lint/destructiverules.h"
#include "model/lint/indexrules.h"
#include "model/lint/renamerules.h"
#include "model/lint/securityrules.h"
#include "model/lint/syntaxrules.h"
#include "model/lint/transactionrules.h"
#include "model/lint/typerules.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;
using enum Severity;

std::span<const RuleInfo> allRules()
{
    // Aliases are the codes of Atlas, squawk, eugene, pgfence, pgsafe and the Postgres Language Server.
    static const std::array<RuleInfo, 38> rules { {
        { u"syntax-error"_s, {}, Family::Syntax, Error, Needs::Statement,
            u"A statement that PostgreSQL's parser does not understand."_s, checkSyntax },
        { u"drop-table"_s, { u"DS102"_s, u"ban-drop-table"_s }, Family::Destructive, Error, Needs::Statistics,
            u"DROP TABLE deletes the table's rows."_s, checkDropTable },
        { u"drop-column"_s, { u"DS103"_s, u"ban-drop-column"_s }, Family::Destructive, Error, Needs::Statistics,
            u"DROP COLUMN deletes the column's values."_s, checkDropColumn },
        { u"drop-schema"_s, { u"DS101"_s, u"ban-drop-schema"_s }, Family::Destructive, Error, Needs::Statement,
            u"DROP SCHEMA deletes what is in it."_s, checkDropSchema },
        { u"truncate"_s, { u"ban-truncate"_s, u"ban-truncate-cascade"_s, u"truncate-cascade"_s }, Family::Destructive,
            Error, Needs::Statistics, u"TRUNCATE deletes all rows."_s, checkTruncate },
        { u"delete-without-where"_s, { u"ban-delete-without-where"_s }, Family::Destructive, Error, Needs::Statistics,
            u"DELETE without WHERE deletes all rows."_s, checkDeleteWithoutWhere },
        { u"update-without-where"_s, { u"ban-update-without-where"_s, u"update-in-migration"_s }, Family::Destructive,
            Warning, Needs::Statistics, u"UPDATE without WHERE writes every row in one transaction."_s,
            checkUpdateWithoutWhere },
        { u"narrow-column-type"_s, { u"changing-column-type"_s }, Family::DataDependent, Warning, Needs::Catalog,
            u"A type that not every value may fit."_s, checkNarrowType },
        { u"add-required-column"_s, { u"MF103"_s, u"adding-required-field"_s, u"add-column-not-null-no-default"_s },
            Family::DataDependent, Error, Needs::Statistics,
            u"A NOT NULL column without a default on a table with rows."_s, checkAddRequiredColumn },
        { u"rename-table"_s, { u"BC101"_s, u"renaming-table"_s }, Family::BackwardIncompatible, Error, Needs::File,
            u"Running code still uses the table's old name."_s, checkRenameTable },
        { u"rename-column"_s, { u"BC102"_s, u"renaming-column"_s }, Family::BackwardIncompatible, Error, Needs::File,
            u"Running code still uses the column's old name."_s, checkRenameColumn },
        { u"rename-schema"_s, {}, Family::BackwardIncompatible, Error, Needs::File,
            u"Running code still uses the schema's old name."_s, checkRenameSchema },
        { u"rename-other"_s, {}, Family::BackwardIncompatible, Warning, Needs::File,
            u"Running code still uses the old name of a view, type, sequence or function."_s, checkRenameOther },
        { u"create-index-non-concurrent"_s,
            { u"PG101"_s, u"E6"_s, u"require-concurrent-index-creation"_s, u"create-index-not-concurrent"_s,
                u"add-index-non-concurrent"_s, u"concurrent_index"_s },
            Family::Locking, Error, Needs::Statistics,
            u"CREATE INDEX without CONCURRENTLY blocks writes while it builds."_s, checkCreateIndex },
        { u"create-index-partitioned"_s, { u"PG108"_s }, Family::Locking, Error, Needs::Catalog,
            u"An index on a partitioned table blocks writes to every partition."_s, checkCreateIndexPartitioned },
        { u"drop-index-non-concurrent"_s,
            { u"PG102"_s, u"require-concurrent-index-deletion"_s, u"drop-index-not-concurrent"_s,
                u"concurrent_index"_s },
            Family::Locking, Warning, Needs::Catalog, u"DROP INDEX without CONCURRENTLY locks its table."_s,
            checkDropIndex },
        { u"reindex-non-concurrent"_s, { u"require-concurrent-reindex"_s }, Family::Locking, Error, Needs::Catalog,
            u"REINDEX without CONCURRENTLY blocks writes and queries."_s, checkReindex },
        { u"add-foreign-key-validated"_s,
            { u"PG306"_s, u"E1"_s, u"adding-foreign-key-constraint"_s, u"constraint-missing-not-valid"_s,
                u"add-constraint-fk-no-not-valid"_s, u"add-fk-without-not-valid"_s },
            Family::Locking, Error, Needs::Statistics,
            u"A foreign key that checks all rows while writes to both tables wait."_s, checkAddForeignKey },
        { u"add-check-validated"_s,
            { u"PG305"_s, u"E1"_s, u"constraint-missing-not-valid"_s, u"add-constraint-check-no-not-valid"_s,
                u"add-check-without-not-valid"_s },
            Family::Locking, Error, Needs::Statistics, u"A check that reads all rows while the table is locked."_s,
            checkAddCheck },
        { u"add-column-with-foreign-key"_s, { u"adding-foreign-key-constraint"_s, u"E1"_s }, Family::Locking, Warning,
            Needs::Statistics, u"A new column with a foreign key locks the referenced table."_s,
            checkAddColumnWithForeignKey },
        { u"add-column-with-check"_s, { u"E1"_s }, Family::Locking, Warning, Needs::Statistics,
            u"The check of a new column reads all rows while the table is locked."_s, checkAddColumnWithCheck },
        { u"add-column-unique"_s, { u"disallowed-unique-constraint"_s, u"adding-serial-primary-key-field"_s },
            Family::Locking, Error, Needs::Statistics,
            u"A unique new column builds its index while the table is locked."_s, checkAddColumnUnique },
        { u"add-unique-constraint"_s,
            { u"PG105"_s, u"E7"_s, u"disallowed-unique-constraint"_s, u"disallow-unique-constraint"_s,
                u"add-constraint-unique"_s },
            Family::Locking, Error, Needs::Statistics,
            u"A unique constraint that builds its index while the table is locked."_s, checkAddUnique },
        { u"add-primary-key"_s,
            { u"PG104"_s, u"E7"_s, u"adding-serial-primary-key-field"_s, u"adding-primary-key-constraint"_s,
                u"add-pk-without-using-index"_s, u"add-primary-key-without-index"_s },
            Family::Locking, Error, Needs::Statistics,
            u"A primary key that builds its index while the table is locked."_s, checkAddPrimaryKey },
        { u"set-not-null"_s,
            { u"PG303"_s, u"MF104"_s, u"E2"_s, u"adding-not-nullable-field"_s, u"adding-not-null-field"_s,
                u"alter-column-set-not-null"_s },
            Family::Locking, Error, Needs::Statistics, u"SET NOT NULL reads all rows while the table is locked."_s,
            checkSetNotNull },
        { u"validate-constraint-in-same-transaction"_s,
            { u"constraint-missing-not-valid"_s, u"not-valid-validate-same-tx"_s,
                u"require-separate-constraint-validation"_s },
            Family::Locking, Error, Needs::File,
            u"VALIDATE CONSTRAINT under the lock of the statement that added it."_s, checkValidateInSameTransaction },
        { u"change-column-type-rewrite"_s,
            { u"PG301"_s, u"E5"_s, u"E10"_s, u"changing-column-type"_s, u"alter-column-type"_s }, Family::Rewrite,
            Error, Needs::Statistics, u"A type change that rewrites the table under a lock."_s, checkTypeRewrite },
        { u"change-column-type-rebuilds-index"_s, { u"changing-column-type"_s, u"alter-column-type"_s },
            Family::Rewrite, Error, Needs::Catalog,
            u"A type change that keeps the table but rebuilds indexes under a lock."_s, checkTypeRebuildsIndex },
        { u"change-column-type-metadata-only"_s, { u"changing-column-type"_s, u"alter-column-type"_s }, Family::Rewrite,
            Info, Needs::Catalog, u"A type change that only touches the catalog."_s, checkTypeMetadataOnly },
        { u"add-column-volatile-default"_s,
            { u"PG302"_s, u"adding-field-with-default"_s, u"add-column-non-constant-default"_s }, Family::Rewrite,
            Error, Needs::Statistics, u"A column whose default differs per row rewrites the table."_s,
            checkVolatileDefault },
        { u"add-column-serial"_s, { u"E11"_s, u"add-serial-column"_s }, Family::Rewrite, Error, Needs::Statistics,
            u"A serial column rewrites the table."_s, checkAddSerial },
        { u"add-column-identity"_s, { u"PG310"_s, u"adding-field-with-default"_s }, Family::Rewrite, Error,
            Needs::Statistics, u"An identity column rewrites the table."_s, checkAddIdentity },
        { u"add-column-generated-stored"_s,
            { u"PG309"_s, u"E11"_s, u"adding-field-with-default"_s, u"add-column-stored-generated"_s }, Family::Rewrite,
            Error, Needs::Statistics, u"A stored generated column rewrites the table."_s, checkAddGeneratedStored },
        { u"concurrently-in-transaction"_s,
            { u"PG103"_s, u"TX101"_s, u"ban-concurrent-index-creation-in-transaction"_s, u"concurrent-in-transaction"_s,
                u"concurrent_index"_s },
            Family::Concurrency, Error, Needs::File,
            u"A statement that refuses to run in a transaction, in a transaction."_s, checkConcurrentlyInTransaction },
        { u"statement-after-access-exclusive"_s, { u"E4"_s, u"running-statement-while-holding-access-exclusive"_s },
            Family::Transaction, Warning, Needs::Statistics,
            u"Long work while the transaction holds an ACCESS EXCLUSIVE lock."_s, checkStatementAfterAccessExclusive },
        { u"wide-lock-window"_s, { u"avoid-wide-lock-window"_s }, Family::Transaction, Warning, Needs::Statistics,
            u"Strong locks on several tables in one transaction."_s, checkWideLockWindow },
        { u"backfill-in-ddl-transaction"_s, { u"update-in-migration"_s }, Family::Transaction, Error, Needs::Statistics,
            u"Rows changed in the transaction that altered their table."_s, checkBackfillInDdlTransaction },
        { u"enable-rls-without-policy"_s, { u"rls-enabled-no-policy"_s, u"0008_rls_enabled_no_policy"_s },
            Family::Security, Error, Needs::File, u"Row level security without a policy hides all rows."_s,
            checkEnableRlsWithoutPolicy },
    } };
    return rules;
}

const RuleInfo *findRule(const QString &id)
{
    const auto rules = allRules();
    const auto found = std::find_if(rules.begin(), rules.end(), [&id](const RuleInfo &rule) { return rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

QString familyText(Family family)
{
    switch (family) {
    case Family::Destructive:
        return u"destructive"_s;
    case Family::DataDependent:
        return u"data-dependent"_s;
    case Family::BackwardIncompatible:
        return u"backward-incompatible"_s;
    case Family::Locking:
        return u"locking"_s;
    case Family::Rewrite:
        return u"rewrite"_s;
    case Family::Concurrency:
        return u"concurrency"_s;
    case Family::Transaction:
        return u"transaction"_s;
    case Family::Security:
        return u"security"_s;
    case Family::Syntax:
        return u"syntax"_s;
    }
    Q_UNREACHABLE();
}

bool isNamedBy(const RuleInfo &rule, const QString &name)
{
    // Atlas's analyzers: https://atlasgo.io/lint/analyzers
    const bool isAtlasFamily = (name == u"data_depend" && rule.family == Family::DataDependent)
        || (name == u"incompatible" && rule.family == Family::BackwardIncompatible);
    return isAtlasFamily || name == rule.id || name == familyText(rule.family) || rule.aliases.contains(name);
}

} // namespace schemawright::lint
