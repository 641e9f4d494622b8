// Constraints of tables and domains. Left out: triggers' own (they are triggers), the copies that the server makes of a
// foreign key for every partition of the referenced table, and NOT NULL constraints (PostgreSQL 18), which are an
// attribute of their column.
#include "model/catalog/catalogquery.h"
#include "model/catalog/serverdefinition.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

enum Field {
    ConstraintOid,
    Table,
    DomainType,
    Name,
    Kind,
    Deferrable,
    Deferred,
    Validated,
    Enforced,
    Columns,
    ReferencedTable,
    ReferencedSchema,
    ReferencedName,
    ReferencedNumbers,
    ReferencedColumns,
    OnUpdate,
    OnDelete,
    OnDeleteColumns,
    Match,
    Definition,
    Expression,
    NoInherit,
    IsLocal,
    Index,
    IndexKeys,
    IndexKeyCount,
    NullsNotDistinct,
    IndexOptions,
    IndexTablespace,
    IndexClustered,
    IndexValid,
};

schema::ForeignKeyAction toAction(char action)
{
    switch (action) {
    case 'r':
        return schema::ForeignKeyAction::Restrict;
    case 'c':
        return schema::ForeignKeyAction::Cascade;
    case 'n':
        return schema::ForeignKeyAction::SetNull;
    case 'd':
        return schema::ForeignKeyAction::SetDefault;
    default:
        return schema::ForeignKeyAction::NoAction;
    }
}

schema::ForeignKey foreignKeyOf(const postgres::ResultSet &rows, int row, const Draft &draft)
{
    const Oid table = oidAt(rows, row, Table);
    const Oid referenced = oidAt(rows, row, ReferencedTable);
    schema::ForeignKey key;
    key.columns = draft.columnNames(table, numbersAt(rows, row, Columns));
    key.referencedTable = { rows.text(row, ReferencedSchema), rows.text(row, ReferencedName) };
    // The server names the columns only when the other table is in a schema that is not read.
    key.referencedColumns = rows.isNull(row, ReferencedColumns)
        ? draft.columnNames(referenced, numbersAt(rows, row, ReferencedNumbers))
        : rows.array(row, ReferencedColumns);
    key.onUpdate = toAction(charAt(rows, row, OnUpdate));
    key.onDelete = toAction(charAt(rows, row, OnDelete));
    key.onDeleteColumns = draft.columnNames(table, numbersAt(rows, row, OnDeleteColumns));
    key.match = charAt(rows, row, Match) == 'f' ? schema::ForeignKeyMatch::Full : schema::ForeignKeyMatch::Simple;
    return key;
}

/// INCLUDE columns are the ones of the index behind the key count.
QStringList includedColumns(const postgres::ResultSet &rows, int row, const Draft &draft)
{
    const auto keyCount = static_cast<qsizetype>(rows.integer(row, IndexKeyCount));
    return draft.columnNames(oidAt(rows, row, Table), numbersAt(rows, row, IndexKeys).mid(keyCount));
}

void readDetail(const postgres::ResultSet &rows, int row, const Draft &draft, schema::Constraint &constraint)
{
    const QStringList columns = draft.columnNames(oidAt(rows, row, Table), numbersAt(rows, row, Columns));
    switch (charAt(rows, row, Kind)) {
    case 'p':
        constraint.detail = schema::PrimaryKey { .columns = columns, .include = includedColumns(rows, row, draft) };
        break;
    case 'u':
        constraint.detail = schema::UniqueConstraint {
            .columns = columns,
            .include = includedColumns(rows, row, draft),
            .nullsNotDistinct = rows.boolean(row, NullsNotDistinct),
        };
        break;
    case 'f':
        constraint.detail = foreignKeyOf(rows, row, draft);
        break;
    case 'x':
        constraint.detail = schema::ExclusionConstraint {};
        break;
    default:
        constraint.detail = schema::CheckConstraint {
            .expression = rows.text(row, Expression),
            .noInherit = rows.boolean(row, NoInherit),
        };
    }
}

