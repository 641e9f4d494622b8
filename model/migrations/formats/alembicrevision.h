// One Alembic revision read from its Python file: where it stands in the graph, and its SQL where that is written down as
// literals: in op.execute, or as the arguments of other operations. No Python runs.
#pragma once

#include "model/base/result.h"
#include "model/migrations/formats/pythontokens.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::migrations {

/// What upgrade() or downgrade() does.
struct AlembicSteps {
    QString sql; ///< every statement at the line where it stands in the Python file
    bool outsideTransaction = false; ///< some of it in an autocommit_block()
    bool mixed = false; ///< and some of it not
    QString call {}; ///< the first thing that only Python knows: "op.bulk_insert"; empty: there is none
    qsizetype callPosition = 0;
    bool isPartOfCall = false; ///< the call is known, what stands there is not
    bool isCall = true; ///< false: `call` is the first word of another statement: "for"
    QString doubt {}; ///< why it is not known what runs at all, in words that follow "revision x"; its place is callPosition
    [[nodiscard]] bool areKnown() const { return call.isEmpty() && doubt.isEmpty() && !mixed; }
};

struct AlembicRevision {
    QString id; ///< empty: the file is no revision
    QStringList parents; ///< down_revision; empty: a base
    QStringList dependsOn;
    SourceRange parentRange {}; ///< of the value of down_revision in the source; empty: it has none
    AlembicSteps upgrade;
    AlembicSteps downgrade;
    std::optional<PythonProblem> broken {}; ///< the file is no Python
};

[[nodiscard]] AlembicRevision readAlembicRevision(const QString &source);

} // namespace schemawright::migrations
