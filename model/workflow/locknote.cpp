#include "model/workflow/locknote.h"

#include "model/base/quantity.h"
#include "model/lint/duration.h"
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
        return u"never analysed"_s;
    return countText(table.rowEstimate) + (table.rowEstimate == 1 ? u" row"_s : u" rows"_s);
}

QString workText(lint::Work work)
{
    switch (work) {
    case lint::Work::Instant:
    case lint::Work::Rows:
        return {};
    case lint::Work::Scan:
        return u"reads all of it"_s;
    case lint::Work::IndexBuild:
        return u"builds an index"_s;
    case lint::Work::Rewrite:
        return u"rewrites it"_s;
    }
    Q_UNREACHABLE();
}

lint::Work lintWork(render::Work work)
{
    switch (work) {
    case render::Work::Instant:
        return lint::Work::Instant;
    case render::Work::Scan:
        return lint::Work::Scan;
    case render::Work::IndexBuild:
        return lint::Work::IndexBuild;
    case render::Work::Rewrite:
        return lint::Work::Rewrite;
    }
    Q_UNREACHABLE();
}

} // namespace

QString lockNote(const QualifiedName &relation, schema::LockMode mode, lint::Work work, const catalog::Facts &facts, bool saysDuration)
{
    QStringList parts { schema::lockModeText(mode) + u" on "_s + shortName(relation) };
    const auto table = facts.tables.constFind(relation);
    const bool isKnown = table != facts.tables.constEnd();
    if (isKnown)
        parts << sizeText(table->sizeBytes) << rowsText(*table);
    if (const QString text = workText(work); !text.isEmpty())
        parts << text;
    const auto duration = saysDuration && isKnown && facts.calibration ? lint::durationOf(work, *table, *facts.calibration) : std::nullopt;
    if (duration)
        parts << lint::durationText(*duration);
    return parts.join(u" · "_s);
}

QString lockNote(const render::Statement &step, const sql::Statement &statement, const catalog::Facts &facts)
{
    if (step.locks.isEmpty())
        return {};
    const render::RelationLock &strongest = step.locks.first();
    return lockNote(strongest.relation, strongest.mode, lintWork(step.work), facts, lint::isMeasured(statement));
}

} // namespace schemawright::workflow
