#include "model/hclschema/hclcontext.h"

#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

QString countKey(const QString &type, const QString &name)
{
    return type + u' ' + name;
}

/// Type without what stands between its parentheses; what stands there.
struct TypeParts {
    QString name;
    QString arguments;
};

TypeParts typeParts(const QString &sqlType)
{
    static const QRegularExpression form(u"^([a-z_][a-z0-9_ ]*?)(?:\\(([0-9, ]+)\\))?( with(?:out)? time zone)?$"_s);
    const auto match = form.match(sqlType);
    if (!match.hasMatch())
        return {};
    return { match.captured(1) + match.captured(3), match.captured(2) };
}

} // namespace

HclContext::HclContext(const schema::Database &database, const BlockLabels &labels)
    : m_database(database)
    , m_labels(labels)
{
    const auto count = [this](const QString &type, const QualifiedName &name) { ++m_counts[countKey(type, name.name)]; };
    for (const auto &table : database.tables)
        count(tableType(*table), table->name);
    for (const auto &view : database.views)
        count(view->materialized ? u"materialized"_s : u"view"_s, view->name);
    for (const auto &routine : database.routines)
        count(routine->kind == schema::RoutineKind::Procedure ? u"procedure"_s : u"function"_s, routine->name);
    for (const schema::Sequence &sequence : database.sequences)
        count(u"sequence"_s, sequence.name);
    const auto addType = [&](const QString &type, const QualifiedName &name) { count(type, name); };
    for (const schema::EnumType &type : database.enums)
        addType(u"enum"_s, type.name);
    for (const schema::Domain &type : database.domains)
        addType(u"domain"_s, type.name);
    for (const schema::CompositeType &type : database.composites)
        addType(u"composite"_s, type.name);
    for (const schema::EnumType &type : database.enums)
        m_types.insert(sql::quoteName(type.name), reference(u"enum"_s, type.name));
    for (const schema::Domain &type : database.domains)
        m_types.insert(sql::quoteName(type.name), reference(u"domain"_s, type.name));
    for (const schema::CompositeType &type : database.composites)
        m_types.insert(sql::quoteName(type.name), reference(u"composite"_s, type.name));
}

QStringList HclContext::labels(const QString &type, const QualifiedName &name) const
{
    if (const auto known = m_labels.constFind(blockKey(type, name)); known != m_labels.constEnd())
        return *known;
    return m_counts.value(countKey(type, name.name)) > 1 ? QStringList { name.schema, name.name } : QStringList { name.name };
}

QString HclContext::reference(const QString &type, const QualifiedName &name) const
{
    QString text = type;
    for (const QString &label : labels(type, name))
        text += hcl::memberText(label);
    return text;
}

QString HclContext::schemaLabel(const QString &schema) const
{
    const QStringList known = m_labels.value(blockKey(u"schema"_s, { {}, schema }));
    return known.isEmpty() ? schema : known.last();
}

QString HclContext::relationReference(const QualifiedName &name) const
{
    if (const schema::Table *table = findTable(m_database, name); table && !table->isForeign())
        return reference(tableType(*table), name);
    if (const schema::View *view = findView(m_database, name))
        return reference(view->materialized ? u"materialized"_s : u"view"_s, name);
    return sql(sql::quoteName(name));
}

void HclContext::begin(const QString &type, const QualifiedName &name)
{
    const QStringList own = labels(type, name);
    m_writer.begin(type, own);
    if (own.last() != name.name)
        m_writer.text(u"name"_s, name.name);
    m_writer.attribute(u"schema"_s, schemaReference(name.schema));
}

void HclContext::comment(const QString &text)
{
    if (!text.isEmpty())
        m_writer.text(u"comment"_s, text);
}

void HclContext::leaveOut(const QString &object, const QString &what)
{
    m_writer.comment(leftOutPrefix + what);
    m_leftOut << u"%1: %2"_s.arg(object, what);
}

QString HclContext::type(const QString &sqlType) const
{
    if (const auto known = m_types.constFind(sqlType); known != m_types.constEnd())
        return *known;
    static const QHash<QString, QString> names { { u"character varying"_s, u"varchar"_s }, { u"character"_s, u"char"_s },
        { u"double precision"_s, u"double_precision"_s }, { u"bit varying"_s, u"bit_varying"_s },
        { u"timestamp with time zone"_s, u"timestamptz"_s }, { u"timestamp without time zone"_s, u"timestamp"_s },
        { u"time with time zone"_s, u"timetz"_s }, { u"time without time zone"_s, u"time"_s } };
    const TypeParts parts = typeParts(sqlType);
    const QString name = names.value(parts.name, parts.name);
    if (name.isEmpty() || name.contains(u' '))
        return sql(sqlType);
    return parts.arguments.isEmpty() ? name : QString(name + u'(' + parts.arguments + u')');
}

QString HclContext::columns(const QStringList &names)
{
    QStringList references;
    for (const QString &name : names)
        references << column(name);
    return u'[' + references.join(u", "_s) + u']';
}

QString HclContext::value(const QString &expression, const QString &sqlType)
{
    static const QRegularExpression number(u"^-?[0-9]{1,15}(\\.[0-9]{1,10})?$"_s);
    static const QRegularExpression literal(u"^'((?:[^'\\\\]|'')*)'::(.+)$"_s);
    if (expression == u"true" || expression == u"false")
        return expression;
    // "1.50" would come back as 1.5.
    const bool isExact = !expression.contains(u'.') || !expression.endsWith(u'0');
    if (number.match(expression).hasMatch() && isExact && !expression.startsWith(u"-0"_s))
        return expression;
    if (const auto match = literal.match(expression); match.hasMatch()) {
        const QString base = sqlType.section(u'(', 0, 0);
        if (match.captured(2) == sqlType || match.captured(2) == base)
            return hcl::quoteText(match.captured(1).replace(u"''"_s, u"'"_s));
    }
    return sql(expression);
}

void HclContext::storage(const QMap<QString, QString> &parameters)
{
    if (parameters.isEmpty())
        return;
    m_writer.begin(u"storage_params"_s);
    QMap<QString, QString> toast;
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter) {
        if (parameter.key().startsWith(u"toast."_s))
            toast.insert(parameter.key().mid(6), *parameter);
        else
            m_writer.attribute(parameter.key(), value(*parameter, {}).startsWith(u"sql"_s) ? hcl::quoteText(*parameter) : *parameter);
    }
    if (!toast.isEmpty()) {
        m_writer.begin(u"toast"_s);
        for (auto parameter = toast.begin(); parameter != toast.end(); ++parameter)
            m_writer.text(parameter.key(), *parameter);
        m_writer.end();
    }
    m_writer.end();
}

} // namespace schemawright::hclschema
