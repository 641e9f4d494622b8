#include "model/base/digest.h"

#include <QCryptographicHash>
#include <QString>

namespace schemawright {

QString sha256Hex(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace schemawright
