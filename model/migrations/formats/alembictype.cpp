#include "model/migrations/formats/alembictype.h"

#include "model/migrations/formats/pythonliteral.h"
#include "model/sql/sqlwriter.h"

#include <QHash>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// SQLAlchemy's name and what its PostgreSQL dialect makes of it; of types without parameters that matter.
const QHash<QString, QString> &plainTypes()
{
    static const QHash<QString, QString> types = [] {
        QHash<QString, QString> names { { u"Integer"_s, u"INTEGER"_s }, { u"INT"_s, u"INTEGER"_s }, { u"BigInteger"_s, u"BIGINT"_s },
            { u"SmallInteger"_s, u"SMALLINT"_s }, { u"Text"_s, u"TEXT"_s }, { u"UnicodeText"_s, u"TEXT"_s }, { u"Boolean"_s, u"BOOLEAN"_s },
            { u"Date"_s, u"DATE"_s }, { u"LargeBinary"_s, u"BYTEA"_s }, { u"BLOB"_s, u"BYTEA"_s }, { u"Uuid"_s, u"UUID"_s },
            { u"Double"_s, u"DOUBLE PRECISION"_s }, { u"DOUBLE"_s, u"DOUBLE PRECISION"_s }, { u"DOUBLE_PRECISION"_s, u"DOUBLE PRECISION"_s },
            { u"Interval"_s, u"INTERVAL"_s } };
        for (const QString &name : { u"INTEGER"_s, u"BIGINT"_s, u"SMALLINT"_s, u"TEXT"_s, u"BOOLEAN"_s, u"DATE"_s, u"BYTEA"_s, u"UUID"_s,
                 u"JSON"_s, u"JSONB"_s, u"REAL"_s, u"INTERVAL"_s, u"INET"_s, u"CIDR"_s, u"MACADDR"_s, u"MACADDR8"_s, u"MONEY"_s, u"OID"_s,
                 u"REGCLASS"_s, u"TSVECTOR"_s, u"TSQUERY"_s, u"HSTORE"_s, u"CITEXT"_s, u"INT4RANGE"_s, u"INT8RANGE"_s, u"NUMRANGE"_s,
                 u"DATERANGE"_s, u"TSRANGE"_s, u"TSTZRANGE"_s })
            names.insert(name, name);
        return names;
    }();
    return types;
}

/// Types with sizes in brackets, in the order of their arguments.
const QHash<QString, QString> &sizedTypes()
{
    static const QHash<QString, QString> types { { u"String"_s, u"VARCHAR"_s }, { u"VARCHAR"_s, u"VARCHAR"_s }, { u"Unicode"_s, u"VARCHAR"_s },
        { u"CHAR"_s, u"CHAR"_s }, { u"Float"_s, u"FLOAT"_s }, { u"FLOAT"_s, u"FLOAT"_s }, { u"Numeric"_s, u"NUMERIC"_s },
        { u"NUMERIC"_s, u"NUMERIC"_s }, { u"DECIMAL"_s, u"NUMERIC"_s }, { u"Vector"_s, u"vector"_s }, { u"VECTOR"_s, u"vector"_s },
        { u"HALFVEC"_s, u"halfvec"_s }, { u"BIT"_s, u"BIT"_s } };
    return types;
}

std::optional<QString> sized(const QString &name, const PythonExpression &type)
{
    if (!hasOnlyKeywords(type, { u"length"_s, u"precision"_s, u"scale"_s, u"dim"_s, u"asdecimal"_s }))
        return std::nullopt;
    QList<PythonExpression> sizes = type.positional();
    for (const auto &keyword : { "length"_L1, "precision"_L1, "scale"_L1, "dim"_L1 }) {
        if (const auto *size = type.named(keyword))
            sizes << *size;
    }
    sizes.removeIf([](const PythonExpression &size) { return size.is(PythonValue::Name, "None"_L1); });
    QStringList words;
    for (const PythonExpression &size : std::as_const(sizes)) {
        if (size.kind != PythonValue::Number)
            return std::nullopt;
        words << size.text;
    }
    return words.isEmpty() ? name : QString(name + u'(' + words.join(u", "_s) + u')');
}

/// sa.DateTime, sa.Time and their kin.
std::optional<QString> timeType(const QString &name, const PythonExpression &type)
{
    const auto positional = type.positional();
    const auto *given = !positional.isEmpty() ? &positional.first() : type.named("timezone"_L1);
    const auto zone = alembicFlag(given, false);
    const auto *precision = type.named("precision"_L1);
    if (!zone || positional.size() > 1 || !hasOnlyKeywords(type, { u"timezone"_s, u"precision"_s })
        || (precision && precision->kind != PythonValue::Number))
        return std::nullopt;
    return QString(name + (precision ? u'(' + precision->text + u')' : QString()) + (*zone ? u" WITH TIME ZONE"_s : u" WITHOUT TIME ZONE"_s));
}

