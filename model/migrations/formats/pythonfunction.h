// A function of a module, where it is certain without running Python which one a caller gets.
#pragma once

#include "model/migrations/formats/pythontokens.h"

#include <QList>
#include <QString>

namespace schemawright::migrations {

struct PythonFunction {
    bool isDefined = false; ///< by a def at the module's margin
    QList<PythonStatement> body;
    /// What else may be called by the name, in words that follow "revision x": "gives the name upgrade to …"; empty: nothing.
    QString doubt {};
    qsizetype doubtPosition = 0;
};

[[nodiscard]] PythonFunction findPythonFunction(const QString &name, const QList<PythonStatement> &statements);

/// Whether the word is one of Python's own: "for", "return", "lambda".
[[nodiscard]] bool isPythonKeyword(const QString &word);

} // namespace schemawright::migrations
