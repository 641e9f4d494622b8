// .squawk.toml and .schemawright.toml: settings of the linter in files of their own.
#pragma once

#include "model/project/lintsettings.h"

#include "model/base/result.h"

namespace schemawright::project {

struct TomlSettings {
    LintSettings settings;
    QStringList warnings; ///< what is not understood, with file and line
};

/// The nearest .squawk.toml and .schemawright.toml in the folder or above it; ours wins. Without one: empty settings.
/// Errors: Io; Input (no TOML: with file, line and column; a value of the wrong kind).
[[nodiscard]] Result<TomlSettings> findTomlSettings(const QString &folder);

} // namespace schemawright::project
