#include "model/sources/prisma/prismawriteback.h"

#include "model/sources/prisma/prismaedit.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::ObjectKind;

namespace {

bool isReference(const Change &change)
{
    const auto &object = change.after ? *change.after : *change.before;
    const auto *const constraint = std::get_if<schema::Constraint>(&object);
    return constraint && std::holds_alternative<schema::ForeignKey>(constraint->detail);
}

// What refers goes before what it refers to, and comes behind it.
int rankOf(const Change &change)
{
    const bool drops = change.action == ChangeAction::Drop;
    int rank = 3; // tables
    if (isReference(change))
        rank = 6;
    else if (change.key.kind == ObjectKind::Constraint || change.key.kind == ObjectKind::Index)
        rank = 5;
    else if (change.key.kind == ObjectKind::Column)
        rank = 4;
    else if (change.key.kind == ObjectKind::Enum)
        rank = 1;
    return drops ? -rank : rank;
}

QString writeConstraint(const PrismaEdit &edit, const Change &change)
{
    if (isReference(change))
        return writePrismaForeignKey(edit, change);
    const auto &constraint = std::get<schema::Constraint>(change.after ? *change.after : *change.before);
    if (std::holds_alternative<schema::PrimaryKey>(constraint.detail))
        return writePrismaPrimaryKey(edit, change);
    if (std::holds_alternative<schema::UniqueConstraint>(constraint.detail))
        return u"schema.prisma makes unique indexes, not constraints: a unique index can be written"_s;
    return u"schema.prisma has no checks and exclusions"_s;
}

// The sequence of a serial column comes and goes with @default(autoincrement()).
QString writeSequence(const PrismaEdit &edit, const Change &change)
{
    const auto isOwned = [](const std::optional<diff::Object> &object, const schema::Database &database) {
        if (!object)
            return true;
        const auto &owner = std::get<schema::Sequence>(*object).ownedBy;
        const schema::Table *const table = owner ? schema::findTable(database, owner->table) : nullptr;
        const schema::Column *const column = table ? schema::findColumn(*table, owner->column) : nullptr;
        return column && isSerial(*column, table->name, database);
    };
    const bool isSerials = isOwned(change.before, edit.before) && isOwned(change.after, edit.after);
    return isSerials ? QString() : u"schema.prisma has no sequences of their own"_s;
}

QString write(const PrismaEdit &edit, const Change &change)
{
    switch (change.key.kind) {
    case ObjectKind::Table:
        return writePrismaTable(edit, change);
    case ObjectKind::Column:
        return writePrismaColumn(edit, change);
    case ObjectKind::Constraint:
        return writeConstraint(edit, change);
    case ObjectKind::Index:
        return writePrismaIndex(edit, change);
    case ObjectKind::Enum:
        return writePrismaEnum(edit, change);
    case ObjectKind::Sequence:
        return writeSequence(edit, change);
    case ObjectKind::Schema:
        return u"schemas are listed in the datasource of schema.prisma, by hand"_s;
    case ObjectKind::Extension:
        return u"extensions are listed in the datasource of schema.prisma, by hand"_s;
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
    case ObjectKind::View:
    case ObjectKind::Routine:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
    case ObjectKind::Other:
        return u"schema.prisma cannot say it"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

PrismaWriteBack writeBackPrisma(const QList<PrismaFile> &files, const schema::Database &before,
    const schema::Database &after, const QList<Change> &changes, const QString &standardSchema)
{
    PrismaFiles edited(files, standardSchema);
    PrismaWriteBack result;
    QList<Change> ordered = changes;
    std::ranges::stable_sort(ordered, {}, rankOf);
    for (const Change &change : std::as_const(ordered)) {
        const PrismaFiles former = edited; // what is written in part is not written
        const QString problem = write({ edited, before, after }, change);
        edited.apply();
        if (problem.isEmpty())
            continue;
        edited = former;
        result.left << change;
        result.notWritten << diff::toText(change) + u": "_s + problem;
    }
    if (const QString error = edited.firstError(); !error.isEmpty())
        result.notWritten << u"Prisma would refuse the edited schema: %1"_s.arg(error);
    result.files = edited.files();
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (result.files.at(i).text != files.at(i).text)
            result.changedFiles << files.at(i).file;
    }
    return result;
}

} // namespace schemawright::sources
