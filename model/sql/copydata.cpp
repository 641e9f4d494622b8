#include "model/sql/copydata.h"

#include <QRegularExpression>

namespace schemawright::sql {

using namespace Qt::StringLiterals;

namespace {

/// From the end of the COPY line to the line "\." included; -1 when there is no such line.
qsizetype endOfRows(const QString &script, qsizetype lineStart)
{
    while (lineStart < script.size()) {
        const qsizetype newline = script.indexOf(u'\n', lineStart);
        const qsizetype lineEnd = newline < 0 ? script.size() : newline;
        if (QStringView(script).mid(lineStart, lineEnd - lineStart).trimmed() == "\\."_L1)
            return lineEnd;
        lineStart = lineEnd + 1;
    }
    return -1;
}

} // namespace

ScriptWithoutCopyData takeCopyData(const QString &script)
{
    ScriptWithoutCopyData result { script, {} };
    static const QRegularExpression copy(u"^[ \\t]*COPY[ \\t][^;]*?\\bFROM\\s+STDIN\\b(?:[^;']|'[^']*')*;[ \\t]*\\r?$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    qsizetype position = 0;
    for (;;) {
        const QRegularExpressionMatch match = copy.match(script, position);
        if (!match.hasMatch())
            return result;
        const qsizetype rowsStart = match.capturedEnd() + 1;
        const qsizetype rowsEnd = endOfRows(script, rowsStart);
        position = match.capturedEnd();
        if (rowsEnd < 0)
            continue; // Not a dump: the words stand in a function body or a comment.
        const qsizetype terminator = script.lastIndexOf(u"\\."_s, rowsEnd - 1);
        qsizetype statementEnd = script.lastIndexOf(u';', match.capturedEnd());
        while (statementEnd > 0 && script[statementEnd - 1].isSpace())
            --statementEnd;
        result.blocks.append({ statementEnd,
            script.mid(rowsStart, script.lastIndexOf(u'\n', terminator) + 1 - rowsStart) });
        for (qsizetype i = rowsStart; i < rowsEnd; ++i) {
            if (result.sql[i] != u'\n')
                result.sql[i] = u' ';
        }
        position = rowsEnd;
    }
}

} // namespace schemawright::sql
