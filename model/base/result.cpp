#include "model/base/result.h"

#include <QStringList>

namespace schemawright {

QString Error::toText() const
{
    QString place;
    if (!file.isEmpty()) {
        place = file;
        if (line > 0)
            place += QStringLiteral(":%1").arg(line) + (column > 0 ? QStringLiteral(":%1").arg(column) : QString());
        place += QStringLiteral(": ");
    }
    QStringList lines { place + text };
    if (!detail.isEmpty())
        lines << detail;
    if (!hint.isEmpty())
        lines << QStringLiteral("Hint: ") + hint;
    return lines.join(u'\n');
}

} // namespace schemawright
