// What the catalogs say about a statement that cannot run in a transaction, when its own answer was lost: it is looked
// up, never run again on a guess.
#pragma once

#include "model/apply/applyevent.h"
#include "model/apply/statementtraits.h"
#include "model/postgres/connection.h"

namespace schemawright::apply {

/// Taken before the statement and kept in the journal: names may be resolved differently later, oids are not.
struct ObjectState {
    qint64 objectOid = 0; ///< the table of an index, the index to drop, the partition to detach; 0: none such
    QList<qint64> indexesBefore; ///< of that table
};
[[nodiscard]] Result<ObjectState> readObjectState(postgres::Connection &connection, const StatementTraits &traits);

enum class Outcome {
    Happened,
    DidNotHappen, ///< or only so that running it again is harmless
    LeftInvalid, ///< neither: an INVALID index is in the way
    Unknown, ///< the catalogs cannot tell; a person must
};

struct OutcomeReport {
    Outcome outcome = Outcome::Unknown;
    std::optional<InvalidIndex> leftover;
    QString explanation; ///< one sentence
};

/// The statement must not be running any more.
[[nodiscard]] Result<OutcomeReport> readOutcome(
    postgres::Connection &connection, const StatementTraits &traits, const ObjectState &before);

} // namespace schemawright::apply
