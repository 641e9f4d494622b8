#pragma once

#include "views/editors/partmodel.h"

namespace schemawright::editors {

class PolicyModel final : public PartModel
{
    Q_OBJECT

public:
    explicit PolicyModel(document::SchemaDocument *document, QObject *parent = nullptr);

protected:
    [[nodiscard]] QList<GridColumn> gridColumns() const override;
    [[nodiscard]] QVariant value(const diff::Object &part, int column) const override;
    [[nodiscard]] std::optional<diff::Object> withValue(
        const diff::Object &part, int column, const QVariant &value) const override;
    [[nodiscard]] QStringList choices(const diff::Object &part, int column) const override;
};

} // namespace schemawright::editors
