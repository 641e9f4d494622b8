// ALTER TABLE for attributes of the table itself.
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

[[nodiscard]] QString ofTypeSql(const QualifiedName &table, const QString &type); ///< empty: NOT OF
[[nodiscard]] QString rowSecuritySql(const QualifiedName &table, bool enabled);
[[nodiscard]] QString forceRowSecuritySql(const QualifiedName &table, bool forced);
/// `index` is used for ReplicaIdentity::Index.
[[nodiscard]] QString replicaIdentitySql(
    const QualifiedName &table, schema::ReplicaIdentity identity, const QString &index);
[[nodiscard]] QString setPersistenceSql(const QualifiedName &table, bool unlogged);
[[nodiscard]] QString setTablespaceSql(const QualifiedName &table, const QString &tablespace);
/// PostgreSQL 15+. An empty name is heap.
[[nodiscard]] QString setAccessMethodSql(const QualifiedName &table, const QString &accessMethod);
[[nodiscard]] QString inheritSql(const QualifiedName &table, const QualifiedName &parent);
[[nodiscard]] QString noInheritSql(const QualifiedName &table, const QualifiedName &parent);

/// SET (…) for new and changed parameters, RESET (…) for those that are gone; nothing when the maps are equal.
/// `target` is what ALTER is followed by ("TABLE public.users", "INDEX public.i", "MATERIALIZED VIEW public.v").
[[nodiscard]] QStringList storageParameterSql(
    const QString &target, const QMap<QString, QString> &before, const QMap<QString, QString> &after);
/// "fillfactor = 70, autovacuum_enabled = false": what stands between the parentheses of WITH and SET.
[[nodiscard]] QString storageParametersText(const QMap<QString, QString> &parameters);

/// Errors: Unsupported for a changed partition key, and for the access method before PostgreSQL 15.
[[nodiscard]] Result<QList<Statement>> renderAlterTable(
    const schema::Table &before, const schema::Table &after, const RenderContext &context);

} // namespace schemawright::render
