// What the executor must know of a statement before it runs it: may it share a transaction, how long may it wait, and
// which object tells afterwards whether it happened.
#pragma once

#include "model/base/qualifiedname.h"

#include <QList>
#include <QString>

namespace schemawright::apply {

enum class StatementKind {
    Ordinary,
    LongTransactional, ///< VALIDATE CONSTRAINT, REFRESH … CONCURRENTLY, ANALYZE: weak lock, long work
    CreateIndexConcurrently,
    DropIndexConcurrently,
    ReindexConcurrently,
    DetachConcurrently,
    Repeatable, ///< refuses a transaction, harmless twice: VACUUM, CLUSTER, REINDEX DATABASE, ALTER SYSTEM
    OutsideTransaction, ///< refuses a transaction, not harmless twice: CREATE DATABASE, CREATE SUBSCRIPTION…
    TransactionControl, ///< BEGIN, COMMIT, …: the file manages its transactions itself
};

struct StatementTraits {
    StatementKind kind = StatementKind::Ordinary;
    QualifiedName index; ///< of index statements; empty when the server names it
    QualifiedName relation; ///< the table of an index to create, the parent of a detached partition
    QualifiedName partition; ///< of DetachConcurrently
    QList<QualifiedName> relations; ///< existing relations that it names as its objects, as written

    [[nodiscard]] bool isTransactional() const
    {
        return kind == StatementKind::Ordinary || kind == StatementKind::LongTransactional;
    }
    [[nodiscard]] bool isLongRunning() const
    {
        return kind != StatementKind::Ordinary && kind != StatementKind::TransactionControl;
    }
};

/// Text that cannot be parsed is Ordinary: the server will say what is wrong with it.
[[nodiscard]] StatementTraits describeStatement(const QString &sql);

} // namespace schemawright::apply
