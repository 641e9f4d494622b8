// One to many, one to one, many to many: decided by which sides are lists.
#include "model/prisma/relations.h"

#include "model/prisma/constraintnames.h"

#include <algorithm>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

class PairReader
{
public:
    explicit PairReader(Context &context)
        : m_context(context)
    { }
    void read(const RelationPair &pair);

private:
    [[nodiscard]] const Model &modelOf(const RelationPlace &place) { return m_context.model(place.model); }
    [[nodiscard]] const RelationField &fieldOf(const RelationPlace &place);
    void readManyToMany(const RelationPair &pair);
    void readOneToMany(const RelationPlace &many, const RelationPlace &one);
    void readOneToOne(const RelationPair &pair);
    [[nodiscard]] bool checkJoinSide(const RelationPlace &place, const RelationPlace &opposite);
    void addJoinTable(const RelationPlace &first, const RelationPlace &second);
    void error(const RelationPlace &place, const QString &text);

    Context &m_context;
};

const RelationField &PairReader::fieldOf(const RelationPlace &place)
{
    return modelOf(place).relations.at(static_cast<std::size_t>(place.field));
}

void PairReader::error(const RelationPlace &place, const QString &text)
{
    const RelationField &field = fieldOf(place);
    m_context.error(field.place.file, field.attribute.length > 0 ? field.attribute : field.place.range, text);
}

void PairReader::read(const RelationPair &pair)
{
    const bool isFirstList = fieldOf(pair.first).arity == Arity::List;
    const bool isSecondList = fieldOf(pair.second).arity == Arity::List;
    if (isFirstList && isSecondList)
        readManyToMany(pair);
    else if (isFirstList)
        readOneToMany(pair.first, pair.second);
    else if (isSecondList)
        readOneToMany(pair.second, pair.first);
    else
        readOneToOne(pair);
}

void PairReader::readOneToMany(const RelationPlace &many, const RelationPlace &one)
{
    const RelationField &list = fieldOf(many);
    const RelationField &single = fieldOf(one);
    if (list.hasFields || list.hasReferences || list.onDelete || list.onUpdate || !list.map.isEmpty()) {
        error(many,
            u"%1 is the list side of its relation: fields, references, onDelete, onUpdate and map belong to %2.%3"_s
                .arg(list.name, modelOf(one).name, single.name));
    }
    if (single.hasFields) {
        readForeignKey(m_context, one, many);
    } else if (!list.hasFields) {
        error(one,
            u"relation %1 does not say which fields it uses: add @relation(fields: […], references: […])"_s.arg(
                single.name));
    }
}

void PairReader::readOneToOne(const RelationPair &pair)
{
    const RelationField &first = fieldOf(pair.first);
    const RelationField &second = fieldOf(pair.second);
    const bool isFirstOwner = first.hasFields || first.hasReferences;
    const bool isSecondOwner = second.hasFields || second.hasReferences;
    if (isFirstOwner == isSecondOwner) {
        const QString both = u"%1.%2 and %3.%4 both have fields or references: only one side of a relation has them"_s;
        const QString neither
            = u"neither %1.%2 nor %3.%4 says which fields the relation uses: add @relation(fields: […], references: […]) to one"_s;
        error(pair.first,
            (isFirstOwner ? both : neither)
                .arg(modelOf(pair.first).name, first.name, modelOf(pair.second).name, second.name));
        return;
    }
    const RelationPlace owner = isFirstOwner ? pair.first : pair.second;
    const RelationPlace opposite = isFirstOwner ? pair.second : pair.first;
    const RelationField &back = fieldOf(opposite);
    if (back.onDelete || back.onUpdate || !back.map.isEmpty())
        error(opposite,
            u"onDelete, onUpdate and map belong to the side that has `fields`: %1.%2"_s.arg(
                modelOf(owner).name, fieldOf(owner).name));
    if (fieldOf(owner).hasFields)
        readForeignKey(m_context, owner, opposite);
    else
        error(owner, u"relation %1 has references but no fields: add fields: […]"_s.arg(fieldOf(owner).name));
}

bool PairReader::checkJoinSide(const RelationPlace &place, const RelationPlace &opposite)
{
    const RelationField &field = fieldOf(place);
    const Model &target = modelOf(opposite);
    if (modelOf(place).isView || target.isView) {
        m_context.error(field.place.file, field.place.range,
            u"views have no many-to-many relations: Prisma would need a table that refers to both sides"_s);
        return false;
    }
    if (field.hasFields) {
        error(place,
            u"%1 is a list on both sides of its relation, so it has no fields of its own: remove `fields`, or make the other side no list"_s
                .arg(field.name));
        return false;
    }
    if (field.hasReferences || field.onDelete || field.onUpdate || !field.map.isEmpty()) {
        error(place,
            u"a many-to-many relation without a model of its own takes only a name: remove the other arguments"_s);
        return false;
    }
    const Index *key = target.primaryKey();
    if (target.hasErrors || (key && key->columns.size() == 1))
        return true;
    m_context.error(field.place.file, field.place.range,
        u"%1 refers to %2 by a many-to-many relation, which needs a key of one field: give %2 one with @id, or write a model for the relation"_s
            .arg(field.name, target.name));
    return false;
}

void PairReader::readManyToMany(const RelationPair &pair)
{
    const bool isFirstRight = checkJoinSide(pair.first, pair.second);
    const bool isRight = checkJoinSide(pair.second, pair.first) && isFirstRight;
    if (!isRight || !modelOf(pair.first).primaryKey() || !modelOf(pair.second).primaryKey())
        return;
    const bool isSelf = pair.first.model == pair.second.model;
    const QByteArray first = (isSelf ? fieldOf(pair.first).name : modelOf(pair.first).name).toUtf8();
    const QByteArray second = (isSelf ? fieldOf(pair.second).name : modelOf(pair.second).name).toUtf8();
    if (first < second)
        addJoinTable(pair.first, pair.second);
    else
        addJoinTable(pair.second, pair.first);
}

void PairReader::addJoinTable(const RelationPlace &first, const RelationPlace &second)
{
    const RelationField &field = fieldOf(first);
    JoinTable join;
    const QString standard = modelOf(first).name + u"To"_s + modelOf(second).name;
    join.table = joinTableName(field.relation.isEmpty() ? standard : field.relation);
    join.schema = modelOf(first).schema;
    join.first = first.model;
    join.second = second.model;
    join.place = field.place;
    m_context.schema().joinTables.push_back(std::move(join));
}

/// In the order of the fields of the first model.
void sortJoinTables(Schema &schema)
{
    std::stable_sort(
        schema.joinTables.begin(), schema.joinTables.end(), [](const JoinTable &one, const JoinTable &other) {
            return std::tuple(one.first, one.place.file, one.place.range.start)
                < std::tuple(other.first, other.place.file, other.place.range.start);
        });
}

} // namespace

void readRelations(Context &context)
{
    std::vector<std::vector<bool>> isReadable;
    for (Model &model : context.models()) {
        std::vector<bool> fields;
        for (RelationField &field : model.relations)
            fields.push_back(readRelationAttribute(context, model, field));
        isReadable.push_back(std::move(fields));
    }
    PairReader reader(context);
    for (const RelationPair &pair : pairRelations(context, isReadable))
        reader.read(pair);
    for (Model &model : context.models()) {
        std::stable_sort(model.foreignKeys.begin(), model.foreignKeys.end(),
            [](const ForeignKey &one, const ForeignKey &other) { return one.relationField < other.relationField; });
    }
    sortJoinTables(context.schema());
}

} // namespace schemawright::prisma
