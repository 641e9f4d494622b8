// The files of a schema that is a folder.
#pragma once

#include <QStringList>

namespace schemawright::prisma {

/// Every .prisma file below the folder, in Prisma's order: names of a folder by their bytes, subfolders where their
/// name stands. Links to folders are not followed.
[[nodiscard]] QStringList schemaFiles(const QString &folder);

} // namespace schemawright::prisma
