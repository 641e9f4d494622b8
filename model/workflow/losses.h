// The rows that a plan would take with it.
#pragma once

#include "model/plan/plan.h"
#include "model/postgres/connection.h"

#include <QList>
#include <QString>

#include <stop_token>

namespace schemawright::workflow {

/// Rows that go with something that is dropped.
struct Loss {
    schema::ObjectKey object; ///< a table or a column
    qint64 rows = 0; ///< of a column: those with a value
    friend bool operator==(const Loss &, const Loss &) = default;
};
/// "12 rows of table public.users", "1 value of column public.users.email".
[[nodiscard]] QString toText(const Loss &loss);

/// Tables and columns that the plan drops and that hold, or may come to hold, rows; under their names of now. Rows of a
/// partitioned table are counted in its partitions, which go with it.
[[nodiscard]] QList<schema::ObjectKey> droppedStorage(const plan::Plan &plan, const QList<diff::Rename> &renames);

/// Those that hold some now. Errors: those of the connection; a table that is gone.
[[nodiscard]] Result<QList<Loss>> countLosses(
    postgres::Connection &connection, const QList<schema::ObjectKey> &dropped, const std::stop_token &stop = {});

} // namespace schemawright::workflow
