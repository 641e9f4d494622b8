#include "model/lint/constraintrules.h"

#include "model/lint/fixbuilder.h"
#include "model/lint/notnullrecipe.h"
#include "model/sql/lexer.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameLimitBytes = 63; // NAMEDATALEN

QString constraintText(const sql::ConstraintDefinition &constraint, const QString &kind)
{
    return constraint.name.name.isEmpty() ? QString(u"this "_s + kind) : QString(kind + u' ' + constraint.name.name);
}

Report reportOn(const sql::ConstraintDefinition &constraint, const TableKnowledge &table, Hazard hazard)
{
    Report report;
    report.hazard = hazard;
    report.range = constraint.range;
    report.object = table.text;
    return report;
}

/// Calls `visit(constraint, table)` for ADD CONSTRAINT of this type.
template <typename Visit> void forEachNew(RuleContext &context, sql::ConstraintType type, const Visit &visit)
{
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &, const TableKnowledge &table) {
            if (add.constraint.type == type)
                visit(add.constraint, table);
        });
}

/// The name that the server would choose when none is written (ChooseConstraintName in
/// src/backend/commands/indexcmds.c).
QString nameOf(const sql::ConstraintDefinition &constraint, const QString &table, QStringView suffix)
{
    if (!constraint.name.name.isEmpty())
        return constraint.name.name;
    QStringList columns = constraint.columns;
    if (constraint.check && constraint.check->columns.size() == 1)
        columns = constraint.check->columns;
    const QString middle = suffix == u"pkey" || columns.isEmpty() ? u"_"_s : u"_"_s + columns.join(u'_') + u'_';
    return table + middle + suffix;
}

/// As the server goes on when a relation of the schema has the name.
QString unusedName(const QString &name, const sql::ConstraintDefinition &constraint, const TableKnowledge &table)
{
    if (!constraint.name.name.isEmpty() || !table.facts)
        return name;
    const auto isUsed = [&table](const QString &candidate) {
        return std::any_of(table.facts->indexes.begin(), table.facts->indexes.end(),
            [&candidate](const catalog::IndexFacts &index) { return index.name.name == candidate; });
    };
    QString candidate = name;
    for (int number = 1; isUsed(candidate); ++number)
        candidate = name + QString::number(number);
    return candidate;
}

/// Columns that the statement makes NOT NULL and the check would prove to be so, were it valid by then.
QStringList provenBeside(const sql::AlterTable &alter, const sql::ConstraintDefinition &constraint)
{
    const QStringList proven = notNullColumns(constraint);
    QStringList columns;
    for (const sql::AlterTableAction &part : alter.actions) {
        if (const auto *set = std::get_if<sql::SetNotNull>(&part.action); set && proven.contains(set->column.name))
            columns.append(set->column.name);
    }
    return columns;
}

QList<Fix> fixByValidatingLater(
    const RuleContext &context, const sql::ConstraintDefinition &constraint, QStringView suffix)
{
    const auto *alter = context.as<sql::AlterTable>();
    const QString name = nameOf(constraint, alter->relation.name.name, suffix);
    const QStringList proven = provenBeside(*alter, constraint);
    // SET NOT NULL beside it would read all rows: it goes behind VALIDATE, where it is one of two actions.
    const bool isMovable = alter->actions.size() == 2 && !alter->ifExists && !alter->relation.only;
    if (name.toUtf8().size() > nameLimitBytes || (!proven.isEmpty() && !isMovable))
        return {};
    const QString prefix = constraint.name.name.isEmpty() ? u"CONSTRAINT "_s + sql::quoteIdentifier(name) + u' ' : QString();
    const QString table = u"ALTER TABLE "_s + sql::quoteName(alter->relation.name) + u' ';
    QStringList behind { table + u"VALIDATE CONSTRAINT "_s + sql::quoteIdentifier(name) };
    FixBuilder fix(context, u"Add it NOT VALID, then validate it in a transaction of its own"_s);
    if (proven.isEmpty()) {
        fix.insert(constraint.range.start, prefix).insert(constraint.range.end(), u" NOT VALID"_s);
    } else {
        const QString written = context.input().text.mid(constraint.range.start, constraint.range.length);
        fix.replace(context.parsed().source.range, table + u"ADD "_s + prefix + written + u" NOT VALID"_s);
        behind.append(table + u"ALTER COLUMN "_s + sql::quoteIdentifier(proven.first()) + u" SET NOT NULL"_s);
    }
    return fix.append(behind).leaveTransaction().build();
}

