// Programs of the team that print a schema as SQL: external_schema and external of atlas.hcl. They run only when the person
// has trusted the folder of the project, without a shell, with a time limit and a limit of what they may print.
#pragma once

#include "model/base/result.h"

#include <QStringList>

#include <stop_token>

namespace schemawright::sources {

struct Program {
    QStringList command; ///< the program and its arguments
    QString folder; ///< where it runs; absolute
    QString place; ///< "atlas.hcl:3:3", for messages; empty: no file names it
    friend bool operator==(const Program &, const Program &) = default;
};

/// "program://?arg=npx&arg=drizzle-kit&arg=export&folder=…"
[[nodiscard]] QString programUrl(const Program &program);
[[nodiscard]] Program parseProgramUrl(const QString &url);

[[nodiscard]] QString commandText(const Program &program); ///< as in a shell: words with blanks are quoted

/// What it prints. Blocks. Errors: Untrusted (not `allowed`: nothing was run), Input (exit code other than 0, with what it
/// printed to standard error; output that is no UTF-8), Io (cannot be started; prints too much), Timeout (two minutes),
/// Cancelled.
[[nodiscard]] Result<QString> runProgram(const Program &program, bool allowed, const std::stop_token &stop = {});

} // namespace schemawright::sources
