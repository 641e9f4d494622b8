// policy, role, user and permission.
#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// A role by its block, or by its name; PUBLIC and CURRENT_USER are words of SQL.
QStringList roleNames(BlockReader &block, const QString &attribute)
{
    static const QStringList words { u"PUBLIC"_s, u"CURRENT_USER"_s, u"CURRENT_ROLE"_s, u"SESSION_USER"_s };
    const hcl::Attribute *found = block.node().body->findAttribute(attribute);
    if (!found)
        return {};
    QStringList names;
    const auto *list = std::get_if<hcl::ListExpression>(&found->value.node);
    const hcl::Expressions single { found->value };
    block.ignore({ attribute });
    for (const hcl::Expression &item : list ? list->items : single) {
        const auto *bare = std::get_if<hcl::Variable>(&item.node);
        if (bare && words.contains(bare->name.toUpper())) {
            names << bare->name.toUpper();
            continue;
        }
        const auto value = block.scope().evaluate(block.id(), item);
        if (!value) {
            block.scope().reportError(value.error());
            continue;
        }
        const int role = block.scope().blockOf(*value);
        const auto name = role >= 0 ? block.scope().nameOf(role).value_or(QString()) : value->toText().value_or(QString());
        if (name.isEmpty())
            block.errorAt(attribute, u"%1 names roles"_s.arg(attribute), u"Write role.app, \"app\" or PUBLIC."_s);
        else
            names << (words.contains(name) ? name : sql::quoteIdentifier(name));
    }
    return names;
}

QString memberText(BlockReader &block)
{
    QString text;
    const std::pair<QString, QString> flags[] = { { u"superuser"_s, u"SUPERUSER"_s }, { u"create_db"_s, u"CREATEDB"_s },
        { u"create_role"_s, u"CREATEROLE"_s }, { u"inherit"_s, u"INHERIT"_s }, { u"replication"_s, u"REPLICATION"_s },
        { u"bypass_rls"_s, u"BYPASSRLS"_s } };
    for (const auto &[attribute, word] : flags) {
        if (const auto value = block.truth(attribute))
            text += (*value ? u" "_s : u" NO"_s) + word;
    }
    if (block.truth(u"login"_s).value_or(block.node().type == u"user"))
        text += u" LOGIN"_s;
    if (const auto limit = block.number(u"conn_limit"_s))
        text += u" CONNECTION LIMIT "_s + *limit;
    return text;
}

/// What a permission is for, as GRANT names it.
QString grantTarget(BlockReader &block, const BlockReader::Reference &object, QString &column)
{
    const QString &type = object.type;
    if (type == u"column") {
        column = u" (%1)"_s.arg(sql::quoteIdentifier(object.name.name));
        const int table = block.scope().node(object.node).parent;
        return u"TABLE "_s + sql::quoteName(BlockReader(block.scope(), table).qualifiedName());
    }
    static const QMap<QString, QString> words { { u"table"_s, u"TABLE"_s }, { u"view"_s, u"TABLE"_s }, { u"materialized"_s, u"TABLE"_s },
        { u"partition"_s, u"TABLE"_s }, { u"sequence"_s, u"SEQUENCE"_s }, { u"function"_s, u"FUNCTION"_s }, { u"procedure"_s, u"PROCEDURE"_s },
        { u"enum"_s, u"TYPE"_s }, { u"domain"_s, u"DOMAIN"_s }, { u"composite"_s, u"TYPE"_s }, { u"range"_s, u"TYPE"_s } };
    if (type == u"schema")
        return u"SCHEMA "_s + sql::quoteIdentifier(object.name.name);
    if (object.isSql)
        return u"TABLE "_s + object.sql;
    const QString word = words.value(type);
    if (word.isEmpty())
        block.errorAt(u"for"_s, u"privileges cannot be granted on %1"_s.arg(type.isEmpty() ? u"a text"_s : type), u"Write for = table.users."_s);
    return word + u' ' + object.sql;
}

} // namespace

void readPolicyBlock(BlockReader &block, HclStatements &statements)
{
    const QString name = sql::quoteIdentifier(block.name());
    const auto table = block.reference(u"on"_s);
    if (!table) {
        block.error(u"this policy is on no table"_s, u"Write on = table.orders."_s);
        return;
    }
    QString text = u"CREATE POLICY %1 ON %2"_s.arg(name, table->sql);
    if (const QString kind = block.keyword(u"as"_s, { u"PERMISSIVE"_s, u"RESTRICTIVE"_s }); !kind.isEmpty())
        text += u" AS "_s + kind;
    if (const QString command = block.keyword(u"for"_s, { u"ALL"_s, u"SELECT"_s, u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s }); !command.isEmpty())
        text += u" FOR "_s + command;
    if (const QStringList roles = roleNames(block, u"to"_s); !roles.isEmpty())
        text += u" TO "_s + roles.join(u", "_s);
    if (const auto expression = block.text(u"using"_s))
        text += u"\nUSING "_s + parenthesized(*expression);
    // Both spellings are found in files.
    const auto check = block.text(u"check"_s);
    const auto withCheck = block.text(u"with_check"_s);
    if (check || withCheck)
        text += u"\nWITH CHECK "_s + parenthesized(check ? *check : *withCheck);
    statements.add({ HclRank::Policy, block.id(), text, {}, {}, -1, dependsOn(block) });
    addComment(block, u"POLICY %1 ON %2"_s.arg(name, table->sql), statements);
}

void readRoleBlock(BlockReader &block, HclStatements &statements)
{
    // A password is none of a development server's business, and would stand in messages.
    block.ignore({ u"password"_s, u"member_of"_s });
    const QString name = sql::quoteIdentifier(block.name());
    const QString attributes = memberText(block);
    if (block.truth(u"external"_s).value_or(false))
        return;
    statements.add({ HclRank::Role, block.id(), u"CREATE ROLE "_s + name + attributes });
    for (const QString &group : roleNames(block, u"member_of"_s))
        statements.add({ HclRank::Permission, block.id(), u"GRANT %1 TO %2"_s.arg(group, name) });
    addComment(block, u"ROLE "_s + name, statements);
}

void readPermissionBlock(BlockReader &block, HclStatements &statements)
{
    const QStringList roles = roleNames(block, u"to"_s);
    if (roles.isEmpty())
        block.error(u"this permission is given to nobody"_s, u"Write to = role.app."_s);
    QStringList privileges;
    for (const QString &privilege : block.keywords(u"privileges"_s))
        privileges << privilege.toUpper().replace(u'_', u' ');
    const bool isGrantable = block.truth(u"grantable"_s).value_or(false);
    for (const BlockReader::Reference &object : block.references(u"for"_s)) {
        QString column;
        const QString target = grantTarget(block, object, column);
        QStringList written;
        for (const QString &privilege : std::as_const(privileges))
            written << QString(privilege + column);
        statements.add({ HclRank::Permission, block.id(),
            u"GRANT %1 ON %2 TO %3"_s.arg(written.join(u", "_s), target, roles.join(u", "_s)) + (isGrantable ? u" WITH GRANT OPTION"_s : QString()) });
    }
}

} // namespace schemawright::sources