/// What stands behind the columns of a key.
struct KeyOptions {
    QString ofIndex; ///< INCLUDE ( … ), as CREATE INDEX takes it
    QString ofConstraint; ///< DEFERRABLE, INITIALLY …
};

/// nullopt: something that stands elsewhere in CREATE INDEX.
std::optional<KeyOptions> optionsOf(const RuleContext &context, const sql::ConstraintDefinition &constraint)
{
    const QString written = context.input().text.mid(constraint.range.start, constraint.range.length);
    KeyOptions options;
    int depth = 0;
    qsizetype columnsEnd = -1;
    qsizetype constraintStart = written.size();
    sql::Lexer lexer(written);
    while (!lexer.atEnd() && constraintStart == written.size()) {
        const sql::Lexeme lexeme = lexer.next();
        const QString text = written.mid(lexeme.range.start, lexeme.range.length).toLower();
        depth += text == u"(" ? 1 : text == u")" ? -1 : 0;
        if (text == u")" && depth == 0 && columnsEnd < 0)
            columnsEnd = lexeme.range.end();
        if (columnsEnd < 0 || depth > 0 || lexeme.kind != sql::LexemeKind::Word)
            continue;
        if (text == u"with" || text == u"using")
            return std::nullopt;
        if (text == u"deferrable" || text == u"initially" || text == u"not")
            constraintStart = lexeme.range.start;
    }
    if (columnsEnd < 0)
        return std::nullopt;
    options.ofIndex = written.mid(columnsEnd, constraintStart - columnsEnd).trimmed();
    options.ofConstraint = written.mid(constraintStart).trimmed();
    const auto withBlank = [](const QString &option) { return option.isEmpty() ? option : QString(u' ' + option); };
    options.ofIndex = withBlank(options.ofIndex) + (constraint.nullsNotDistinct ? u" NULLS NOT DISTINCT"_s : QString());
    options.ofConstraint = withBlank(options.ofConstraint);
    return options;
}

QList<Fix> fixByIndex(const RuleContext &context, const sql::ConstraintDefinition &constraint, const TableKnowledge &known,
    QStringView kind, QStringView suffix)
{
    const auto *alter = context.as<sql::AlterTable>();
    const QString name = unusedName(nameOf(constraint, alter->relation.name.name, suffix), constraint, known);
    const auto options = optionsOf(context, constraint);
    if (!context.isOnlyAction() || alter->ifExists || constraint.columns.isEmpty() || name.toUtf8().size() > nameLimitBytes || !options)
        return {};
    QStringList nullable = kind == u"PRIMARY KEY" ? constraint.columns : QStringList();
    nullable.removeIf([&known](const QString &column) { return !isKnownNullable(known, column); });
    // Otherwise the primary key reads all rows to make them NOT NULL, under its lock.
    QStringList before = notNullRecipe(context, alter->relation.name, nullable);
    if (before.isEmpty() && !nullable.isEmpty())
        return {};
    if (!before.isEmpty())
        before.append(QString());
    const QString table = sql::quoteName(alter->relation.name);
    const QString quoted = sql::quoteIdentifier(name);
    return FixBuilder(context, u"Build its index CONCURRENTLY first"_s)
        .replace(context.parsed().source.range,
            before.join(u";\n"_s) + u"CREATE UNIQUE INDEX CONCURRENTLY "_s + quoted + u" ON "_s + table + u" ("_s
                + sql::quoteIdentifiers(constraint.columns) + u")"_s + options->ofIndex)
        .append(
            { u"ALTER TABLE "_s + table + u" ADD CONSTRAINT "_s + quoted + u' ' + kind + u" USING INDEX "_s + quoted + options->ofConstraint })
        .leaveTransaction()
        .build();
}

void reportIndexBuild(RuleContext &context, const sql::ConstraintDefinition &constraint, const TableKnowledge &table,
    QStringView kind, QStringView suffix)
{
    if (!constraint.usingIndex.isEmpty())
        return;
    Report report = reportOn(constraint, table, Hazard::BlocksReadsAndWrites);
    report.message = u"adding a "_s + kind + u" to "_s + table.text
        + u" builds its index under an ACCESS EXCLUSIVE lock: reads and writes wait"_s;
    const QString keyword = suffix == u"pkey" ? u"PRIMARY KEY"_s : u"UNIQUE"_s;
    if (!table.isPartitioned())
        report.fixes = fixByIndex(context, constraint, table, keyword, suffix);
    context.reportWork(report, table);
}

