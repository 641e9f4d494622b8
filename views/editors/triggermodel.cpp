#include "views/editors/triggermodel.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

enum Cell { Name, Firing, Definition };

QString firingText(schema::FiringMode mode)
{
    switch (mode) {
    case schema::FiringMode::Origin:
        return TriggerModel::tr("enabled");
    case schema::FiringMode::Disabled:
        return TriggerModel::tr("disabled");
    case schema::FiringMode::Replica:
        return TriggerModel::tr("on replicas");
    case schema::FiringMode::Always:
        return TriggerModel::tr("always");
    }
    Q_UNREACHABLE();
}

} // namespace

TriggerModel::TriggerModel(document::SchemaDocument *document, QObject *parent)
    : PartModel(document, schema::ObjectKind::Trigger, parent)
{ }

QList<PartModel::GridColumn> TriggerModel::gridColumns() const
{
    return { { tr("Name"), {}, false, false }, { tr("Fires"), {}, false, false },
        { tr("Definition"), {}, false, false, true } };
}

QVariant TriggerModel::value(const diff::Object &part, int column) const
{
    const auto &trigger = std::get<schema::Trigger>(part);
    switch (column) {
    case Name:
        return trigger.name;
    case Firing:
        return firingText(trigger.firing);
    case Definition:
        return trigger.definition;
    default:
        return {};
    }
}

std::optional<diff::Object> TriggerModel::withValue(const diff::Object &, int, const QVariant &) const
{
    return std::nullopt;
}

} // namespace schemawright::editors
