// Collecting the edits of one fix.
#pragma once

#include "model/lint/rulecontext.h"

namespace schemawright::lint {

class FixBuilder
{
public:
    FixBuilder(const RuleContext &context, const QString &title);

    FixBuilder &insert(qsizetype position, const QString &text);
    FixBuilder &replace(const SourceRange &range, const QString &text);
    /// Removes the part and the white space before it.
    FixBuilder &remove(const SourceRange &range);
    /// Statements (without semicolons) behind the current one.
    FixBuilder &append(const QStringList &statements);
    /// Lets each statement of the file run by itself; then the file can hold statements that refuse a transaction.
    FixBuilder &leaveTransaction();

    /// Empty when the fix needs to leave a transaction that the file itself opens: it has to be taken apart by hand.
    [[nodiscard]] QList<Fix> build() const;

private:
    const RuleContext &m_context;
    Fix m_fix;
    bool m_impossible = false;
};

} // namespace schemawright::lint
