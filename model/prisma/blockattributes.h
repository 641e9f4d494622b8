// @@map, @@schema and @@ignore, and which block attributes there are at all.
#pragma once

#include "model/prisma/context.h"

namespace schemawright::prisma {

struct BlockNames {
    std::optional<QString> map;
    QString schema;
    bool isIgnored = false;
};
[[nodiscard]] BlockNames readBlockNames(Context &context, const Place &block);

/// The text of @map or @@map; reports what is wrong.
[[nodiscard]] std::optional<QString> readMap(
    Context &context, int file, const Attribute &attribute, const QString &label);

/// Reports an attribute that is there twice, on each of its places. `mayRepeat`: names that may.
void reportRepeated(Context &context, int file, const std::vector<Attribute> &attributes, const QString &mark,
    const QStringList &mayRepeat);

} // namespace schemawright::prisma
