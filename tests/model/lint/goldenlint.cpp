#include "goldenlint.h"

#include "model/lint/findingformat.h"
#include "model/lint/fix.h"
#include "model/lint/linter.h"

#include <QRegularExpression>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

QualifiedName nameFrom(const QString &text)
{
    return { text.section(u'.', 0, 0), text.section(u'.', 1) };
}

catalog::ColumnFacts columnFrom(const QString &text)
{
    catalog::ColumnFacts column;
    column.name = text.section(u':', 0, 0);
    column.type = text.section(u':', 1).replace(u'_', u' ');
    column.notNull = column.type.endsWith(u'!');
    if (column.notNull)
        column.type.chop(1);
    if (column.type.endsWith(u'?')) {
        column.type.chop(1);
        column.nullFraction = 1;
    }
    return column;
}

void readTable(catalog::Facts &facts, const QStringList &words)
{
    catalog::TableFacts table;
    table.name = nameFrom(words[1]);
    table.rowEstimate = words[2].toDouble();
    table.isEmpty = table.rowEstimate == 0;
    table.sizeBytes = words[3].toLongLong();
    for (const QString &column : words.mid(4))
        table.columns.append(columnFrom(column));
    facts.tables.insert(table.name, table);
}

void readIndex(catalog::Facts &facts, const QStringList &words)
{
    catalog::IndexFacts index;
    index.name = nameFrom(words[1]);
    index.sizeBytes = words[3].toLongLong();
    index.columns = words.mid(4);
    index.valid = !index.columns.removeOne(u"invalid"_s);
    index.unique = index.columns.removeOne(u"unique"_s);
    if (const qsizetype scans = index.columns.indexOf(QRegularExpression(u"^\\d+$"_s)); scans >= 0)
        index.scans = index.columns.takeAt(scans).toLongLong();
    index.plain = !index.columns.removeOne(u"partial"_s);
    facts.tables[nameFrom(words[2])].indexes.append(index);
    facts.tables[nameFrom(words[2])].indexBytes += index.sizeBytes;
    facts.indexTables.insert(index.name, nameFrom(words[2]));
}

// @computed-index public.i public.t column…      with expressions or a condition over these columns
void readComputedIndex(catalog::Facts &facts, const QStringList &words)
{
    catalog::IndexFacts index;
    index.name = nameFrom(words[1]);
    index.plain = false;
    index.computedFrom = words.mid(3);
    facts.tables[nameFrom(words[2])].indexes.append(index);
    facts.indexTables.insert(index.name, nameFrom(words[2]));
}

// @vector-index public.i public.t hnsw vector_cosine_ops key [partial] [invalid]      the key: a column or an expression
void readVectorIndex(catalog::Facts &facts, const QStringList &words)
{
    catalog::IndexFacts index;
    index.name = nameFrom(words[1]);
    index.method = words[3];
    index.operatorClass = words[4];
    const bool isColumn = !words[5].contains(u':');
    index.columns = isColumn ? QStringList { words[5] } : QStringList();
    index.expression = isColumn ? QString() : words[5];
    index.plain = false;
    index.partial = words.contains(u"partial"_s);
    index.valid = !words.contains(u"invalid"_s);
    facts.tables[nameFrom(words[2])].indexes.append(index);
    facts.indexTables.insert(index.name, nameFrom(words[2]));
}

// @distance public.t key <=> 1200 | SELECT …      what programs order its rows by
void readDistance(catalog::Facts &facts, const QString &line)
{
    const QStringList words = line.section(u" | "_s, 0, 0).split(u' ');
    facts.tables[nameFrom(words[0])].distances.append(
        { words[1], words[2], words[3].toLongLong(), { words[3] + u" calls of "_s + line.section(u" | "_s, 1) } });
}

// @constraint public.t name f column,column public.referenced
void readConstraint(catalog::Facts &facts, const QStringList &words)
{
    catalog::ConstraintFacts constraint;
    constraint.name = words[2];
    constraint.type = words[3].front().toLatin1();
    constraint.columns = words.value(4).split(u',');
    if (words.size() > 5)
        constraint.referenced = nameFrom(words[5]);
    facts.tables[nameFrom(words[1])].constraints.append(constraint);
}

