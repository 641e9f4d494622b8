#include "model/hcl/problem.h"

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype reportedProblems = 100;
}

Error toError(const Problem &problem, const QString &file, QStringView text)
{
    const LineColumn position = toLineColumn(text, problem.range.start);
    Error error;
    error.kind = ErrorKind::Input;
    error.text = problem.text;
    error.hint = problem.hint;
    error.file = file;
    error.range = problem.range;
    error.line = position.line;
    error.column = position.column;
    return error;
}

Error toError(const QList<Problem> &problems, const QString &file, QStringView text)
{
    QList<Error> errors;
    for (const Problem &problem : problems.first(std::min(problems.size(), reportedProblems)))
        errors.append(toError(problem, file, text));
    Error error = joinErrors(errors);
    if (problems.size() > reportedProblems)
        error.detail += u"\nand %1 more"_s.arg(problems.size() - reportedProblems);
    return error;
}

Error joinErrors(const QList<Error> &all)
{
    QList<Error> errors; // what goes in a circle says the same every time
    for (const Error &error : all) {
        if (errors.isEmpty() || error != errors.last())
            errors.append(error);
    }
    Error error = errors.first();
    QStringList others;
    for (const Error &other : errors.sliced(1, std::min(errors.size(), reportedProblems) - 1)) {
        const QString place = other.file.isEmpty() ? QString() : u"%1:%2:%3: "_s.arg(other.file).arg(other.line).arg(other.column);
        others << place + other.text + (other.hint.isEmpty() ? QString() : u" ("_s + other.hint + u')');
    }
    if (errors.size() > reportedProblems)
        others << u"and %1 more"_s.arg(errors.size() - reportedProblems);
    if (!others.isEmpty())
        error.detail = (error.detail.isEmpty() ? QString() : QString(error.detail + u'\n')) + others.join(u'\n');
    return error;
}

} // namespace schemawright::hcl
