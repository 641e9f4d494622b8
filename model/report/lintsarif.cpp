// docs: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
#include "model/report/lintsarif.h"

#include "model/lint/rulepage.h"
#include "model/lint/rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

const QString sarifSchema
    = u"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"_s;

QString levelText(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Info:
        return u"note"_s;
    case lint::Severity::Warning:
        return u"warning"_s;
    case lint::Severity::Error:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject message(const QString &text)
{
    return { { u"text"_s, text } };
}

/// A viewer makes links of [text](place), and names of tables may look so: 3.11.6.
QString withoutLinks(QString text)
{
    return text.replace(u"]("_s, u"] ("_s);
}

/// endColumn is the column behind the last character: 3.30.8.
QJsonObject region(const LineBreaks &lines, const SourceRange &range)
{
    const LineColumn start = lines.at(range.start);
    const LineColumn end = lines.at(range.end());
    return { { u"startLine"_s, start.line }, { u"startColumn"_s, start.column }, { u"endLine"_s, end.line },
        { u"endColumn"_s, end.column } };
}

/// A relative reference: a colon in its first part would make a scheme of it.
QJsonObject artifact(const QString &path)
{
    return { { u"uri"_s, QString::fromLatin1(QUrl::toPercentEncoding(path, "/")) } };
}

QJsonObject fixObject(const lint::Fix &fix, const QString &path, const LineBreaks &lines)
{
    QJsonArray replacements;
    for (const lint::TextEdit &edit : fix.edits) {
        replacements.append(QJsonObject { { u"deletedRegion"_s, region(lines, edit.range) },
            { u"insertedContent"_s, message(edit.replacement) } });
    }
    return { { u"description"_s, message(fix.title) },
        { u"artifactChanges"_s,
            QJsonArray { QJsonObject { { u"artifactLocation"_s, artifact(path) }, { u"replacements"_s, replacements } } } } };
}

QJsonObject location(const lint::Finding &finding, const QString &path, const LineBreaks &lines)
{
    QJsonObject result { { u"physicalLocation"_s,
        QJsonObject { { u"artifactLocation"_s, artifact(path) }, { u"region"_s, region(lines, finding.range) } } } };
    if (!finding.object.isEmpty())
        result.insert(u"logicalLocations"_s, QJsonArray { QJsonObject { { u"fullyQualifiedName"_s, finding.object } } });
    return result;
}

QJsonObject suppression(const lint::AcceptedFinding &accepted)
{
    QJsonObject result { { u"kind"_s, u"inSource"_s } };
    if (!accepted.reason.isEmpty())
        result.insert(u"justification"_s, accepted.reason);
    return result;
}

QJsonObject result(
    const ReportedFinding &reported, const QString &path, const LineBreaks &lines, const QStringList &ruleIds)
{
    const lint::Finding &finding = *reported.finding;
    QJsonObject object { { u"ruleId"_s, finding.rule }, { u"ruleIndex"_s, ruleIds.indexOf(finding.rule) },
        { u"level"_s, levelText(finding.severity) }, { u"message"_s, message(withoutLinks(lint::findingText(finding))) },
        { u"locations"_s, QJsonArray { location(finding, path, lines) } },
        { u"partialFingerprints"_s, QJsonObject { { u"schemawrightFinding/v1"_s, reported.fingerprint } } } };
    QJsonArray fixes;
    for (const lint::Fix &fix : finding.fixes) {
        if (!fix.edits.isEmpty())
            fixes.append(fixObject(fix, path, lines));
    }
    if (!fixes.isEmpty())
        object.insert(u"fixes"_s, fixes);
    // Where one result of a run says so, all do: 3.27.23.
    object.insert(u"suppressions"_s, reported.accepted ? QJsonArray { suppression(*reported.accepted) } : QJsonArray());
    return object;
}

QJsonObject ruleObject(const lint::RuleInfo &rule)
{
    QJsonArray tags { lint::familyText(rule.family) };
    for (const QString &alias : rule.aliases)
        tags.append(alias);
    QJsonObject object { { u"id"_s, rule.id }, { u"shortDescription"_s, message(rule.summary) },
        { u"defaultConfiguration"_s, QJsonObject { { u"level"_s, levelText(rule.severity) }, { u"enabled"_s, !rule.optional } } },
        { u"properties"_s, QJsonObject { { u"tags"_s, tags } } } };
    if (const QString page = lint::rulePage(rule.id); !page.isEmpty())
        object.insert(u"help"_s, QJsonObject { { u"text"_s, page }, { u"markdown"_s, page } });
    return object;
}

/// Ids of the rules that found something, sorted.
QStringList ruleIdsOf(const LintRun &run)
{
    QStringList ids;
    for (const LintedFile &file : run.files) {
        for (const ReportedFinding &reported : reportedFindings(file))
            ids.append(reported.finding->rule);
    }
    ids.sort();
    ids.removeDuplicates();
    return ids;
}

QJsonArray results(const LintRun &run, const QStringList &ruleIds)
{
    QJsonArray list;
    for (const LintedFile &file : run.files) {
        const LineBreaks lines(file.text);
        for (const ReportedFinding &reported : reportedFindings(file))
            list.append(result(reported, pathOf(run, file), lines, ruleIds));
    }
    return list;
}

} // namespace

QString lintSarif(const LintRun &run, const QString &programVersion)
{
    const QStringList ruleIds = ruleIdsOf(run);
    QJsonArray rules;
    for (const QString &id : ruleIds)
        rules.append(ruleObject(*lint::findRule(id)));
    const QJsonObject driver { { u"name"_s, u"Schemawright"_s }, { u"version"_s, programVersion }, { u"rules"_s, rules } };
    const QJsonObject sarifRun { { u"tool"_s, QJsonObject { { u"driver"_s, driver } } },
        { u"columnKind"_s, u"utf16CodeUnits"_s }, { u"results"_s, results(run, ruleIds) } };
    const QJsonObject log { { u"$schema"_s, sarifSchema },
        { u"version"_s, u"2.1.0"_s }, { u"runs"_s, QJsonArray { sarifRun } } };
    return QString::fromUtf8(QJsonDocument(log).toJson());
}

} // namespace schemawright::report
