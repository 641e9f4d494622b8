#include "model/sources/prismablindspots.h"

#include <QStringList>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

struct Count {
    qsizetype number = 0;
    QLatin1StringView one;
    QLatin1StringView many;
};

bool isUnsayable(const schema::Constraint &constraint)
{
    return std::holds_alternative<schema::CheckConstraint>(constraint.detail)
        || std::holds_alternative<schema::ExclusionConstraint>(constraint.detail);
}

/// Indexes that Prisma has no words for: over expressions, covering, or of a method of an extension.
bool isUnsayable(const schema::Index &index)
{
    const QStringList methods { u"btree"_s, u"hash"_s, u"gist"_s, u"gin"_s, u"spgist"_s, u"brin"_s };
    const bool hasExpression = std::any_of(
        index.parts.begin(), index.parts.end(), [](const schema::IndexPart &part) { return part.column.isEmpty(); });
    return hasExpression || !index.include.isEmpty() || index.nullsNotDistinct || !methods.contains(index.method);
}

QString joined(const QList<Count> &counts)
{
    QStringList texts;
    for (const Count &count : counts) {
        if (count.number > 0)
            texts << u"%1 %2"_s.arg(count.number).arg(count.number == 1 ? count.one : count.many);
    }
    if (texts.size() < 2)
        return texts.join(QString());
    return texts.mid(0, texts.size() - 1).join(u", "_s) + u" and "_s + texts.last();
}

} // namespace

QString unsayableInPrisma(const schema::Database &database)
{
    Count views { database.views.size(), "view"_L1, "views"_L1 };
    Count routines { database.routines.size(), "function"_L1, "functions"_L1 };
    Count domains { database.domains.size(), "domain"_L1, "domains"_L1 };
    Count triggers { 0, "trigger"_L1, "triggers"_L1 };
    Count policies { 0, "policy"_L1, "policies"_L1 };
    Count constraints { 0, "check or exclusion constraint"_L1, "check and exclusion constraints"_L1 };
    Count indexes { 0, "index that Prisma has no words for"_L1, "indexes that Prisma has no words for"_L1 };
    for (const auto &table : database.tables) {
        triggers.number += table->triggers.size();
        policies.number += table->policies.size();
        constraints.number += std::count_if(table->constraints.begin(), table->constraints.end(),
            [](const schema::Constraint &constraint) { return isUnsayable(constraint); });
        indexes.number += std::count_if(table->indexes.begin(), table->indexes.end(),
            [](const schema::Index &index) { return isUnsayable(index); });
    }
    return joined({ views, routines, domains, triggers, policies, constraints, indexes });
}

} // namespace schemawright::sources
