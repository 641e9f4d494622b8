// The side of a relation that has `fields`: what it refers to, whether that is right, and what happens to rows.
#include "model/prisma/relations.h"

#include "model/prisma/constraintnames.h"

#include <algorithm>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

class ForeignKeyReader
{
public:
    ForeignKeyReader(Context &context, const RelationPlace &owner, const RelationPlace &opposite)
        : m_context(context)
        , m_place(owner)
        , m_model(context.model(owner.model))
        , m_target(context.model(opposite.model))
        , m_field(m_model.relations.at(static_cast<std::size_t>(owner.field)))
        , m_opposite(m_target.relations.at(static_cast<std::size_t>(opposite.field)))
    { }
    void read();

private:
    [[nodiscard]] bool checkFields();
    void checkTypes();
    void checkReferences();
    void checkOneToOne();
    void checkArity();
    void checkActions();
    void checkAction(std::optional<ReferentialAction> action, const QString &name);
    void warnWithoutIndex();
    [[nodiscard]] bool hasRequiredField() const;
    void add();
    void error(const QString &text);
    [[nodiscard]] SourceRange range() const;
    [[nodiscard]] QStringList columns() const;

    Context &m_context;
    RelationPlace m_place;
    Model &m_model;
    const Model &m_target;
    const RelationField &m_field;
    const RelationField &m_opposite;
};

SourceRange ForeignKeyReader::range() const
{
    return m_field.attribute.length > 0 ? m_field.attribute : m_field.place.range;
}

void ForeignKeyReader::error(const QString &text)
{
    m_context.error(m_field.place.file, range(), text);
}

bool ForeignKeyReader::hasRequiredField() const
{
    return std::any_of(m_field.fields.begin(), m_field.fields.end(),
        [this](int field) { return m_model.field(field).arity == Arity::Required; });
}

QStringList ForeignKeyReader::columns() const
{
    QStringList columns;
    for (const int field : m_field.fields)
        columns << m_model.field(field).column;
    return columns;
}

void ForeignKeyReader::read()
{
    if (!checkFields())
        return;
    checkTypes();
    checkReferences();
    checkArity();
    if (m_opposite.arity != Arity::List)
        checkOneToOne();
    checkActions();
    if (m_context.schema().datasource && m_context.schema().datasource->relationMode == RelationMode::Prisma)
        warnWithoutIndex();
    else if (!m_model.isView && !m_target.isView)
        add();
}

bool ForeignKeyReader::checkFields()
{
    if (!m_field.hasReferences) {
        error(u"relation %1 names its own fields but not what they refer to: add references: [id]"_s.arg(m_field.name));
        return false;
    }
    if (m_field.fields.size() != m_field.references.size()) {
        error(u"`fields` and `references` of %1 must name equally many fields"_s.arg(m_field.name));
        return false;
    }
    return true;
}

void ForeignKeyReader::checkTypes()
{
    for (qsizetype i = 0; i < m_field.fields.size(); ++i) {
        const ScalarField &own = m_model.field(m_field.fields.at(i));
        const ScalarField &other = m_target.field(m_field.references.at(i));
        const bool isUnknown = own.kind == ColumnKind::Unknown || other.kind == ColumnKind::Unknown;
        const bool isSame = own.kind == other.kind && (own.kind != ColumnKind::Scalar || own.scalar == other.scalar)
            && own.enumeration == other.enumeration && own.unsupported == other.unsupported;
        if (!isUnknown && !isSame)
            error(
                u"%1.%2 and %3.%4 have different types: fields of a relation have the type of what they refer to"_s.arg(
                    m_model.name, own.name, m_target.name, other.name));
    }
}

void ForeignKeyReader::checkReferences()
{
    QSet<int> wanted(m_field.references.begin(), m_field.references.end());
    const bool isKey = std::any_of(m_target.indexes.begin(), m_target.indexes.end(), [&wanted](const Index &index) {
        if (index.kind == IndexKind::Plain)
            return false;
        QSet<int> fields;
        for (const IndexColumn &column : index.columns)
            fields.insert(column.field);
        return fields == wanted;
    });
    if (isKey || m_target.hasErrors)
        return;
    QStringList names;
    for (const int field : m_field.references)
        names << m_target.field(field).name;
    error(u"a relation refers to something unique, and %1 of %2 is not: add %3 there"_s.arg(enumerate(names),
        m_target.name, names.size() == 1 ? u"@unique to it"_s : u"@@unique([%1])"_s.arg(names.join(u", "_s))));
}

