// function, procedure and aggregate.
#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// One argument as CREATE FUNCTION takes it, and as the routine is named by it.
struct ArgumentText {
    QString declared;
    QString identity; ///< empty: an OUT argument of a function
};

ArgumentText argumentText(BlockReader &argument)
{
    QString mode = argument.keyword(u"mode"_s, { u"IN"_s, u"OUT"_s, u"INOUT"_s, u"VARIADIC"_s });
    const QString name = argument.node().name();
    const QString type = argument.type(u"type"_s);
    ArgumentText text;
    text.identity = mode == u"OUT" ? QString() : type;
    text.declared = (mode.isEmpty() || mode == u"IN" ? QString() : QString(mode + u' '))
        + (name.isEmpty() ? QString() : QString(sql::quoteIdentifier(name) + u' ')) + type;
    if (const auto value = argument.sqlValue(u"default"_s))
        text.declared += u" DEFAULT "_s + *value;
    argument.finish();
    return text;
}

QString returnText(BlockReader &block)
{
    if (block.has(u"return_set"_s))
        return u"\nRETURNS SETOF "_s + block.type(u"return_set"_s);
    if (auto table = block.child(u"return_table"_s)) {
        QStringList columns;
        for (BlockReader &column : table->children(u"column"_s)) {
            columns << QString(sql::quoteIdentifier(column.name()) + u' ' + column.type(u"type"_s));
            column.finish();
        }
        table->finish();
        return u"\nRETURNS TABLE(%1)"_s.arg(columns.join(u", "_s));
    }
    return block.has(u"return"_s) ? QString(u"\nRETURNS "_s + block.type(u"return"_s)) : QString();
}

QString attributesText(BlockReader &block)
{
    QString text;
    if (const QString volatility = block.keyword(u"volatility"_s, { u"VOLATILE"_s, u"STABLE"_s, u"IMMUTABLE"_s }); !volatility.isEmpty())
        text += u"\n"_s + volatility;
    if (block.truth(u"window"_s).value_or(false))
        text += u"\nWINDOW"_s;
    if (block.truth(u"leakproof"_s).value_or(false))
        text += u"\nLEAKPROOF"_s;
    if (block.truth(u"strict"_s).value_or(false))
        text += u"\nSTRICT"_s;
    if (const QString parallel = block.keyword(u"parallel"_s, { u"SAFE"_s, u"UNSAFE"_s, u"RESTRICTED"_s }); !parallel.isEmpty())
        text += u"\nPARALLEL "_s + parallel;
    if (block.keyword(u"security"_s, { u"INVOKER"_s, u"DEFINER"_s }) == u"DEFINER")
        text += u"\nSECURITY DEFINER"_s;
    if (const auto cost = block.number(u"cost"_s))
        text += u"\nCOST "_s + *cost;
    if (const auto rows = block.number(u"rows"_s))
        text += u"\nROWS "_s + *rows;
    // Names of settings may have dots; values of search_path are lists and stand as they are written.
    for (const auto &[name, value, isSql] : block.settings(u"config_params"_s))
        text += u"\nSET %1 TO %2"_s.arg(name, isSql || name == u"search_path" ? value : sql::quoteLiteral(value));
    return text;
}

/// The body between dollar quotes that it does not contain; one in the standard's form as it is.
QString bodyText(const QString &body, const QString &language)
{
    static const QRegularExpression standard(u"^\\s*(?:RETURN\\b|BEGIN\\s+ATOMIC\\b)"_s, QRegularExpression::CaseInsensitiveOption);
    if (language.compare(u"sql", Qt::CaseInsensitive) == 0 && standard.match(body).hasMatch())
        return u"\n"_s + trimmedSql(body);
    QString tag = u"$function$"_s;
    for (int i = 1; body.contains(tag); ++i)
        tag = u"$function%1$"_s.arg(i);
    return u"\nAS "_s + tag + body + tag;
}

} // namespace

void readRoutineBlock(BlockReader &block, HclStatements &statements)
{
    const bool isProcedure = block.node().type == u"procedure";
    const QualifiedName name = block.qualifiedName();
    const QString kind = isProcedure ? u"PROCEDURE"_s : u"FUNCTION"_s;
    QStringList declared;
    QStringList identity;
    for (BlockReader &argument : block.children(u"arg"_s)) {
        const ArgumentText text = argumentText(argument);
        declared << text.declared;
        if (!text.identity.isEmpty() || isProcedure)
            identity << text.identity;
    }
    const QString language = block.keyword(u"lang"_s).toLower().replace(u' ', u'_');
    const QString signature = u"%1 %2(%3)"_s.arg(kind, sql::quoteName(name), declared.join(u", "_s)) + returnText(block);
    const QString body = block.text(u"as"_s).value_or(QString());
    const QString bodySql = bodyText(body, language);
    const QString text = u"CREATE "_s + signature + u"\nLANGUAGE "_s + sql::quoteIdentifier(language.isEmpty() ? u"sql"_s : language)
        + attributesText(block) + bodySql;
    const bool isChecked = !bodySql.startsWith(u"\nAS "_s); // The server looks into bodies of the standard's form.
    statements.add({ HclRank::Routine, block.id(), text, name.name, isChecked ? text : signature, -1, dependsOn(block) });
    addComment(block, u"%1 %2(%3)"_s.arg(kind, sql::quoteName(name), identity.join(u", "_s)), statements);
}

void readAggregateBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    QStringList arguments;
    for (BlockReader &argument : block.children(u"arg"_s))
        arguments << argumentText(argument).declared;
    QStringList options { u"STYPE = "_s + block.type(u"state_type"_s) };
    const std::pair<QString, QString> functions[] = { { u"state_func"_s, u"SFUNC"_s }, { u"final_func"_s, u"FINALFUNC"_s },
        { u"combine_func"_s, u"COMBINEFUNC"_s }, { u"serial_func"_s, u"SERIALFUNC"_s }, { u"deserial_func"_s, u"DESERIALFUNC"_s } };
    for (const auto &[attribute, option] : functions) {
        if (const auto function = block.reference(attribute))
            options << QString(option + u" = "_s + function->sql);
    }
    if (const auto initial = block.sqlValue(u"initial_value"_s))
        options << QString(u"INITCOND = "_s + (initial->startsWith(u'\'') ? *initial : sql::quoteLiteral(*initial)));
    if (const QString parallel = block.keyword(u"parallel"_s, { u"SAFE"_s, u"UNSAFE"_s, u"RESTRICTED"_s }); !parallel.isEmpty())
        options << QString(u"PARALLEL = "_s + parallel);
    const QString identity = u"%1(%2)"_s.arg(sql::quoteName(name), arguments.isEmpty() ? u"*"_s : arguments.join(u", "_s));
    const QString text = u"CREATE AGGREGATE %1 (%2)"_s.arg(identity, options.join(u", "_s));
    statements.add({ HclRank::Aggregate, block.id(), text, name.name, text, -1, dependsOn(block) });
    addComment(block, u"AGGREGATE "_s + identity, statements);
}

} // namespace schemawright::sources
