#include "views/plan/findingtext.h"

#include "views/textpane/severityicon.h"

#include <QCoreApplication>

namespace schemawright::plan {

QString hazardWord(lint::Hazard hazard)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("schemawright::plan", text); };
    switch (hazard) {
    case lint::Hazard::DataLoss:
        return word(QT_TRANSLATE_NOOP("schemawright::plan", "data loss"));
    case lint::Hazard::BlocksReadsAndWrites:
        return word(QT_TRANSLATE_NOOP("schemawright::plan", "blocks reads and writes"));
    case lint::Hazard::BlocksWrites:
        return word(QT_TRANSLATE_NOOP("schemawright::plan", "blocks writes"));
    case lint::Hazard::Slow:
        return word(QT_TRANSLATE_NOOP("schemawright::plan", "slow"));
    case lint::Hazard::BreaksClients:
        return word(QT_TRANSLATE_NOOP("schemawright::plan", "breaks clients"));
    case lint::Hazard::Security:
        return word(QT_TRANSLATE_NOOP("schemawright::plan", "security"));
    case lint::Hazard::Fails:
        return word(QT_TRANSLATE_NOOP("schemawright::plan", "fails"));
    case lint::Hazard::Style:
        return word(QT_TRANSLATE_NOOP("schemawright::plan", "style"));
    }
    Q_UNREACHABLE();
}

QString findingHeading(const lint::Finding &finding)
{
    return QStringLiteral("%1 · %2").arg(textpane::severityWord(finding.severity), hazardWord(finding.hazard));
}

QString findingSentence(const lint::Finding &finding)
{
    return QStringLiteral("%1: %2").arg(findingHeading(finding), lint::findingText(finding));
}

} // namespace schemawright::plan
