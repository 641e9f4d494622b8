#include "model/plan/plannotes.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

namespace {

// New columns go to the end: the order after the plan is what stays, then what is added.
QStringList orderAfterPlan(const schema::Table &before, const schema::Table &after)
{
    QStringList order;
    for (const schema::Column &column : before.columns) {
        if (schema::findColumn(after, column.name))
            order.append(column.name);
    }
    for (const schema::Column &column : after.columns) {
        if (!schema::findColumn(before, column.name))
            order.append(column.name);
    }
    return order;
}

QStringList namesOf(const schema::Table &table)
{
    QStringList names;
    for (const schema::Column &column : table.columns)
        names.append(column.name);
    return names;
}

} // namespace

QStringList columnOrderNotes(
    const schema::Database &before, const schema::Database &after, const QList<diff::Change> &changes)
{
    QSet<QualifiedName> created;
    for (const diff::Change &change : changes) {
        if (change.key.kind == schema::ObjectKind::Table && change.action == diff::ChangeAction::Create)
            created.insert(change.key.qualifiedName());
    }
    QStringList notes;
    qsizetype position = 0;
    for (const Shared<schema::Table> &table : after.tables) {
        // Both lists are sorted by name, so one walk finds the pairs.
        while (position < before.tables.size() && before.tables.at(position)->name < table->name)
            ++position;
        if (position == before.tables.size() || before.tables.at(position)->name != table->name
            || before.tables.at(position).isSameInstance(table) || created.contains(table->name))
            continue;
        const bool keyChanges = before.tables.at(position)->partitionKey != table->partitionKey;
        if (keyChanges || before.tables.at(position)->columns == table->columns)
            continue;
        if (orderAfterPlan(*before.tables.at(position), *table) != namesOf(*table)) {
            notes.append(u"The columns of %1 stay in another order than the wanted one: PostgreSQL cannot move a column"_s.arg(
                table->name.toText()));
        }
    }
    return notes;
}

} // namespace schemawright::plan
