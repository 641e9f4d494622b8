// `where:` of an index: SQL in raw("…"), or an object whose entries are all required to hold.
#include "model/prisma/indexreader.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

class PredicateReader
{
public:
    PredicateReader(Context &context, const Model &model)
        : m_context(context)
        , m_model(model)
    { }
    [[nodiscard]] QString readRaw(const Expression &function);
    [[nodiscard]] QString readObject(const Expression &object);

private:
    [[nodiscard]] QString readEntry(const Argument &entry);
    [[nodiscard]] QString readComparison(const ScalarField &field, const Expression &value, bool isNegated);
    [[nodiscard]] bool fits(const ScalarField &field, const Expression &value) const;
    void error(const SourceRange &range, const QString &text) { m_context.error(m_model.place.file, range, text); }

    Context &m_context;
    const Model &m_model;
};

QString PredicateReader::readRaw(const Expression &function)
{
    const Argument *first = function.parts.empty() ? nullptr : &function.parts.front();
    if (!first || !first->value || first->value->kind != ExpressionKind::Text) {
        error(function.range, u"raw takes the condition in SQL as a text: raw(\"status = 'open'\")"_s);
        return {};
    }
    const QString &text = first->value->value;
    if (text.isEmpty())
        error(first->range, u"the condition is empty: write one, or leave `where` out"_s);
    // What starts and ends with a parenthesis gets none, even when they are not each other's.
    const bool hasOwn = text.startsWith(u'(') && text.endsWith(u')');
    return hasOwn ? text : QString(u'(' + text + u')');
}

bool PredicateReader::fits(const ScalarField &field, const Expression &value) const
{
    if (field.kind == ColumnKind::Enum)
        return value.kind == ExpressionKind::Text;
    const bool isTruth = value.kind == ExpressionKind::Constant;
    switch (field.scalar) {
    case Scalar::Boolean:
        return isTruth;
    case Scalar::Int:
    case Scalar::BigInt:
    case Scalar::Float:
    case Scalar::Decimal:
        return value.kind == ExpressionKind::Number;
    case Scalar::String:
    case Scalar::DateTime:
        return value.kind == ExpressionKind::Text;
    case Scalar::Json:
    case Scalar::Bytes:
        return false;
    }
    Q_UNREACHABLE();
}

QString PredicateReader::readComparison(const ScalarField &field, const Expression &value, bool isNegated)
{
    const bool isConstant = value.kind == ExpressionKind::Constant;
    if (isConstant && value.value == "null"_L1)
        return quoted(field.column) + (isNegated ? u" IS NOT NULL"_s : u" IS NULL"_s);
    const bool isValue = value.kind == ExpressionKind::Text || value.kind == ExpressionKind::Number
        || (isConstant && (value.value == "true"_L1 || value.value == "false"_L1));
    if (!isValue) {
        error(value.range,
            u"a condition compares with a text, a number, true, false or null, or is { not: … } of one of them"_s);
        return {};
    }
    if (field.kind == ColumnKind::Unsupported) {
        error(value.range,
            u"a field of an unsupported type can only be compared with null here: write where: raw(\"…\")"_s);
        return {};
    }
    if (!fits(field, value)) {
        error(value.range,
            u"%1 cannot be compared with %2: for that write where: raw(\"…\")"_s.arg(field.name, kindText(value.kind)));
        return {};
    }
    QString text = value.value;
    if (value.kind == ExpressionKind::Text)
        text = u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
    return quoted(field.column) + (isNegated ? u" != "_s : u" = "_s) + text;
}

QString PredicateReader::readEntry(const Argument &entry)
{
    const auto found = m_model.byName.constFind(entry.name);
    if (found == m_model.byName.constEnd() || found->isRelation) {
        error(entry.nameRange,
            found == m_model.byName.constEnd()
                ? u"%1 has no field %2"_s.arg(m_model.name, entry.name)
                : u"%1 is a relation and no column: compare a field that it uses"_s.arg(entry.name));
        return {};
    }
    const ScalarField &field = m_model.field(found->index);
    const Expression &value = *entry.value;
    if (field.kind == ColumnKind::Unknown)
        return {};
    if (value.kind != ExpressionKind::Object)
        return readComparison(field, value, false);
    const bool isNegation = value.parts.size() == 1 && value.parts.front().name == "not"_L1;
    if (!isNegation) {
        error(value.range, u"an object stands for one negation here: { not: null } or { not: \"value\" }"_s);
        return {};
    }
    return readComparison(field, *value.parts.front().value, true);
}

QString PredicateReader::readObject(const Expression &object)
{
    if (object.parts.empty())
        error(object.range, u"the condition is empty: write one, or leave `where` out"_s);
    QStringList conditions;
    for (const Argument &entry : object.parts)
        conditions << readEntry(entry);
    return u'(' + conditions.join(u" AND "_s) + u')';
}

} // namespace

QString readPredicate(Context &context, const Model &model, const Expression &value)
{
    PredicateReader reader(context, model);
    if (value.kind == ExpressionKind::Object)
        return reader.readObject(value);
    if (value.kind == ExpressionKind::Function && value.value == "raw"_L1)
        return reader.readRaw(value);
    context.error(model.place.file, value.range,
        u"`where` is raw(\"…\") with a condition in SQL, or an object: { status: \"open\" }"_s);
    return {};
}

} // namespace schemawright::prisma