// @not-valid public.t name (expression as the server writes it)
void readNotValid(catalog::Facts &facts, const QStringList &words)
{
    for (catalog::ConstraintFacts &constraint : facts.tables[nameFrom(words[1])].constraints) {
        if (constraint.name == words[2]) {
            constraint.valid = false;
            constraint.check = words.mid(3).join(u' ');
        }
    }
}

// @referenced public.t public.o [name column,column key,key]
void readReference(catalog::TableFacts &table, const QStringList &words)
{
    table.referencedBy.append(nameFrom(words[2]));
    table.references.append({ nameFrom(words[2]), words.value(3), words.value(4).split(u',', Qt::SkipEmptyParts),
        words.value(5).split(u',', Qt::SkipEmptyParts) });
}

// @of-descendants public.t indexed|computed|checked column…
void readOfDescendants(catalog::DescendantFacts &facts, const QStringList &words)
{
    (words[2] == u"indexed" ? facts.indexed : words[2] == u"computed" ? facts.computed : facts.checked) += words.mid(3);
}

// @generated public.t column column…      the columns that the first one reads
void readGenerated(catalog::TableFacts &table, const QStringList &words)
{
    for (catalog::ColumnFacts &column : table.columns) {
        if (column.name == words[2])
            column.generatedFrom = words.mid(3);
    }
}

// @view public.t column public.v      no column: *
void readView(catalog::Facts &facts, const QStringList &words)
{
    if (words[2] == u"*")
        facts.tables[nameFrom(words[1])].viewsOfRows.append(nameFrom(words[3]));
    for (catalog::ColumnFacts &column : facts.tables[nameFrom(words[1])].columns) {
        if (column.name == words[2])
            column.views.append(nameFrom(words[3]));
    }
}

// @answer 3/92000000 public.t: name IS NULL      all rows were read; ~3/100000: a sample; ! reason…: not known
void readAnswer(catalog::Facts &facts, const QStringList &words)
{
    const QString line = words.mid(2).join(u' ');
    catalog::DataAnswer answer;
    if (words[1] == u"!") {
        answer.reason = line.section(u" | "_s, 1);
    } else {
        answer.reach = words[1].startsWith(u'~') ? catalog::DataAnswer::Reach::Sample : catalog::DataAnswer::Reach::All;
        answer.broken = QString(words[1]).remove(u'~').section(u'/', 0, 0).toLongLong();
        answer.rowsRead = words[1].section(u'/', 1).toLongLong();
    }
    facts.answers.insert(line.section(u" | "_s, 0, 0), answer);
}

// @partition-key public.t column,column default.partition
void readPartitionKey(catalog::Facts &facts, const QStringList &words)
{
    catalog::TableFacts &table = facts.tables[nameFrom(words[1])];
    table.partitioned = true;
    table.partitionKey = words[2].split(u',');
    if (words.size() > 3) {
        table.hasDefaultPartition = true;
        table.defaultPartition = nameFrom(words[3]);
    }
}

// @user public.f() | view public.v      who uses what a statement changes
void readUser(catalog::Facts &facts, const QString &line)
{
    facts.users[line.section(u" | "_s, 0, 0)].append(line.section(u" | "_s, 1));
}

// @holder public.t seconds lock state…
void readHolder(catalog::Facts &facts, const QStringList &words)
{
    catalog::SessionFacts session { 4711, u"shop"_s, u"api"_s, words.mid(4).join(u' '), words[2].toDouble(),
        QString(words[3]).replace(u'_', u' ') };
    facts.tables[nameFrom(words[1])].holders.append(session);
}

