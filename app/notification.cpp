// https://specifications.freedesktop.org/notification-spec: Notify(app_name, replaces_id, app_icon, summary, body,
// actions, hints, expire_timeout); urgency 2 is critical.
#include "app/notification.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

void notifyDesktop(const QString &title, const QString &text, bool urgent)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
        u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const QVariantMap hints { { u"urgency"_s, QVariant::fromValue<uchar>(urgent ? 2 : 1) },
        { u"desktop-entry"_s, QCoreApplication::applicationName() } };
    message << QCoreApplication::applicationName() << uint(0) << u"schemawright"_s << title << text << QStringList()
            << hints << -1;
    bus.call(message, QDBus::NoBlock);
}

} // namespace schemawright::app
