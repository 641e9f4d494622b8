// Columns: their types, defaults, identities, generated values, collations and storage.
#include "randomgenerator.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;

void RandomGenerator::chooseFamily(RandomItem &item)
{
    static const QStringList families { u"int"_s, u"int"_s, u"int"_s, u"number"_s, u"text"_s, u"text"_s, u"text"_s, u"bool"_s,
        u"time"_s, u"interval"_s, u"uuid"_s, u"json"_s, u"bytes"_s, u"array"_s, u"texts"_s, u"inet"_s, u"range"_s, u"tsvector"_s,
        u"point"_s, u"enum"_s, u"enum"_s, u"domain"_s, u"composite"_s, u"userrange"_s };
    item.family = m_random.pick(families);
    item.values.clear();
}

QString RandomGenerator::typeOf(RandomItem &item)
{
    static const QMap<QString, QStringList> types {
        { u"int"_s, { u"integer"_s, u"bigint"_s, u"smallint"_s } },
        { u"number"_s, { u"numeric(12,2)"_s, u"numeric"_s, u"double precision"_s, u"real"_s, u"numeric(20,4)"_s } },
        { u"text"_s, { u"text"_s, u"text"_s, u"character varying(40)"_s, u"character varying"_s, u"character(12)"_s } },
        { u"bool"_s, { u"boolean"_s } },
        { u"time"_s, { u"timestamp with time zone"_s, u"timestamp without time zone"_s, u"date"_s, u"timestamp(3) with time zone"_s } },
        { u"interval"_s, { u"interval"_s, u"interval day to second"_s } },
        { u"uuid"_s, { u"uuid"_s } },
        { u"json"_s, { u"jsonb"_s } },
        { u"bytes"_s, { u"bytea"_s } },
        { u"array"_s, { u"integer[]"_s, u"bigint[]"_s } },
        { u"texts"_s, { u"text[]"_s, u"character varying(20)[]"_s } },
        { u"inet"_s, { u"inet"_s, u"cidr"_s } },
        { u"range"_s, { u"int4range"_s } },
        { u"tsvector"_s, { u"tsvector"_s } },
        { u"point"_s, { u"point"_s } },
    };
    static const QMap<QString, ItemKind> users { { u"enum"_s, ItemKind::Enum }, { u"domain"_s, ItemKind::Domain },
        { u"composite"_s, ItemKind::Composite }, { u"userrange"_s, ItemKind::Range } };
    if (!users.contains(item.family))
        return m_random.pick(types.value(item.family));
    const auto type = older(users.value(item.family), m_schema.lastId + 1);
    if (!type) {
        item.family = u"text"_s;
        return u"text"_s;
    }
    if (item.family == u"enum")
        item.values = type->values;
    if (item.family == u"domain")
        item.family = type->family == u"int" ? u"int"_s : u"text"_s;
    return ref(*type);
}

QString RandomGenerator::defaultOf(const RandomItem &item)
{
    static const QMap<QString, QStringList> defaults {
        { u"int"_s, { u"0"_s, u"7"_s, u"(3 + 4)"_s, u"-1"_s } },
        { u"number"_s, { u"0.5"_s, u"1e3"_s, u"-2"_s } },
        { u"text"_s, { u"'x'"_s, u"'it''s'"_s, u"lower('A')"_s, u"'%1'"_s, u"''"_s, u"'a;b'"_s } },
        { u"bool"_s, { u"true"_s, u"false"_s } },
        { u"time"_s, { u"now()"_s, u"CURRENT_TIMESTAMP"_s, u"'2020-01-01'"_s } },
        { u"interval"_s, { u"'1 day'"_s } },
        { u"uuid"_s, { u"gen_random_uuid()"_s } },
        { u"json"_s, { u"'{}'"_s, u"'{\"a\": [1]}'"_s } },
        { u"bytes"_s, { u"'\\x00'"_s } },
        { u"array"_s, { u"'{}'"_s, u"ARRAY[1, 2]"_s } },
        { u"texts"_s, { u"ARRAY['a'::text]"_s } },
        { u"inet"_s, { u"'127.0.0.1'"_s } },
        { u"range"_s, { u"int4range(1, 5)"_s } },
        { u"point"_s, { u"'(0,0)'"_s } },
    };
    if (item.family == u"int" && m_random.chance(15)) {
        if (const auto function = older(ItemKind::Routine, m_schema.lastId + 1, u"pure"_s))
            return ref(*function) + u"(2)"_s;
    }
    if (item.family == u"int" && m_random.chance(15)) {
        if (const auto sequence = older(ItemKind::Sequence, m_schema.lastId + 1))
            return u"nextval(«'"_s + QString::number(sequence->id) + u"»::regclass)"_s;
    }
    if (item.family == u"enum" && !item.values.isEmpty())
        return u'\'' + QString(m_random.pick(item.values)).replace(u'\'', u"''"_s) + u'\'';
    const QStringList choices = defaults.value(item.family);
    return choices.isEmpty() ? QString() : m_random.pick(choices);
}

