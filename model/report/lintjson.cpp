#include "model/report/lintjson.h"

#include "model/lint/rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

/// Offsets in UTF-8. It knows every so many characters where it is, because a finding's fix may be far away from it.
class ByteOffsets
{
public:
    explicit ByteOffsets(QStringView text)
        : m_text(text)
    {
        qsizetype bytes = 0;
        for (qsizetype from = 0; from < text.size(); from += step) {
            m_known.push_back(bytes);
            bytes += bytesOf(from, std::min(from + step, text.size()));
        }
        m_known.push_back(bytes);
    }
    [[nodiscard]] qsizetype at(qsizetype offset) const
    {
        const qsizetype place = std::min(offset, m_text.size()) / step;
        return m_known.at(place) + bytesOf(place * step, std::min(offset, m_text.size()));
    }

private:
    static constexpr qsizetype step = 1024;
    /// Each half of a surrogate pair counts two, so that a pair may be cut.
    [[nodiscard]] qsizetype bytesOf(qsizetype from, qsizetype to) const
    {
        qsizetype bytes = 0;
        for (const QChar character : m_text.mid(from, to - from))
            bytes += character.unicode() < 0x80 ? 1 : character.unicode() < 0x800 || character.isSurrogate() ? 2 : 3;
        return bytes;
    }

    QStringView m_text;
    std::vector<qsizetype> m_known;
};

struct TextOfFile {
    const QString &text;
    LineBreaks lines;
    ByteOffsets bytes;
};

QJsonObject fixObject(const lint::Fix &fix, const TextOfFile &file)
{
    QJsonObject object { { u"Message"_s, fix.title } };
    if (fix.edits.isEmpty())
        return object;
    QJsonArray edits;
    for (const lint::TextEdit &edit : fix.edits) {
        edits.append(QJsonObject { { u"Start"_s, file.bytes.at(edit.range.start) },
            { u"End"_s, file.bytes.at(edit.range.end()) }, { u"NewText"_s, edit.replacement } });
    }
    object.insert(u"TextEdits"_s, edits);
    if (const auto lines = lineEditOf(fix, file.text, file.lines)) {
        object.insert(u"TextEdit"_s,
            QJsonObject { { u"Line"_s, lines->firstLine }, { u"End"_s, lines->lastLine }, { u"NewText"_s, lines->newText } });
    }
    return object;
}

QJsonObject diagnosticObject(const lint::Finding &finding, const TextOfFile &file)
{
    const LineColumn position = file.lines.at(finding.range.start);
    const qsizetype offset = file.bytes.at(finding.range.start);
    QJsonArray fixes;
    for (const lint::Fix &fix : finding.fixes)
        fixes.append(fixObject(fix, file));
    QJsonObject object { { u"Pos"_s, offset }, { u"Text"_s, finding.message }, { u"Code"_s, finding.rule },
        { u"Severity"_s, lint::severityText(finding.severity) }, { u"Evidence"_s, finding.evidence },
        { u"Object"_s, finding.object }, { u"Line"_s, position.line }, { u"Column"_s, position.column } };
    if (!fixes.isEmpty())
        object.insert(u"SuggestedFixes"_s, fixes);
    return object;
}

QString reportText(lint::Family family)
{
    return lint::familyText(family) + u" changes detected"_s;
}

/// One report per family, in the order of the families.
QJsonArray reports(const LintedFile &file)
{
    const TextOfFile text { file.text, LineBreaks(file.text), ByteOffsets(file.text) };
    QMap<lint::Family, QJsonArray> diagnostics;
    for (const lint::Finding &finding : file.findings)
        diagnostics[lint::findRule(finding.rule)->family].append(diagnosticObject(finding, text));
    QJsonArray reports;
    for (auto family = diagnostics.cbegin(); family != diagnostics.cend(); ++family)
        reports.append(QJsonObject { { u"Text"_s, reportText(family.key()) }, { u"Diagnostics"_s, *family } });
    return reports;
}

/// What lets the run fail; empty when nothing does.
QString errorOf(const LintedFile &file)
{
    const auto failing = std::find_if(file.findings.begin(), file.findings.end(),
        [](const lint::Finding &finding) { return finding.severity == lint::Severity::Error; });
    return failing == file.findings.end() ? QString() : reportText(lint::findRule(failing->rule)->family);
}

QJsonObject fileObject(const LintedFile &file)
{
    QJsonObject object { { u"Name"_s, file.name }, { u"Text"_s, file.text } };
    if (!file.findings.isEmpty())
        object.insert(u"Reports"_s, reports(file));
    if (const QString error = errorOf(file); !error.isEmpty())
        object.insert(u"Error"_s, error);
    return object;
}

QJsonObject step(const QString &name, const QString &text)
{
    return { { u"Name"_s, name }, { u"Text"_s, text } };
}

QJsonArray steps(const LintRun &run, const QJsonArray &files)
{
    QJsonArray steps;
    if (run.hasValidSum)
        steps.append(step(u"Migration Integrity Check"_s, u"File atlas.sum is valid"_s));
    if (!run.directory.isEmpty()) {
        steps.append(step(u"Detect New Migration Files"_s,
            u"Found %1 (from %2 total)"_s.arg(
                countedText(run.files.size(), u"new migration file"_s, u"new migration files"_s), QString::number(run.filesInDirectory))));
    }
    for (const QJsonValue &file : files) {
        const QJsonObject result = file.toObject();
        const qsizetype reports = result.value("Reports"_L1).toArray().size();
        QJsonObject analysis = step(u"Analyze "_s + result.value("Name"_L1).toString(),
            reports == 0 ? u"No reports were found in analysis"_s
                         : countedText(reports, u"report was found in analysis"_s, u"reports were found in analysis"_s));
        analysis.insert(u"Result"_s, result);
        if (result.contains("Error"_L1))
            analysis.insert(u"Error"_s, result.value("Error"_L1));
        steps.append(analysis);
    }
    return steps;
}

} // namespace

QString lintJson(const LintRun &run)
{
    QJsonArray files;
    for (const LintedFile &file : run.files)
        files.append(fileObject(file));
    QJsonObject environment { { u"Driver"_s, u"postgres"_s } };
    if (!run.directory.isEmpty())
        environment.insert(u"Dir"_s, run.directory);
    return QString::fromUtf8(QJsonDocument(
        QJsonObject { { u"Env"_s, environment }, { u"Steps"_s, steps(run, files) }, { u"Files"_s, files } }).toJson());
}

} // namespace schemawright::report
