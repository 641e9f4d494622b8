// A relation has a field on each side. Fields belong together when each has the other's model as its type and both give
// the relation the same name, or none.
#include "model/prisma/relations.h"

#include <algorithm>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

struct Candidate {
    RelationPlace place;
    bool isReadable = true;
};

class Pairing
{
public:
    Pairing(Context &context, const std::vector<std::vector<bool>> &isReadable)
        : m_context(context)
    {
        collect(isReadable);
    }
    [[nodiscard]] std::vector<RelationPair> pairs();

private:
    void collect(const std::vector<std::vector<bool>> &isReadable);
    [[nodiscard]] QString keyOf(const RelationPlace &place, bool isOpposite) const;
    [[nodiscard]] RelationField &fieldAt(const RelationPlace &place) const;
    void pairSelf(const std::vector<Candidate> &group);
    void pairBoth(const std::vector<Candidate> &group, const std::vector<Candidate> &opposite);
    void reportMissing(const Candidate &candidate);
    void reportAmbiguous(const std::vector<Candidate> &group);
    void add(const Candidate &first, const Candidate &second);

    Context &m_context;
    QHash<QString, std::vector<Candidate>> m_groups; ///< by model, target and name
    QStringList m_order;
    std::vector<RelationPair> m_pairs;
};

RelationField &Pairing::fieldAt(const RelationPlace &place) const
{
    return m_context.model(place.model).relations.at(static_cast<std::size_t>(place.field));
}

QString Pairing::keyOf(const RelationPlace &place, bool isOpposite) const
{
    const RelationField &field = fieldAt(place);
    const int from = isOpposite ? field.target : place.model;
    const int to = isOpposite ? place.model : field.target;
    return u"%1 %2 %3"_s.arg(from).arg(to).arg(field.relation);
}

void Pairing::collect(const std::vector<std::vector<bool>> &isReadable)
{
    for (std::size_t model = 0; model < isReadable.size(); ++model) {
        for (std::size_t field = 0; field < isReadable[model].size(); ++field) {
            const RelationPlace place { static_cast<int>(model), static_cast<int>(field) };
            const QString key = keyOf(place, false);
            if (!m_groups.contains(key))
                m_order << key;
            m_groups[key].push_back({ place, isReadable[model][field] });
        }
    }
}

std::vector<RelationPair> Pairing::pairs()
{
    for (const QString &key : std::as_const(m_order)) {
        const std::vector<Candidate> group = m_groups.value(key);
        const RelationPlace first = group.front().place;
        const QString oppositeKey = keyOf(first, true);
        if (oppositeKey == key)
            pairSelf(group);
        else
            pairBoth(group, m_groups.value(oppositeKey));
    }
    std::stable_sort(m_pairs.begin(), m_pairs.end(), [](const RelationPair &one, const RelationPair &other) {
        return std::pair(one.first.model, one.first.field) < std::pair(other.first.model, other.first.field);
    });
    return m_pairs;
}

void Pairing::add(const Candidate &first, const Candidate &second)
{
    if (first.isReadable && second.isReadable)
        m_pairs.push_back({ first.place, second.place });
}

void Pairing::reportMissing(const Candidate &candidate)
{
    const RelationField &field = fieldAt(candidate.place);
    const Model &model = m_context.model(candidate.place.model);
    const Model &target = m_context.model(field.target);
    if (model.hasErrors || target.hasErrors)
        return;
    const QString name = field.relation.isEmpty() ? QString() : u" with @relation(\"%1\")"_s.arg(field.relation);
    m_context.error(field.place.file, field.place.range,
        u"relation %1 has no field on the other side: add one of type %2 to %3%4"_s.arg(
            field.name, model.name, target.name, name));
}

void Pairing::reportAmbiguous(const std::vector<Candidate> &group)
{
    QStringList names;
    for (const Candidate &candidate : group)
        names << fieldAt(candidate.place).name;
    const RelationField &first = fieldAt(group.front().place);
    const bool isNamed = !first.relation.isEmpty();
    m_context.error(first.place.file, first.place.range,
        u"fields %1 of %2 all refer to %3%4: give every relation a name of its own on both sides, @relation(\"Name\")"_s
            .arg(enumerate(names), m_context.model(group.front().place.model).name, m_context.model(first.target).name,
                isNamed ? u" by the same relation name"_s : QString()));
}

void Pairing::pairSelf(const std::vector<Candidate> &group)
{
    const bool isNamed = !fieldAt(group.front().place).relation.isEmpty();
    if (group.size() == 1)
        reportMissing(group.front());
    else if (group.size() > 2 || !isNamed)
        reportAmbiguous(group);
    else
        add(group.front(), group.back());
}

void Pairing::pairBoth(const std::vector<Candidate> &group, const std::vector<Candidate> &opposite)
{
    if (group.size() > 1) {
        reportAmbiguous(group);
        return;
    }
    if (opposite.empty()) {
        reportMissing(group.front());
        return;
    }
    const RelationPlace first = group.front().place;
    const RelationPlace second = opposite.front().place;
    const bool isFirst = std::pair(first.model, first.field) < std::pair(second.model, second.field);
    if (opposite.size() == 1 && isFirst)
        add(group.front(), opposite.front());
}

} // namespace

std::vector<RelationPair> pairRelations(Context &context, const std::vector<std::vector<bool>> &isReadable)
{
    return Pairing(context, isReadable).pairs();
}

} // namespace schemawright::prisma
