// A contract takes away what programs of before still use: it does not run in one go with its expansion.
#pragma once

#include "model/migrations/migrationfile.h"

#include <QList>

namespace schemawright::apply {

struct HeldBack {
    QList<migrations::MigrationFile> files; ///< to run now
    QString note; ///< why the others wait; empty: none does
};

/// Ends before the first contract whose expansion or backfill is among the files.
[[nodiscard]] HeldBack holdBackContracts(const QList<migrations::MigrationFile> &files);

} // namespace schemawright::apply
