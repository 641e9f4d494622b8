// Triggers of tables and views. Left out: those that implement constraints, and the copies on partitions, which are only
// named where they are switched on or off by themselves.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

schema::FiringMode toFiringMode(char mode)
{
    switch (mode) {
    case 'D':
        return schema::FiringMode::Disabled;
    case 'R':
        return schema::FiringMode::Replica;
    case 'A':
        return schema::FiringMode::Always;
    default:
        return schema::FiringMode::Origin;
    }
}

void readTriggers(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Oid relation = oidAt(rows, row, 1);
        schema::Table *table = draft.findTable(relation);
        schema::View *view = draft.findView(relation);
        const Address address { catalogs::trigger, oidAt(rows, row, 0) };
        if ((!table && !view) || draft.members.contains(address))
            continue;
        const QString name = rows.text(row, 2);
        if (table && rows.boolean(row, 8)) {
            draft.addUnmodelled(u"state of trigger"_s, u"%1 on partition %2"_s.arg(name, table->name.toText()),
                rows.text(row, 7));
            continue;
        }
        schema::Trigger trigger {
            .name = name,
            .definition = rows.text(row, 3),
            .function = { rows.text(row, 4), rows.text(row, 5) },
            .constraint = oidAt(rows, row, 6) != 0,
            .firing = toFiringMode(charAt(rows, row, 7)),
            .comment = draft.comment(address),
        };
        const QualifiedName owner = draft.relationName(relation);
        draft.keys.insert(address, schema::partKey(schema::ObjectKind::Trigger, owner, trigger.name));
        if (trigger.constraint)
            draft.wholes.insert({ catalogs::constraint, oidAt(rows, row, 6) }, address);
        (table ? table->triggers : view->triggers).append(std::move(trigger));
    }
}

void readRules(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Oid relation = oidAt(rows, row, 1);
        schema::Table *table = draft.findTable(relation);
        schema::View *view = draft.findView(relation);
        const Address address { catalogs::rewriteRule, oidAt(rows, row, 0) };
        if (!table && !view)
            continue;
        // The _RETURN rule is the view's query.
        if (rows.isNull(row, 3)) {
            draft.wholes.insert(address, { catalogs::relation, relation });
            continue;
        }
        QString definition = rows.text(row, 3).trimmed();
        if (definition.endsWith(u';'))
            definition.chop(1);
        schema::Rule rule {
            .name = rows.text(row, 2),
            .definition = definition,
            .firing = toFiringMode(charAt(rows, row, 4)),
            .comment = draft.comment(address),
        };
        const QualifiedName owner = draft.relationName(relation);
        draft.keys.insert(address, schema::partKey(schema::ObjectKind::Rule, owner, rule.name));
        (table ? table->rules : view->rules).append(std::move(rule));
    }
}

} // namespace

CatalogQuery triggerQuery(const QueryContext &context)
{
    // Before PostgreSQL 13 the copies on partitions are marked internal.
    const bool hasParents = context.serverVersion >= 130000;
    const QString isOriginal = hasParents ? u"(t.tgparentid = 0 OR t.tgenabled <> "
                                            "(SELECT o.tgenabled FROM pg_trigger o WHERE o.oid = t.tgparentid))"_s
                                          : u"true"_s;
    const QString isCopy = hasParents ? u"t.tgparentid <> 0"_s : u"false"_s;
    const QString sql = uR"(
        SELECT t.oid, t.tgrelid, t.tgname, pg_get_triggerdef(t.oid), n.nspname, p.proname, t.tgconstraint, t.tgenabled,
          %3
        FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace IN %1
        JOIN pg_proc p ON p.oid = t.tgfoid
        JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE NOT t.tgisinternal AND %2)"_s;
    return { sql.arg(context.schemaOids, isOriginal, isCopy), readTriggers, 2, true };
}

CatalogQuery ruleQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT r.oid, r.ev_class, r.rulename, CASE WHEN r.rulename <> '_RETURN' THEN pg_get_ruledef(r.oid) END,
               r.ev_enabled
        FROM pg_rewrite r
        JOIN pg_class c ON c.oid = r.ev_class AND c.relnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids), readRules, 1, true };
}

} // namespace schemawright::catalog
