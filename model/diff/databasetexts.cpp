#include "model/diff/databasetexts.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::Column;
using schema::Database;
using schema::Table;
using schema::View;

namespace {

void rewriteColumn(Column &column, const RewriteFn &rewrite)
{
    rewrite(column.type);
    rewrite(column.collation);
    if (column.defaultExpression)
        rewrite(*column.defaultExpression);
    if (column.generated)
        rewrite(column.generated->expression);
}

void rewriteIndex(schema::Index &index, const RewriteFn &rewrite)
{
    rewrite(index.definition);
    rewrite(index.predicate);
    for (schema::IndexPart &part : index.parts) {
        rewrite(part.expression);
        rewrite(part.collation);
    }
}

void rewriteView(View &view, const RewriteFn &rewrite)
{
    rewrite(view.query);
    for (Column &column : view.columns)
        rewriteColumn(column, rewrite);
    for (schema::Index &index : view.indexes)
        rewriteIndex(index, rewrite);
    for (schema::Trigger &trigger : view.triggers)
        rewrite(trigger.definition);
    for (schema::Rule &rule : view.rules)
        rewrite(rule.definition);
}

void rewriteRoutine(schema::Routine &routine, const RewriteFn &rewrite)
{
    rewrite(routine.identityArguments);
    rewrite(routine.arguments);
    rewrite(routine.resultType);
    const qsizetype body = routine.definition.indexOf(u"\nAS "_s);
    if (body < 0) {
        rewrite(routine.definition);
        return;
    }
    QString head = routine.definition.first(body);
    rewrite(head);
    routine.definition = head + routine.definition.sliced(body);
}

template <typename T, typename Fn> void rewriteShared(QList<Shared<T>> &list, Fn &&change)
{
    for (Shared<T> &shared : list) {
        T value = *shared;
        change(value);
        if (value != *shared)
            shared = std::move(value);
    }
}

void rewriteTypes(Database &database, const RewriteFn &rewrite)
{
    for (schema::Domain &domain : database.domains) {
        rewrite(domain.baseType);
        rewrite(domain.collation);
        if (domain.defaultExpression)
            rewrite(*domain.defaultExpression);
        for (schema::DomainConstraint &constraint : domain.constraints)
            rewrite(constraint.definition);
    }
    for (schema::CompositeType &type : database.composites) {
        for (Column &attribute : type.attributes)
            rewriteColumn(attribute, rewrite);
    }
}

} // namespace

void rewriteTexts(Table &table, const RewriteFn &rewrite)
{
    rewrite(table.ofType);
    for (Column &column : table.columns)
        rewriteColumn(column, rewrite);
    for (schema::Constraint &constraint : table.constraints) {
        // The definition of a foreign key also names columns of another table; applyEdit has followed its fields.
        if (!std::holds_alternative<schema::ForeignKey>(constraint.detail))
            rewrite(constraint.definition);
        if (auto *const check = std::get_if<schema::CheckConstraint>(&constraint.detail))
            rewrite(check->expression);
    }
    for (schema::Index &index : table.indexes)
        rewriteIndex(index, rewrite);
    for (schema::Trigger &trigger : table.triggers)
        rewrite(trigger.definition);
    for (schema::Policy &policy : table.policies) {
        rewrite(policy.usingExpression);
        rewrite(policy.withCheckExpression);
    }
    for (schema::Rule &rule : table.rules)
        rewrite(rule.definition);
}

void rewriteTexts(Database &database, const RewriteFn &rewrite)
{
    rewriteShared(database.tables, [&](Table &table) { rewriteTexts(table, rewrite); });
    rewriteShared(database.views, [&](View &view) { rewriteView(view, rewrite); });
    rewriteShared(database.routines, [&](schema::Routine &routine) { rewriteRoutine(routine, rewrite); });
    rewriteTypes(database, rewrite);
    for (schema::OtherObject &other : database.others) {
        rewrite(other.createSql);
        rewrite(other.dropSql);
        rewrite(other.identity);
        rewrite(other.core);
        rewrite(other.replaceKey);
        for (schema::OtherPart &part : other.parts) {
            for (QString *text : { &part.name, &part.value, &part.addSql, &part.changeSql, &part.removeSql })
                rewrite(*text);
        }
    }
    // Routines and others are known by their arguments, too.
    const auto rewritten = [&](schema::ObjectKey key) {
        rewrite(key.signature);
        return key;
    };
    for (schema::Dependency &dependency : database.dependencies)
        dependency = { rewritten(dependency.dependent()), rewritten(dependency.referenced()) };
}

} // namespace schemawright::diff
