// Schemas and extensions, and what blocks of all kinds have: comments and dependencies.
#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

void addComment(BlockReader &block, const QString &object, HclStatements &statements)
{
    const auto comment = block.text(u"comment"_s);
    if (comment && !comment->isEmpty())
        statements.add({ HclRank::Comment, block.id(), u"COMMENT ON %1 IS %2"_s.arg(object, sql::quoteLiteral(*comment)) });
}

QList<int> dependsOn(BlockReader &block)
{
    QList<int> needed;
    for (const BlockReader::Reference &reference : block.references(u"depends_on"_s)) {
        if (reference.node >= 0)
            needed.append(reference.node);
    }
    return needed;
}

void readSchemaBlock(BlockReader &block, HclStatements &statements)
{
    const QString name = sql::quoteIdentifier(block.name());
    statements.add({ HclRank::Schema, block.id(), u"CREATE SCHEMA IF NOT EXISTS "_s + name });
    addComment(block, u"SCHEMA "_s + name, statements);
}

void readExtensionBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    QString text = u"CREATE EXTENSION IF NOT EXISTS "_s + sql::quoteIdentifier(name.name);
    if (!name.schema.isEmpty())
        text += u" SCHEMA "_s + sql::quoteIdentifier(name.schema);
    if (const auto version = block.text(u"version"_s))
        text += u" VERSION "_s + sql::quoteLiteral(*version);
    statements.add({ HclRank::Extension, block.id(), text });
    addComment(block, u"EXTENSION "_s + sql::quoteIdentifier(name.name), statements);
}

} // namespace schemawright::sources