schema::Constraint constraintOf(const postgres::ResultSet &rows, int row, const Draft &draft)
{
    schema::Constraint constraint;
    constraint.name = rows.text(row, Name);
    readDetail(rows, row, draft, constraint);
    constraint.deferrable = rows.boolean(row, Deferrable);
    constraint.initiallyDeferred = rows.boolean(row, Deferred);
    constraint.notEnforced = !rows.boolean(row, Enforced);
    // A constraint that is not enforced is never validated: that says nothing of its own.
    constraint.notValid = !rows.boolean(row, Validated) && !constraint.notEnforced;
    constraint.definition
        = rows.isNull(row, Definition) ? constraintDefinition(constraint) : rows.text(row, Definition);
    if (schema::hasBackingIndex(constraint)) {
        constraint.storageParameters = optionsAt(rows, row, IndexOptions);
        constraint.tablespace = rows.text(row, IndexTablespace);
        constraint.clustered = rows.boolean(row, IndexClustered);
        constraint.indexValid = rows.boolean(row, IndexValid);
        const auto parent = draft.parentIndexes.constFind(oidAt(rows, row, Index));
        if (parent != draft.parentIndexes.constEnd())
            constraint.parentIndex = *parent;
        constraint.indexComment = draft.comment({ catalogs::relation, oidAt(rows, row, Index) });
    }
    constraint.comment = draft.comment({ catalogs::constraint, oidAt(rows, row, ConstraintOid) });
    constraint.isLocal = rows.boolean(row, IsLocal);
    return constraint;
}

void addToTable(const postgres::ResultSet &rows, int row, Draft &draft, schema::Table &table)
{
    schema::Constraint constraint = constraintOf(rows, row, draft);
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Constraint, table.name, constraint.name);
    draft.keys.insert({ catalogs::constraint, oidAt(rows, row, ConstraintOid) }, key);
    // For a foreign key conindid is the index of the referenced table, which is not its own.
    if (schema::hasBackingIndex(constraint)) {
        const Oid index = oidAt(rows, row, Index);
        draft.backingIndexes.insert(index, oidAt(rows, row, ConstraintOid));
        draft.keys.insert({ catalogs::relation, index }, key);
    }
    table.constraints.append(std::move(constraint));
}

void addToDomain(const postgres::ResultSet &rows, int row, Draft &draft, schema::Domain &domain)
{
    const Address address { catalogs::constraint, oidAt(rows, row, ConstraintOid) };
    QString definition = rows.text(row, Definition);
    const bool notValid = !rows.boolean(row, Validated);
    if (notValid && definition.endsWith(u" NOT VALID"))
        definition.chop(10);
    domain.constraints.append({ .name = rows.text(row, Name),
        .definition = definition,
        .notValid = notValid,
        .comment = draft.comment(address) });
    draft.keys.insert(address, schema::keyOf(domain));
}

/// Names that the server gives by itself: table_column_not_null, with a number when that is taken, cut to 63 bytes.
/// Source: src/backend/commands/indexcmds.c, ChooseConstraintName. After a rename of the table the former name stays,
/// so only the ending is looked at; a person's own name with this ending counts as the server's.
bool isAutomaticNotNullName(const QString &name)
{
    static const QRegularExpression pattern(u"_not_null[0-9]*$"_s);
    return pattern.match(name).hasMatch();
}

/// Only what the table says itself: the copies of its parents follow them.
void readNotNull(const postgres::ResultSet &rows, int row, Draft &draft, schema::Table &table)
{
    const QStringList columns = draft.columnNames(oidAt(rows, row, Table), numbersAt(rows, row, Columns));
    const auto column = std::ranges::find(table.columns, columns.value(0), &schema::Column::name);
    if (column == table.columns.end())
        return;
    schema::NotNullConstraint &constraint = column->notNullConstraint;
    constraint.name = rows.text(row, Name);
    constraint.comment = draft.comment({ catalogs::constraint, oidAt(rows, row, ConstraintOid) });
    constraint.isLocal = rows.boolean(row, IsLocal);
    if (!constraint.isLocal)
        return;
    constraint.named = !isAutomaticNotNullName(constraint.name);
    constraint.notValid = !rows.boolean(row, Validated);
    constraint.noInherit = rows.boolean(row, NoInherit);
}

