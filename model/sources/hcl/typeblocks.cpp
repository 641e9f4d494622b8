// enum, domain, composite, range and collation.
#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

void readEnumBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    QStringList labels;
    for (const QString &label : block.keywords(u"values"_s))
        labels << sql::quoteLiteral(label);
    statements.add({ HclRank::Enum, block.id(), u"CREATE TYPE %1 AS ENUM (%2)"_s.arg(sql::quoteName(name), labels.join(u", "_s)), name.name });
    addComment(block, u"TYPE "_s + sql::quoteName(name), statements);
}

void readDomainBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    const QString quoted = sql::quoteName(name);
    QString text = u"CREATE DOMAIN %1 AS %2"_s.arg(quoted, block.type(u"type"_s));
    if (const QString collation = block.collation(u"collate"_s); !collation.isEmpty())
        text += u" COLLATE "_s + collation;
    if (const auto value = block.sqlValue(u"default"_s))
        text += u" DEFAULT "_s + *value;
    if (!block.truth(u"null"_s).value_or(false))
        text += u" NOT NULL"_s;
    for (BlockReader &check : block.children(u"check"_s)) {
        const QString checkName = check.node().name();
        if (!checkName.isEmpty())
            text += u" CONSTRAINT "_s + sql::quoteIdentifier(checkName);
        text += u" CHECK "_s + parenthesized(check.text(u"expr"_s).value_or(QString()));
        addComment(check, u"CONSTRAINT %1 ON DOMAIN %2"_s.arg(sql::quoteIdentifier(checkName), quoted), statements);
        check.finish();
    }
    statements.add({ HclRank::Type, block.id(), text, name.name, text, -1, dependsOn(block) });
    addComment(block, u"DOMAIN "_s + quoted, statements);
}

void readCompositeBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    const QString quoted = sql::quoteName(name);
    QStringList fields;
    for (BlockReader &field : block.children(u"field"_s)) {
        const QString fieldName = sql::quoteIdentifier(field.name());
        QString text = fieldName + u' ' + field.type(u"type"_s);
        if (const QString collation = field.collation(u"collate"_s); !collation.isEmpty())
            text += u" COLLATE "_s + collation;
        fields << text;
        addComment(field, u"COLUMN %1.%2"_s.arg(quoted, fieldName), statements);
        field.finish();
    }
    const QString text = u"CREATE TYPE %1 AS (%2)"_s.arg(quoted, fields.join(u", "_s));
    statements.add({ HclRank::Type, block.id(), text, name.name, text, -1, dependsOn(block) });
    addComment(block, u"TYPE "_s + quoted, statements);
}

void readRangeBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    QStringList options { u"SUBTYPE = "_s + block.type(u"subtype"_s) };
    const auto add = [&](const QString &attribute, const QString &option) {
        if (const auto value = block.reference(attribute))
            options << QString(option + u" = "_s + value->sql);
    };
    add(u"subtype_opclass"_s, u"SUBTYPE_OPCLASS"_s);
    add(u"collation"_s, u"COLLATION"_s);
    add(u"canonical"_s, u"CANONICAL"_s);
    add(u"subtype_diff"_s, u"SUBTYPE_DIFF"_s);
    add(u"multirange_type_name"_s, u"MULTIRANGE_TYPE_NAME"_s);
    const QString text = u"CREATE TYPE %1 AS RANGE (%2)"_s.arg(sql::quoteName(name), options.join(u", "_s));
    statements.add({ HclRank::Type, block.id(), text, name.name, text, -1, dependsOn(block) });
    addComment(block, u"TYPE "_s + sql::quoteName(name), statements);
}

void readCollationBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    QStringList options;
    for (const QString &attribute : { u"locale"_s, u"lc_collate"_s, u"lc_ctype"_s, u"rules"_s }) {
        if (const auto value = block.text(attribute))
            options << QString(attribute.toUpper() + u" = "_s + sql::quoteLiteral(*value));
    }
    if (const QString provider = block.keyword(u"provider"_s, { u"ICU"_s, u"LIBC"_s, u"BUILTIN"_s }); !provider.isEmpty())
        options << QString(u"PROVIDER = "_s + provider.toLower());
    if (const auto deterministic = block.truth(u"deterministic"_s))
        options << QString(u"DETERMINISTIC = "_s + (*deterministic ? u"true"_s : u"false"_s));
    statements.add({ HclRank::Collation, block.id(), u"CREATE COLLATION %1 (%2)"_s.arg(sql::quoteName(name), options.join(u", "_s)), name.name });
    addComment(block, u"COLLATION "_s + sql::quoteName(name), statements);
}

} // namespace schemawright::sources
