#include "model/lint/loadevidence.h"

#include <QStringList>

#include <algorithm>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

constexpr double noticeableSeconds = 1;
constexpr qsizetype shownHolders = 2;

QString whoText(const catalog::SessionFacts &session)
{
    QString who = session.application.isEmpty() ? u"a session"_s : session.application;
    if (!session.user.isEmpty())
        who += u" (user "_s + session.user + u", pid "_s + QString::number(session.pid) + u')';
    return who;
}

QString replicasText(const QList<catalog::ReplicaFacts> &replicas)
{
    if (replicas.isEmpty())
        return {};
    const auto slowest = std::max_element(replicas.begin(), replicas.end(),
        [](const auto &a, const auto &b) { return a.lagBytes < b.lagBytes; });
    const QString count = replicas.size() == 1 ? u"1 replica takes"_s : QString::number(replicas.size()) + u" replicas take"_s;
    const QString lag = slowest->lagBytes < 0 ? QString() : u"; "_s + slowest->name + u" is "_s + sizeText(slowest->lagBytes) + u" behind"_s;
    return count + u" the ACCESS EXCLUSIVE lock as well"_s + lag;
}

// A btree's entry: a header of 8 bytes and a line pointer of 4, the key on a multiple of 8; pages are filled to 90 %.
// docs: storage-page-layout, sql-createindex "fillfactor".
constexpr double entryBytes = 12;
constexpr double fillFactor = 0.9;

double keyBytes(const QStringList &columns, const TableKnowledge &table)
{
    double bytes = 0;
    for (const QString &name : columns) {
        const catalog::ColumnFacts *column = table.column(name);
        if (!column || column->averageBytes < 0)
            return -1;
        bytes += column->averageBytes;
    }
    return (static_cast<int>(bytes) + 7) / 8 * 8;
}

QStringList indexedColumns(const sql::Statement &statement)
{
    if (const auto *index = std::get_if<sql::CreateIndex>(&statement)) {
        QStringList columns;
        for (const sql::IndexColumn &column : index->columns)
            columns.append(column.name);
        return index->method == u"btree" && !index->partial ? columns : QStringList();
    }
    const auto *alter = std::get_if<sql::AlterTable>(&statement);
    for (const sql::AlterTableAction &part : alter ? alter->actions : QList<sql::AlterTableAction>()) {
        const auto *add = std::get_if<sql::AddConstraint>(&part.action);
        const bool isKey = add && add->constraint.usingIndex.isEmpty()
            && (add->constraint.type == sql::ConstraintType::Unique || add->constraint.type == sql::ConstraintType::PrimaryKey);
        if (isKey)
            return add->constraint.columns;
    }
    return {};
}

QString budgetText(const sql::Statement &statement, const TableKnowledge &table)
{
    const QStringList columns = indexedColumns(statement);
    const double key = columns.isEmpty() || !table.facts ? -1 : keyBytes(columns, table);
    if (key < 0 || table.facts->rowEstimate <= 0)
        return {};
    const double bytes = table.facts->rowEstimate * (entryBytes + key) / fillFactor;
    return u"the new index takes about "_s + sizeText(static_cast<qint64>(bytes))
        + u", and as much again for sorting; how much room the disk has cannot be asked"_s;
}

} // namespace

QString ageText(double seconds)
{
    if (seconds < 90)
        return QString::number(static_cast<qint64>(seconds)) + u" s"_s;
    const double minutes = seconds / 60;
    return minutes < 90 ? QString::number(static_cast<qint64>(minutes)) + u" min"_s
                        : QString::number(static_cast<qint64>(minutes / 60)) + u" h"_s;
}

/// Sessions of the moment come and go; those whose transaction has been open for a while are waited for.
QStringList holderTexts(const catalog::TableFacts &table, schema::LockMode mode)
{
    QStringList texts;
    for (const catalog::SessionFacts &session : table.holders) {
        const bool isInTheWay = schema::conflicts(mode, schema::lockModeFrom(session.lock));
        if (session.transactionSeconds < noticeableSeconds || !isInTheWay || texts.size() >= shownHolders)
            continue;
        const QString state = session.state.isEmpty() ? u"in a transaction"_s : session.state;
        texts.append(whoText(session) + u" is "_s + state + u" since "_s + ageText(session.transactionSeconds)
            + u" and holds "_s + session.lock + u" on "_s + table.name.toText());
    }
    return texts;
}

QString loadText(
    const sql::Statement &statement, const TableKnowledge &table, const FileState &state, schema::LockMode mode)
{
    if (!table.facts || table.isNew())
        return {};
    QStringList texts = holderTexts(*table.facts, mode);
    if (mode == schema::LockMode::AccessExclusive)
        texts.append(replicasText(state.database().load.replicas));
    texts.append(budgetText(statement, table));
    texts.removeAll(QString());
    return texts.join(u"; ");
}

} // namespace schemawright::lint
