#include "views/editors/typenames.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

const QStringList &usualTypes()
{
    static const QStringList types { u"text"_s, u"bigint"_s, u"integer"_s, u"smallint"_s, u"boolean"_s, u"uuid"_s,
        u"timestamp with time zone"_s, u"timestamp without time zone"_s, u"date"_s, u"time without time zone"_s,
        u"interval"_s, u"numeric"_s, u"numeric(12,2)"_s, u"real"_s, u"double precision"_s, u"character varying(255)"_s,
        u"character(1)"_s, u"jsonb"_s, u"json"_s, u"bytea"_s, u"inet"_s, u"tsvector"_s, u"text[]"_s, u"integer[]"_s,
        u"uuid[]"_s, u"int4range"_s, u"tstzrange"_s, u"xml"_s };
    return types;
}

// docs: datatype, Table 8.1 "Data Types", column "Aliases"; and the internal names of pg_type.
const QHash<QString, QString> &aliases()
{
    static const QHash<QString, QString> names { { u"int"_s, u"integer"_s }, { u"int4"_s, u"integer"_s },
        { u"int8"_s, u"bigint"_s }, { u"int2"_s, u"smallint"_s }, { u"bool"_s, u"boolean"_s },
        { u"float4"_s, u"real"_s }, { u"float8"_s, u"double precision"_s }, { u"float"_s, u"double precision"_s },
        { u"decimal"_s, u"numeric"_s }, { u"varchar"_s, u"character varying"_s }, { u"char"_s, u"character"_s },
        { u"bpchar"_s, u"character"_s }, { u"varbit"_s, u"bit varying"_s },
        { u"timestamptz"_s, u"timestamp with time zone"_s }, { u"timestamp"_s, u"timestamp without time zone"_s },
        { u"timetz"_s, u"time with time zone"_s }, { u"time"_s, u"time without time zone"_s } };
    return names;
}

struct ExtensionTypes {
    QString extension;
    QStringList types; ///< with an example modifier where one is usual
};

const QList<ExtensionTypes> &extensionTypes()
{
    static const QList<ExtensionTypes> list {
        { u"vector"_s, { u"vector(1536)"_s, u"vector(1024)"_s, u"halfvec(1536)"_s, u"sparsevec(1536)"_s } },
        { u"citext"_s, { u"citext"_s } },
        { u"hstore"_s, { u"hstore"_s } },
        { u"ltree"_s, { u"ltree"_s } },
        { u"postgis"_s, { u"geometry(Point,4326)"_s, u"geography(Point,4326)"_s } },
    };
    return list;
}

/// "varchar(20)[]" taken apart.
struct TypeText {
    QString name; ///< lower case, single spaces
    QString modifier; ///< "(20)", or empty
    QString suffix; ///< "[]", or empty
};

TypeText takeApart(const QString &typed)
{
    static const QRegularExpression pattern(u"^(.*?)\\s*(\\([^)]*\\))?\\s*((?:\\[\\d*\\])*)$"_s);
    const QRegularExpressionMatch match = pattern.match(typed.simplified());
    return { match.captured(1), match.captured(2).remove(u' '), match.captured(3) };
}

QString baseName(const QString &type)
{
    return takeApart(type).name;
}

/// The schema-qualified name of a type that is the database's own; empty when it has none of that name.
QString ownType(const QString &name, const schema::Database &database)
{
    const auto isNamed = [&name](const auto &type) { return type.name.name == name; };
    const auto find = [&isNamed](const auto &types) {
        const auto found = std::find_if(types.cbegin(), types.cend(), isNamed);
        return found == types.cend() ? QString() : found->name.toText();
    };
    for (const QString &qualified : { find(database.enums), find(database.domains), find(database.composites) }) {
        if (!qualified.isEmpty())
            return qualified;
    }
    for (const ExtensionTypes &known : extensionTypes()) {
        for (const schema::Extension &extension : database.extensions) {
            const bool isKnown = extension.name == known.extension
                && std::any_of(known.types.cbegin(), known.types.cend(),
                    [&name](const QString &type) { return baseName(type) == name; });
            if (isKnown)
                return extension.schema + u'.' + name;
        }
    }
    return {};
}

} // namespace

QStringList typeChoices(const schema::Database &database)
{
    QStringList types = usualTypes();
    const auto addAll = [&types](const auto &own) {
        for (const auto &type : own)
            types.append(shortType(type.name.toText()));
    };
    addAll(database.enums);
    addAll(database.domains);
    addAll(database.composites);
    for (const ExtensionTypes &known : extensionTypes()) {
        for (const schema::Extension &extension : database.extensions) {
            if (extension.name == known.extension)
                types += known.types;
        }
    }
    return types;
}

QString canonicalType(const QString &typed, const schema::Database &database)
{
    const TypeText type = takeApart(typed);
    const QString lower = type.name.toLower();
    const QString own = ownType(type.name, database);
    if (!own.isEmpty())
        return own + type.modifier + type.suffix;
    const QString name = aliases().value(lower, usualTypes().contains(lower) ? lower : type.name);
    // The precision of a timestamp stands in the middle: "timestamp(3) with time zone".
    const qsizetype zone = type.modifier.isEmpty() ? -1 : name.indexOf(u" with"_s);
    if (zone > 0)
        return name.left(zone) + type.modifier + name.mid(zone) + type.suffix;
    // format_type writes char without a length as character(1). docs: datatype-character.
    const bool isChar = name == u"character" && type.modifier.isEmpty() && lower != u"bpchar";
    return name + (isChar ? u"(1)"_s : type.modifier) + type.suffix;
}

QString shortType(const QString &type)
{
    return type.startsWith("public."_L1) ? type.mid(7) : type;
}

} // namespace schemawright::editors
