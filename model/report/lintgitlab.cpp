// docs: GitLab, "Code Quality report format".
#include "model/report/lintgitlab.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

/// GitLab knows info, minor, major, critical and blocker.
QString gradeOf(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Info:
        return u"info"_s;
    case lint::Severity::Warning:
        return u"minor"_s;
    case lint::Severity::Error:
        return u"critical"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject issue(const ReportedFinding &reported, const QString &path, const LineBreaks &lines)
{
    const lint::Finding &finding = *reported.finding;
    const qsizetype last = finding.range.length > 0 ? finding.range.end() - 1 : finding.range.start;
    const QJsonObject where { { u"begin"_s, lines.at(finding.range.start).line }, { u"end"_s, lines.at(last).line } };
    return { { u"description"_s, lint::findingText(finding) }, { u"check_name"_s, finding.rule },
        { u"fingerprint"_s, reported.fingerprint }, { u"severity"_s, gradeOf(finding.severity) },
        { u"location"_s, QJsonObject { { u"path"_s, path }, { u"lines"_s, where } } } };
}

} // namespace

QString lintGitlab(const LintRun &run)
{
    QJsonArray issues;
    for (const LintedFile &file : run.files) {
        const LineBreaks lines(file.text);
        for (const ReportedFinding &reported : reportedFindings(file)) {
            if (!reported.accepted)
                issues.append(issue(reported, pathOf(run, file), lines));
        }
    }
    return QString::fromUtf8(QJsonDocument(issues).toJson());
}

} // namespace schemawright::report
