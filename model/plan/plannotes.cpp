#include "model/plan/plannotes.h"

#include <QSet>

#include <algorithm>

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

bool hasSameOrder(const schema::Table &before, const schema::Table &after)
{
    return std::ranges::equal(before.columns, after.columns, {}, &schema::Column::name, &schema::Column::name);
}

QStringList namesOf(const schema::Table &table)
{
    QStringList names;
    for (const schema::Column &column : table.columns)
        names.append(column.name);
    return names;
}

} // namespace

QStringList hiddenValueNotes(const QList<diff::Change> &changes)
{
    const auto otherOf = [](const std::optional<diff::Object> &object) {
        return object ? std::get_if<schema::OtherObject>(&*object) : nullptr;
    };
    QStringList notes;
    for (const diff::Change &change : changes) {
        const schema::OtherObject *const gone = otherOf(change.before);
        const schema::OtherObject *const made = otherOf(change.after);
        if (!gone && !made)
            continue;
        const schema::OtherObject &object = made ? *made : *gone;
        const QString words = object.label + u' ' + object.name.name;
        if (made && !made->hidden.isEmpty()) {
            notes.append(u"The plan does not set the %1 of %2, which is secret or not readable: set it by hand"_s.arg(
                made->hidden.join(u" and the "_s), words));
        }
        if (object.label != u"subscription" || (gone && made))
            continue;
        notes.append(made ? u"%1 is created without connecting: enable and refresh it by hand"_s.arg(words)
                          : u"%1 is dropped, but its slot on the publisher keeps write-ahead log until it is dropped there"_s
                                .arg(words));
    }
    return notes;
}

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
        if (keyChanges || hasSameOrder(*before.tables.at(position), *table))
            continue;
        if (orderAfterPlan(*before.tables.at(position), *table) != namesOf(*table)) {
            notes.append(u"The columns of %1 stay in another order than the wanted one: PostgreSQL cannot move a column"_s.arg(
                table->name.toText()));
        }
    }
    return notes;
}

} // namespace schemawright::plan
