// server and user_mapping.
#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// What stands for a secret in what we write: its name is compared, its value is nobody's business.
inline const QString maskedSecret = u"<sensitive>"_s;

/// " OPTIONS (host 'a')"; values of secrets do not come into scripts, which stand in messages.
QString optionsText(BlockReader &block, bool hidesSecrets)
{
    static const QRegularExpression secret(u"passw|passphrase|secret|token|credential"_s, QRegularExpression::CaseInsensitiveOption);
    QStringList options;
    for (const HclSetting &setting : block.settings(u"options"_s)) {
        const bool isHidden = hidesSecrets && secret.match(setting.name).hasMatch();
        options << QString(sql::quoteIdentifier(setting.name) + u' ' + sql::quoteLiteral(isHidden ? maskedSecret : setting.text));
    }
    return options.isEmpty() ? QString() : QString(u" OPTIONS ("_s + options.join(u", "_s) + u')');
}

/// A block by reference, or its name as a text; empty: there is none, which is reported.
QString namedBlock(BlockReader &block, const QString &attribute, const QString &type)
{
    const auto value = block.value(attribute);
    const int node = value ? block.scope().blockOf(*value) : -1;
    const QString text = value ? value->toText().value_or(QString()) : QString();
    const QString name = node >= 0 ? block.scope().nameOf(node).value_or(QString()) : text;
    if (name.isEmpty() && value)
        block.errorAt(attribute, u"%1 names a %2"_s.arg(attribute, type));
    return name;
}

/// role.app, "app", PUBLIC, CURRENT_USER.
QString mappedUser(BlockReader &block)
{
    static const QStringList words { u"PUBLIC"_s, u"CURRENT_USER"_s, u"CURRENT_ROLE"_s, u"SESSION_USER"_s, u"USER"_s };
    const hcl::Attribute *found = block.node().body->findAttribute(u"user");
    const auto *bare = found ? std::get_if<hcl::Variable>(&found->value.node) : nullptr;
    if (bare && words.contains(bare->name.toUpper())) {
        block.ignore({ u"user"_s });
        return bare->name.toUpper();
    }
    const QString name = namedBlock(block, u"user"_s, u"role"_s);
    return name == "PUBLIC"_L1 || name.isEmpty() ? name : sql::quoteIdentifier(name);
}

} // namespace

void readServerBlock(BlockReader &block, HclStatements &statements)
{
    const QString name = sql::quoteIdentifier(block.name());
    // An extension's wrapper is called like it. Both spellings are found.
    const QString wrapper = namedBlock(block, block.has(u"fdw"_s) ? u"fdw"_s : u"wrapper"_s, u"foreign-data wrapper"_s);
    if (wrapper.isEmpty() && !block.has(u"fdw"_s) && !block.has(u"wrapper"_s))
        block.error(u"this server has no foreign-data wrapper"_s, u"Write fdw = extension.postgres_fdw."_s);
    QString text = u"CREATE SERVER "_s + name;
    if (const auto type = block.text(u"type"_s))
        text += u" TYPE "_s + sql::quoteLiteral(*type);
    if (const auto version = block.text(u"version"_s))
        text += u" VERSION "_s + sql::quoteLiteral(*version);
    text += u" FOREIGN DATA WRAPPER "_s + sql::quoteIdentifier(wrapper) + optionsText(block, false);
    statements.add({ HclRank::Server, block.id(), text });
    addComment(block, u"SERVER "_s + name, statements);
}

void readUserMappingBlock(BlockReader &block, HclStatements &statements)
{
    const QString server = namedBlock(block, u"server"_s, u"server"_s);
    const QString user = mappedUser(block);
    if (!block.has(u"server"_s) || !block.has(u"user"_s))
        block.error(u"a user mapping has a server and a user"_s, u"Write server = server.files and user = PUBLIC."_s);
    statements.add({ HclRank::UserMapping, block.id(),
        u"CREATE USER MAPPING FOR %1 SERVER %2"_s.arg(user, sql::quoteIdentifier(server)) + optionsText(block, true) });
}

} // namespace schemawright::sources
