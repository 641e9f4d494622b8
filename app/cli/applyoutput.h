// What an apply prints while it goes on, and where its journal is.
#pragma once

#include "app/cli/verb.h"

#include "model/apply/executor.h"

namespace schemawright::cli {

/// Atlas's lines: "-- migrating version V", "-> statement", "-- ok (1.2ms)"; retries and notices on standard error.
[[nodiscard]] apply::ApplyObserver printingObserver();

/// The journal's folder in the user's data folder; shared with the window.
[[nodiscard]] QString journalFolder();

/// The end of a run. Answers with the exit code.
int printReport(const apply::ApplyReport &report);

} // namespace schemawright::cli
