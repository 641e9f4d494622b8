#include "model/prisma/indexreader.h"

#include "model/prisma/constraintnames.h"

#include <QRegularExpression>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

std::optional<IndexMethod> methodNamed(const QString &name)
{
    if (name == "BTree"_L1)
        return IndexMethod::BTree;
    if (name == "Hash"_L1)
        return IndexMethod::Hash;
    if (name == "Gist"_L1)
        return IndexMethod::Gist;
    if (name == "Gin"_L1)
        return IndexMethod::Gin;
    if (name == "SpGist"_L1)
        return IndexMethod::SpGist;
    if (name == "Brin"_L1)
        return IndexMethod::Brin;
    return std::nullopt;
}

Index newIndex(const Attribute &attribute, bool isOfField, int file)
{
    Index index;
    index.kind = attribute.name == "id"_L1 ? IndexKind::PrimaryKey
        : attribute.name == "unique"_L1    ? IndexKind::Unique
                                           : IndexKind::Plain;
    index.label = (isOfField ? u"@"_s : u"@@"_s) + attribute.name;
    index.attribute = attribute.range;
    index.isOfField = isOfField;
    index.file = file;
    return index;
}

QString knownArguments(const Index &index)
{
    switch (index.kind) {
    case IndexKind::PrimaryKey:
        return index.isOfField ? u"map"_s : u"fields, name and map"_s;
    case IndexKind::Unique:
        return index.isOfField ? u"map, sort and where"_s : u"fields, name, map and where"_s;
    case IndexKind::Plain:
        return u"fields, map, type and where"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

void IndexReader::readOfField(int field, const Attribute &attribute)
{
    Index index = newIndex(attribute, true, m_model.place.file);
    Arguments arguments(m_context, m_model.place.file, attribute, index.label, "map"_L1);
    readNames(arguments, index, attribute);
    IndexColumn column;
    column.field = field;
    if (const Expression *sort = arguments.find("sort"_L1))
        column.sort = readSort(*sort, index);
    index.columns.push_back(column);
    readOptions(arguments, index, attribute);
    finish(std::move(index));
}

void IndexReader::readOfBlock(const Attribute &attribute)
{
    Index index = newIndex(attribute, false, m_model.place.file);
    Arguments arguments(m_context, m_model.place.file, attribute, index.label, "fields"_L1);
    const Expression *fields = arguments.require("fields"_L1, index.label + u"([field])"_s);
    readNames(arguments, index, attribute);
    if (fields)
        readColumns(*fields, index);
    readOptions(arguments, index, attribute);
    if (fields && !index.columns.empty())
        finish(std::move(index));
}

void IndexReader::readNames(Arguments &arguments, Index &index, const Attribute &attribute)
{
    const auto map = arguments.findText("map"_L1);
    const bool isLegacy = index.kind == IndexKind::Plain;
    const auto name = index.isOfField ? std::nullopt : arguments.findText("name"_L1);
    if (map && name && isLegacy)
        error(attribute.range, u"`name` is the old word for `map` in @@index: keep one of them"_s);
    const auto databaseName = map || !isLegacy ? map : name;
    if (databaseName) {
        index.name = *databaseName;
        index.hasName = true;
        if (index.name.isEmpty())
            error(attribute.range, u"the name of %1 is empty: write one, or leave the argument out"_s.arg(index.label));
        else if (index.name.toUtf8().size() > maximalNameBytes)
            error(attribute.range,
                u"the name %1 has more than the 63 bytes that PostgreSQL keeps of a name: shorten it"_s.arg(
                    index.name));
    }
    if (name && !isLegacy)
        checkClientName(*name, attribute.range, index);
}

void IndexReader::checkClientName(const QString &name, const SourceRange &range, const Index &index)
{
    static const QRegularExpression pattern(u"^[_a-zA-Z0-9]+$"_s);
    if (!pattern.match(name).hasMatch())
        error(range,
            u"`name` of %1 is a name of Prisma's client: it has letters, digits and `_`; the name in the database is `map`"_s
                .arg(index.label));
    else if (m_model.byName.contains(name))
        error(range, u"`name` of %1 is the name of a field: choose another"_s.arg(index.label));
}

void IndexReader::readOptions(Arguments &arguments, Index &index, const Attribute &attribute)
{
    reportUnsupported(arguments, index);
    const Expression *type = index.kind == IndexKind::Plain ? arguments.find("type"_L1) : nullptr;
    if (type) {
        const auto method = methodNamed(type->value);
        index.method = method.value_or(IndexMethod::BTree);
        if (!method || type->kind != ExpressionKind::Constant)
            error(type->range, u"the type of an index is BTree, Hash, Gist, Gin, SpGist or Brin, without quotes"_s);
    }
    const Expression *where = index.kind == IndexKind::PrimaryKey ? nullptr : arguments.find("where"_L1);
    if (where) {
        if (!m_context.schema().previewFeatures.contains(u"partialIndexes"_s))
            error(attribute.range,
                u"`where` needs the preview feature partialIndexes: add it to previewFeatures of the generator"_s);
        index.predicate = readPredicate(m_context, m_model, *where);
    }
    arguments.reportOthers(knownArguments(index));
}

void IndexReader::reportUnsupported(Arguments &arguments, const Index &index)
{
    if (const Expression *length = arguments.find("length"_L1))
        error(length->range, u"`length` is for MySQL: PostgreSQL indexes whole values"_s);
    if (const Expression *clustered = arguments.find("clustered"_L1))
        error(clustered->range, u"`clustered` is for SQL Server: remove it"_s);
    const bool hasSort = !index.columns.empty() && index.columns.front().sort != SortOrder::Unset;
    if (index.kind == IndexKind::PrimaryKey && hasSort)
        error(index.attribute, u"a primary key of PostgreSQL has no sort order: remove `sort`"_s);
}

void IndexReader::readColumns(const Expression &fields, Index &index)
{
    if (fields.kind != ExpressionKind::Array) {
        readColumn(fields, index);
        return;
    }
    if (fields.parts.empty())
        error(index.attribute, u"%1 names no fields: list at least one"_s.arg(index.label));
    for (const Argument &item : fields.parts)
        readColumn(*item.value, index);
}

void IndexReader::readColumn(const Expression &item, Index &index)
{
    const bool isFunction = item.kind == ExpressionKind::Function;
    if (!isFunction && item.kind != ExpressionKind::Constant) {
        error(item.range,
            u"fields of %1 are named without quotes: [name], not %2"_s.arg(index.label, kindText(item.kind)));
        return;
    }
    const auto found = m_model.byName.constFind(item.value);
    if (found == m_model.byName.constEnd()) {
        error(item.range,
            u"%1 has no field %2%3"_s.arg(
                m_model.name, item.value, isFunction ? u": Prisma has no indexes over expressions"_s : QString()));
        return;
    }
    if (found->isRelation) {
        const RelationField &relation = m_model.relations.at(static_cast<std::size_t>(found->index));
        QStringList names;
        for (const int field : relation.fields)
            names << m_model.field(field).name;
        error(item.range,
            u"%1 is a relation and no column: name the fields that it uses%2"_s.arg(
                item.value, names.isEmpty() ? QString() : QString(u", "_s + names.join(u", "_s))));
        return;
    }
    for (const IndexColumn &known : index.columns) {
        if (known.field == found->index)
            error(item.range, u"%1 names %2 twice: remove one"_s.arg(index.label, item.value));
    }
    IndexColumn column;
    column.field = found->index;
    if (isFunction)
        readColumnOptions(item, column, index);
    index.columns.push_back(column);
}

void IndexReader::readColumnOptions(const Expression &function, IndexColumn &column, const Index &index)
{
    for (const Argument &argument : function.parts) {
        if (!argument.value) {
            error(argument.range, u"argument %1 of field %2 has no value"_s.arg(argument.name, function.value));
        } else if (argument.name == "sort"_L1) {
            column.sort = readSort(*argument.value, index);
            if (index.kind == IndexKind::PrimaryKey)
                error(argument.range, u"a primary key of PostgreSQL has no sort order: remove `sort`"_s);
        } else if (argument.name == "ops"_L1) {
            readOperatorClass(*argument.value, column, index);
        } else if (argument.name == "length"_L1) {
            error(argument.range, u"`length` is for MySQL: PostgreSQL indexes whole values"_s);
        } else {
            m_context.warning(m_model.place.file, argument.range,
                u"Prisma ignores this argument: a field of an index takes sort and ops"_s);
        }
    }
}

SortOrder IndexReader::readSort(const Expression &value, const Index &)
{
    const bool isName = value.kind == ExpressionKind::Constant;
    if (isName && value.value == "Asc"_L1)
        return SortOrder::Ascending;
    if (isName && value.value == "Desc"_L1)
        return SortOrder::Descending;
    error(value.range, u"the sort order is Asc or Desc, without quotes"_s);
    return SortOrder::Unset;
}

void IndexReader::readOperatorClass(const Expression &value, IndexColumn &column, const Index &index)
{
    if (index.kind != IndexKind::Plain)
        error(value.range, u"only fields of @@index have operator classes: remove `ops`"_s);
    const bool isRaw = value.kind == ExpressionKind::Function && value.value == "raw"_L1;
    if (isRaw) {
        const bool hasText = !value.parts.empty() && value.parts.front().value
            && value.parts.front().value->kind == ExpressionKind::Text;
        if (hasText)
            column.operatorClass = value.parts.front().value->value;
        else
            error(value.range, u"raw takes PostgreSQL's name of the operator class as a text: raw(\"gin_trgm_ops\")"_s);
        return;
    }
    const auto known = value.kind == ExpressionKind::Constant ? operatorClassInSql(value.value) : std::nullopt;
    if (!known) {
        error(value.range,
            u"Prisma knows no operator class %1: write its name in PostgreSQL, ops: raw(\"…\")"_s.arg(value.value));
        return;
    }
    column.operatorClass = *known;
    column.namedClass = value.value;
}

void IndexReader::finish(Index index)
{
    QStringList columns;
    for (const IndexColumn &column : index.columns)
        columns << m_model.field(column.field).column;
    if (!index.hasName || index.name.isEmpty()) {
        index.name = index.kind == IndexKind::PrimaryKey ? primaryKeyName(m_model.table)
            : index.kind == IndexKind::Unique            ? uniqueName(m_model.table, columns)
                                                         : indexName(m_model.table, columns);
    }
    m_model.indexes.push_back(std::move(index));
}

} // namespace schemawright::prisma