// @sequence public.t column type last limit
void readSequence(catalog::Facts &facts, const QStringList &words)
{
    catalog::SequenceFacts sequence;
    sequence.name = { u"public"_s, nameFrom(words[1]).name + u'_' + words[2] + u"_seq"_s };
    sequence.column = words[2];
    sequence.columnType = words[3];
    sequence.lastValue = words[4].toLongLong();
    sequence.limit = words[5].toLongLong();
    facts.tables[nameFrom(words[1])].sequences.append(sequence);
}

// @check public.t name column,column (expression as the server writes it): a valid check
void readCheck(catalog::Facts &facts, const QStringList &words)
{
    catalog::ConstraintFacts constraint;
    constraint.name = words[2];
    constraint.columns = words[3].split(u',');
    constraint.check = words.mid(4).join(u' ');
    facts.tables[nameFrom(words[1])].constraints.append(constraint);
}

// @domain public.d base_type [constrained] [needs-value] [public.t…]
void readDomain(catalog::Facts &facts, const QStringList &words)
{
    catalog::DomainFacts domain;
    domain.baseType = QString(words[2]).replace(u'_', u' ');
    for (const QString &word : words.mid(3)) {
        if (word == u"constrained")
            domain.constrained = true;
        else if (word == u"needs-value")
            domain.needsValue = true;
        else
            domain.tables.append(nameFrom(word));
    }
    facts.domains.insert(nameFrom(words[1]), domain);
}

// @routine public.f v body…
void readRoutine(catalog::Facts &facts, const QStringList &words)
{
    facts.routines.insert(nameFrom(words[1]), { words[2].front().toLatin1(), words.mid(3).join(u' ') });
}

void readFlag(catalog::TableFacts &table, const QString &flag)
{
    table.partitioned = table.partitioned || flag == u"@partitioned";
    table.isPartition = table.isPartition || flag == u"@partition";
    table.hasDefaultPartition = table.hasDefaultPartition || flag == u"@default-partition";
    table.published = table.published || flag == u"@published";
    table.rowSecurity = table.rowSecurity || flag == u"@row-security";
    table.materialized = table.materialized || flag == u"@materialized";
    table.hasPolicies = table.hasPolicies || flag == u"@policy";
    if (flag == u"@heap")
        table.accessMethod = u"heap"_s;
}

/// What follows the first word is a sentence or SQL.
bool readDirectoryLine(lint::DirectoryFacts &facts, const QStringList &words)
{
    const QString rest = words.mid(1).join(u' ');
    if (words[0] == u"@without-down") {
        facts.withoutDown = rest;
    } else if (words[0] == u"@down") {
        facts.down += sql::parseScript(rest);
    } else if (words[0] == u"@late") {
        facts.late = rest;
    } else if (words[0] == u"@edited") {
        facts.edited = rest;
    } else if (words[0] == u"@drift") {
        facts.drift = rest.split(u" | "_s, Qt::SkipEmptyParts);
    } else if (words[0] == u"@ran") {
        facts.hasRun = true;
    } else if (words[0] == u"@pending-before") {
        facts.pendingBefore = rest.toInt();
    } else {
        return false;
    }
    facts.hasHistory = facts.hasHistory || facts.hasRun || words[0] == u"@late" || words[0] == u"@edited";
    return true;
}

lint::NamedKind kindFrom(const QString &word)
{
    if (word == u"index")
        return lint::NamedKind::Index;
    return word == u"foreign_key" ? lint::NamedKind::ForeignKey : lint::NamedKind::Any;
}