std::optional<QString> arrayType(const PythonExpression &type)
{
    const auto items = type.positional();
    const auto *dimensions = type.named("dimensions"_L1);
    const bool isPlain = items.size() == 1 && hasOnlyKeywords(type, { u"dimensions"_s, u"as_tuple"_s })
        && (!dimensions || dimensions->is(PythonValue::Number, "1"_L1));
    const auto item = isPlain ? alembicType(items.first()) : std::nullopt;
    return item ? std::optional(QString(*item + u"[]"_s)) : std::nullopt;
}

} // namespace

bool hasOnlyKeywords(const PythonExpression &call, const QStringList &keywords)
{
    return std::ranges::all_of(call.arguments,
        [&](const PythonArgument &argument) { return argument.keyword.isEmpty() || keywords.contains(argument.keyword); });
}

std::optional<bool> alembicFlag(const PythonExpression *value, bool absent)
{
    if (!value)
        return absent;
    if (value->is(PythonValue::Name, "True"_L1) || value->is(PythonValue::Name, "False"_L1))
        return value->text == "True"_L1;
    return value->is(PythonValue::Name, "None"_L1) ? std::optional(absent) : std::nullopt;
}

std::optional<QString> alembicName(const PythonExpression &value)
{
    if (value.kind == PythonValue::Text)
        return value.text;
    const auto inner = value.positional();
    if (value.is(PythonValue::Call, "op.f"_L1) && inner.size() == 1 && inner.first().kind == PythonValue::Text)
        return inner.first().text;
    return std::nullopt;
}

std::optional<QString> alembicSqlText(const PythonExpression &value)
{
    if (value.kind == PythonValue::Text)
        return value.text;
    const bool isText = value.kind == PythonValue::Call && (value.lastName() == "text"_L1 || value.lastName() == "literal_column"_L1);
    const auto inner = value.positional();
    if (!isText || value.arguments.size() != 1 || inner.size() != 1 || inner.first().kind != PythonValue::Text)
        return std::nullopt;
    return fromSqlAlchemy(inner.first().text);
}

std::optional<AlembicEnum> alembicEnum(const PythonExpression &type)
{
    if (type.kind != PythonValue::Call || (type.lastName() != "Enum"_L1 && type.lastName() != "ENUM"_L1))
        return std::nullopt;
    AlembicEnum made;
    for (const PythonExpression &value : type.positional()) {
        if (value.kind != PythonValue::Text)
            return std::nullopt;
        made.values << value.text;
    }
    const auto *name = type.named("name"_L1);
    const auto *schema = type.named("schema"_L1);
    const auto isCreated = alembicFlag(type.named("create_type"_L1), true);
    if (!name || name->kind != PythonValue::Text || (schema && schema->kind != PythonValue::Text) || !isCreated
        || !hasOnlyKeywords(type, { u"name"_s, u"schema"_s, u"create_type"_s }))
        return std::nullopt;
    made.name = sql::quoteName({ schema ? schema->text : QString(), name->text });
    made.isCreated = *isCreated && !made.values.isEmpty();
    return made;
}

std::optional<QString> alembicType(const PythonExpression &type)
{
    if (type.kind != PythonValue::Name && type.kind != PythonValue::Call)
        return std::nullopt;
    const QString name = type.lastName();
    if (const auto plain = plainTypes().constFind(name); plain != plainTypes().constEnd()) {
        // What these say is for Python alone.
        const bool isPlain = type.positional().isEmpty() && hasOnlyKeywords(type, { u"as_uuid"_s, u"astext_type"_s, u"none_as_null"_s });
        return isPlain ? std::optional(*plain) : std::nullopt;
    }
    if (const auto known = sizedTypes().constFind(name); known != sizedTypes().constEnd())
        return sized(*known, type);
    if (name == "DateTime"_L1 || name == "TIMESTAMP"_L1)
        return timeType(u"TIMESTAMP"_s, type);
    if (name == "Time"_L1 || name == "TIME"_L1)
        return timeType(u"TIME"_s, type);
    if (name == "ARRAY"_L1)
        return arrayType(type);
    const auto made = alembicEnum(type);
    return made ? std::optional(made->name) : std::nullopt;
}

std::optional<QString> alembicDefault(const PythonExpression &value)
{
    if (value.kind == PythonValue::Text)
        return sql::quoteLiteral(value.text);
    if (value.kind != PythonValue::Call)
        return std::nullopt;
    const QString name = value.lastName();
    if (value.arguments.isEmpty() && (name == "true"_L1 || name == "false"_L1))
        return name;
    if (value.arguments.isEmpty() && value.text.section(u'.', -2, -2) == "func"_L1) {
        const bool isWord = name == "current_timestamp"_L1 || name == "current_date"_L1 || name == "current_user"_L1;
        return isWord ? name.toUpper() : QString(sql::quoteIdentifier(name) + u"()"_s);
    }
    return alembicSqlText(value);
}

} // namespace schemawright::migrations
