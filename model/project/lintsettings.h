// What the files of a project say about the linter: one value per file, laid over each other.
#pragma once

#include "model/lint/lintinput.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::project {

/// Paths that match are not linted.
struct ExcludedPaths {
    QString folder; ///< of the file that says so
    QStringList patterns; ///< *, ** and ? also stand for slashes
    friend bool operator==(const ExcludedPaths &, const ExcludedPaths &) = default;
};

struct LintSettings {
    QMap<QString, bool> rules; ///< by id: shall run or not; others run when they are not optional
    QMap<QString, lint::Severity> severities; ///< by id
    QList<lint::NamingConvention> naming;
    QStringList requiredColumns;
    std::optional<int> serverVersion; ///< 150000, where no database is asked
    std::optional<double> fewRows; ///< a table of fewer rows, and
    std::optional<qint64> smallBytes; ///< fewer bytes, is nobody's problem
    std::optional<bool> inTransaction; ///< files that no migration directory holds
    QList<ExcludedPaths> excluded;
    std::optional<int> latest;
    QString gitBase;
    QString gitDir;
    QString application; ///< the folder of the programs that use the schema; absolute; empty: not named
    friend bool operator==(const LintSettings &, const LintSettings &) = default;
};

/// Rules by id, another tool's code, or family; false when the name means none.
[[nodiscard]] bool setRule(LintSettings &settings, const QString &name, bool enabled);
/// Families first where several are set, so that what is said of one rule stays.
[[nodiscard]] bool setSeverity(LintSettings &settings, const QString &name, lint::Severity severity);
/// Whether it is the name of a rule, in whatever tool, and not of a family.
[[nodiscard]] bool isRuleName(const QString &name);
/// "15" or "15.2" as the server numbers itself: 150000, 150002.
[[nodiscard]] std::optional<int> serverVersionFrom(const QString &version);
/// "info", "warning", "error".
[[nodiscard]] std::optional<lint::Severity> severityFrom(const QString &word);

/// `above` wins where both say something; paths are excluded by either.
[[nodiscard]] LintSettings merged(const LintSettings &below, const LintSettings &above);

[[nodiscard]] lint::LintOptions toOptions(const LintSettings &settings);

[[nodiscard]] bool isExcluded(const LintSettings &settings, const QString &path);

/// ", did you mean drop-table?" of a mistyped name of a rule; else empty.
[[nodiscard]] QString similarRuleText(const QString &name);

} // namespace schemawright::project
