#include "views/editors/constraintmodel.h"

#include "views/editors/parttext.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

enum Cell { Name, Kind, Detail, Deferrable };

} // namespace

ConstraintModel::ConstraintModel(document::SchemaDocument *document, QObject *parent)
    : PartModel(document, schema::ObjectKind::Constraint, parent)
{ }

QList<PartModel::GridColumn> ConstraintModel::gridColumns() const
{
    return { { tr("Name"), u"name"_s }, { tr("Kind"), u"kind"_s, false, false },
        { tr("Columns or condition"), u"detail"_s, false, false, true }, { tr("Deferrable"), u"deferrable"_s, true } };
}

QVariant ConstraintModel::value(const diff::Object &part, int column) const
{
    const auto &constraint = std::get<schema::Constraint>(part);
    switch (column) {
    case Name:
        return constraint.name;
    case Kind:
        return constraintKindText(constraint);
    case Detail:
        return constraintText(constraint);
    case Deferrable:
        return constraint.deferrable;
    default:
        return {};
    }
}

std::optional<diff::Object> ConstraintModel::withValue(
    const diff::Object &part, int column, const QVariant &wanted) const
{
    auto changed = std::get<schema::Constraint>(part);
    switch (column) {
    case Name:
        changed.name = wanted.toString().trimmed();
        break;
    case Deferrable:
        // docs: sql-createtable, "DEFERRABLE": NOT NULL and CHECK constraints are not deferrable.
        if (std::holds_alternative<schema::CheckConstraint>(changed.detail))
            return std::nullopt;
        changed.deferrable = wanted.toBool();
        changed.initiallyDeferred = changed.initiallyDeferred && changed.deferrable;
        break;
    default:
        return std::nullopt;
    }
    return changed;
}

} // namespace schemawright::editors