QString RandomGenerator::generatedOf(const RandomItem &item)
{
    QList<RandomItem> sources;
    for (const RandomItem &column : columnsOf(item.parent)) {
        if (column.family == item.family && column.id != item.id && !column.text.contains(u"GENERATED"_s)
            && (item.family == u"int" || item.family == u"text"))
            sources.append(column);
    }
    if (sources.isEmpty())
        return {};
    const QString source = ref(m_random.pick(sources));
    const bool isVirtual = m_version >= 18 && m_random.chance(40);
    const QString expression = item.family == u"int" ? u"%1 + 1"_s : u"upper(%1::text)"_s;
    return u" GENERATED ALWAYS AS ("_s + expression.arg(source)
        + (isVirtual ? u") VIRTUAL"_s : u") STORED"_s);
}

void RandomGenerator::writeColumnExtras(RandomItem &item)
{
    item.extras.clear();
    const QString alter = u"ALTER TABLE «^» ALTER COLUMN «@» SET "_s;
    static const QStringList wide { u"text"_s, u"json"_s, u"bytes"_s, u"array"_s };
    if (wide.contains(item.family) && m_random.chance(8))
        item.extras.append(alter + u"STORAGE "_s + m_random.pick(QStringList { u"EXTERNAL"_s, u"MAIN"_s, u"PLAIN"_s }));
    if (wide.contains(item.family) && m_version >= 14 && m_random.chance(6))
        item.extras.append(alter + u"COMPRESSION pglz"_s);
    if (m_random.chance(8))
        item.extras.append(alter + u"STATISTICS "_s + QString::number(10 * (1 + m_random.below(30))));
    if (m_random.chance(5))
        item.extras.append(alter + u"(n_distinct = -0.5)"_s);
}

bool RandomGenerator::writeColumn(RandomItem &item)
{
    item.target = u"COLUMN «^».«@»"_s;
    if (item.family.isEmpty())
        chooseFamily(item);
    const bool isPlain = item.family == u"int" || item.family == u"text";
    item.text = typeOf(item);
    writeColumnExtras(item);
    const bool isUserType = item.text.contains(u'«');
    if (item.family == u"text" && !isUserType && m_random.chance(15)) {
        const auto collation = older(ItemKind::Collation, m_schema.lastId + 1);
        item.text += u" COLLATE "_s + (collation && m_random.chance(60) ? ref(*collation) : u"\"C\""_s);
    }
    if (isPlain && m_random.chance(8) && !isUserType) {
        const QString generated = generatedOf(item);
        if (!generated.isEmpty()) {
            item.text += generated;
            return true;
        }
    }
    const bool isIdentity = item.family == u"int" && !isUserType && m_random.chance(15);
    if (isIdentity) {
        item.text += u" GENERATED "_s + (m_random.chance(50) ? u"ALWAYS"_s : u"BY DEFAULT"_s) + u" AS IDENTITY"_s
            + (m_random.chance(30) ? u" (START WITH 10 INCREMENT BY 2)"_s : QString());
        return true;
    }
    if (m_random.chance(35)) {
        const QString value = defaultOf(item);
        if (!value.isEmpty())
            item.text += u" DEFAULT "_s + value;
    }
    if (m_random.chance(35))
        item.text += u" NOT NULL"_s;
    return true;
}

// Whatever names the column may not fit its new type.
void RandomGenerator::retype(int column)
{
    QSet<int> gone = withDependents(m_schema, column);
    gone.remove(column);
    RandomItem item = m_schema.items.value(column);
    removeItems(m_schema, gone);
    chooseFamily(item);
    writeColumn(item);
    m_schema.items[column] = item;
}

} // namespace schemawright::testing
