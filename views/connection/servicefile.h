// Names of the services in pg_service.conf. docs: libpq-pgservice.
#pragma once

#include <QStringList>

namespace schemawright::connection {

/// The files that libpq would read, in its order: PGSERVICEFILE or ~/.pg_service.conf, then the system's.
[[nodiscard]] QStringList serviceFiles();
/// Section names, in the order of the text.
[[nodiscard]] QStringList serviceNames(const QString &text);
/// Of all files that are there, each name once, sorted.
[[nodiscard]] QStringList readServiceNames();

} // namespace schemawright::connection
