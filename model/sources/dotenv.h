// Files of variables named .env, as tools around Prisma write them.
#pragma once

#include <QHash>
#include <QString>

namespace schemawright::sources {

/// NAME=value, NAME="value", NAME='value', export NAME=…; lines with # in front are comments. ${OTHER} in a value that
/// is bare or in double quotes stands for a variable of the lines above. What is no such line is left out.
[[nodiscard]] QHash<QString, QString> readVariables(const QString &text);

} // namespace schemawright::sources
