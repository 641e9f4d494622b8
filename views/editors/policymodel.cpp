#include "views/editors/policymodel.h"

#include "views/editors/namevalidation.h"
#include "views/editors/policyedits.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

enum Cell { Name, Command, Kind, Roles, Using, WithCheck };

QString kindText(bool permissive)
{
    return permissive ? u"PERMISSIVE"_s : u"RESTRICTIVE"_s;
}

} // namespace

PolicyModel::PolicyModel(document::SchemaDocument *document, QObject *parent)
    : PartModel(document, schema::ObjectKind::Policy, parent)
{ }

QList<PartModel::GridColumn> PolicyModel::gridColumns() const
{
    return { { tr("Name"), u"name"_s }, { tr("Command"), u"command"_s }, { tr("Kind"), u"permissive"_s },
        { tr("Roles"), u"roles"_s }, { u"USING"_s, u"using"_s, false, true, true },
        { u"WITH CHECK"_s, u"withCheck"_s, false, true, true } };
}

QVariant PolicyModel::value(const diff::Object &part, int column) const
{
    const auto &policy = std::get<schema::Policy>(part);
    switch (column) {
    case Name:
        return policy.name;
    case Command:
        return schema::policyCommandText(policy.command);
    case Kind:
        return kindText(policy.permissive);
    case Roles:
        return policy.roles.isEmpty() ? u"PUBLIC"_s : joinNames(policy.roles);
    case Using:
        return policy.usingExpression;
    case WithCheck:
        return policy.withCheckExpression;
    default:
        return {};
    }
}

std::optional<diff::Object> PolicyModel::withValue(const diff::Object &part, int column, const QVariant &wanted) const
{
    auto changed = std::get<schema::Policy>(part);
    const QString text = wanted.toString().trimmed();
    switch (column) {
    case Name:
        changed.name = text;
        break;
    case Command:
        changed = withCommand(changed, text);
        break;
    case Kind:
        changed.permissive = text == kindText(true);
        break;
    case Roles:
        changed.roles = rolesFromText(text);
        break;
    case Using:
        changed.usingExpression = text;
        break;
    case WithCheck:
        changed.withCheckExpression = text;
        break;
    default:
        return std::nullopt;
    }
    return changed;
}

QStringList PolicyModel::choices(const diff::Object &, int column) const
{
    if (column == Command)
        return policyCommands();
    if (column == Kind)
        return { kindText(true), kindText(false) };
    return {};
}

} // namespace schemawright::editors
