// meta/_journal.json of a Drizzle directory.
#pragma once

#include "model/base/result.h"

#include <QDir>
#include <QList>

namespace schemawright::migrations {

inline const QString drizzleJournalName = QStringLiteral("meta/_journal.json");

struct DrizzleEntry {
    int index = 0;
    QString version; ///< of the snapshots' format
    qint64 when = 0; ///< milliseconds; what the history table holds
    QString tag; ///< the file without .sql
    bool breakpoints = true;
};

struct DrizzleJournal {
    QString version = QStringLiteral("7");
    QList<DrizzleEntry> entries; ///< in the order in which they run
};

/// Empty when there is none. Errors: Io, Input (no JSON, no entries).
[[nodiscard]] Result<DrizzleJournal> readDrizzleJournal(const QDir &folder);
/// As drizzle-kit writes it.
[[nodiscard]] QString toText(const DrizzleJournal &journal);

} // namespace schemawright::migrations
