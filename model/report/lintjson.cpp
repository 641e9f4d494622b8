#include "model/report/lintjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

qsizetype byteOffset(const QString &text, qsizetype offset)
{
    return QStringView(text).left(offset).toUtf8().size();
}

QJsonObject fixObject(const lint::Fix &fix, const QString &text)
{
    QJsonArray edits;
    for (const lint::TextEdit &edit : fix.edits) {
        edits.append(QJsonObject { { u"Start"_s, byteOffset(text, edit.range.start) },
            { u"End"_s, byteOffset(text, edit.range.end()) }, { u"NewText"_s, edit.replacement } });
    }
    return { { u"Message"_s, fix.title }, { u"TextEdits"_s, edits } };
}

QJsonObject diagnosticObject(const lint::Finding &finding, const QString &text)
{
    const LineColumn position = toLineColumn(text, finding.range.start);
    QJsonArray fixes;
    for (const lint::Fix &fix : finding.fixes)
        fixes.append(fixObject(fix, text));
    return { { u"Pos"_s, byteOffset(text, finding.range.start) }, { u"Text"_s, finding.message },
        { u"Code"_s, finding.rule }, { u"Severity"_s, lint::severityText(finding.severity) },
        { u"Evidence"_s, finding.evidence }, { u"Object"_s, finding.object }, { u"Line"_s, position.line },
        { u"Column"_s, position.column }, { u"SuggestedFixes"_s, fixes } };
}

/// Workflow commands end at a line break and separate properties by commas. docs: GitHub, "Workflow commands".
QString escaped(QString text, bool isProperty)
{
    text.replace(u'%', u"%25"_s).replace(u'\r', u"%0D"_s).replace(u'\n', u"%0A"_s);
    if (isProperty)
        text.replace(u':', u"%3A"_s).replace(u',', u"%2C"_s);
    return text;
}

QString commandOf(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Info:
        return u"notice"_s;
    case lint::Severity::Warning:
        return u"warning"_s;
    case lint::Severity::Error:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString lintJson(const QList<LintedFile> &files)
{
    QJsonArray list;
    for (const LintedFile &file : files) {
        QJsonArray diagnostics;
        for (const lint::Finding &finding : file.findings)
            diagnostics.append(diagnosticObject(finding, file.text));
        QJsonObject object { { u"Name"_s, file.name }, { u"Text"_s, file.text } };
        if (!diagnostics.isEmpty()) {
            object.insert(u"Reports"_s,
                QJsonArray { QJsonObject { { u"Text"_s, u"findings"_s }, { u"Diagnostics"_s, diagnostics } } });
        }
        list.append(object);
    }
    return QString::fromUtf8(QJsonDocument(QJsonObject { { u"Files"_s, list } }).toJson());
}

QString lintGithub(const QList<LintedFile> &files, const QString &folder)
{
    const QString prefix = folder.isEmpty() ? QString() : QString(folder + u'/');
    QStringList lines;
    for (const LintedFile &file : files) {
        for (const lint::Finding &finding : file.findings) {
            const LineColumn position = toLineColumn(file.text, finding.range.start);
            lines << u"::%1 file=%2,line=%3,col=%4,title=%5::%6"_s.arg(commandOf(finding.severity),
                escaped(prefix + file.name, true), QString::number(position.line), QString::number(position.column),
                escaped(finding.rule, true), escaped(lint::findingText(finding), false));
        }
    }
    return lines.join(u'\n');
}

} // namespace schemawright::report
