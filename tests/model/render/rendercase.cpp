#include "rendercase.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

QString statementsText(const Result<QList<render::Statement>> &statements)
{
    if (!statements)
        return statements.error().text;
    QStringList texts;
    for (const render::Statement &statement : *statements)
        texts.append(u"-- "_s + statement.description + u'\n' + statement.sql + u';');
    return texts.join(u'\n');
}

diff::Change create(const schema::ObjectKey &key, const diff::Object &after)
{
    return { diff::ChangeAction::Create, key, std::nullopt, after, {} };
}

diff::Change drop(const schema::ObjectKey &key, const diff::Object &before)
{
    return { diff::ChangeAction::Drop, key, before, std::nullopt, {} };
}

diff::Change alter(const schema::ObjectKey &key, const diff::Object &before, const diff::Object &after)
{
    return { diff::ChangeAction::Alter, key, before, after, {} };
}

diff::Change rename(const schema::ObjectKey &key, const diff::Object &before, const diff::Object &after)
{
    return { diff::ChangeAction::Rename, key, before, after, {} };
}

schema::Table fixtureTable(const QString &name)
{
    return *schema::findTable(fixtureDatabase(), { u"public"_s, name });
}

schema::Column fixtureColumn(const QString &table, const QString &name)
{
    return *schema::findColumn(fixtureTable(table), name);
}

schema::Constraint fixtureConstraint(const QString &table, const QString &name)
{
    return *schema::findConstraint(fixtureTable(table), name);
}

schema::Index fixtureIndex(const QString &table, const QString &name)
{
    return *schema::findIndex(fixtureTable(table), name);
}

QList<RenderCase> allCases()
{
    return accessCases() + tableCases() + columnCases() + constraintCases() + indexCases() + tablePartCases() + viewCases()
        + routineCases() + sequenceCases() + typeCases() + containerCases();
}

} // namespace schemawright::testing
