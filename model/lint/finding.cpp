#include "model/lint/finding.h"

namespace schemawright::lint {

QString findingText(const Finding &finding)
{
    QString text = finding.message;
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    if (!finding.evidence.isEmpty())
        text += (text.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral("; ")) + finding.evidence;
    return text.endsWith(u'.') ? text : QString(text + u'.');
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return QStringLiteral("info");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

QString hazardText(Hazard hazard)
{
    switch (hazard) {
    case Hazard::DataLoss:
        return QStringLiteral("data loss");
    case Hazard::BlocksReadsAndWrites:
        return QStringLiteral("blocks reads and writes");
    case Hazard::BlocksWrites:
        return QStringLiteral("blocks writes");
    case Hazard::Slow:
        return QStringLiteral("slow");
    case Hazard::BreaksClients:
        return QStringLiteral("breaks clients");
    case Hazard::Security:
        return QStringLiteral("security");
    case Hazard::Fails:
        return QStringLiteral("fails");
    case Hazard::Style:
        return QStringLiteral("style");
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::lint
