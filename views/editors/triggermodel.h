#pragma once

#include "views/editors/partmodel.h"

namespace schemawright::editors {

/// Triggers are shown as the SQL that the server writes, and not edited.
class TriggerModel final : public PartModel
{
    Q_OBJECT

public:
    explicit TriggerModel(document::SchemaDocument *document, QObject *parent = nullptr);

protected:
    [[nodiscard]] QList<GridColumn> gridColumns() const override;
    [[nodiscard]] QVariant value(const diff::Object &part, int column) const override;
    [[nodiscard]] std::optional<diff::Object> withValue(
        const diff::Object &part, int column, const QVariant &value) const override;
};

} // namespace schemawright::editors
