// Questions to the person at the terminal.
#pragma once

#include "app/cli/verb.h"

namespace schemawright::cli {

/// Whether somebody can answer: standard input is a terminal.
[[nodiscard]] bool canAsk();

/// "… Type yes to go on, anything else to abort: " Errors: Cancelled (Ctrl+C).
[[nodiscard]] Result<bool> askYes(const QString &question, const std::stop_token &stop);

} // namespace schemawright::cli
