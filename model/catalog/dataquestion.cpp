#include "model/catalog/dataquestion.h"

namespace schemawright::catalog {

using namespace Qt::StringLiterals;

namespace {

QString assumptionText(const DataQuestion &question)
{
    const QString keys = question.keys.join(u", ");
    switch (question.kind) {
    case DataQuestion::Kind::Condition:
        return question.expression;
    case DataQuestion::Kind::Duplicates: {
        const QString nulls = question.nullsDistinct ? QString() : u" with NULLs"_s;
        const QString rows = question.expression.isEmpty() ? QString() : u" where "_s + question.expression;
        return u"duplicates of "_s + keys + nulls + rows;
    }
    case DataQuestion::Kind::Orphans:
        return keys + (question.matchFull ? u" not fully in "_s : u" not in "_s) + question.referenced.toText() + u" ("_s
            + question.referencedKeys.join(u", ") + u')';
    case DataQuestion::Kind::Evaluation:
        return u"errors of "_s + question.expression;
    }
    Q_UNREACHABLE();
}

} // namespace

QString DataQuestion::key() const
{
    return (only ? u"only "_s : QString()) + table.toText() + u": "_s + assumptionText(*this);
}

} // namespace schemawright::catalog