/// One with a name is written as a constraint of the domain.
void readNotNull(const postgres::ResultSet &rows, int row, Draft &draft, schema::Domain &domain)
{
    if (isAutomaticNotNullName(rows.text(row, Name)))
        return;
    addToDomain(rows, row, draft, domain);
    domain.constraints.last().definition = u"NOT NULL"_s;
    domain.notNull = false;
}

void readConstraints(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const bool isNotNull = charAt(rows, row, Kind) == 'n';
        if (schema::Table *table = draft.findTable(oidAt(rows, row, Table))) {
            if (isNotNull)
                readNotNull(rows, row, draft, *table);
            else
                addToTable(rows, row, draft, *table);
            continue;
        }
        const auto domain = draft.domains.find(oidAt(rows, row, DomainType));
        if (domain == draft.domains.end())
            continue;
        if (isNotNull)
            readNotNull(rows, row, draft, domain->second);
        else
            addToDomain(rows, row, draft, domain->second);
    }
}

} // namespace

CatalogQuery constraintQuery(const QueryContext &context)
{
    const bool is15 = context.serverVersion >= 150000;
    const QString enforced = context.serverVersion >= 180000 ? u"k.conenforced"_s : u"true"_s;
    const QString onDeleteColumns = is15 ? u"k.confdelsetcols"_s : u"NULL"_s;
    const QString nullsNotDistinct = is15 ? u"i.indnullsnotdistinct"_s : u"false"_s;
    // Exclusion constraints, NOT NULL, those of domains and temporal keys are left to the server to write.
    const QString isPlain = context.serverVersion >= 180000
        ? u"k.contype IN ('p', 'u', 'f', 'c') AND k.conrelid <> 0 AND NOT k.conperiod"_s
        : u"k.contype IN ('p', 'u', 'f', 'c') AND k.conrelid <> 0"_s;
    const QString sql = uR"(
        SELECT k.oid::int8, k.conrelid::int8, k.contypid::int8, k.conname, k.contype, k.condeferrable, k.condeferred, k.convalidated, %2,
               k.conkey, k.confrelid::int8, fn.nspname, f.relname, k.confkey,
               CASE WHEN k.contype = 'f' AND f.relnamespace NOT IN %1 THEN ARRAY(
                   SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY u (num, pos)
                   JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.pos) END,
               k.confupdtype, k.confdeltype, %3, k.confmatchtype,
               CASE WHEN NOT (%5) THEN pg_get_constraintdef(k.oid) END,
               CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END, k.connoinherit, k.conislocal,
               k.conindid::int8, i.indkey, i.indnkeyatts, %4, ic.reloptions, ts.spcname, i.indisclustered,
               i.indisvalid
        FROM pg_constraint k
        LEFT JOIN pg_constraint parent ON parent.oid = k.conparentid
        LEFT JOIN pg_class f ON f.oid = k.confrelid
        LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
        LEFT JOIN pg_index i ON k.contype IN ('p', 'u', 'x') AND i.indexrelid = k.conindid
        LEFT JOIN pg_class ic ON ic.oid = i.indexrelid
        LEFT JOIN pg_tablespace ts ON ts.oid = ic.reltablespace
        WHERE k.connamespace IN %1 AND k.contype <> 't'
          AND (k.contype <> 'f' OR parent.oid IS NULL OR parent.confrelid = k.confrelid))"_s;
    return { sql.arg(context.schemaOids, enforced, onDeleteColumns, nullsNotDistinct, isPlain), readConstraints, 15, true };
}

} // namespace schemawright::catalog
