#include "model/report/lintgithub.h"

#include "model/base/visibletext.h"

#include <QStringList>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

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

QString lintGithub(const LintRun &run)
{
    QStringList lines;
    for (const LintedFile &file : run.files) {
        const LineBreaks breaks(file.text);
        for (const lint::Finding &finding : file.findings) {
            const LineColumn position = breaks.at(finding.range.start);
            lines << u"::%1 file=%2,line=%3,col=%4,title=%5::%6"_s.arg(commandOf(finding.severity),
                escaped(pathOf(run, file), true), QString::number(position.line), QString::number(position.column),
                escaped(finding.rule, true), escaped(visibleText(lint::findingText(finding)), false));
        }
    }
    return lines.join(u'\n');
}

} // namespace schemawright::report
