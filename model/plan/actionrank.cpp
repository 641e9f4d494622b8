#include "model/plan/actionrank.h"

#include "model/diff/defaultprivileges.h"

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using schema::ObjectKind;

namespace {

bool isForeignKey(const diff::Object &object)
{
    const auto *const constraint = std::get_if<schema::Constraint>(&object);
    return constraint && std::holds_alternative<schema::ForeignKey>(constraint->detail);
}

bool isMaterialized(const diff::Object &object)
{
    const auto *const view = std::get_if<Shared<schema::View>>(&object);
    return view && (*view)->materialized;
}

bool isEventTrigger(const diff::Object &object)
{
    const auto *const other = std::get_if<schema::OtherObject>(&object);
    return other && other->label == u"event trigger"_s;
}

// Event triggers fire on the statements of the plan itself; publications hold on to tables and columns.
bool wrapsAll(const diff::Object &object)
{
    const auto *const other = std::get_if<schema::OtherObject>(&object);
    return other && (other->label == u"event trigger"_s || other->label == u"publication"_s);
}

int buildRank(const diff::Change &change)
{
    const bool alters = change.action == diff::ChangeAction::Alter;
    switch (change.key.kind) {
    case ObjectKind::Schema:
        return 10;
    case ObjectKind::Extension:
        return 20;
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
        return 30;
    case ObjectKind::Sequence:
        return alters ? 55 : 40;
    case ObjectKind::Table:
        return alters ? 65 : 50;
    // A new column first: between one that goes and one that comes the table may have none that is stored out of line, and
    // would lose its TOAST table with the storage parameters of that.
    case ObjectKind::Column:
        return alters || std::get<schema::Column>(*change.after).generated ? 60 : 58;
    // String bodies have no edges in pg_depend: functions follow tables and views, and run in materialised views.
    case ObjectKind::View:
        return isMaterialized(*change.after) ? 85 : 70;
    case ObjectKind::Routine:
        return 80;
    case ObjectKind::Other:
        return isEventTrigger(*change.after) ? 400 : wrapsAll(*change.after) ? 130 : 82;
    case ObjectKind::Constraint:
        return isForeignKey(*change.after) ? 95 : 90;
    case ObjectKind::Index:
        return 100;
    case ObjectKind::Trigger:
        return 110;
    case ObjectKind::Rule:
        return 115;
    case ObjectKind::Policy:
        return 120;
    }
    Q_UNREACHABLE();
}

int dropRank(const diff::Change &change)
{
    switch (change.key.kind) {
    case ObjectKind::Policy:
        return 200;
    case ObjectKind::Trigger:
        return 205;
    case ObjectKind::Rule:
        return 210;
    case ObjectKind::View:
        return 220;
    case ObjectKind::Constraint:
        return isForeignKey(*change.before) ? 230 : 240;
    case ObjectKind::Index:
        return 235;
    case ObjectKind::Column:
        return 250;
    case ObjectKind::Table:
        return 260;
    case ObjectKind::Routine:
        return 270;
    case ObjectKind::Other:
        return wrapsAll(*change.before) ? 5 : 275;
    case ObjectKind::Sequence:
        return 280;
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
        return 290;
    case ObjectKind::Extension:
        return 300;
    case ObjectKind::Schema:
        return 310;
    }
    Q_UNREACHABLE();
}

} // namespace

int actionRank(const Action &action, bool comesBack)
{
    if (action.change.action == diff::ChangeAction::Rename)
        return 0;
    if (diff::isDefaultPrivileges(action.change.key))
        return action.change.action == diff::ChangeAction::Drop ? 195 : 197;
    switch (action.role) {
    case ActionRole::CopyRows:
        return 66;
    case ActionRole::IndexRoles:
        return 102;
    case ActionRole::AttachPartition:
        return 104;
    case ActionRole::Retype:
        return 59; // before other columns, so that those of one table meet
    case ActionRole::Access:
        // Everybody may call a new function: that ends at once where it is not wanted.
        if (action.change.key.kind == ObjectKind::Routine)
            return 81;
        return action.change.key.kind == ObjectKind::Schema ? 124 : 125;
    case ActionRole::Whole:
    case ActionRole::Restored:
    case ActionRole::RenamePart:
    case ActionRole::Body:
    case ActionRole::CarriedAlong:
    case ActionRole::Ownership:
    case ActionRole::MoveAside:
    case ActionRole::Stub:
        break;
    }
    // It guards rows, which are written to meanwhile.
    const bool guards = action.change.key.kind == ObjectKind::Trigger || action.change.key.kind == ObjectKind::Policy
        || action.change.key.kind == ObjectKind::Rule;
    if (comesBack && guards && action.builds)
        return 67;
    // Nobody waits for it to come back, so it goes before those that share a transaction.
    if (comesBack && action.change.action == diff::ChangeAction::Drop && isMaterialized(*action.change.before))
        return 199;
    const bool takesAway = action.change.key.kind == ObjectKind::Other && !action.builds; // the parts of one that stays
    return action.change.action == diff::ChangeAction::Drop || takesAway ? dropRank(action.change)
                                                                         : buildRank(action.change);
}

} // namespace schemawright::plan
