// Datasources and generators, which consist of settings.
#pragma once

#include "model/prisma/context.h"

#include <functional>

namespace schemawright::prisma {

void readDatasource(Context &context, const Place &place);
void readGenerator(Context &context, const Place &place);

/// Calls for every setting that has a value; reports those without one, and those that are there twice.
void readProperties(Context &context, const Place &block, const std::function<void(const Property &)> &read);
void reportMissingProvider(Context &context, const Place &block);

/// Every block of the documents as a place.
[[nodiscard]] std::vector<Place> blockPlaces(const Context &context);

} // namespace schemawright::prisma
