// Desktop notifications through org.freedesktop.Notifications; where nobody offers that service, nothing happens.
#pragma once

#include <QString>

namespace schemawright::app {

/// Does not wait for the service.
void notifyDesktop(const QString &title, const QString &text, bool urgent = false);

} // namespace schemawright::app
