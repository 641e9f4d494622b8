#include "model/sources/hcl/blockreader.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using hcl::Value;

BlockReader::BlockReader(HclScope &scope, int node)
    : m_scope(scope)
    , m_node(node)
{
    ignore({ u"schema"_s, u"name"_s, u"depends_on"_s, u"for_each"_s, u"renamed_from"_s });
}

void BlockReader::ignore(const QStringList &attributes)
{
    for (const QString &attribute : attributes)
        m_read.insert(attribute);
}

const hcl::Attribute *BlockReader::take(const QString &attribute)
{
    m_read.insert(attribute);
    return node().body->findAttribute(attribute);
}

void BlockReader::errorAt(const QString &attribute, const QString &text, const QString &hint)
{
    const hcl::Attribute *found = node().body->findAttribute(attribute);
    m_scope.reportError(m_node, found ? found->value.range : node().range, text, hint);
}

QString BlockReader::name()
{
    const auto name = m_scope.nameOf(m_node);
    if (!name)
        m_scope.reportError(name.error());
    else if (name->isEmpty())
        error(u"this %1 block has no name"_s.arg(node().type), u"Write %1 \"name\" { … }."_s.arg(node().type));
    return name.value_or(QString());
}

QualifiedName BlockReader::qualifiedName()
{
    const auto schema = m_scope.schemaOf(m_node);
    if (!schema)
        m_scope.reportError(schema.error());
    return { schema.value_or(QString()), name() };
}

std::optional<Value> BlockReader::value(const QString &attribute)
{
    const hcl::Attribute *found = take(attribute);
    if (!found)
        return {};
    Result<Value> value = m_scope.evaluate(m_node, found->value);
    if (!value) {
        m_scope.reportError(value.error());
        return {};
    }
    return std::move(*value);
}

std::optional<QString> BlockReader::text(const QString &attribute)
{
    const auto found = value(attribute);
    if (!found || found->isNull())
        return {};
    if (auto sql = HclScope::rawSql(*found))
        return sql;
    if (auto text = found->toText())
        return text;
    if (const int block = m_scope.blockOf(*found); block >= 0) {
        const auto name = m_scope.nameOf(block);
        return name ? std::optional(*name) : std::nullopt;
    }
    errorAt(attribute, u"%1 is a text, and this is %2"_s.arg(attribute, found->typeText()));
    return {};
}

std::optional<bool> BlockReader::truth(const QString &attribute)
{
    const auto found = value(attribute);
    if (!found || found->isNull())
        return {};
    if (const auto truth = found->toBool())
        return truth;
    errorAt(attribute, u"%1 is true or false, and this is %2"_s.arg(attribute, found->typeText()));
    return {};
}

std::optional<QString> BlockReader::number(const QString &attribute)
{
    const auto found = value(attribute);
    if (!found || found->isNull())
        return {};
    if (const auto number = found->toNumber())
        return number->toText();
    errorAt(attribute, u"%1 is a number, and this is %2"_s.arg(attribute, found->typeText()));
    return {};
}

QString BlockReader::keyword(const QString &attribute, const QStringList &allowed)
{
    const hcl::Attribute *found = take(attribute);
    if (!found)
        return {};
    const auto *bare = std::get_if<hcl::Variable>(&found->value.node);
    std::optional<QString> word = bare ? std::optional(bare->name) : text(attribute);
    if (!word)
        return {};
    const QString result = word->toUpper().replace(u'_', u' ');
    if (allowed.isEmpty() || allowed.contains(result))
        return result;
    QStringList written;
    for (const QString &one : allowed)
        written << QString(one).replace(u' ', u'_');
    errorAt(attribute, u"%1 cannot be %2"_s.arg(attribute, *word), u"It is one of %1."_s.arg(written.join(u", "_s)));
    return {};
}

QStringList BlockReader::keywords(const QString &attribute)
{
    const hcl::Attribute *found = take(attribute);
    const auto *list = found ? std::get_if<hcl::ListExpression>(&found->value.node) : nullptr;
    QStringList words;
    if (list) {
        for (const hcl::Expression &item : list->items) {
            const auto *bare = std::get_if<hcl::Variable>(&item.node);
            const Result<Value> value = bare ? Result<Value>(Value(bare->name)) : m_scope.evaluate(m_node, item);
            if (!value)
                m_scope.reportError(value.error());
            else if (const auto raw = HclScope::rawSql(*value))
                words << *raw;
            else
                words << value->toText().value_or(QString());
        }
    } else if (const auto all = value(attribute); all && all->asList()) {
        for (const Value &item : *all->asList())
            words << item.toText().value_or(QString());
    } else if (found) {
        errorAt(attribute, u"%1 is a list"_s.arg(attribute));
    }
    return words;
}

std::optional<QString> BlockReader::sqlValue(const QString &attribute)
{
    const auto found = value(attribute);
    if (!found)
        return {};
    if (found->isNull())
        return u"NULL"_s;
    if (auto sql = HclScope::rawSql(*found))
        return sql;
    if (const QString *text = found->asText())
        return sql::quoteLiteral(*text);
    if (auto plain = found->toText())
        return plain;
    errorAt(attribute, u"%1 is a text, a number, true, false, null or sql(\"…\"), and this is %2"_s.arg(attribute, found->typeText()));
    return {};
}

