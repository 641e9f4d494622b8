#include "model/workflow/losses.h"

#include "model/sql/sqlwriter.h"
#include "model/workflow/takenback.h"

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> countRows(postgres::Connection &connection, const schema::ObjectKey &key, const std::stop_token &stop)
{
    const bool isTable = key.kind == schema::ObjectKind::Table;
    const QString query = isTable
        ? u"SELECT count(*) FROM ONLY %1"_s.arg(sql::quoteName(key.qualifiedName()))
        : u"SELECT count(%1) FROM %2"_s.arg(sql::quoteIdentifier(key.name), sql::quoteName(key.parentName()));
    TRY_ASSIGN(const auto rows, connection.execute(query, stop));
    return rows.integer(0, 0);
}

} // namespace

QString toText(const Loss &loss)
{
    const bool isTable = loss.object.kind == schema::ObjectKind::Table;
    const QString unit = isTable ? (loss.rows == 1 ? u"row"_s : u"rows"_s) : (loss.rows == 1 ? u"value"_s : u"values"_s);
    return u"%1 %2 of %3"_s.arg(QString::number(loss.rows), unit, schema::toText(loss.object));
}

QList<schema::ObjectKey> droppedStorage(const plan::Plan &plan, const QList<diff::Rename> &renames)
{
    QList<schema::ObjectKey> dropped;
    for (const diff::Change &change : plan.changes) {
        if (change.action != diff::ChangeAction::Drop)
            continue;
        const auto *const table = std::get_if<Shared<schema::Table>>(&*change.before);
        const auto *const column = std::get_if<schema::Column>(&*change.before);
        const bool holdsRows = (table && !(*table)->isPartitioned()) || (column && !column->generated);
        if (holdsRows)
            dropped.append(nameNow(change.key, renames));
    }
    return dropped;
}

Result<QList<Loss>> countLosses(
    postgres::Connection &connection, const QList<schema::ObjectKey> &dropped, const std::stop_token &stop)
{
    QList<Loss> losses;
    for (const schema::ObjectKey &key : dropped) {
        TRY_ASSIGN(const qint64 rows, countRows(connection, key, stop));
        if (rows > 0)
            losses.append({ key, rows });
    }
    return losses;
}

} // namespace schemawright::workflow
