// Views and materialised views.
#include "model/hclschema/hclcontext.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

void writeOptions(HclContext &context, const schema::View &view, const QString &object)
{
    hcl::Writer &writer = context.writer();
    QMap<QString, QString> options = view.options;
    if (view.materialized) {
        context.storage(options);
        return;
    }
    if (options.contains(u"check_option"_s))
        writer.attribute(u"check_option"_s, options.take(u"check_option"_s).toUpper());
    if (options.contains(u"security_barrier"_s) || options.contains(u"security_invoker"_s)) {
        writer.begin(u"security"_s);
        for (const QString &name : { u"barrier"_s, u"invoker"_s }) {
            const QString option = u"security_"_s + name;
            if (options.contains(option))
                writer.attribute(name, options.take(option) == u"true" ? u"true"_s : u"false"_s);
        }
        writer.end();
    }
    for (auto option = options.begin(); option != options.end(); ++option)
        context.leaveOut(object, u"its option %1 = %2"_s.arg(option.key(), *option));
}

void writeColumns(HclContext &context, const schema::View &view, const QString &object)
{
    hcl::Writer &writer = context.writer();
    for (const schema::Column &column : view.columns) {
        writer.begin(u"column"_s, { column.name });
        writer.attribute(u"type"_s, context.type(column.type));
        context.comment(column.comment);
        writer.end();
        if (column.defaultExpression)
            context.leaveOut(object, u"default of column %1"_s.arg(column.name));
        if (column.statisticsTarget >= 0)
            context.leaveOut(object, u"statistics target of column %1"_s.arg(column.name));
    }
}

void writeView(HclContext &context, const schema::View &view)
{
    hcl::Writer &writer = context.writer();
    const QString type = view.materialized ? u"materialized"_s : u"view"_s;
    const QString object = type + u' ' + view.name.toText();
    context.begin(type, view.name);
    context.comment(view.comment);
    writer.attribute(u"as"_s, hcl::longText(view.query));
    writeColumns(context, view, object);
    writeOptions(context, view, object);
    for (const schema::Index &index : view.indexes)
        writeIndex(context, object, index);
    for (const schema::Rule &rule : view.rules)
        context.leaveOut(object, u"its rule %1"_s.arg(rule.name));
    if (!view.tablespace.isEmpty())
        context.leaveOut(object, u"its tablespace %1"_s.arg(view.tablespace));
    if (view.materialized && !view.populated)
        context.leaveOut(object, u"it is not filled"_s);
    context.end();
}

} // namespace

void writeViews(HclContext &context)
{
    for (const auto &view : context.database().views)
        writeView(context, *view);
}

} // namespace schemawright::hclschema
