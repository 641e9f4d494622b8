// Comments that carry an expand / backfill / contract through migration files: which part of it a file is, and how an
// UPDATE is run in batches. Other tools see comments: the same statements run there, only as a whole.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/base/result.h"

#include <QList>
#include <QStringList>

#include <chrono>

namespace schemawright::sql {

enum class RecipePhase { Expand, Backfill, Contract };

/// "-- schemawright:contract public.users.email": the file is a part of what is done to that column.
struct PhaseDirective {
    RecipePhase phase = RecipePhase::Expand;
    QString subject;
    friend bool operator==(const PhaseDirective &, const PhaseDirective &) = default;
};

/// "-- schemawright:backfill table=public.users key=id batch=1000 pause=100ms max-lag=10s for=public.users.email" above
/// an UPDATE: its rows are changed in batches, in the order of the key, each in a transaction of its own.
struct BackfillDirective {
    QualifiedName table;
    QStringList key; ///< columns, NOT NULL; an index should begin with them
    int batch = 1000; ///< rows looked at in one transaction
    std::chrono::milliseconds pause { 100 }; ///< between two batches
    std::chrono::milliseconds maxLag { 10'000 }; ///< waits while a replica is further behind; 0: does not look
    QString subject; ///< as of PhaseDirective; may be empty
    friend bool operator==(const BackfillDirective &, const BackfillDirective &) = default;
};

[[nodiscard]] QString phaseText(RecipePhase phase); ///< "expand", "backfill", "contract"
[[nodiscard]] QString toComment(const PhaseDirective &directive);
[[nodiscard]] QString toComment(const BackfillDirective &directive);

/// All of a file, those of backfills with a subject included.
[[nodiscard]] QList<PhaseDirective> readPhases(const QString &script);

/// Of the comment block above a statement; nullopt: it has none. Errors: Input (no table, no key, a word or number that
/// means nothing).
[[nodiscard]] Result<std::optional<BackfillDirective>> readBackfill(const QString &comment);

} // namespace schemawright::sql
