#include "views/schematree/nodeicon.h"

#include "views/widgets/icons.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schematree {

using schema::ObjectKind;

namespace {

QString objectIcon(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Schema:
        return u"schema"_s;
    case ObjectKind::Extension:
        return u"extension"_s;
    case ObjectKind::Table:
        return u"table"_s;
    case ObjectKind::Column:
        return u"column"_s;
    case ObjectKind::Constraint:
        return u"check"_s;
    case ObjectKind::Index:
        return u"index"_s;
    case ObjectKind::Trigger:
    case ObjectKind::Rule:
        return u"trigger"_s;
    case ObjectKind::Policy:
        return u"policy"_s;
    case ObjectKind::View:
        return u"view"_s;
    case ObjectKind::Routine:
        return u"routine"_s;
    case ObjectKind::Sequence:
        return u"sequence"_s;
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
        return u"type"_s;
    case ObjectKind::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE();
}

ObjectKind memberKind(Group group)
{
    switch (group) {
    case Group::Tables:
        return ObjectKind::Table;
    case Group::Views:
        return ObjectKind::View;
    case Group::Functions:
        return ObjectKind::Routine;
    case Group::Types:
        return ObjectKind::Enum;
    case Group::Sequences:
        return ObjectKind::Sequence;
    case Group::Extensions:
        return ObjectKind::Extension;
    case Group::Columns:
        return ObjectKind::Column;
    case Group::Indexes:
        return ObjectKind::Index;
    case Group::Constraints:
        return ObjectKind::Constraint;
    case Group::Policies:
        return ObjectKind::Policy;
    case Group::Triggers:
        return ObjectKind::Trigger;
    case Group::Rules:
        return ObjectKind::Rule;
    case Group::None:
    case Group::Other:
        return ObjectKind::Other;
    }
    Q_UNREACHABLE();
}

} // namespace

QIcon NodeIcons::icon(const NodeId &id)
{
    const QString name = objectIcon(id.group == Group::None ? id.key.kind : memberKind(id.group));
    QIcon &icon = m_icons[name];
    if (icon.isNull())
        icon = widgets::icon(name);
    return icon;
}

} // namespace schemawright::schematree
