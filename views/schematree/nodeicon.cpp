#include "views/schematree/nodeicon.h"

#include "views/schematree/objectgroup.h"
#include "views/widgets/icons.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schematree {

namespace {

/// A group shows the icon of its members.
QString groupIcon(Group group)
{
    switch (group) {
    case Group::Tables:
        return u"table"_s;
    case Group::Views:
        return u"view"_s;
    case Group::Functions:
        return u"routine"_s;
    case Group::Types:
        return u"type"_s;
    case Group::Sequences:
        return u"sequence"_s;
    case Group::Extensions:
        return u"extension"_s;
    case Group::EventTriggers:
        return u"eventtrigger"_s;
    case Group::ForeignData:
        return u"foreigndata"_s;
    case Group::Replication:
        return u"replication"_s;
    case Group::Statistics:
        return u"statistics"_s;
    case Group::TextSearch:
        return u"textsearch"_s;
    case Group::Operators:
        return u"operator"_s;
    case Group::Collations:
        return u"collation"_s;
    case Group::Columns:
        return u"column"_s;
    case Group::Indexes:
        return u"index"_s;
    case Group::Constraints:
        return u"check"_s;
    case Group::Policies:
        return u"policy"_s;
    case Group::Triggers:
    case Group::Rules:
        return u"trigger"_s;
    case Group::None:
    case Group::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QIcon NodeIcons::icon(const NodeId &id)
{
    const bool isSchema = id.group == Group::None && id.key.kind == schema::ObjectKind::Schema;
    const QString name = isSchema ? u"schema"_s : groupIcon(id.group == Group::None ? groupOf(id.key) : id.group);
    QIcon &icon = m_icons[name];
    if (icon.isNull())
        icon = widgets::icon(name);
    return icon;
}

} // namespace schemawright::schematree
