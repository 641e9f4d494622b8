// What a rule sees: one statement, what came before it, what is known of the database; and how it reports.
#pragma once

#include "model/lint/evidence.h"
#include "model/lint/fileoutline.h"

#include <vector>

namespace schemawright::lint {

struct RuleInfo;

/// What a rule has to say; the rest of a Finding is filled in.
struct Report {
    Hazard hazard = Hazard::Style;
    SourceRange range;
    QString message;
    QString evidence;
    QString object;
    QList<Fix> fixes;
    std::optional<Severity> severity; ///< instead of the rule's own
};

class RuleContext
{
public:
    RuleContext(const LintInput &input, const FileOutline &outline, const FileState &state, QList<Finding> &findings);

    void moveTo(int index, const QList<StatementLock> &locks);
    void setRule(const RuleInfo &rule) { m_rule = &rule; }

    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] const sql::ParsedStatement &parsed() const { return m_input.statements.at(m_index); }
    [[nodiscard]] const LintInput &input() const { return m_input; }
    [[nodiscard]] const FileOutline &outline() const { return m_outline; }
    [[nodiscard]] const FileState &state() const { return m_state; }
    [[nodiscard]] const QList<StatementLock> &locks() const { return m_locks; } ///< of this statement
    [[nodiscard]] int lineOf(int statement) const; ///< 1-based

    /// The statement when it is of this kind, else nullptr.
    template <typename Statement> [[nodiscard]] const Statement *as() const
    {
        return std::get_if<Statement>(&parsed().statement);
    }
    /// Calls `visit(action, range, table)` for each action of this kind when the statement is ALTER TABLE.
    template <typename Action, typename Visit> void forEachAction(const Visit &visit)
    {
        const auto *alter = as<sql::AlterTable>();
        if (!alter || alter->kind != sql::ObjectClass::Table)
            return;
        for (const sql::AlterTableAction &part : alter->actions) {
            if (const auto *action = std::get_if<Action>(&part.action))
                visit(*action, part.range, table(alter->relation.name));
        }
    }
    /// The details of an opaque statement when it is of this kind, else nullptr.
    template <typename Kind> [[nodiscard]] const Kind *details() const
    {
        const auto *opaque = as<sql::Opaque>();
        return opaque ? std::get_if<Kind>(&opaque->details) : nullptr;
    }
    [[nodiscard]] bool isOpaque(QStringView node) const; ///< the statement has no type but this name
    [[nodiscard]] int serverVersion() const; ///< of the database, or the assumed one
    [[nodiscard]] SourceRange firstLine() const; ///< of the statement
    [[nodiscard]] bool isOnlyAction() const; ///< the statement is an ALTER TABLE with one action

    [[nodiscard]] TableKnowledge table(const QualifiedName &written) const;

    void report(const Report &report);
    /// For hazards that grow with the table: nothing on new tables, information on empty and small ones.
    void reportWork(Report report, const TableKnowledge &table);
    /// For strong locks that are gone in a moment: like reportWork(), and information where lock_timeout ends the wait
    /// for them.
    void reportInstant(Report report, const TableKnowledge &table);
    /// The same of a table that is not known.
    void reportInstant(Report report);

private:
    void weakenByTimeout(Report &report) const;
    [[nodiscard]] schema::LockMode strongestOn(const TableKnowledge &table) const; ///< of the statement's locks
    /// How long the statement works on it; empty when it does not, or nobody has measured.
    [[nodiscard]] QString durationOn(const TableKnowledge &table) const;

    const LintInput &m_input;
    const FileOutline &m_outline;
    const FileState &m_state;
    QList<Finding> &m_findings;
    const RuleInfo *m_rule = nullptr;
    int m_index = 0;
    QList<StatementLock> m_locks;
    struct Known {
        QualifiedName written;
        TableKnowledge table;
    };
    mutable std::vector<Known> m_tables; ///< that rules have asked for at this statement: one or two
};

} // namespace schemawright::lint
