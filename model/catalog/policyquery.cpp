#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

schema::PolicyCommand toCommand(char command)
{
    switch (command) {
    case 'r':
        return schema::PolicyCommand::Select;
    case 'a':
        return schema::PolicyCommand::Insert;
    case 'w':
        return schema::PolicyCommand::Update;
    case 'd':
        return schema::PolicyCommand::Delete;
    default:
        return schema::PolicyCommand::All;
    }
}

void readPolicies(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        schema::Table *table = draft.findTable(oidAt(rows, row, 1));
        if (!table)
            continue;
        const Address address { catalogs::policy, oidAt(rows, row, 0) };
        schema::Policy policy {
            .name = rows.text(row, 2),
            .permissive = rows.boolean(row, 3),
            .command = toCommand(charAt(rows, row, 4)),
            .roles = rows.array(row, 5),
            .usingExpression = rows.text(row, 6),
            .withCheckExpression = rows.text(row, 7),
            .comment = draft.comment(address),
        };
        policy.roles.sort();
        draft.keys.insert(address, schema::partKey(schema::ObjectKind::Policy, table->name, policy.name));
        table->policies.append(std::move(policy));
    }
}

} // namespace

CatalogQuery policyQuery(const QueryContext &context)
{
    // polroles {0} is PUBLIC: no role has oid 0, so the array stays empty.
    const QString sql = uR"(
        SELECT p.oid, p.polrelid, p.polname, p.polpermissive, p.polcmd,
               ARRAY(SELECT r.rolname FROM pg_roles r WHERE r.oid = ANY (p.polroles)),
               pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
        FROM pg_policy p
        JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids), readPolicies, 2, true };
}

} // namespace schemawright::catalog
