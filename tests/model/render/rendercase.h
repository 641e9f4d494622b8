// Cases of rendering: a change of the fixture database, and the statements that it becomes. The same cases run as text
// (tst_renderchange) and on a real server (tst_renderlocks).
#pragma once

#include "model/render/statement.h"

#include <functional>

namespace schemawright::testing {

struct RenderCase {
    QString name;
    diff::Change change;
    QString expected; ///< statementsText of the result, or the error's text
    int serverVersion = 150000;
};

/// The schema that fixtureSql() makes, as far as rendering looks at it.
[[nodiscard]] schema::Database fixtureDatabase();
[[nodiscard]] QString fixtureSql();

/// "-- description\nsql;" per statement.
[[nodiscard]] QString statementsText(const Result<QList<render::Statement>> &statements);

[[nodiscard]] diff::Change create(const schema::ObjectKey &key, const diff::Object &after);
[[nodiscard]] diff::Change drop(const schema::ObjectKey &key, const diff::Object &before);
[[nodiscard]] diff::Change alter(const schema::ObjectKey &key, const diff::Object &before, const diff::Object &after);
[[nodiscard]] diff::Change rename(const schema::ObjectKey &key, const diff::Object &before, const diff::Object &after);

/// A value of the fixture with something done to it.
template <typename T> [[nodiscard]] T with(T value, const std::function<void(T &)> &edit)
{
    edit(value);
    return value;
}

[[nodiscard]] schema::Table fixtureTable(const QString &name);
[[nodiscard]] schema::Column fixtureColumn(const QString &table, const QString &name);
[[nodiscard]] schema::Constraint fixtureConstraint(const QString &table, const QString &name);
[[nodiscard]] schema::Index fixtureIndex(const QString &table, const QString &name);

[[nodiscard]] QList<RenderCase> accessCases(); ///< owners and privileges
[[nodiscard]] QList<RenderCase> tableCases();
[[nodiscard]] QList<RenderCase> columnCases();
[[nodiscard]] QList<RenderCase> constraintCases();
[[nodiscard]] QList<RenderCase> indexCases();
[[nodiscard]] QList<RenderCase> tablePartCases(); ///< triggers, rules, policies
[[nodiscard]] QList<RenderCase> viewCases();
[[nodiscard]] QList<RenderCase> routineCases();
[[nodiscard]] QList<RenderCase> sequenceCases();
[[nodiscard]] QList<RenderCase> typeCases(); ///< enums, domains, composite types
[[nodiscard]] QList<RenderCase> containerCases(); ///< schemas, extensions, others
[[nodiscard]] QList<RenderCase> allCases();

} // namespace schemawright::testing
