#include "model/plan/temporaryname.h"

using namespace Qt::StringLiterals;

namespace schemawright::plan {

QString temporaryName(const QString &purpose, const QString &name)
{
    constexpr qsizetype limit = 63; // NAMEDATALEN - 1, in bytes of UTF-8
    QString text = u"schemawright_"_s + purpose + u'_' + name;
    while (text.toUtf8().size() > limit)
        text.chop(1);
    return text;
}

} // namespace schemawright::plan
