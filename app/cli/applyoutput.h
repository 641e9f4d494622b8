// What an apply prints while it goes on.
#pragma once

#include "app/cli/verb.h"

#include "model/apply/executor.h"

namespace schemawright::cli {

/// Atlas's lines: "-- migrating version V", "-> statement", "-- ok (1.2ms)"; retries and notices on standard error.
[[nodiscard]] apply::ApplyObserver printingObserver();

/// The end of a run. Answers with the exit code.
int printReport(const apply::ApplyReport &report);

} // namespace schemawright::cli