void readLine(lint::LintInput &input, const QStringList &words)
{
    catalog::Facts &facts = input.facts;
    if (words[0] == u"@no-transaction") {
        input.inTransaction = false;
    } else if (words[0] == u"@database") {
        facts.live = true;
        facts.database = words[1];
        facts.serverVersion = words[2].toInt() * 10000;
    } else if (words[0] == u"@table") {
        readTable(facts, words);
    } else if (words[0] == u"@enable") {
        input.options.enabledRules += words.mid(1);
    } else if (words[0] == u"@answer") {
        readAnswer(facts, words);
    } else if (words[0] == u"@user") {
        readUser(facts, words.mid(1).join(u' '));
    } else if (words[0] == u"@holder") {
        readHolder(facts, words);
    } else if (words[0] == u"@sequence") {
        readSequence(facts, words);
    } else if (words[0] == u"@pooler") {
        facts.load.pooling = words[1] == u"transaction" ? catalog::Pooling::Transaction : catalog::Pooling::Session;
    } else if (words[0] == u"@computed-index") {
        readComputedIndex(facts, words);
    } else if (words[0] == u"@vector-index") {
        readVectorIndex(facts, words);
    } else if (words[0] == u"@distance") {
        readDistance(facts, words.mid(1).join(u' '));
    } else if (words[0] == u"@pgvector") {
        facts.load.vectorVersion = words[1];
    } else if (words[0] == u"@replica") {
        facts.load.replicas.append({ words[1], u"streaming"_s, words[2].toLongLong(), words[3].toDouble() });
    } else if (words[0] == u"@partition-key") {
        readPartitionKey(facts, words);
    } else if (words[0] == u"@relation") {
        facts.otherRelations.insert(nameFrom(words[1]), words[2].front().toLatin1());
    } else if (words[0] == u"@descendant") {
        facts.tables[nameFrom(words[1])].descendants.append(nameFrom(words[2]));
    } else if (words[0] == u"@parent") {
        facts.tables[nameFrom(words[1])].parent = nameFrom(words[2]);
    } else if (words[0] == u"@naming") {
        input.options.enabledRules.append(u"naming-convention"_s);
        input.options.naming.append({ kindFrom(words[1]), QRegularExpression(words.mid(2).join(u' ')), u"names are in lower case"_s });
    } else if (words[0] == u"@require-columns") {
        input.options.enabledRules.append(u"require-columns"_s);
        input.options.requiredColumns = words.mid(1);
    } else if (words[0] == u"@view") {
        readView(facts, words);
    } else if (words[0] == u"@constraint") {
        readConstraint(facts, words);
    } else if (words[0] == u"@check") {
        readCheck(facts, words);
    } else if (words[0] == u"@domain") {
        readDomain(facts, words);
    } else if (words[0] == u"@routine") {
        readRoutine(facts, words);
    } else if (words[0] == u"@not-valid") {
        readNotValid(facts, words);
    } else if (words.size() == 2 && !words[1].isEmpty()) {
        readFlag(facts.tables[nameFrom(words[1])], words[0]);
    } else if (words[0] == u"@index") {
        readIndex(facts, words);
    } else if (words[0] == u"@check-not-null") {
        facts.tables[nameFrom(words[1])].notNullChecks.append(words[2]);
    } else if (words[0] == u"@referenced") {
        readReference(facts.tables[nameFrom(words[1])], words);
    } else if (words[0] == u"@generated") {
        readGenerated(facts.tables[nameFrom(words[1])], words);
    } else if (words[0] == u"@of-descendants") {
        readOfDescendants(facts.tables[nameFrom(words[1])].ofDescendants, words);
    }
}

} // namespace

lint::LintInput lintInput(const QString &text, const QString &file)
{
    lint::LintInput input;
    input.text = text;
    input.file = file;
    input.statements = sql::parseScript(text);
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(u"-- @") && !readDirectoryLine(input.directory, line.mid(3).split(u' ')))
            readLine(input, line.mid(3).split(u' '));
    }
    input.statements = input.statements.forServer(input.facts.serverVersion);
    return input;
}

QString lintReport(const lint::LintInput &input)
{
    QString report;
    const QList<lint::Finding> findings = lint::lint(input);
    for (const lint::Finding &finding : findings)
        report += lint::formatFinding(finding, input.text);
    for (const lint::Finding &finding : findings) {
        for (const lint::Fix &fix : finding.fixes)
            report += u"\n--- "_s + finding.rule + u": "_s + fix.title + u'\n' + lint::applyFix(input.text, fix);
    }
    return report.isEmpty() ? u"no findings\n"_s : report;
}

} // namespace schemawright::testing
