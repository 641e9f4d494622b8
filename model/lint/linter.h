// The entry point: findings of migration files.
#pragma once

#include "model/lint/lintinput.h"
#include "model/lint/statementlocks.h"

#include <functional>
#include <stop_token>

namespace schemawright::lint {

/// In the order of the text. Findings that a comment in the text accepts are left out.
[[nodiscard]] QList<Finding> lint(const LintInput &input);

/// A finding that a comment takes as known.
struct AcceptedFinding {
    Finding finding;
    QString reason; ///< as the comment gives it; may be empty
    friend bool operator==(const AcceptedFinding &, const AcceptedFinding &) = default;
};

struct LintOutcome {
    QList<Finding> findings; ///< as lint()
    QList<AcceptedFinding> accepted; ///< in the order of the text
    QList<StatementLock> strongestLocks; ///< per statement, on a table that existed before its file; of mode None: there is none
};

/// Files that run one after the other: a later one knows what the earlier ones proved (a validated check before
/// SET NOT NULL), but a table is new only in the file that makes it – by the next one it may hold rows.
/// All inputs carry the same facts and options. After a stop the rest has no findings.
[[nodiscard]] QList<LintOutcome> lintSequence(const QList<LintInput> &inputs, const std::stop_token &stop = {});

/// Takes what lint() gives, one by one; `input` is the index of the finding's file.
using FindingHandler = std::function<void(qsizetype input, const Finding &finding)>;
/// lintSequence() for files of which nobody wants to hold all findings. Of a file without ignore comments none is held
/// longer than its statement.
void lintEach(const QList<LintInput> &inputs, const FindingHandler &found, const std::stop_token &stop = {});

} // namespace schemawright::lint
