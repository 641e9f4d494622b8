#include "model/report/schemajson.h"

#include "model/diff/accessmode.h"
#include "model/report/schemapartjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::report {

namespace {

QJsonObject viewJson(const schema::View &view)
{
    QJsonObject json { { u"name"_s, view.name.name }, { u"def"_s, view.query } };
    putIf(json, u"materialized"_s, view.materialized);
    putIf(json, u"columns"_s, listJson(view.columns, columnJson));
    putIf(json, u"options"_s, mapJson(view.options));
    putIf(json, u"not_populated"_s, !view.populated);
    putIf(json, u"tablespace"_s, view.tablespace);
    putIf(json, u"indexes"_s, listJson(view.indexes, indexJson));
    putIf(json, u"triggers"_s, listJson(view.triggers, triggerJson));
    putIf(json, u"rules"_s, listJson(view.rules, ruleJson));
    putIf(json, u"comment"_s, view.comment);
    return json;
}

QString routineKindText(schema::RoutineKind kind)
{
    switch (kind) {
    case schema::RoutineKind::Function:
        return u"function"_s;
    case schema::RoutineKind::Procedure:
        return u"procedure"_s;
    case schema::RoutineKind::Window:
        return u"window"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject routineJson(const schema::Routine &routine)
{
    QJsonObject json {
        { u"name"_s, routine.name.name },
        { u"kind"_s, routineKindText(routine.kind) },
        { u"identity_arguments"_s, routine.identityArguments },
        { u"language"_s, routine.language },
        { u"def"_s, routine.definition },
    };
    putIf(json, u"arguments"_s, routine.arguments);
    putIf(json, u"returns"_s, routine.resultType);
    putIf(json, u"comment"_s, routine.comment);
    return json;
}

QJsonObject sequenceJson(const schema::Sequence &sequence)
{
    QJsonObject json = sequenceOptionsJson(sequence.options);
    json.insert(u"name"_s, sequence.name.name);
    if (sequence.ownedBy) {
        json.insert(u"owned_by"_s,
            QJsonObject { { u"schema"_s, sequence.ownedBy->table.schema }, { u"table"_s, sequence.ownedBy->table.name },
                { u"column"_s, sequence.ownedBy->column } });
    }
    putIf(json, u"unlogged"_s, sequence.unlogged);
    putIf(json, u"comment"_s, sequence.comment);
    return json;
}

QJsonObject enumJson(const schema::EnumType &type)
{
    QJsonObject json { { u"name"_s, type.name.name }, { u"values"_s, QJsonArray::fromStringList(type.labels) } };
    putIf(json, u"comment"_s, type.comment);
    return json;
}

QJsonObject domainConstraintJson(const schema::DomainConstraint &constraint)
{
    QJsonObject json { { u"name"_s, constraint.name }, { u"def"_s, constraint.definition } };
    putIf(json, u"not_valid"_s, constraint.notValid);
    putIf(json, u"comment"_s, constraint.comment);
    return json;
}

QJsonObject domainJson(const schema::Domain &domain)
{
    QJsonObject json { { u"name"_s, domain.name.name }, { u"type"_s, domain.baseType } };
    putIf(json, u"collation"_s, domain.collation);
    putIf(json, u"not_null"_s, domain.notNull);
    if (domain.defaultExpression)
        json.insert(u"default"_s, *domain.defaultExpression);
    putIf(json, u"checks"_s, listJson(domain.constraints, domainConstraintJson));
    putIf(json, u"comment"_s, domain.comment);
    return json;
}

QJsonObject compositeJson(const schema::CompositeType &type)
{
    QJsonObject json { { u"name"_s, type.name.name }, { u"fields"_s, listJson(type.attributes, columnJson) } };
    putIf(json, u"comment"_s, type.comment);
    return json;
}

QJsonObject extensionJson(const schema::Extension &extension)
{
    QJsonObject json { { u"name"_s, extension.name }, { u"schema"_s, extension.schema },
        { u"version"_s, extension.version } };
    putIf(json, u"comment"_s, extension.comment);
    return json;
}

QJsonObject otherPartJson(const schema::OtherPart &part)
{
    return { { u"name"_s, part.name }, { u"value"_s, part.value } };
}

QJsonObject otherJson(const schema::OtherObject &object)
{
    QJsonObject json { { u"kind"_s, object.label }, { u"identity"_s, object.identity },
        { u"def"_s, object.createSql } };
    putIf(json, u"schema"_s, object.name.schema);
    putIf(json, u"parts"_s, listJson(object.parts, otherPartJson));
    putIf(json, u"hidden"_s, object.hidden);
    putIf(json, u"comment"_s, object.comment);
    return json;
}

QJsonObject unmodelledJson(const schema::UnmodelledObject &object)
{
    QJsonObject json { { u"kind"_s, object.label }, { u"identity"_s, object.identity } };
    putIf(json, u"fingerprint"_s, object.fingerprint);
    return json;
}

template <typename T> const T &valueOf(const T &object)
{
    return object;
}
template <typename T> const T &valueOf(const Shared<T> &object)
{
    return *object;
}

/// One list of objects under `key` of the schemas that they live in.
using SchemaMap = QMap<QString, QJsonObject>;
template <typename List, typename ToJson>
void putLists(SchemaMap &schemas, const QString &key, const List &objects, int serverVersion, const ToJson &toJson)
{
    QMap<QString, QJsonArray> lists;
    for (const auto &shared : objects) {
        const auto &object = valueOf(shared);
        QJsonObject json = toJson(object);
        putAccess(json, schema::keyOf(object), object.access, serverVersion);
        lists[object.name.schema].append(json);
    }
    for (auto list = lists.cbegin(); list != lists.cend(); ++list)
        schemas[list.key()].insert(key, list.value());
}

SchemaMap schemaMap(const schema::Database &database)
{
    SchemaMap schemas;
    const int version = database.serverVersion;
    for (const schema::Namespace &schema : database.schemas) {
        putIf(schemas[schema.name], u"comment"_s, schema.comment);
        putAccess(schemas[schema.name], schema::keyOf(schema), schema.access, version);
    }
    putLists(schemas, u"tables"_s, database.tables, version, tableJson);
    putLists(schemas, u"views"_s, database.views, version, viewJson);
    putLists(schemas, u"functions"_s, database.routines, version, routineJson);
    putLists(schemas, u"sequences"_s, database.sequences, version, sequenceJson);
    putLists(schemas, u"enums"_s, database.enums, version, enumJson);
    putLists(schemas, u"domains"_s, database.domains, version, domainJson);
    putLists(schemas, u"composites"_s, database.composites, version, compositeJson);
    return schemas;
}

} // namespace

QString schemaJson(const schema::Database &database)
{
    QJsonArray list;
    const SchemaMap schemas = schemaMap(database);
    for (auto schema = schemas.cbegin(); schema != schemas.cend(); ++schema) {
        QJsonObject object = schema.value();
        object.insert(u"name"_s, schema.key());
        list.append(object);
    }
    QJsonObject json { { u"schemas"_s, list } };
    putIf(json, u"extensions"_s, listJson(database.extensions, extensionJson));
    putIf(json, u"others"_s, listJson(database.others, [&](const schema::OtherObject &object) {
        QJsonObject other = otherJson(object);
        putAccess(other, schema::keyOf(object), object.access, database.serverVersion);
        return other;
    }));
    putIf(json, u"roles"_s, diff::namedRoles(database));
    putIf(json, u"unmodelled"_s, listJson(database.unmodelled, unmodelledJson));
    return QString::fromUtf8(QJsonDocument(json).toJson());
}

} // namespace schemawright::report
