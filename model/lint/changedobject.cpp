#include "model/lint/changedobject.h"

#include "model/lint/lintinput.h"

#include <optional>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

using catalog::UsedObject;

constexpr qsizetype shownUsers = 12;

std::optional<UsedObject::Kind> kindOf(sql::ObjectClass kind)
{
    switch (static_cast<int>(kind)) {
    case static_cast<int>(sql::ObjectClass::Table):
    case static_cast<int>(sql::ObjectClass::ForeignTable):
    case static_cast<int>(sql::ObjectClass::View):
    case static_cast<int>(sql::ObjectClass::MaterializedView):
        return UsedObject::Kind::Relation;
    case static_cast<int>(sql::ObjectClass::Function):
    case static_cast<int>(sql::ObjectClass::Procedure):
        return UsedObject::Kind::Routine;
    default:
        return std::nullopt;
    }
}

class ChangeCollector
{
public:
    explicit ChangeCollector(const FileState &state)
        : m_state(state)
    { }
    QList<ChangedObject> found;

    void operator()(const sql::DropObjects &drop)
    {
        for (const auto &target : drop.targets) {
            if (const auto kind = kindOf(drop.kind))
                add(*kind, target.name, {}, target.range);
        }
    }
    void operator()(const sql::Rename &rename)
    {
        // Routines are named by `from`, columns are on their relation.
        if (rename.kind == sql::ObjectClass::Column)
            add(UsedObject::Kind::Column, rename.relation.name, rename.from, rename.to.range);
        else if (const auto kind = kindOf(rename.kind); kind == UsedObject::Kind::Relation)
            add(*kind, rename.relation.name, {}, rename.to.range);
        else if (kind == UsedObject::Kind::Routine)
            add(*kind, { rename.relation.name.schema, rename.from }, {}, rename.to.range);
    }
    void operator()(const sql::AlterTable &alter)
    {
        for (const sql::AlterTableAction &part : alter.actions) {
            if (const auto *drop = std::get_if<sql::DropColumn>(&part.action))
                add(UsedObject::Kind::Column, alter.relation.name, drop->column.name, part.range);
            else if (const auto *change = std::get_if<sql::AlterColumnType>(&part.action))
                add(UsedObject::Kind::Column, alter.relation.name, change->column.name, part.range);
        }
    }
    void operator()(const sql::CreateFunction &function)
    {
        if (function.replace)
            add(UsedObject::Kind::Routine, { function.schema, function.name.name }, {}, function.name.range);
    }
    template <typename Other> void operator()(const Other &) { }

private:
    void add(UsedObject::Kind kind, const QualifiedName &written, const QString &column, const SourceRange &range)
    {
        const QualifiedName name = m_state.resolve(written);
        const TableState *table = m_state.table(name);
        const bool isNew = kind == UsedObject::Kind::Routine ? m_state.isObjectCreatedHere(written)
                                                             : (table && table->created) || (table && table->addedColumns.contains(column));
        if (!isNew)
            found.append({ { kind, table && !table->formerName.isEmpty() ? table->formerName : name, column }, range });
    }

    const FileState &m_state;
};

} // namespace

QList<ChangedObject> changedObjectsOf(const sql::Statement &statement, const FileState &state)
{
    ChangeCollector collector(state);
    std::visit(collector, statement);
    return collector.found;
}

QList<catalog::UsedObject> changedObjects(const LintInput &input)
{
    QList<UsedObject> objects;
    QSet<QString> seen;
    FileState state(input, input.inTransaction);
    for (int index = 0; index < input.statements.size(); ++index) {
        const sql::Statement &statement = input.statements.at(index).statement;
        for (const ChangedObject &changed : changedObjectsOf(statement, state)) {
            const QString key = changed.object.key();
            if (!seen.contains(key))
                objects.append(changed.object);
            seen.insert(key);
        }
        state.apply(index, statement, {});
    }
    return objects;
}

QString usersText(const sql::Statement &statement, const SourceRange &range, const FileState &state)
{
    const catalog::Facts &facts = state.database();
    if (facts.users.isEmpty())
        return {};
    for (const ChangedObject &changed : changedObjectsOf(statement, state)) {
        const bool isThere = changed.range.start < range.end() && range.start < changed.range.end();
        const auto users = facts.users.constFind(changed.object.key());
        if (!isThere || users == facts.users.constEnd())
            continue;
        const QString notes = facts.userNotes.isEmpty() ? QString() : u"; "_s + facts.userNotes.join(u"; ");
        const QString name = changed.object.key();
        if (users->isEmpty())
            return u"no use of "_s + name + u" was found"_s + notes;
        const qsizetype more = users->size() - shownUsers;
        return name + u" is used by "_s + users->mid(0, shownUsers).join(u", ")
            + (more > 0 ? u" and "_s + QString::number(more) + u" more"_s : QString()) + notes;
    }
    return {};
}

} // namespace schemawright::lint