void ForeignKeyReader::checkArity()
{
    if (m_field.arity != Arity::Required)
        return;
    for (const int field : m_field.fields) {
        if (m_model.field(field).arity == Arity::Optional) {
            m_context.error(m_field.place.file, m_field.place.range,
                u"relation %1 is required but its field %2 is optional: write %3? for the relation, or remove the ? of %2"_s
                    .arg(m_field.name, m_model.field(field).name, m_target.name));
        }
    }
}

void ForeignKeyReader::checkOneToOne()
{
    if (m_opposite.arity == Arity::Required) {
        m_context.error(m_opposite.place.file, m_opposite.place.range,
            u"nothing in the database makes sure that every %1 has a %2: make %3 optional, %2?"_s.arg(
                m_target.name, m_model.name, m_opposite.name));
    }
    const bool isUnique = std::any_of(m_model.indexes.begin(), m_model.indexes.end(), [this](const Index &index) {
        QList<int> fields;
        for (const IndexColumn &column : index.columns)
            fields << column.field;
        return index.kind != IndexKind::Plain && fields == m_field.fields;
    });
    if (isUnique || m_model.hasErrors)
        return;
    QStringList names;
    for (const int field : m_field.fields)
        names << m_model.field(field).name;
    error(u"relation %1 is one to one, so its fields must be unique: add %2, or make %3.%4 a list"_s.arg(m_field.name,
        names.size() == 1 ? u"@unique to %1"_s.arg(names.first()) : u"@@unique([%1])"_s.arg(names.join(u", "_s)),
        m_target.name, m_opposite.name));
}

void ForeignKeyReader::checkActions()
{
    checkAction(m_field.onDelete, u"onDelete"_s);
    checkAction(m_field.onUpdate, u"onUpdate"_s);
}

void ForeignKeyReader::checkAction(std::optional<ReferentialAction> action, const QString &name)
{
    const auto &datasource = m_context.schema().datasource;
    const bool isEmulated = datasource && datasource->relationMode == RelationMode::Prisma;
    if (!action)
        return;
    if (isEmulated && *action == ReferentialAction::SetDefault)
        error(u"with relationMode = \"prisma\" %1 can be Cascade, Restrict, NoAction or SetNull"_s.arg(name));
    if (*action != ReferentialAction::SetNull || !hasRequiredField())
        return;
    const QString text
        = u"%1: SetNull would put NULL into a required field of %2: make the fields optional, or choose Restrict or Cascade"_s
              .arg(name, m_field.name);
    if (isEmulated || !datasource)
        error(text); // Only of PostgreSQL Prisma knows that it fails when it happens, not before.
    else
        m_context.warning(m_field.place.file, range(), text);
}

/// Prisma's own emulation of foreign keys reads by these fields at every change of the other side.
void ForeignKeyReader::warnWithoutIndex()
{
    const bool isIndexed = std::any_of(m_model.indexes.begin(), m_model.indexes.end(), [this](const Index &index) {
        const auto count = static_cast<std::size_t>(m_field.fields.size());
        if (index.columns.size() < count)
            return false;
        for (std::size_t i = 0; i < count; ++i) {
            if (index.columns[i].field != m_field.fields.at(static_cast<qsizetype>(i)))
                return false;
        }
        return true;
    });
    if (isIndexed)
        return;
    QStringList names;
    for (const int field : m_field.fields)
        names << m_model.field(field).name;
    m_context.warning(m_field.place.file, range(),
        u"with relationMode = \"prisma\" there is no foreign key, and no index over %1: add @@index([%2])"_s.arg(
            enumerate(names), names.join(u", "_s)));
}

void ForeignKeyReader::add()
{
    ForeignKey key;
    key.fields = m_field.fields;
    key.references = m_field.references;
    key.target = m_field.target;
    key.relationField = m_place.field;
    key.name = m_field.map.isEmpty() ? foreignKeyName(m_model.table, columns()) : m_field.map;
    const bool isRequired = m_field.arity == Arity::Required || hasRequiredField();
    key.onDelete = m_field.onDelete.value_or(isRequired ? ReferentialAction::Restrict : ReferentialAction::SetNull);
    key.onUpdate = m_field.onUpdate.value_or(ReferentialAction::Cascade);
    m_model.foreignKeys.push_back(std::move(key));
}

} // namespace

void readForeignKey(Context &context, const RelationPlace &owner, const RelationPlace &opposite)
{
    ForeignKeyReader(context, owner, opposite).read();
}

} // namespace schemawright::prisma
