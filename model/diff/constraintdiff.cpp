#include "model/diff/differences.h"
#include "model/diff/propertylist.h"
#include "model/sql/samestatement.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

bool isSameCheck(const schema::Constraint &before, const schema::Constraint &after)
{
    const auto *const first = std::get_if<schema::CheckConstraint>(&before.detail);
    const auto *const second = std::get_if<schema::CheckConstraint>(&after.detail);
    return first && second && first->noInherit == second->noInherit
        && sql::isSameExpression(first->expression, second->expression);
}

// The parent's index of that name may have become a constraint's, or the other way round.
QString parentText(const schema::Constraint &constraint)
{
    if (!constraint.parentIndex)
        return {};
    return (constraint.isLocal ? u"index "_s : u"constraint "_s) + constraint.parentIndex->toText();
}

} // namespace

// `definition` repeats the other fields (NOT VALID, DEFERRABLE, columns), so it only counts when nothing else differs:
// what is not modelled field by field (exclusion elements, WITHOUT OVERLAPS) shows there.
QStringList differences(const schema::Constraint &before, const schema::Constraint &after)
{
    if (before == after)
        return {};
    PropertyList properties;
    const bool isSame = before.detail == after.detail || isSameCheck(before, after);
    if (!isSame)
        properties.compare("definition"_L1, before.definition, after.definition);
    if (!isSame && properties.isEmpty())
        properties.add(u"definition"_s);
    properties.compare("deferrable"_L1, before.deferrable, after.deferrable);
    properties.compare("initially deferred"_L1, before.initiallyDeferred, after.initiallyDeferred);
    properties.compare("not valid"_L1, before.notValid, after.notValid);
    properties.compare("not enforced"_L1, before.notEnforced, after.notEnforced);
    if (properties.isEmpty() && !isSameCheck(before, after) && !before.definition.isEmpty() && !after.definition.isEmpty())
        properties.compare("definition"_L1, before.definition, after.definition);
    properties.compare("storage parameter"_L1, before.storageParameters, after.storageParameters);
    properties.compare("tablespace"_L1, before.tablespace, after.tablespace);
    properties.compare("clustered"_L1, before.clustered, after.clustered);
    properties.compare("attached to"_L1, parentText(before), parentText(after));
    properties.compare("valid"_L1, before.indexValid, after.indexValid);
    properties.compare("index comment"_L1, before.indexComment, after.indexComment);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
