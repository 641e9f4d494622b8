// Findings of a run over migration files, in the shape of Atlas's `migrate lint --format "{{ json . }}"`.
#pragma once

#include "model/lint/finding.h"

#include <QList>
#include <QString>

namespace schemawright::report {

struct LintedFile {
    QString name;
    QString text;
    QList<lint::Finding> findings;
};

/// {"Files":[{Name, Text, Reports:[{Text, Diagnostics:[{Pos, Text, Code, …}]}]}]}; Pos, Start and End are byte offsets, as Atlas counts.
[[nodiscard]] QString lintJson(const QList<LintedFile> &files);

/// One workflow command per finding: shown by GitHub at its line of the pull request. `folder` is where the files are,
/// relative to the repository; empty: its root.
[[nodiscard]] QString lintGithub(const QList<LintedFile> &files, const QString &folder);

} // namespace schemawright::report
