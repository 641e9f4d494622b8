// Types that PostgreSQL cannot change in place (an enum that loses a label, a domain with another base type, a composite
// with another order): the type takes another name, the wanted one is created, every column goes over to it through a cast,
// and the former one is dropped. One transaction: its middle shows columns of two types of one meaning.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

#include <QSet>

namespace schemawright::plan {

/// The name under which a rebuilt type lives while its columns move.
[[nodiscard]] QualifiedName movedAsideName(const QualifiedName &type);

/// True for the type itself and for arrays of it, as format_type writes them.
[[nodiscard]] bool isOfType(const QString &columnType, const QualifiedName &type);

/// Move aside, create, drop. `rebuilt`: all types that this plan rebuilds; what names them in the former type follows.
[[nodiscard]] QList<Action> expandTypeRebuild(const schema::ObjectKey &key, const diff::Object &before,
    const diff::Object &after, int origin, const QSet<QualifiedName> &rebuilt);

/// The column's way from the former type to the wanted one, with everything else that changes about it.
[[nodiscard]] Action retypeAction(const schema::ObjectKey &key, const schema::Column &before, const schema::Column &after,
    int origin, const QSet<QualifiedName> &rebuilt);

/// Errors: Unsupported, for a column of a partition key and for arrays of a composite whose attributes move.
[[nodiscard]] Result<> checkCanRetype(
    const schema::ObjectKey &column, const schema::ObjectKey &type, const render::RenderContext &context);

/// ALTER TABLEs of one table as one, which rewrites its rows once.
[[nodiscard]] render::Statement mergedRetyping(
    const QualifiedName &table, const render::Statement &first, const render::Statement &second);

/// The schema before, with the types that are moved aside under both names: renderers look casts up there.
[[nodiscard]] schema::Database withMovedAside(const schema::Database &before, const QList<Action> &actions);

/// Which rows make the step fail; empty: none.
[[nodiscard]] QString retypeNote(const Action &action, const render::RenderContext &context);

} // namespace schemawright::plan
