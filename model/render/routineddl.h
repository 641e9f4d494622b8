// Functions and procedures.
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// "FUNCTION public.f(integer)": how DROP, ALTER and COMMENT name it. Window functions are FUNCTION there.
[[nodiscard]] QString routineSignatureSql(const schema::Routine &routine);
[[nodiscard]] QString createRoutineSql(const schema::Routine &routine); ///< CREATE OR REPLACE
[[nodiscard]] QString dropRoutineSql(const schema::Routine &routine);
[[nodiscard]] QString renameRoutineSql(const schema::Routine &routine, const QString &name);

/// True when CREATE OR REPLACE can bring `before` to `after`: same kind, result type, argument names and modes, and no
/// default goes away. docs: sql-createfunction, "Notes".
[[nodiscard]] bool canReplaceRoutine(const schema::Routine &before, const schema::Routine &after);

[[nodiscard]] QList<Statement> renderCreateRoutine(const schema::Routine &routine, const RenderContext &context);
[[nodiscard]] Statement renderDropRoutine(const schema::Routine &routine, const RenderContext &context);

[[nodiscard]] Result<QList<Statement>> renderRoutineChange(
    const ObjectChange<schema::Routine> &change, const RenderContext &context);

} // namespace schemawright::render
