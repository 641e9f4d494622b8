// Just enough of Python's lexical grammar to read literals out of a migration without running it.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace schemawright::migrations {

enum class PythonKind { Name, Number, String, Operator };

struct PythonToken {
    PythonKind kind = PythonKind::Operator;
    QString text; ///< of a String: its value
    qsizetype start = 0; ///< in the source
    qsizetype contentStart = 0; ///< of a String: behind its opening quotes
    bool isPlain = true; ///< of a String: false: bytes, an f-string with fields, or it has no end
    qsizetype end = 0; ///< in the source, behind it
};

/// A statement: brackets and backslashes join lines, semicolons part them.
struct PythonStatement {
    int indent = 0; ///< columns; a tab counts to the next multiple of 8
    QList<PythonToken> tokens; ///< never empty; comments are left out
};

[[nodiscard]] QList<PythonStatement> pythonStatements(const QString &source);

/// What makes the source no Python, as far as that shows in its brackets and quotes.
struct PythonProblem {
    QString text; ///< "this bracket is never closed"
    qsizetype position = 0;
};
[[nodiscard]] std::optional<PythonProblem> findPythonProblem(const QString &source);

} // namespace schemawright::migrations
