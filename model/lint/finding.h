// What a rule says about a statement: where, how bad, what it knows, how to mend it.
#pragma once

#include "model/base/sourcerange.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace schemawright::lint {

enum class Severity { Info, Warning, Error };

/// What goes wrong, told apart in the window by icon and word.
enum class Hazard { DataLoss, BlocksReadsAndWrites, BlocksWrites, Slow, BreaksClients, Security, Fails, Style };

struct TextEdit {
    SourceRange range; ///< in the text that was linted
    QString replacement;
    friend bool operator==(const TextEdit &, const TextEdit &) = default;
};

struct Fix {
    QString title; ///< "Build it CONCURRENTLY"
    QList<TextEdit> edits; ///< not overlapping, ascending
    bool splitsFile = false; ///< the result needs txmode none or a file of its own
    friend bool operator==(const Fix &, const Fix &) = default;
};

struct Finding {
    QString rule; ///< "create-index-non-concurrent"
    Severity severity = Severity::Warning;
    Hazard hazard = Hazard::Style;
    QString file; ///< name of the linted file; empty for a text without one
    SourceRange range; ///< what to underline, in the linted text
    int statement = 0; ///< 0-based index of the statement
    QString message; ///< one sentence: what happens
    QString evidence; ///< one sentence: what we know or assume ("conversations has 92,000,000 rows, 41 GB")
    QString object; ///< "public.conversations.body"; empty when none
    QList<Fix> fixes;
    friend bool operator==(const Finding &, const Finding &) = default;
};

/// Message and evidence as one sentence: "Dropping column … deletes its values; users has 130,000 rows on app@host/shop."
[[nodiscard]] QString findingText(const Finding &finding);
[[nodiscard]] QString severityText(Severity severity); ///< "info", "warning", "error"
[[nodiscard]] QString hazardText(Hazard hazard); ///< "data loss", "blocks writes", …

} // namespace schemawright::lint
