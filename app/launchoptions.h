// The command line of the window.
#pragma once

#include "app/appearance.h"
#include "model/base/result.h"

#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace schemawright::app {

struct LaunchOptions {
    bool sample = false;
    QString environment; ///< of the folder's atlas.hcl; empty: ours to choose
    QString folder; ///< of a project; empty: none
    QString url; ///< of the database
    QString schemaUrl; ///< of the desired schema
    QString migrationsFolder;
    QString developmentUrl;
    std::optional<Appearance> appearance;

    [[nodiscard]] bool namesProject() const { return sample || !folder.isEmpty() || !url.isEmpty() || !schemaUrl.isEmpty(); }
};

void addLaunchOptions(QCommandLineParser &parser);
/// After parser.process(). Errors: Input, for options that contradict each other.
[[nodiscard]] Result<LaunchOptions> readLaunchOptions(const QCommandLineParser &parser);

} // namespace schemawright::app
