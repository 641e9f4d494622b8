// The statements of a script for those who go through them in order. Of a large script no trees are held.
#pragma once

#include "model/sql/parser.h"

#include <array>

namespace schemawright::sql {

class StatementList
{
public:
    StatementList() = default;
    StatementList(const QList<ParsedStatement> &statements); // NOLINT(google-explicit-constructor): the same in another form

    /// All statements of a script, as parseScript() gives them: with their trees, or of a script of many thousand
    /// statements without: then at() parses the one that is asked for.
    [[nodiscard]] static StatementList ofScript(const QString &sql);
    /// The same, always without trees.
    [[nodiscard]] static StatementList withoutTrees(const QString &sql);

    [[nodiscard]] qsizetype size() const { return m_ranges.size(); }
    [[nodiscard]] bool isEmpty() const { return m_ranges.isEmpty(); }
    [[nodiscard]] const QList<SourceRange> &ranges() const { return m_ranges; }
    /// The reference is good until at() has been asked for two other statements, of which the next or the one before is one.
    [[nodiscard]] const ParsedStatement &at(qsizetype index) const;
    [[nodiscard]] QList<ParsedStatement> parsed() const;
    /// Read as withNewerSyntax() reads them.
    [[nodiscard]] StatementList forServer(int version) const;

private:
    [[nodiscard]] ParsedStatement parse(qsizetype index) const;

    QList<SourceRange> m_ranges;
    QList<ParsedStatement> m_parsed; // all, or none
    struct Script;
    std::shared_ptr<const Script> m_script; // where they are not parsed
    int m_serverVersion = 0;
    struct Slot {
        qsizetype index = -1;
        ParsedStatement statement;
    };
    mutable std::array<Slot, 2> m_slots; // by even and odd index: a statement and its neighbour
};

} // namespace schemawright::sql
