// Text edits of a set of SQL files, collected and then applied at once.
#pragma once

#include "model/sources/scriptindex.h"

namespace schemawright::sources {

class ScriptEdits
{
public:
    ScriptEdits(const QList<devdb::Script> &scripts, const ScriptIndex &index);

    enum class Blanks { Stay, Join }; ///< Join: of the blank lines around what is taken out one stays
    void replace(qsizetype script, const SourceRange &range, const QString &text, Blanks blanks = Blanks::Stay);
    /// Takes the statement out with its semicolon, the comment directly above it, and one of the blank lines around it.
    void removeStatement(const StatementPlace &place);
    void replaceStatement(const StatementPlace &place, const QString &sql);
    /// On a line of its own, after a blank line.
    void insertAfter(const StatementPlace &place, const QString &sql);
    /// In front of the comment above it.
    void insertBefore(const StatementPlace &place, const QString &sql);
    void append(qsizetype script, const QString &sql);

    [[nodiscard]] qsizetype scriptCount() const { return m_scripts.size(); }
    [[nodiscard]] QString text(qsizetype script) const { return m_scripts.at(script).text; }
    [[nodiscard]] QList<devdb::Script> applied() const;

private:
    struct Edit {
        SourceRange range;
        QString text;
        qsizetype order = 0; ///< insertions at one place keep the order in which they were asked for
        Blanks blanks = Blanks::Stay;
    };
    [[nodiscard]] qsizetype startWithComment(const StatementPlace &place) const;
    [[nodiscard]] qsizetype endWithSemicolon(const StatementPlace &place) const;

    QList<devdb::Script> m_scripts;
    const ScriptIndex *m_index; ///< outlives us
    QHash<qsizetype, QList<Edit>> m_edits;
};

} // namespace schemawright::sources
