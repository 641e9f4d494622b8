#include "model/plan/temporaryname.h"

using namespace Qt::StringLiterals;

namespace schemawright::plan {

QString temporaryName(const QString &purpose, const QString &name)
{
    QString text = u"schemawright_"_s + purpose + u'_' + name;
    while (text.toUtf8().size() > longestName)
        text.chop(1);
    return text;
}

} // namespace schemawright::plan
