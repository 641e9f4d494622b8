#include "model/plan/recipes/recipenames.h"

#include "model/plan/temporaryname.h"

#include <QSet>

namespace schemawright::plan {

using namespace Qt::StringLiterals;

namespace {

/// `make(0)`, `make(1)`… until one is not taken.
template <typename MakeFn, typename TakenFn> QString firstFree(MakeFn &&make, TakenFn &&isTaken)
{
    for (int number = 0;; ++number) {
        const QString name = make(number);
        if (!isTaken(name))
            return name;
    }
}

QString numbered(const QString &purpose, int number)
{
    return number == 0 ? purpose : purpose + QString::number(number);
}

QSet<QString> relationNames(const QList<const schema::Database *> &databases, const QString &schema)
{
    QSet<QString> names;
    for (const schema::Database *const database : databases) {
        for (const Shared<schema::Table> &table : database->tables) {
            if (table->name.schema != schema)
                continue;
            names.insert(table->name.name);
            for (const schema::Index &index : table->indexes)
                names.insert(index.name);
            for (const schema::Constraint &constraint : table->constraints)
                names.insert(constraint.name);
            for (const schema::Column &column : table->columns) {
                if (column.identity)
                    names.insert(column.identity->sequenceName.name);
            }
        }
        for (const Shared<schema::View> &view : database->views)
            names.insert(view->name.name);
        for (const schema::Sequence &sequence : database->sequences)
            names.insert(sequence.name.name);
    }
    return names;
}

} // namespace

QString freeRelationName(const QList<const schema::Database *> &databases, const QString &schema, const QString &wanted)
{
    const QSet<QString> taken = relationNames(databases, schema);
    if (!taken.contains(wanted))
        return wanted;
    return firstFree([&](int number) { return temporaryName(numbered(u"new"_s, number), wanted); },
        [&](const QString &name) { return taken.contains(name); });
}

QString workingColumnName(const QList<const schema::Table *> &tables, const QString &column)
{
    return firstFree([&](int number) { return temporaryName(numbered(u"new"_s, number), column); },
        [&](const QString &name) {
            return std::any_of(tables.begin(), tables.end(),
                [&](const schema::Table *table) { return schema::findColumn(*table, name) != nullptr; });
        });
}

SyncNames syncNames(
    const QList<const schema::Database *> &databases, const schema::Table &table, const QString &column)
{
    QSet<QString> routines;
    for (const schema::Database *const database : databases) {
        for (const Shared<schema::Routine> &routine : database->routines)
            routines.insert(routine->name.name);
    }
    SyncNames names;
    const QString subject = table.name.name + u'_' + column;
    names.function = { table.name.schema,
        firstFree([&](int number) { return temporaryName(numbered(u"sync"_s, number), subject); },
            [&](const QString &name) { return routines.contains(name); }) };
    names.trigger = firstFree(
        [&](int number) {
            QString name = u"zz_"_s + temporaryName(numbered(u"sync"_s, number), column);
            while (name.toUtf8().size() > 63)
                name.chop(1);
            return name;
        },
        [&](const QString &name) { return schema::findTrigger(table, name) != nullptr; });
    return names;
}

} // namespace schemawright::plan
