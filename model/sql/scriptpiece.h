// One piece of a script to a statement. Only model/sql includes this.
#pragma once

#include "model/sql/parser.h"

namespace schemawright::sql {

/// Errors have their line and column in the script, whose line breaks are given.
[[nodiscard]] ParsedStatement parsePiece(const ScriptPiece &piece, const LineBreaks &lines);

} // namespace schemawright::sql
