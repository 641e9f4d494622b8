// Written values as PostgreSQL reads them. Nothing: the text is no such value.
#pragma once

#include <QString>

#include <optional>

namespace schemawright::prisma {

/// A whole number of 64 bits, printed: "007" is 7.
[[nodiscard]] std::optional<QString> integerLiteral(const QString &text);
/// In plain notation with its scale: "1.50" stays, "1.5e3" is 1500, "1_000" is 1000.
[[nodiscard]] std::optional<QString> decimalLiteral(const QString &text);
/// RFC 3339 to "2020-01-02 03:04:05.600 +00:00".
[[nodiscard]] std::optional<QString> timeLiteral(const QString &text);
/// Base 64 in its canonical form, to "\x6869".
[[nodiscard]] std::optional<QString> bytesLiteral(const QString &text);
[[nodiscard]] bool isJson(const QString &text);

} // namespace schemawright::prisma
