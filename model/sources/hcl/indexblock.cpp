#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// One element: on { column expr collate ops desc nulls_first nulls_last op }.
QString elementText(BlockReader &on)
{
    QString text;
    const QStringList columns = on.columns(u"column"_s);
    if (!columns.isEmpty())
        text = sql::quoteIdentifier(columns.first());
    else if (const auto expression = on.text(u"expr"_s))
        text = parenthesized(*expression);
    else
        on.error(u"this part of an index has neither column nor expr"_s);
    if (const QString collation = on.collation(u"collate"_s); !collation.isEmpty())
        text += u" COLLATE "_s + collation;
    const hcl::Attribute *operators = on.node().body->findAttribute(u"ops");
    const auto *bare = operators ? std::get_if<hcl::Variable>(&operators->value.node) : nullptr;
    if (bare) {
        on.ignore({ u"ops"_s });
        text += u' ' + sql::quoteIdentifier(bare->name);
    } else if (const auto written = on.text(u"ops"_s)) {
        text += u' ' + *written;
    }
    if (on.truth(u"desc"_s).value_or(false))
        text += u" DESC"_s;
    if (on.truth(u"nulls_first"_s).value_or(false))
        text += u" NULLS FIRST"_s;
    if (on.truth(u"nulls_last"_s).value_or(false))
        text += u" NULLS LAST"_s;
    if (const auto op = on.text(u"op"_s))
        text += u" WITH "_s + *op;
    on.finish();
    return text;
}

QString indexText(BlockReader &index, const QualifiedName &table, const QString &name)
{
    QString text = index.truth(u"unique"_s).value_or(false) ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s;
    text += sql::quoteIdentifier(name) + u" ON "_s + sql::quoteName(table);
    if (const QString method = index.keyword(u"type"_s); !method.isEmpty())
        text += u" USING "_s + sql::quoteIdentifier(method.toLower().replace(u' ', u'_'));
    text += u" (%1)"_s.arg(indexElements(index));
    if (const QStringList include = index.columns(u"include"_s); !include.isEmpty())
        text += u" INCLUDE (%1)"_s.arg(sql::quoteIdentifiers(include));
    if (!index.truth(u"nulls_distinct"_s).value_or(true))
        text += u" NULLS NOT DISTINCT"_s;
    QList<HclSetting> storage = index.settings(u"storage_params"_s);
    if (const auto pages = index.number(u"page_per_range"_s))
        storage.append({ u"pages_per_range"_s, *pages, false });
    text += storageText(storage);
    if (const auto where = index.text(u"where"_s))
        text += u" WHERE "_s + parenthesized(*where);
    return text;
}

} // namespace

QString indexElements(BlockReader &index)
{
    QStringList elements;
    for (const QString &column : index.columns(u"columns"_s))
        elements << sql::quoteIdentifier(column);
    if (const auto expression = index.text(u"expr"_s))
        elements << parenthesized(*expression);
    for (BlockReader &on : index.children(u"on"_s))
        elements << elementText(on);
    if (elements.isEmpty()) {
        index.error(u"%1 %2 has no columns"_s.arg(index.node().type, index.node().name()),
            u"Write columns = [column.email], or on { expr = \"lower(email)\" }."_s);
    }
    return elements.join(u", "_s);
}

void readIndexBlocks(BlockReader &table, const QualifiedName &name, HclRank rank, HclStatements &statements)
{
    for (BlockReader &index : table.children(u"index"_s)) {
        const QString indexName = index.name();
        const QString text = indexText(index, name, indexName);
        statements.add({ rank, index.id(), text, {}, text, table.id() });
        addComment(index, u"INDEX "_s + sql::quoteName({ name.schema, indexName }), statements);
        index.finish();
    }
}

} // namespace schemawright::sources
