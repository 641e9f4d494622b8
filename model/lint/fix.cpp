#include "model/lint/fix.h"

namespace schemawright::lint {

QString applyFix(const QString &text, const Fix &fix)
{
    QString result = text;
    // From the back, so that the ranges in front stay right.
    for (auto edit = fix.edits.crbegin(); edit != fix.edits.crend(); ++edit)
        result.replace(edit->range.start, edit->range.length, edit->replacement);
    return result;
}

Fix suppression(const QString &text, const QString &rule, qsizetype statementStart, const QString &reason)
{
    const qsizetype lineStart = text.lastIndexOf(u'\n', statementStart - 1) + 1;
    const QString before = statementStart > 0 ? text.mid(lineStart, statementStart - lineStart) : QString();
    QString comment = QStringLiteral("-- schemawright:ignore ") + rule;
    if (const QString because = reason.simplified(); !because.isEmpty())
        comment += QStringLiteral(" -- ") + because;
    // Behind another statement it would speak of that one.
    const bool beginsLine = before.trimmed().isEmpty();
    const QString indent = beginsLine ? before : QString();
    return { rule, { { { statementStart, 0 }, (beginsLine ? QString() : QStringLiteral("\n")) + comment + u'\n' + indent } }, false };
}

} // namespace schemawright::lint
