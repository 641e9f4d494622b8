#include "views/connection/tlsmodes.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::connection {

namespace {

QString line(const char *text)
{
    return QCoreApplication::translate("schemawright::connection", text);
}

} // namespace

QList<TlsMode> tlsModes()
{
    return {
        { {},
            line(QT_TRANSLATE_NOOP(
                "schemawright::connection", "What the service file, PGSSLMODE or libpq says (prefer)")) },
        { u"disable"_s,
            line(QT_TRANSLATE_NOOP(
                "schemawright::connection", "No encryption: only for sockets and trusted networks")) },
        { u"allow"_s, line(QT_TRANSLATE_NOOP("schemawright::connection", "Encrypts only when the server insists")) },
        { u"prefer"_s,
            line(QT_TRANSLATE_NOOP("schemawright::connection", "Encrypts when the server can; checks nothing")) },
        { u"require"_s,
            line(QT_TRANSLATE_NOOP("schemawright::connection", "Always encrypts; does not check who answers")) },
        { u"verify-ca"_s,
            line(QT_TRANSLATE_NOOP(
                "schemawright::connection", "Encrypts and checks that a trusted authority signed the certificate")) },
        { u"verify-full"_s,
            line(QT_TRANSLATE_NOOP(
                "schemawright::connection", "Encrypts and checks the authority and the host name: the safest")) },
    };
}

} // namespace schemawright::connection
