// What is wrong in a file, as the reader of the file needs it: where, what, and what would be right.
#pragma once

#include "model/base/result.h"

#include <QList>

namespace schemawright::hcl {

struct Problem {
    SourceRange range;
    QString text;
    QString hint; ///< what would be right; may be empty
    friend bool operator==(const Problem &, const Problem &) = default;
};

/// Kind Input, with file, line and column.
[[nodiscard]] Error toError(const Problem &problem, const QString &file, QStringView text);

/// The first one as the error, the others (at most a hundred) as its detail, one line each. `problems` is not empty.
[[nodiscard]] Error toError(const QList<Problem> &problems, const QString &file, QStringView text);

/// The same of errors that have their files and lines already. `errors` is not empty.
[[nodiscard]] Error joinErrors(const QList<Error> &errors);

} // namespace schemawright::hcl
