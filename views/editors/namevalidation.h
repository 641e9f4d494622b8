// What is wrong with a name or a list of names, in one sentence that a person can act on; empty: nothing.
#pragma once

#include <QStringList>

namespace schemawright::editors {

/// `siblings` are the names that are taken beside it.
[[nodiscard]] QString nameProblem(const QString &name, const QStringList &siblings);
[[nodiscard]] QString typeProblem(const QString &type);
/// At least `minimum` names, each one of `known`, none twice.
[[nodiscard]] QString columnListProblem(const QStringList &columns, const QStringList &known, int minimum = 1);

/// "a, \"b,c\"" to names; double quotes keep commas and are doubled inside, as in SQL. Outside of quotes nothing is
/// folded to lower case: names are taken as they are written.
[[nodiscard]] QStringList splitNames(const QString &text);
[[nodiscard]] QString joinNames(const QStringList &names);

/// `wish`, or `wish` followed by the first number that makes it free.
[[nodiscard]] QString freeName(const QString &wish, const QStringList &taken);

} // namespace schemawright::editors
