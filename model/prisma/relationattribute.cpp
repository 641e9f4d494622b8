#include "model/prisma/relations.h"

#include "model/prisma/constraintnames.h"

#include <array>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

struct ActionName {
    ReferentialAction action;
    QLatin1StringView name;
};
constexpr std::array actionNames {
    ActionName { ReferentialAction::Cascade, "Cascade"_L1 },
    ActionName { ReferentialAction::Restrict, "Restrict"_L1 },
    ActionName { ReferentialAction::NoAction, "NoAction"_L1 },
    ActionName { ReferentialAction::SetNull, "SetNull"_L1 },
    ActionName { ReferentialAction::SetDefault, "SetDefault"_L1 },
};

class RelationReader
{
public:
    RelationReader(Context &context, const Model &model, RelationField &field)
        : m_context(context)
        , m_model(model)
        , m_field(field)
    { }
    void read(const Attribute &attribute);
    [[nodiscard]] bool isRight() const { return m_isRight; }

private:
    void readName(Arguments &arguments, const Attribute &attribute);
    void readMap(Arguments &arguments, const Attribute &attribute);
    [[nodiscard]] QList<int> readFields(const Expression &list, const Model &model, QLatin1StringView argument);
    [[nodiscard]] int readField(const Expression &item, const Model &model, QLatin1StringView argument);
    [[nodiscard]] std::optional<ReferentialAction> readAction(Arguments &arguments, QLatin1StringView name);
    void error(const SourceRange &range, const QString &text);

    Context &m_context;
    const Model &m_model;
    RelationField &m_field;
    bool m_isRight = true;
};

void RelationReader::error(const SourceRange &range, const QString &text)
{
    m_context.error(m_model.place.file, range, text);
    m_isRight = false;
}

void RelationReader::read(const Attribute &attribute)
{
    m_field.attribute = attribute.range;
    Arguments arguments(m_context, m_model.place.file, attribute, u"@relation"_s, "name"_L1);
    readName(arguments, attribute);
    if (const Expression *fields = arguments.find("fields"_L1)) {
        m_field.fields = readFields(*fields, m_model, "fields"_L1);
        m_field.hasFields = !fields->parts.empty() || fields->kind != ExpressionKind::Array;
    }
    if (const Expression *references = arguments.find("references"_L1)) {
        m_field.references = readFields(*references, m_context.model(m_field.target), "references"_L1);
        m_field.hasReferences = !references->parts.empty() || references->kind != ExpressionKind::Array;
    }
    m_field.onDelete = readAction(arguments, "onDelete"_L1);
    m_field.onUpdate = readAction(arguments, "onUpdate"_L1);
    readMap(arguments, attribute);
    arguments.reportOthers(u"name, fields, references, onDelete, onUpdate and map"_s);
}

void RelationReader::readName(Arguments &arguments, const Attribute &attribute)
{
    const auto name = arguments.findText("name"_L1);
    if (name && name->isEmpty())
        error(attribute.range, u"the name of the relation is empty: write one, or leave it out"_s);
    m_field.relation = name.value_or(QString());
}

void RelationReader::readMap(Arguments &arguments, const Attribute &attribute)
{
    const auto map = arguments.findText("map"_L1);
    if (map && map->isEmpty())
        error(attribute.range, u"the name of the foreign key is empty: write one, or leave `map` out"_s);
    if (map && map->toUtf8().size() > maximalNameBytes)
        error(attribute.range,
            u"the name %1 has more than the 63 bytes that PostgreSQL keeps of a name: shorten it"_s.arg(*map));
    m_field.map = map.value_or(QString());
}

QList<int> RelationReader::readFields(const Expression &list, const Model &model, QLatin1StringView argument)
{
    if (list.kind != ExpressionKind::Array)
        return { readField(list, model, argument) };
    QList<int> fields;
    for (const Argument &item : list.parts) {
        const int field = readField(*item.value, model, argument);
        if (field >= 0 && fields.contains(field))
            error(item.range, u"%1 is named twice in `%2`: remove one"_s.arg(item.value->value, argument));
        fields << field;
    }
    return fields;
}

int RelationReader::readField(const Expression &item, const Model &model, QLatin1StringView argument)
{
    if (item.kind != ExpressionKind::Constant) {
        error(item.range, u"fields are named without quotes: %1: [name]"_s.arg(argument));
        return -1;
    }
    const auto found = model.byName.constFind(item.value);
    if (found == model.byName.constEnd()) {
        error(item.range, u"%1 has no field %2: `%3` names fields of %1"_s.arg(model.name, item.value, argument));
        return -1;
    }
    if (found->isRelation) {
        error(item.range, u"%1 is a relation and no column: `%2` names columns"_s.arg(item.value, argument));
        return -1;
    }
    return found->index;
}

std::optional<ReferentialAction> RelationReader::readAction(Arguments &arguments, QLatin1StringView name)
{
    const Expression *value = arguments.find(name);
    if (!value)
        return std::nullopt;
    for (const ActionName &known : actionNames) {
        if (value->kind == ExpressionKind::Constant && value->value == known.name)
            return known.action;
    }
    error(value->range, u"%1 is Cascade, Restrict, NoAction, SetNull or SetDefault, without quotes"_s.arg(name));
    return std::nullopt;
}

} // namespace

QString textOf(ReferentialAction action)
{
    for (const ActionName &known : actionNames) {
        if (known.action == action)
            return known.name;
    }
    Q_UNREACHABLE();
}

bool readRelationAttribute(Context &context, const Model &model, RelationField &field)
{
    RelationReader reader(context, model, field);
    for (const Attribute &attribute : context.fieldOf(field.place).attributes) {
        if (attribute.name == "relation"_L1)
            reader.read(attribute);
    }
    return reader.isRight();
}

} // namespace schemawright::prisma
