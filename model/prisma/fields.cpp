// The fields of models and views: which are columns and of what type, which are relations and to what.
#include "model/prisma/arguments.h"
#include "model/prisma/blockattributes.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

class ModelFields
{
public:
    ModelFields(Context &context, Model &model)
        : m_context(context)
        , m_model(model)
    { }
    void read();

private:
    void readField(const Field &field, const Place &place);
    void addRelation(const Field &field, const Place &place, int target);
    void addScalar(const Field &field, const Place &place);
    void resolveType(const Field &field, ScalarField &scalar);
    void reportUnknownType(const Field &field);
    void readName(const Field &field, ScalarField &scalar);
    void reportUnknownAttributes(const Field &field, bool isRelation);

    Context &m_context;
    Model &m_model;
    QHash<QString, QString> m_columns; ///< to the fields' names
};

void ModelFields::read()
{
    const Block &block = m_context.blockOf(m_model.place);
    for (std::size_t i = 0; i < block.fields.size(); ++i) {
        const Field &field = block.fields[i];
        readField(
            field, { m_model.place.file, field.range, field.nameRange, m_model.place.block, static_cast<int>(i) });
    }
}

void ModelFields::readField(const Field &field, const Place &place)
{
    if (m_model.byName.contains(field.name)) {
        m_context.error(place.file, place.name,
            u"%1 %2 has a field %3 already: give one of them another name"_s.arg(
                m_model.isView ? u"view"_s : u"model"_s, m_model.name, field.name));
        return;
    }
    reportRepeated(m_context, place.file, field.attributes, u"@"_s, {});
    const int target = field.type.isUnsupported ? -1 : m_context.modelsByName.value(field.type.name, -1);
    reportUnknownAttributes(field, target >= 0);
    if (target >= 0)
        addRelation(field, place, target);
    else
        addScalar(field, place);
}

void ModelFields::addRelation(const Field &field, const Place &place, int target)
{
    RelationField relation;
    relation.name = field.name;
    relation.place = place;
    relation.target = target;
    relation.arity = field.type.arity;
    for (const Attribute &attribute : field.attributes) {
        if (attribute.name == "ignore"_L1)
            relation.isIgnored = true;
        if (attribute.name == "map"_L1) {
            m_context.error(place.file, attribute.range,
                u"a relation is no column, so it has no @map: put @map at the fields that the relation uses"_s);
        }
        if (attribute.name == "default"_L1)
            m_context.error(place.file, attribute.range,
                u"a relation is no column and has no default: put @default at the fields that it uses"_s);
    }
    m_model.byName.insert(field.name, { true, static_cast<int>(m_model.relations.size()) });
    m_model.relations.push_back(std::move(relation));
}

void ModelFields::addScalar(const Field &field, const Place &place)
{
    ScalarField scalar;
    scalar.name = field.name;
    scalar.column = field.name;
    scalar.place = place;
    scalar.arity = field.type.arity;
    resolveType(field, scalar);
    readName(field, scalar);
    const auto other = m_columns.constFind(scalar.column);
    if (other != m_columns.constEnd()) {
        const bool isOwnName = scalar.column == scalar.name; // Then the other one's @map is to blame.
        const Place &blamed = isOwnName ? m_model.field(m_model.byName.value(*other).index).place : place;
        m_context.error(place.file, blamed.name,
            u"%1 and %2 would both be column \"%3\": give one of them another @map"_s.arg(
                *other, scalar.name, scalar.column));
    }
    m_columns.insert(scalar.column, scalar.name);
    m_model.hasErrors = m_model.hasErrors || scalar.kind == ColumnKind::Unknown;
    m_model.byName.insert(field.name, { false, static_cast<int>(m_model.fields.size()) });
    m_model.fields.push_back(std::move(scalar));
}

void ModelFields::resolveType(const Field &field, ScalarField &scalar)
{
    if (field.type.isUnsupported) {
        scalar.kind = ColumnKind::Unsupported;
        scalar.unsupported = field.type.name;
    } else if (const auto known = scalarNamed(field.type.name)) {
        scalar.kind = ColumnKind::Scalar;
        scalar.scalar = *known;
    } else if (const int index = m_context.enumsByName.value(field.type.name, -1); index >= 0) {
        scalar.kind = ColumnKind::Enum;
        scalar.enumeration = index;
    } else {
        reportUnknownType(field);
    }
}

void ModelFields::reportUnknownType(const Field &field)
{
    QStringList names = m_context.modelsByName.keys() + m_context.enumsByName.keys();
    for (const QLatin1StringView name : { "String"_L1, "Boolean"_L1, "Int"_L1, "BigInt"_L1, "Float"_L1, "Decimal"_L1,
             "DateTime"_L1, "Json"_L1, "Bytes"_L1 })
        names << name;
    QString hint
        = u"use a type of Prisma, or a model or enum of this schema; for a type of PostgreSQL that Prisma does not know, write Unsupported(\"%1\")"_s
              .arg(field.type.name);
    for (const QString &name : std::as_const(names)) {
        if (name.compare(field.type.name, Qt::CaseInsensitive) == 0)
            hint = u"write %1"_s.arg(name);
    }
    m_context.error(m_model.place.file, field.type.range, u"there is no type %1: %2"_s.arg(field.type.name, hint));
}

void ModelFields::readName(const Field &field, ScalarField &scalar)
{
    const int file = m_model.place.file;
    for (const Attribute &attribute : field.attributes) {
        if (attribute.name == "map"_L1) {
            scalar.column = readMap(m_context, file, attribute, u"@map"_s).value_or(field.name);
        } else if (attribute.name == "ignore"_L1) {
            scalar.isIgnored = true;
            Arguments(m_context, file, attribute, u"@ignore"_s, ""_L1).reportOthers({});
        } else if (attribute.name == "relation"_L1 && scalar.kind != ColumnKind::Unknown) {
            m_context.error(file, attribute.range,
                u"@relation belongs to a field whose type is a model, and %1 is none"_s.arg(field.type.name));
        }
    }
}

void ModelFields::reportUnknownAttributes(const Field &field, bool isRelation)
{
    static const QStringList known { u"id"_s, u"unique"_s, u"default"_s, u"map"_s, u"relation"_s, u"updatedAt"_s,
        u"ignore"_s };
    for (const Attribute &attribute : field.attributes) {
        const bool isNative = attribute.name.contains(u'.') && !isRelation;
        if (known.contains(attribute.name) || isNative)
            continue;
        const QString hint = attribute.name.contains(u'.')
            ? u"only columns have native types"_s
            : u"a field has @id, @unique, @default, @map, @relation, @updatedAt, @ignore and native types such as @db.VarChar(20)"_s;
        m_context.error(
            m_model.place.file, attribute.range, u"there is no attribute @%1 here: %2"_s.arg(attribute.name, hint));
    }
}

} // namespace

void readFields(Context &context)
{
    for (Model &model : context.models())
        ModelFields(context, model).read();
}

} // namespace schemawright::prisma
