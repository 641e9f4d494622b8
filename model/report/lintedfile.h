// What the reports of a lint run are made of.
#pragma once

#include "model/lint/linter.h"

#include <QList>
#include <QString>

namespace schemawright::report {

struct LintedFile {
    QString name; ///< as the directory or the person names it; with `/`
    QString text;
    QList<lint::Finding> findings {};
    QList<lint::AcceptedFinding> accepted {};
};

struct LintRun {
    QList<LintedFile> files;
    QString folder; ///< where the names start, relative to the repository, without a slash at its end; empty: its root
    QString directory {}; ///< URL of the migration directory; empty: the files stand alone
    qsizetype filesInDirectory = 0; ///< those included that were not linted
    bool hasValidSum = false; ///< atlas.sum was compared with the files
};

struct ReportedFinding {
    const lint::Finding *finding = nullptr;
    const lint::AcceptedFinding *accepted = nullptr; ///< nullptr: nobody has accepted it
    /// 32 digits that stay when lines move, rows grow, or other findings come and go; no two of a run are equal.
    QString fingerprint;
};

/// Findings and accepted findings in the order of the text. They point into `file`.
[[nodiscard]] QList<ReportedFinding> reportedFindings(const LintedFile &file);

/// "db/migrations/1.sql", as the repository names it.
[[nodiscard]] QString pathOf(const LintRun &run, const LintedFile &file);

[[nodiscard]] QString countedText(qsizetype count, const QString &one, const QString &many); ///< "2 findings"

/// A fix as whole lines: `oldText` without its last line break becomes `newText`.
struct LineEdit {
    int firstLine = 1; ///< 1-based
    int lastLine = 1; ///< with this one
    QString oldText;
    QString newText;
};
/// nullopt: the fix has no edits, or they stand so far apart that whole lines would repeat most of the file.
[[nodiscard]] std::optional<LineEdit> lineEditOf(const lint::Fix &fix, const QString &text, const LineBreaks &breaks);

/// The lines of the range, without the last line break.
[[nodiscard]] QString linesOf(const QString &text, const SourceRange &range);

} // namespace schemawright::report
