#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

QString identityText(BlockReader &column)
{
    auto identity = column.child(u"identity"_s);
    if (!identity)
        return {};
    const QString generated = identity->keyword(u"generated"_s, { u"ALWAYS"_s, u"BY DEFAULT"_s });
    QString options = sequenceOptions(*identity).trimmed();
    identity->finish();
    if (!options.isEmpty())
        options = u" ("_s + options + u')';
    return u" GENERATED %1 AS IDENTITY%2"_s.arg(generated.isEmpty() ? u"BY DEFAULT"_s : generated, options);
}

/// as = "expression", or as { expr type }.
QString generatedText(BlockReader &column)
{
    if (const auto expression = column.text(u"as"_s))
        return u" GENERATED ALWAYS AS %1 STORED"_s.arg(parenthesized(*expression));
    auto generated = column.child(u"as"_s);
    if (!generated)
        return {};
    const QString kind = generated->keyword(u"type"_s, { u"STORED"_s, u"VIRTUAL"_s });
    const QString expression = generated->text(u"expr"_s).value_or(QString());
    generated->finish();
    return u" GENERATED ALWAYS AS %1 %2"_s.arg(parenthesized(expression), kind.isEmpty() ? u"STORED"_s : kind);
}

} // namespace

QString columnText(BlockReader &column)
{
    QString text = sql::quoteIdentifier(column.name()) + u' ' + column.type(u"type"_s);
    if (const QString collation = column.collation(u"collate"_s); !collation.isEmpty())
        text += u" COLLATE "_s + collation;
    text += generatedText(column);
    text += identityText(column);
    if (const auto value = column.sqlValue(u"default"_s))
        text += u" DEFAULT "_s + *value;
    // Unlike in SQL, a column refuses NULL unless it says otherwise.
    if (!column.truth(u"null"_s).value_or(false))
        text += u" NOT NULL"_s;
    return text;
}

} // namespace schemawright::sources
