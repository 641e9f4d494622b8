// What is wrong in a schema.prisma, and where: a reader returns what it understood and a list of these.
#pragma once

#include "model/base/result.h"

#include <QList>

namespace schemawright::prisma {

enum class Severity {
    Error, ///< Prisma refuses the file, or what it makes of it cannot run.
    Warning, ///< It is read; the person should know.
};

/// One sentence that says what is wrong, and, after a colon or a full stop, what would be right.
struct Problem {
    Severity severity = Severity::Error;
    int file = 0; ///< index of the document
    SourceRange range; ///< in its text
    QString text;
    friend bool operator==(const Problem &, const Problem &) = default;
};

[[nodiscard]] bool hasErrors(const QList<Problem> &problems);

} // namespace schemawright::prisma
