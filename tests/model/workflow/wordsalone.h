// How right the best reader of a statement alone could be: one that has every case by heart, but not what the names in it
// stand for. Cases of the same words block on one table and do not on another; whoever sees no more than the words warns of
// both or of neither.
#pragma once

#include "tests/support/lockcases.h"

#include <QHash>
#include <QSet>

namespace schemawright::testing {

class WordsAlone
{
public:
    /// Words that mean the same in each database are no names: keywords, PostgreSQL's own types and functions.
    explicit WordsAlone(postgres::Connection &connection);

    void add(const LockCase &one, bool blocks);
    /// No choice of texts to warn of is more often right and finds at least `recall` of what blocks.
    [[nodiscard]] double bestPrecision(double recall) const;

private:
    [[nodiscard]] QSet<QString> namesIn(const QString &script) const;
    /// The statement with one mark in place of every name that the fixture or the case's setup has.
    [[nodiscard]] QString wordsOf(const LockCase &one) const;

    struct Verdicts {
        int blocking = 0;
        int free = 0;
    };
    QSet<QString> m_known;
    QSet<QString> m_names;
    QHash<QString, Verdicts> m_texts;
};

} // namespace schemawright::testing
