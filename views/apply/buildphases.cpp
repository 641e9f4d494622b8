#include "views/apply/buildphases.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::applyview {

namespace {

struct PhaseName {
    QStringView phase;
    const char *shortName;
};

constexpr std::array phaseNames {
    PhaseName { u"initializing", QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Start") },
    PhaseName { u"waiting for writers before build",
        QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Wait: writers") },
    PhaseName { u"building index", QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Build") },
    PhaseName { u"waiting for writers before validation",
        QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Wait: writers") },
    PhaseName { u"index validation: scanning index",
        QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Scan index") },
    PhaseName { u"index validation: sorting tuples", QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Sort") },
    PhaseName { u"index validation: scanning table",
        QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Scan table") },
    PhaseName { u"waiting for old snapshots",
        QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Wait: snapshots") },
    PhaseName { u"waiting for readers before marking dead",
        QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Wait: readers") },
    PhaseName { u"waiting for readers before dropping",
        QT_TRANSLATE_NOOP("schemawright::applyview::BuildPhases", "Drop former") },
};

} // namespace

QStringList phasesOf(const QString &command)
{
    const bool concurrent = command.endsWith("CONCURRENTLY"_L1);
    const bool reindex = command.startsWith("REINDEX"_L1);
    if (!concurrent)
        return { u"initializing"_s, u"building index"_s };
    QStringList phases;
    for (const PhaseName &name : phaseNames) {
        // The last two belong to REINDEX CONCURRENTLY, which has two indexes for a while.
        if (reindex || !name.phase.startsWith("waiting for readers"_L1))
            phases.append(name.phase.toString());
    }
    return phases;
}

int phaseIndex(const QStringList &phases, const QString &phase)
{
    const QString name = phase.startsWith("building index"_L1) ? u"building index"_s : phase;
    return std::max(0, static_cast<int>(phases.indexOf(name)));
}

QString shortPhaseName(const QString &phase)
{
    for (const PhaseName &name : phaseNames) {
        if (name.phase == phase)
            return QCoreApplication::translate("schemawright::applyview::BuildPhases", name.shortName);
    }
    return phase;
}

} // namespace schemawright::applyview
