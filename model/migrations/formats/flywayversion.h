// Versions and checksums as Flyway has them.
#pragma once

#include <QByteArray>
#include <QString>

namespace schemawright::migrations {

/// "1_02.0" is "1.2": what two spellings of one version have in common.
[[nodiscard]] QString normalFlywayVersion(const QString &version);
/// -1, 0, 1: part by part, as numbers.
[[nodiscard]] int compareFlywayVersions(const QString &a, const QString &b);
/// CRC-32 of the lines without their ends.
[[nodiscard]] qint32 flywayChecksum(const QByteArray &bytes);

} // namespace schemawright::migrations
