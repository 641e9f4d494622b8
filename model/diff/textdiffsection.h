// Which statement a line of generated SQL belongs to: the name on a fold ("in CREATE TABLE public.orders").
#pragma once

#include <QString>

#include <optional>

namespace schemawright::diff {

/// "CREATE TABLE public.orders" for a line that begins a statement in its first column; nothing for any other line.
/// Goes by the layout that our own writer and pg_dump use: a statement begins unindented.
[[nodiscard]] std::optional<QString> statementTitle(QStringView line);

} // namespace schemawright::diff