QStringList BlockReader::columns(const QString &attribute)
{
    QStringList names;
    const auto found = value(attribute);
    if (!found)
        return names;
    const Value::List single { *found };
    for (const Value &item : found->asList() ? *found->asList() : single) {
        const int block = m_scope.blockOf(item);
        if (block >= 0 && (m_scope.node(block).type == u"column" || m_scope.node(block).type == u"field")) {
            const auto name = m_scope.nameOf(block);
            if (name)
                names << *name;
        } else if (const auto text = item.toText()) {
            names << *text;
        } else {
            errorAt(attribute, u"%1 names columns, and this is %2"_s.arg(attribute, item.typeText()), u"Write [column.id]."_s);
        }
    }
    return names;
}

std::optional<BlockReader::Reference> BlockReader::referenceOf(const Value &value, const QString &attribute)
{
    if (const auto raw = HclScope::rawSql(value))
        return Reference { -1, {}, { {}, *raw }, *raw, true };
    if (const auto text = value.toText())
        return Reference { -1, {}, { {}, *text }, *text };
    const int block = m_scope.blockOf(value);
    if (block < 0) {
        errorAt(attribute, u"%1 names an object, and this is %2"_s.arg(attribute, value.typeText()));
        return {};
    }
    const auto name = m_scope.nameOf(block);
    const auto schema = m_scope.schemaOf(block);
    if (!name || !schema) {
        m_scope.reportError(name ? schema.error() : name.error());
        return {};
    }
    const QualifiedName qualified { *schema, *name };
    return Reference { block, m_scope.node(block).type, qualified, sql::quoteName(qualified) };
}

std::optional<BlockReader::Reference> BlockReader::reference(const QString &attribute)
{
    const auto found = value(attribute);
    return found && !found->isNull() ? referenceOf(*found, attribute) : std::nullopt;
}

QString BlockReader::collation(const QString &attribute)
{
    const auto named = reference(attribute);
    if (!named)
        return {};
    return named->node >= 0 || named->isSql || named->sql.contains(u'"') ? named->sql : sql::quoteIdentifier(named->sql);
}

QList<BlockReader::Reference> BlockReader::references(const QString &attribute)
{
    QList<Reference> result;
    const auto found = value(attribute);
    if (!found)
        return result;
    const Value::List single { *found };
    for (const Value &item : found->asList() ? *found->asList() : single) {
        if (auto one = referenceOf(item, attribute))
            result.append(*one);
    }
    return result;
}

QList<HclSetting> BlockReader::settings(const QString &block)
{
    QList<HclSetting> result;
    const auto add = [&](const QString &name, const Value &value) {
        if (const auto raw = HclScope::rawSql(value))
            result.append({ name, *raw, true });
        else if (const auto text = value.toText())
            result.append({ name, *text, false });
        else
            errorAt(block, u"%1 is a text, a number, true or false"_s.arg(name));
    };
    for (BlockReader &reader : children(block)) {
        for (const hcl::Attribute &attribute : reader.node().body->attributes) {
            if (const auto found = reader.value(attribute.name))
                add(attribute.name, *found);
        }
        for (const hcl::Block &inner : reader.node().body->blocks) { // toast { autovacuum_enabled = false }
            for (const HclSetting &setting : reader.settings(inner.type))
                result.append({ inner.type + u'.' + setting.name, setting.text, setting.isSql });
        }
        reader.finish();
    }
    if (const auto found = value(block); found && found->asObject()) {
        for (const auto &[name, member] : *found->asObject())
            add(name, member);
    }
    return result;
}

std::vector<BlockReader> BlockReader::children(const QString &type)
{
    m_readBlocks.insert(type);
    std::vector<BlockReader> readers;
    for (const int id : m_scope.children(m_node, type))
        readers.emplace_back(m_scope, id);
    return readers;
}

std::optional<BlockReader> BlockReader::child(const QString &type)
{
    std::vector<BlockReader> readers = children(type);
    if (readers.size() > 1)
        readers[1].error(u"a %1 has one %2 block only"_s.arg(node().type, type));
    if (readers.empty())
        return {};
    return readers.front();
}

void BlockReader::finish()
{
    for (const hcl::Attribute &attribute : node().body->attributes) {
        if (!m_read.contains(attribute.name))
            m_scope.reportWarning(m_node, attribute.nameRange, u"%1 of a %2 is not understood and left out"_s.arg(attribute.name, node().type));
    }
    for (const hcl::Block &block : node().body->blocks) {
        const QString type = block.type == u"dynamic" ? block.label(0) : block.type;
        if (!m_readBlocks.contains(type))
            m_scope.reportWarning(m_node, block.typeRange, u"a block %1 within a %2 is not understood and left out"_s.arg(type, node().type));
    }
}

QString parenthesized(const QString &expression)
{
    const QString text = trimmedSql(expression);
    return text.contains(u"--"_s) ? QString(u'(' + text + u"\n)"_s) : QString(u'(' + text + u')');
}

QString trimmedSql(const QString &text)
{
    QString result = text.trimmed();
    while (result.endsWith(u';'))
        result = result.chopped(1).trimmed();
    return result;
}

} // namespace schemawright::sources
