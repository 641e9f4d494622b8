// What is known of a migration file beside its text: how it is taken back, and what a database says of it. A directory and
// its tool's table tell that, not the statements.
#pragma once

#include "model/sql/parser.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::lint {

struct DirectoryFacts {
    /// What its tool does when it takes back a file that has no script for that, as a sentence; empty: nobody writes such
    /// scripts there, or what the file's does is not known.
    QString withoutDown;
    QList<sql::ParsedStatement> down; ///< what takes it back
    bool hasHistory = false; ///< a database was asked what ran on it
    bool hasRun = false; ///< and says that this file did, as a whole or in part: what it makes is there because of it
    QString late; ///< the sentence that says that it did not run, though later ones did; empty: not so
    QString edited; ///< the sentence that says that it ran and was edited since; empty: not so
    int pendingBefore = 0; ///< files that run there before it; those that are not linted with it nobody has looked at
    /// What on the database is not as the files that ran make it, in words; nullopt: not compared, or told of another file.
    std::optional<QStringList> drift;
};

} // namespace schemawright::lint
