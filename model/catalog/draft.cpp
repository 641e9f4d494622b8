#include "model/catalog/draft.h"

#include "model/catalog/namepattern.h"
#include "model/diff/defaultprivileges.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <future>

using namespace Qt::StringLiterals;

namespace schemawright::catalog {

namespace {

template <typename Part> void sortByName(QList<Part> &parts)
{
    std::ranges::sort(parts, {}, &Part::name);
}

/// Moves the values of a map into a list that is sorted by name.
template <typename Target, typename Value> QList<Target> sortedValues(std::unordered_map<Oid, Value> &map)
{
    std::vector<Value *> values;
    values.reserve(map.size());
    for (auto &[oid, value] : map)
        values.push_back(&value);
    std::ranges::sort(values, [](const Value *a, const Value *b) { return a->name < b->name; });
    QList<Target> sorted;
    sorted.reserve(static_cast<qsizetype>(values.size()));
    for (Value *value : values)
        sorted.append(Target(std::move(*value)));
    return sorted;
}

void sortParts(Draft &draft)
{
    for (auto &[oid, table] : draft.tables) {
        sortByName(table.constraints);
        sortByName(table.indexes);
        sortByName(table.triggers);
        sortByName(table.policies);
        sortByName(table.rules);
    }
    for (auto &[oid, view] : draft.views) {
        sortByName(view.indexes);
        sortByName(view.triggers);
        sortByName(view.rules);
    }
    for (auto &[oid, domain] : draft.domains)
        sortByName(domain.constraints);
}

bool routineComesFirst(const schema::Routine &a, const schema::Routine &b)
{
    return std::tie(a.name, a.identityArguments) < std::tie(b.name, b.identityArguments);
}

QList<Shared<schema::Routine>> sortedRoutines(QList<schema::Routine> routines)
{
    std::ranges::sort(routines, routineComesFirst);
    QList<Shared<schema::Routine>> sorted;
    sorted.reserve(routines.size());
    for (schema::Routine &routine : routines)
        sorted.append(Shared<schema::Routine>(std::move(routine)));
    return sorted;
}

void attachIdentities(Draft &draft)
{
    for (auto entry = draft.identities.cbegin(); entry != draft.identities.cend(); ++entry) {
        schema::Table *const table = draft.findTable(entry.key().oid);
        if (!table)
            continue;
        const QString name = draft.columnName(entry.key().oid, entry.key().column);
        const auto column = std::ranges::find(table->columns, name, &schema::Column::name);
        if (column == table->columns.end() || !column->identity)
            continue;
        const bool always = column->identity->always;
        column->identity = entry.value();
        column->identity->always = always;
    }
}

/// PostgreSQL 17+: identity columns of partitions use the sequence of the topmost parent's column.
void inheritIdentities(Draft &draft)
{
    for (auto &[oid, table] : draft.tables) {
        for (schema::Column &column : table.columns) {
            if (!column.identity || !column.identity->sequenceName.isEmpty())
                continue;
            Oid root = oid;
            while (draft.partitionParents.contains(root))
                root = draft.partitionParents.value(root);
            const schema::Table *parent = draft.findTable(root);
            const schema::Column *origin = parent ? schema::findColumn(*parent, column.name) : nullptr;
            if (origin && origin->identity)
                column.identity = origin->identity;
        }
    }
}

} // namespace

std::optional<QualifiedName> Draft::accept(const Address &address, Oid schema, const QString &name) const
{
    if (members.contains(address))
        return std::nullopt;
    if (schema == 0)
        return QualifiedName { {}, name };
    const auto found = namespaces.constFind(schema);
    if (found == namespaces.constEnd())
        return std::nullopt;
    QualifiedName qualified { *found, name };
    if (isObjectExcluded(exclude, qualified))
        return std::nullopt;
    return qualified;
}

// Source: src/backend/commands/indexcmds.c, GetDefaultOpClass: a class made for the type itself goes before those of
// types that it can stand for (text_ops on varchar, enum_ops on an enum).
bool Draft::isDefaultClass(Oid operatorClass, Oid type) const
{
    const auto used = operatorClasses.constFind(operatorClass);
    if (used == operatorClasses.constEnd() || !used->isDefault)
        return false;
    while (domainBases.contains(type))
        type = domainBases.value(type);
    if (type == 0 || used->inputType == type)
        return true;
    return std::ranges::none_of(operatorClasses, [&](const OperatorClass &other) {
        return other.isDefault && other.method == used->method && other.inputType == type;
    });
}

QString Draft::columnName(Oid relation, int number) const
{
    const auto found = columns.constFind(relation);
    if (found == columns.constEnd() || number < 1 || number > found->size())
        return {};
    return found->at(number - 1).name;
}

QStringList Draft::columnNames(Oid relation, const QList<int> &numbers) const
{
    QStringList names;
    for (const int number : numbers)
        names.append(columnName(relation, number));
    return names;
}

schema::Table *Draft::findTable(Oid relation)
{
    const auto found = tables.find(relation);
    return found != tables.end() ? &found->second : nullptr;
}

schema::View *Draft::findView(Oid relation)
{
    const auto found = views.find(relation);
    return found != views.end() ? &found->second : nullptr;
}

QualifiedName Draft::relationName(Oid relation) const
{
    if (const auto table = tables.find(relation); table != tables.end())
        return table->second.name;
    if (const auto view = views.find(relation); view != views.end())
        return view->second.name;
    return {};
}

void Draft::addUnmodelled(const QString &label, const QString &identity, const QString &fingerprint)
{
    unmodelled.append({ .label = label, .identity = identity, .fingerprint = fingerprint });
}

Oid oidAt(const postgres::ResultSet &rows, int row, int column)
{
    return static_cast<Oid>(rows.integer(row, column));
}

char charAt(const postgres::ResultSet &rows, int row, int column)
{
    const QByteArrayView text = rows.utf8(row, column);
    return text.isEmpty() ? '\0' : text.front();
}

QList<int> numbersAt(const postgres::ResultSet &rows, int row, int column)
{
    const QByteArrayView text = rows.utf8(row, column);
    QList<int> numbers;
    for (const char *next = text.begin(); next < text.end();) {
        qint64 number = 0;
        const auto [end, error] = std::from_chars(next, text.end(), number);
        if (error == std::errc())
            numbers.append(static_cast<int>(number)); // oids wrap and come back as oids
        next = end == next ? next + 1 : end; // braces, commas, blanks
    }
    return numbers;
}

QMap<QString, QString> optionsOf(const QStringList &texts, const QString &prefix)
{
    QMap<QString, QString> options;
    for (const QString &option : texts) {
        const qsizetype equals = option.indexOf(u'=');
        // Minor releases of late 2026 (seen in 15.20) keep a version number of their own among attoptions.
        if (QStringView(option).left(equals) == u"pg_attver")
            continue;
        options.insert(prefix + option.left(equals), option.mid(equals + 1));
    }
    return options;
}

QMap<QString, QString> optionsAt(const postgres::ResultSet &rows, int row, int column, const QString &prefix)
{
    return rows.isNull(row, column) ? QMap<QString, QString>() : optionsOf(rows.array(row, column), prefix);
}

schema::Database finishDraft(Draft draft)
{
    attachIdentities(draft);
    inheritIdentities(draft);
    // Names and addresses are read here, and nobody changes them meanwhile.
    auto dependencies = std::async(std::launch::async, [&draft] { return resolveDependencies(draft); });
    attachAccess(draft);
    sortParts(draft);
    schema::Database database;
    database.serverVersion = draft.serverVersion;
    database.dependencies = dependencies.get();
    database.schemas = std::move(draft.schemas);
    sortByName(database.schemas);
    database.extensions = std::move(draft.extensions);
    sortByName(database.extensions);
    database.tables = sortedValues<Shared<schema::Table>>(draft.tables);
    database.views = sortedValues<Shared<schema::View>>(draft.views);
    database.routines = sortedRoutines(std::move(draft.routines));
    database.sequences = sortedValues<schema::Sequence>(draft.sequences);
    database.enums = sortedValues<schema::EnumType>(draft.enums);
    database.domains = sortedValues<schema::Domain>(draft.domains);
    database.composites = sortedValues<schema::CompositeType>(draft.composites);
    database.others = std::move(draft.others);
    std::ranges::sort(database.others, [](const schema::OtherObject &a, const schema::OtherObject &b) {
        return std::tie(a.label, a.identity) < std::tie(b.label, b.identity);
    });
    database.unmodelled = std::move(draft.unmodelled);
    database.extensionMembers = std::move(draft.extensionMembers);
    std::ranges::sort(database.unmodelled, [](const schema::UnmodelledObject &a, const schema::UnmodelledObject &b) {
        return std::tie(a.label, a.identity) < std::tie(b.label, b.identity);
    });
    database.currentRole = draft.currentRole;
    for (const QString &role : std::as_const(draft.roleNames)) {
        if (!role.startsWith("pg_"_L1))
            database.roles.append(role);
    }
    database.roles.sort();
    diff::setDefaultPrivileges(database, draft.defaultPrivileges);
    return database;
}

} // namespace schemawright::catalog
