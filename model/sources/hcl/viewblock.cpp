#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// The columns are those of the query; blocks may give them comments.
void readColumns(BlockReader &block, const QString &view, HclStatements &statements)
{
    for (BlockReader &column : block.children(u"column"_s)) {
        column.ignore({ u"type"_s, u"null"_s });
        addComment(column, u"COLUMN %1.%2"_s.arg(view, sql::quoteIdentifier(column.name())), statements);
        column.finish();
    }
}

QString viewOptions(BlockReader &block)
{
    QList<HclSetting> options;
    if (auto security = block.child(u"security"_s)) {
        if (const auto barrier = security->truth(u"barrier"_s))
            options.append({ u"security_barrier"_s, *barrier ? u"true"_s : u"false"_s, false });
        if (const auto invoker = security->truth(u"invoker"_s))
            options.append({ u"security_invoker"_s, *invoker ? u"true"_s : u"false"_s, false });
        security->finish();
    }
    if (const QString check = block.keyword(u"check_option"_s, { u"LOCAL"_s, u"CASCADED"_s }); !check.isEmpty())
        options.append({ u"check_option"_s, check.toLower(), false });
    return storageText(options);
}

} // namespace

void readViewBlock(BlockReader &block, HclStatements &statements)
{
    const bool isMaterialized = block.node().type == u"materialized";
    const QualifiedName name = block.qualifiedName();
    const QString quoted = sql::quoteName(name);
    const QString query = trimmedSql(block.text(u"as"_s).value_or(QString()));
    if (query.isEmpty())
        block.error(u"this view has no query"_s, u"Write as = \"SELECT …\"."_s);
    QString text = (isMaterialized ? u"CREATE MATERIALIZED VIEW "_s : u"CREATE VIEW "_s) + quoted;
    if (isMaterialized) {
        if (const auto method = block.text(u"access_method"_s))
            text += u" USING "_s + sql::quoteIdentifier(*method);
        text += storageText(block.settings(u"storage_params"_s));
    } else {
        text += viewOptions(block);
    }
    text += u" AS\n"_s + query;
    if (isMaterialized && block.truth(u"with_no_data"_s).value_or(false))
        text += u"\nWITH NO DATA"_s;
    statements.add({ HclRank::View, block.id(), text, name.name, query, -1, dependsOn(block) });
    readColumns(block, quoted, statements);
    if (isMaterialized)
        readIndexBlocks(block, name, HclRank::ViewPart, statements);
    addComment(block, (isMaterialized ? u"MATERIALIZED VIEW "_s : u"VIEW "_s) + quoted, statements);
}

} // namespace schemawright::sources
