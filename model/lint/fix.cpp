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

} // namespace schemawright::lint
