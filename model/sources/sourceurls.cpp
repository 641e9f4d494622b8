// URLs of our own for what Atlas's projects put together: parseSource reads them.
#include "model/sources/source.h"

#include <QUrl>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

QString compositeUrl(const QStringList &urls)
{
    QStringList parts;
    for (const QString &url : urls)
        parts << QString(u"url="_s + QString::fromLatin1(QUrl::toPercentEncoding(url)));
    return u"composite://?"_s + parts.join(u'&');
}

QString hclUrl(const QStringList &paths, const QMap<QString, QString> &variables)
{
    QStringList parts;
    for (const QString &path : paths)
        parts << QString(u"path="_s + QString::fromLatin1(QUrl::toPercentEncoding(path)));
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        parts << QString(u"var="_s + QString::fromLatin1(QUrl::toPercentEncoding(variable.key() + u'=' + *variable)));
    return u"hcl://?"_s + parts.join(u'&');
}

} // namespace schemawright::sources
