#include "model/workflow/locknote.h"

#include "model/base/quantity.h"
#include "model/schema/lockmode.h"

#include <QStringList>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

QString shortName(const QualifiedName &name)
{
    return name.schema == "public"_L1 ? name.name : name.toText();
}

QString rowsText(const catalog::TableFacts &table)
{
    if (table.isEmpty)
        return u"empty"_s;
    if (table.rowEstimate < 0)
        return u"never analysed: row count unknown"_s;
    return countText(table.rowEstimate) + (table.rowEstimate == 1 ? u" row"_s : u" rows"_s);
}

} // namespace

QString workText(render::Work work)
{
    switch (work) {
    case render::Work::Instant:
        return {};
    case render::Work::Scan:
        return u"reads all of it"_s;
    case render::Work::IndexBuild:
        return u"builds an index"_s;
    case render::Work::Rewrite:
        return u"rewrites it"_s;
    }
    Q_UNREACHABLE();
}

QString workText(lint::Work work)
{
    switch (work) {
    case lint::Work::Instant:
    case lint::Work::Rows:
        return {};
    case lint::Work::Scan:
        return workText(render::Work::Scan);
    case lint::Work::IndexBuild:
        return workText(render::Work::IndexBuild);
    case lint::Work::Rewrite:
        return workText(render::Work::Rewrite);
    }
    Q_UNREACHABLE();
}

QString lockNote(
    const QualifiedName &relation, schema::LockMode mode, const QString &work, const catalog::Facts &facts)
{
    QStringList parts { schema::lockModeText(mode) + u" on "_s + shortName(relation) };
    if (const auto table = facts.tables.constFind(relation); table != facts.tables.constEnd())
        parts << sizeText(table->sizeBytes) << rowsText(*table);
    if (!work.isEmpty())
        parts << work;
    return parts.join(u" · "_s);
}

QString lockNote(const render::Statement &statement, const catalog::Facts &facts)
{
    if (statement.locks.isEmpty())
        return {};
    const render::RelationLock &strongest = statement.locks.first();
    return lockNote(strongest.relation, strongest.mode, workText(statement.work), facts);
}

} // namespace schemawright::workflow
