// The files of tests/golden/locks/pages: what a rule's page says of locks, in a form that a server can be asked about.
#pragma once

#include "model/schema/lockmode.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>

namespace schemawright::testing {

struct LockClaim {
    QString relation; ///< with its schema unless that is public
    schema::LockMode mode = schema::LockMode::None; ///< None: any
    bool rewritten = false;
    bool scanned = false;
    bool isSaid = false; ///< the page's text names the mode; otherwise it is only what its statements take
    friend bool operator==(const LockClaim &, const LockClaim &) = default;
};

enum class ClaimBlockKind {
    Setup, ///< an empty database and these statements
    Again, ///< an empty database and the statements of the last setup
    Then, ///< statements that nothing is claimed about
    Statements, ///< in one transaction unless they refuse one; claims hold for all of them together
};

struct ClaimBlock {
    ClaimBlockKind kind = ClaimBlockKind::Setup;
    int line = 0; ///< 1-based, of the block's first directive
    QString sql;
    QMap<int, QList<LockClaim>> claims; ///< by major version; 0: all
    QMap<int, QString> refusals; ///< SQLSTATE that the last statement must end with, by major version
    QSet<int> versions; ///< where it runs; empty: everywhere
    friend bool operator==(const ClaimBlock &, const ClaimBlock &) = default;

    [[nodiscard]] bool runsOn(int version) const;
    [[nodiscard]] QList<LockClaim> claimsFor(int version) const;
    [[nodiscard]] QString refusalFor(int version) const;
};

struct PageClaims {
    QList<ClaimBlock> blocks;
    QMap<schema::LockMode, QString> mentions; ///< named by the page without a claim of its own, and why
    QStringList problems; ///< lines that are none of the format's

    [[nodiscard]] QSet<schema::LockMode> saidModes() const;
};

/// A line that begins with `-- @` is one of (an optional version `15` or `18` may follow the word):
///     -- @setup | -- @again | -- @then
///     -- @claim <relation>: <MODE>[, rewritten][, scanned]      what the page says
///     -- @also <relation>: <MODE>[, rewritten][, scanned]       what its statements take besides
///     -- @also nothing                                          they lock nothing that is there
///     -- @refused <SQLSTATE>
///     -- @mentions <MODE>: <why it is not claimed>
/// `@also` may have `any` as its mode: trace::traceStatements() cannot stop the statement in the phase that takes it.
[[nodiscard]] PageClaims parsePageClaims(const QString &text);

/// The modes that a page's text names, above its examples.
[[nodiscard]] QSet<schema::LockMode> modesNamedBy(const QString &page);

} // namespace schemawright::testing
