#include "model/lint/rulepage.h"

#include "model/base/textfile.h"

namespace schemawright::lint {

QString rulePage(const QString &id)
{
    return readTextFile(QStringLiteral(":/schemawright/rules/%1.md").arg(id)).value_or(QString());
}

} // namespace schemawright::lint
