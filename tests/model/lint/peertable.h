// What another tool and we say of its own test cases. tests/golden/peers/<peer>.tsv has a row with its reason for each
// difference, and none for what agrees: a difference without a row fails, and so does a row that is no longer true.
//
// tests/golden/peers/<peer>-database.tsv, where there is one, says what the database has on which a case runs: cases (a
// wildcard), then a line of goldenlint.h without its "-- @".
#pragma once

#include "model/lint/finding.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace schemawright::testing {

class PeerTable
{
public:
    explicit PeerTable(const QString &peer);

    /// One question that both have answered. `subject` is all of a row but its last two fields, joined by tabs.
    void compare(const QString &subject, bool peerFinds, bool weFind);
    /// Differences that no row explains and rows that explain nothing; empty when the table is right. Asked last.
    [[nodiscard]] QStringList problems() const;
    [[nodiscard]] int compared() const { return m_agreed + m_stricter + m_laxer; }
    /// "190 of 219 agree; we are stricter in 9 and laxer in 20"
    [[nodiscard]] QString summary() const;

private:
    QMap<QString, QString> m_rows; // subject → "stricter" or "laxer"; those not met so far
    QStringList m_unexplained;
    int m_agreed = 0;
    int m_stricter = 0;
    int m_laxer = 0;
};

/// The lines of a corpus' index below its header, cut at tabs; nullopt when it is not there.
[[nodiscard]] std::optional<QList<QStringList>> readIndex(const QString &path);

/// What stands above a case so that lintInput() knows the database on which it runs; may be empty.
[[nodiscard]] QString databaseOf(const QString &peer, const QString &caseName);

/// All rules that are asked only on demand.
[[nodiscard]] QStringList optionalRules();

/// Information where the rule is stricter by itself means that there is nothing to fear.
[[nodiscard]] bool isFeared(const lint::Finding &finding);

} // namespace schemawright::testing
