// The application's own icons, drawn in the text colour of the palette, so that they suit light and dark.
#pragma once

#include <QIcon>

namespace schemawright::widgets {

/// `name` is a file of resources/icons without ".svg". A disabled icon takes the palette's disabled text colour.
[[nodiscard]] QIcon icon(const QString &name);

} // namespace schemawright::widgets
