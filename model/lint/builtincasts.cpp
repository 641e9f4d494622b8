// docs: sql-createcast ("AS ASSIGNMENT"), ddl-constraints ("Foreign Keys"). All pairs of the types below were tried on 15 and 18,
// with the same outcome. To the types of text everything is cast.
#include "model/lint/builtincasts.h"

#include <QHash>
#include <QSet>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

using Targets = QHash<QString, QSet<QString>>;

Targets targetsFrom(const QStringList &lines)
{
    Targets targets;
    for (const QString &line : lines) {
        const QStringList names = line.section(u": "_s, 1).split(u", "_s, Qt::SkipEmptyParts);
        targets.insert(line.section(u": "_s, 0, 0), QSet<QString>(names.begin(), names.end()));
    }
    return targets;
}

const QSet<QString> &textTypes()
{
    static const QSet<QString> types { u"text"_s, u"character varying"_s, u"character"_s, u"name"_s };
    return types;
}

const Targets &assignmentTargets()
{
    static const Targets targets = targetsFrom({
        u"smallint: integer, bigint, numeric, real, double precision, oid"_s,
        u"integer: smallint, bigint, numeric, real, double precision, money, oid"_s,
        u"bigint: smallint, integer, numeric, real, double precision, money, oid"_s,
        u"numeric: smallint, integer, bigint, real, double precision, money"_s,
        u"real: smallint, integer, bigint, numeric, double precision"_s,
        u"double precision: smallint, integer, bigint, numeric, real"_s,
        u"money: numeric"_s,
        u"oid: integer, bigint"_s,
        u"boolean: "_s,
        u"text: "_s,
        u"character varying: "_s,
        u"character: "_s,
        u"name: "_s,
        u"bytea: "_s,
        u"uuid: "_s,
        u"json: jsonb"_s,
        u"jsonb: json"_s,
        u"xml: "_s,
        u"date: timestamp without time zone, timestamp with time zone"_s,
        u"time without time zone: interval, time with time zone"_s,
        u"time with time zone: time without time zone"_s,
        u"timestamp without time zone: date, time without time zone, timestamp with time zone"_s,
        u"timestamp with time zone: date, time without time zone, time with time zone, timestamp without time zone"_s,
        u"interval: time without time zone"_s,
        u"inet: cidr"_s,
        u"cidr: inet"_s,
        u"macaddr: "_s,
        u"bit: bit varying"_s,
        u"bit varying: bit"_s,
        u"tsvector: "_s,
        u"point: "_s,
        u"int4range: "_s,
    });
    return targets;
}

/// By the referencing type. Those of text are left out on the right: they are equal to each other and to nothing else.
const Targets &keyTargets()
{
    static const Targets targets = targetsFrom({
        u"smallint: integer, bigint, numeric, real, double precision, oid"_s,
        u"integer: smallint, bigint, numeric, real, double precision, oid"_s,
        u"bigint: smallint, integer, numeric, real, double precision, oid"_s,
        u"numeric: real, double precision"_s,
        u"real: double precision"_s,
        u"double precision: real"_s,
        u"money: "_s,
        u"oid: "_s,
        u"boolean: "_s,
        u"text: "_s,
        u"character varying: "_s,
        u"character: "_s,
        u"name: "_s,
        u"bytea: "_s,
        u"uuid: "_s,
        u"jsonb: "_s,
        u"date: timestamp without time zone, timestamp with time zone"_s,
        u"time without time zone: interval, time with time zone"_s,
        u"time with time zone: "_s,
        u"timestamp without time zone: date, timestamp with time zone"_s,
        u"timestamp with time zone: date, timestamp without time zone"_s,
        u"interval: "_s,
        u"inet: cidr"_s,
        u"cidr: inet"_s,
        u"macaddr: "_s,
        u"bit: bit varying"_s,
        u"bit varying: bit"_s,
    });
    return targets;
}

bool isKnown(const sql::TypeName &type, const Targets &targets)
{
    return type.schema.isEmpty() && !type.array && targets.contains(type.name);
}

} // namespace

bool lacksAssignmentCast(const sql::TypeName &from, const sql::TypeName &to)
{
    const Targets &targets = assignmentTargets();
    return isKnown(from, targets) && isKnown(to, targets) && from.name != to.name && !textTypes().contains(to.name)
        && !targets.value(from.name).contains(to.name);
}

bool lacksKeyEquality(const sql::TypeName &from, const sql::TypeName &referenced)
{
    const Targets &targets = keyTargets();
    const bool areTexts = textTypes().contains(from.name) && textTypes().contains(referenced.name);
    return isKnown(from, targets) && isKnown(referenced, targets) && from.name != referenced.name && !areTexts
        && !targets.value(from.name).contains(referenced.name);
}

} // namespace schemawright::lint
