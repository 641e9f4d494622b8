#pragma once

#include <QtGlobal>

namespace schemawright::testing {

/// The most memory that this process has ever held, in MB: VmHWM of /proc/self/status.
[[nodiscard]] double peakMemory();

} // namespace schemawright::testing
