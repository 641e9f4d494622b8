#include "views/schematree/objectgroup.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schematree {

using schema::ObjectKind;

namespace {

struct LabelGroup {
    QLatin1String label;
    Group group;
};

// A label that starts another one stands behind it.
constexpr std::array labelGroups {
    LabelGroup { "aggregate"_L1, Group::Functions },
    LabelGroup { "range type"_L1, Group::Types },
    LabelGroup { "base type"_L1, Group::Types },
    LabelGroup { "event trigger"_L1, Group::EventTriggers },
    LabelGroup { "foreign"_L1, Group::ForeignData },
    LabelGroup { "server"_L1, Group::ForeignData },
    LabelGroup { "user mapping"_L1, Group::ForeignData },
    LabelGroup { "publication"_L1, Group::Replication },
    LabelGroup { "subscription"_L1, Group::Replication },
    LabelGroup { "statistics"_L1, Group::Statistics },
    LabelGroup { "text search"_L1, Group::TextSearch },
    LabelGroup { "operator"_L1, Group::Operators },
    LabelGroup { "cast"_L1, Group::Operators },
    LabelGroup { "collation"_L1, Group::Collations },
    LabelGroup { "conversion"_L1, Group::Collations },
};

Group groupOfLabel(const QString &signature)
{
    const auto found = std::ranges::find_if(
        labelGroups, [&signature](const LabelGroup &entry) { return signature.startsWith(entry.label); });
    return found == labelGroups.end() ? Group::Other : found->group;
}

} // namespace

Group groupOf(const schema::ObjectKey &key)
{
    switch (key.kind) {
    case ObjectKind::Table:
        return Group::Tables;
    case ObjectKind::View:
        return Group::Views;
    case ObjectKind::Routine:
        return Group::Functions;
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
        return Group::Types;
    case ObjectKind::Sequence:
        return Group::Sequences;
    case ObjectKind::Extension:
        return Group::Extensions;
    case ObjectKind::Column:
        return Group::Columns;
    case ObjectKind::Index:
        return Group::Indexes;
    case ObjectKind::Constraint:
        return Group::Constraints;
    case ObjectKind::Policy:
        return Group::Policies;
    case ObjectKind::Trigger:
        return Group::Triggers;
    case ObjectKind::Rule:
        return Group::Rules;
    case ObjectKind::Schema:
        return Group::Other;
    case ObjectKind::Other:
        return groupOfLabel(key.signature);
    }
    Q_UNREACHABLE();
}

QString groupTitle(Group group)
{
    const auto title = [](const char *text) { return QCoreApplication::translate("schemawright::schematree", text); };
    switch (group) {
    case Group::None:
        return {};
    case Group::Tables:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Tables"));
    case Group::Views:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Views"));
    case Group::Functions:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Functions"));
    case Group::Types:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Types"));
    case Group::Sequences:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Sequences"));
    case Group::Extensions:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Extensions"));
    case Group::EventTriggers:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Event triggers"));
    case Group::ForeignData:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Foreign data"));
    case Group::Replication:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Replication"));
    case Group::Statistics:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Statistics"));
    case Group::TextSearch:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Text search"));
    case Group::Operators:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Operators and casts"));
    case Group::Collations:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Collations"));
    case Group::Other:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Other"));
    case Group::Columns:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Columns"));
    case Group::Indexes:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Indexes"));
    case Group::Constraints:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Constraints"));
    case Group::Policies:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Policies"));
    case Group::Triggers:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Triggers"));
    case Group::Rules:
        return title(QT_TRANSLATE_NOOP("schemawright::schematree", "Rules"));
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::schematree