bool isWeaker(const sql::TableAction &action)
{
    const auto *other = std::get_if<sql::OtherTableAction>(&action);
    return std::holds_alternative<sql::ValidateConstraint>(action)
        || (other && other->kind.startsWith(u"SetStatistics"));
}

void checkAddForeignKey(RuleContext &context)
{
    forEachNew(context, sql::ConstraintType::ForeignKey,
        [&](const sql::ConstraintDefinition &constraint, const TableKnowledge &table) {
            if (constraint.notValid)
                return;
            const QString referenced = constraint.referenced.name.toText();
            Report report = reportOn(constraint, table, Hazard::BlocksWrites);
            report.message = u"adding "_s + constraintText(constraint, u"foreign key"_s) + u" blocks writes to "_s
                + table.text + u" and to "_s + referenced + u" while every row is checked"_s;
            // NOT VALID foreign keys on partitioned tables exist since PostgreSQL 18.
            if (!table.isPartitioned() || context.input().facts.serverVersion >= 180000)
                report.fixes = fixByValidatingLater(context, constraint, u"fkey");
            context.reportWork(report, table);
        });
}

void checkAddCheck(RuleContext &context)
{
    forEachNew(context, sql::ConstraintType::Check,
        [&](const sql::ConstraintDefinition &constraint, const TableKnowledge &table) {
            if (constraint.notValid)
                return;
            Report report = reportOn(constraint, table, Hazard::BlocksReadsAndWrites);
            report.message = u"adding "_s + constraintText(constraint, u"check"_s) + u" reads all of "_s + table.text
                + u" under an ACCESS EXCLUSIVE lock: reads and writes wait"_s;
            report.fixes = fixByValidatingLater(context, constraint, u"check");
            context.reportWork(report, table);
        });
}

void checkAddUnique(RuleContext &context)
{
    forEachNew(context, sql::ConstraintType::Unique,
        [&](const sql::ConstraintDefinition &constraint, const TableKnowledge &table) {
            reportIndexBuild(context, constraint, table, u"unique constraint", u"key");
        });
}

void checkAddPrimaryKey(RuleContext &context)
{
    forEachNew(context, sql::ConstraintType::PrimaryKey,
        [&](const sql::ConstraintDefinition &constraint, const TableKnowledge &table) {
            reportIndexBuild(context, constraint, table, u"primary key", u"pkey");
        });
}

void checkValidateInSameTransaction(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    const bool sharesStatement = alter
        && std::any_of(alter->actions.begin(), alter->actions.end(),
            [](const sql::AlterTableAction &part) { return !isWeaker(part.action); });
    context.forEachAction<sql::ValidateConstraint>([&](const sql::ValidateConstraint &validate,
                                                       const SourceRange &range, const TableKnowledge &table) {
        const QString name = validate.constraint.name;
        const bool addedHere = context.state().inTransaction() && table.state && table.state->notValid.contains(name);
        if (!addedHere && !sharesStatement)
            return;
        Report report;
        report.hazard = Hazard::BlocksReadsAndWrites;
        report.range = range;
        report.object = table.text;
        report.message = u"VALIDATE of "_s + name
            + (addedHere ? u" in the transaction that added it keeps that statement's lock on "_s
                         : u" beside other actions takes their lock on "_s)
            + table.text + u" while every row is checked"_s;
        if (!sharesStatement)
            report.fixes
                = FixBuilder(context, u"Run each statement in a transaction of its own"_s).leaveTransaction().build();
        context.reportWork(report, table);
    });
}

} // namespace

std::span<const RuleInfo> constraintRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
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
        { u"validate-constraint-in-same-transaction"_s,
            { u"constraint-missing-not-valid"_s, u"not-valid-validate-same-tx"_s,
                u"require-separate-constraint-validation"_s },
            Family::Locking, Error, Needs::File,
            u"VALIDATE CONSTRAINT under the lock of the statement that added it."_s, checkValidateInSameTransaction },
    });
    return rules;
}

} // namespace schemawright::lint
