// What a trace of files has measured, for people and for programs.
#pragma once

#include "model/base/sourcerange.h"
#include "model/trace/locktrace.h"

namespace schemawright::trace {

struct TracedStatement {
    SourceRange range; ///< in the file's text, without the semicolon
    int transaction = -1; ///< statements of a file with the same number share one; negative: none
    StatementTrace trace;
};

struct TracedFile {
    QString name;
    QString text;
    QList<TracedStatement> statements; ///< those that were run: all, or up to the one that failed
};

/// One paragraph per statement: its place and first line, what it locked and still holds of before, strongest first. New
/// relations are left out: nobody waits for them.
[[nodiscard]] QString traceText(const QList<TracedFile> &files, const QString &serverText);

/// {"Server", "Files": [{"Name", "Statements": [{"Line", "Text", "Relations": [{"Name", "Kind", "Table", "Mode", "New",
/// "Rewritten", "Scanned"}], "Error"}]}]}
[[nodiscard]] QString traceJson(const QList<TracedFile> &files, const QString &serverText);

/// Tables and the like that were there before and that the statement locked, wrote anew or read in full; strongest lock first.
[[nodiscard]] QList<RelationTrace> touchedRelations(const StatementTrace &trace);

/// "ACCESS EXCLUSIVE on users, rewritten"
[[nodiscard]] QString relationNote(const RelationTrace &relation);

} // namespace schemawright::trace
