#include "model/workflow/takenback.h"

#include "model/sql/parser.h"
#include "model/sql/recipedirectives.h"
#include "model/workflow/knownrenames.h"

#include <QHash>

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using migrations::MigrationFile;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

/// Reads renames from the newest to the oldest: a name of then is followed to its name of now.
class Reverser
{
public:
    void add(const sql::Rename &rename)
    {
        if (rename.kind == sql::ObjectClass::Table)
            addTable(rename);
        else if (rename.kind == sql::ObjectClass::Column)
            addColumn(rename);
    }
    [[nodiscard]] const QList<diff::Rename> &renames() const { return m_renames; }

private:
    static QualifiedName inSchema(const QualifiedName &name)
    {
        return name.schema.isEmpty() ? QualifiedName { u"public"_s, name.name } : name;
    }
    [[nodiscard]] QualifiedName tableNow(const QualifiedName &then) const { return m_tables.value(then, then); }

    void addTable(const sql::Rename &rename)
    {
        const QualifiedName former = inSchema(rename.relation.name);
        const QualifiedName now = tableNow({ former.schema, rename.to.name });
        m_tables.insert(former, now);
        put({ ObjectKind::Table, now.schema, {}, now.name, {} }, rename.from);
    }
    void addColumn(const sql::Rename &rename)
    {
        const QualifiedName table = tableNow(inSchema(rename.relation.name));
        const ObjectKey renamed = schema::partKey(ObjectKind::Column, table, rename.to.name);
        const ObjectKey now = m_columns.value(renamed, renamed);
        m_columns.insert(schema::partKey(ObjectKind::Column, table, rename.from), now);
        put(now, rename.from);
    }
    /// Of a name that was changed twice the oldest one counts.
    void put(const ObjectKey &now, const QString &former)
    {
        const auto known = std::ranges::find(m_renames, now, &diff::Rename::before);
        if (known != m_renames.end())
            known->after = former;
        else
            m_renames.append({ now, former, {} });
    }

    QHash<QualifiedName, QualifiedName> m_tables; ///< then → now
    QHash<ObjectKey, ObjectKey> m_columns;
    QList<diff::Rename> m_renames;
};

/// A column of now as it is called in the target, but for its own name.
ObjectKey underFormerTable(const ObjectKey &column, const QList<diff::Rename> &tables)
{
    ObjectKey key = column;
    for (const diff::Rename &table : tables) {
        if (table.before.qualifiedName() == column.parentName())
            key.parent = table.after;
    }
    return key;
}

/// The name of now is only there now, the former one only in the target.
bool isUsable(const diff::Rename &rename, const schema::Database &now, const schema::Database &target, const ObjectKey &there)
{
    ObjectKey formerNow = rename.before;
    formerNow.name = rename.after;
    ObjectKey formerThere = there;
    formerThere.name = rename.after;
    return hasObject(now, rename.before) && !hasObject(now, formerNow) && hasObject(target, formerThere)
        && !hasObject(target, there);
}

QStringList subjectsOf(const QList<MigrationFile> &files, sql::RecipePhase phase)
{
    QStringList subjects;
    for (const MigrationFile &file : files) {
        for (const sql::PhaseDirective &directive : sql::readPhases(file.text)) {
            if (directive.phase == phase && !subjects.contains(directive.subject))
                subjects.append(directive.subject);
        }
    }
    return subjects;
}

/// "public.users" of "public.users.email".
bool addsColumnBeside(const plan::Plan &plan, const QString &subject)
{
    return std::ranges::any_of(plan.changes, [&](const diff::Change &change) {
        return change.action == diff::ChangeAction::Create && change.key.kind == ObjectKind::Column
            && subject.startsWith(change.key.parentName().toText() + u'.');
    });
}

/// The version that is the last one when the whole recipe is taken back; empty: none is left.
QString versionBefore(const QString &subject, const QList<MigrationFile> &kept)
{
    QString version;
    for (const MigrationFile &file : kept) {
        if (subjectsOf({ file }, sql::RecipePhase::Expand).contains(subject))
            return version;
        version = file.version;
    }
    return version;
}

} // namespace

QList<diff::Rename> reversedRenames(
    const QList<MigrationFile> &files, const schema::Database &now, const schema::Database &target)
{
    Reverser reverser;
    for (const MigrationFile &file : files) {
        const QList<sql::ParsedStatement> statements = sql::parseScript(file.text);
        for (auto statement = statements.crbegin(); statement != statements.crend(); ++statement) {
            if (const auto *const rename = std::get_if<sql::Rename>(&statement->statement))
                reverser.add(*rename);
        }
    }
    QList<diff::Rename> tables;
    QList<diff::Rename> columns;
    for (const diff::Rename &rename : reverser.renames()) {
        if (rename.before.kind == ObjectKind::Table && isUsable(rename, now, target, rename.before))
            tables.append(rename);
    }
    for (const diff::Rename &rename : reverser.renames()) {
        if (rename.before.kind == ObjectKind::Column && isUsable(rename, now, target, underFormerTable(rename.before, tables)))
            columns.append(rename);
    }
    return columns + tables; // while their tables have the names of now
}

schema::ObjectKey nameNow(const schema::ObjectKey &key, const QList<diff::Rename> &renames)
{
    ObjectKey now = key;
    for (const diff::Rename &rename : renames) {
        if (rename.before.kind == ObjectKind::Table && key.schema == rename.before.schema && key.parent == rename.after)
            now.parent = rename.before.name;
    }
    return now;
}

Result<> refuseHalfContracts(const QList<MigrationFile> &goes, const QList<MigrationFile> &kept, const plan::Plan &plan)
{
    const QStringList expanded = subjectsOf(kept, sql::RecipePhase::Expand);
    for (const QString &subject : subjectsOf(goes, sql::RecipePhase::Contract)) {
        if (!expanded.contains(subject) || !addsColumnBeside(plan, subject))
            continue;
        const QString version = versionBefore(subject, kept);
        return makeError(ErrorKind::Unsupported,
            u"the contract of %1 cannot be taken back without its expand: the column that it took away would come back empty"_s.arg(subject),
            version.isEmpty() ? u"Take all migrations back, or write the column of before into the schema and plan the way with migrate diff."_s
                              : u"Take the whole change back with --to-version %1, or write the column of before into the schema and plan the way with migrate diff."_s.arg(version));
    }
    return {};
}

QStringList contractNotes(const QList<MigrationFile> &goes)
{
    QStringList notes;
    for (const QString &subject : subjectsOf(goes, sql::RecipePhase::Contract)) {
        notes.append(u"%1 was changed by expand, backfill and contract, and goes back in one step: programs of after must be gone."
                     " For a way on which both work, write the schema of before and run migrate diff with --recipe."_s.arg(subject));
    }
    return notes;
}

} // namespace schemawright::workflow
