// Where the dice fall: a whole schema, and an edit of one.
#include "randomgenerator.h"

#include <algorithm>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

QString ref(int id)
{
    return u'«' + QString::number(id) + u'»';
}

QString ref(const RandomItem &item)
{
    return ref(item.id);
}

QString RandomGenerator::freshName(int id)
{
    static const QStringList hostile { u"select"_s, u"Order"_s, u"a b"_s, u"quo\"te"_s, u"ünï"_s, u"x.y"_s, u"1st"_s, u"semi;colon"_s,
        u"d$$d"_s, u"back\\slash"_s, u"it's"_s, u"%1"_s, u"(par"_s, u"com,ma"_s, u"--dash"_s, u"/*star"_s,
        u"a_name_as_long_as_names_may_be_and_then_cut_off_by_number"_s };
    const QString number = QString::number(id);
    return m_random.chance(15) ? QString(m_random.pick(hostile) + number) : QString(m_random.pick(QStringList { u"a"_s, u"user_"_s, u"item"_s }) + number);
}

int RandomGenerator::add(ItemKind kind, int parent)
{
    RandomItem item;
    item.id = ++m_schema.lastId;
    item.kind = kind;
    item.parent = parent;
    item.name = freshName(item.id);
    m_schema.items.insert(item.id, item);
    return item.id;
}

QList<RandomItem> RandomGenerator::all(ItemKind kind) const
{
    QList<RandomItem> found;
    for (const RandomItem &item : std::as_const(m_schema.items)) {
        if (item.kind == kind)
            found.append(item);
    }
    return found;
}

std::optional<RandomItem> RandomGenerator::older(ItemKind kind, int id, const QString &family)
{
    QList<RandomItem> found;
    for (const RandomItem &item : all(kind)) {
        if (item.id < id && (family.isEmpty() || item.family == family))
            found.append(item);
    }
    if (found.isEmpty())
        return {};
    return m_random.pick(found);
}

// "PARTITION OF «7»": the columns are those of 7's root.
int RandomGenerator::root(int table) const
{
    const QString text = m_schema.items.value(table).text;
    if (!text.contains(u"PARTITION OF"_s))
        return table;
    return text.section(u"PARTITION OF «"_s, 1).section(u'»', 0, 0).toInt();
}

QList<RandomItem> RandomGenerator::columnsOf(int table) const
{
    QSet<int> owners { table };
    for (int depth = 0; depth < 4; ++depth)
        owners.insert(root(table = root(table)));
    const QString inherits = m_schema.items.value(table).text.section(u"INHERITS («"_s, 1).section(u'»', 0, 0);
    owners.insert(inherits.toInt());
    QList<RandomItem> columns;
    for (const RandomItem &column : all(ItemKind::Column)) {
        if (owners.contains(column.parent))
            columns.append(column);
    }
    return columns;
}

std::optional<RandomItem> RandomGenerator::columnOf(int table, const QStringList &families)
{
    QList<RandomItem> found;
    for (const RandomItem &column : columnsOf(table)) {
        if (families.isEmpty() || families.contains(column.family))
            found.append(column);
    }
    if (found.isEmpty())
        return {};
    return m_random.pick(found);
}

void RandomGenerator::setComment(RandomItem &item)
{
    item.comment = m_random.chance(12) ? m_random.pick(QStringList { u"a comment"_s, u"it's; two\nlines"_s, u"back\\slash %1"_s, u"$$ -- ünï"_s }) : QString();
}

bool RandomGenerator::rewrite(RandomItem &item)
{
    switch (item.kind) {
    case ItemKind::Schema:
        return false;
    case ItemKind::Enum:
        return writeEnum(item);
    case ItemKind::Domain:
        return writeDomain(item);
    case ItemKind::Composite:
        return writeComposite(item);
    case ItemKind::Range:
        return writeRange(item);
    case ItemKind::Collation:
        return writeCollation(item);
    case ItemKind::Sequence:
        return writeSequence(item);
    case ItemKind::Routine:
        return writeRoutine(item);
    case ItemKind::Aggregate:
        return writeAggregate(item);
    case ItemKind::Table:
        return writeTable(item);
    case ItemKind::Column:
        return writeColumn(item);
    case ItemKind::Constraint:
        return writeConstraint(item);
    case ItemKind::Index:
        return writeIndex(item);
    case ItemKind::Trigger:
        return writeTrigger(item);
    case ItemKind::Policy:
        return writePolicy(item);
    case ItemKind::Rule:
        return writeRule(item);
    case ItemKind::Statistics:
        return writeStatistics(item);
    case ItemKind::View:
        return writeView(item);
    }
    Q_UNREACHABLE();
}

void RandomGenerator::addSchema()
{
    RandomItem &item = m_schema.items[add(ItemKind::Schema, 0)];
    item.text = u"CREATE SCHEMA «@»"_s;
    item.target = u"SCHEMA «@»"_s;
    setComment(item);
}

void RandomGenerator::addPart(int table)
{
    static const QList<ItemKind> kinds { ItemKind::Constraint, ItemKind::Constraint, ItemKind::Constraint, ItemKind::Index, ItemKind::Index,
        ItemKind::Index, ItemKind::Trigger, ItemKind::Policy, ItemKind::Rule };
    const int id = add(m_random.pick(kinds), table);
    RandomItem item = m_schema.items.value(id);
    if (!rewrite(item)) {
        m_schema.items.remove(id);
        return;
    }
    setComment(item);
    m_schema.items[id] = item;
}

void RandomGenerator::addObject()
{
    static const QList<ItemKind> kinds { ItemKind::Enum, ItemKind::Enum, ItemKind::Domain, ItemKind::Composite, ItemKind::Range,
        ItemKind::Collation, ItemKind::Sequence, ItemKind::Routine, ItemKind::Routine, ItemKind::Aggregate, ItemKind::View, ItemKind::View,
        ItemKind::Statistics, ItemKind::Table, ItemKind::Table, ItemKind::Table, ItemKind::Table };
    const ItemKind kind = m_random.pick(kinds);
    if (kind == ItemKind::Table) {
        addTable();
        return;
    }
    const int id = add(kind, m_random.pick(all(ItemKind::Schema)).id);
    RandomItem item = m_schema.items.value(id);
    if (!rewrite(item)) {
        m_schema.items.remove(id);
        return;
    }
    setComment(item);
    m_schema.items[id] = item;
    // Indexes of materialised views are like those of tables, over columns nobody knows here: one over a constant.
    if (item.family == u"materialized" && m_random.chance(40)) {
        const int index = add(ItemKind::Index, id);
        m_schema.items[index].target = u"INDEX "_s + ref(item.parent) + u".«@»"_s;
        m_schema.items[index].text = u"CREATE INDEX «@» ON «^» USING btree ((1))"_s;
    }
}

void RandomGenerator::rename(int id)
{
    m_schema.items[id].name = freshName(++m_schema.lastId);
}

RandomSchema randomSchema(Random &random, int majorVersion)
{
    RandomSchema schema;
    RandomGenerator generator(random, schema, majorVersion);
    const int schemas = 1 + random.below(2);
    for (int i = 0; i < schemas; ++i)
        generator.addSchema();
    const int objects = 3 + random.below(18);
    for (int i = 0; i < objects; ++i)
        generator.addObject();
    return schema;
}

namespace {

void editOnce(Random &random, RandomGenerator &generator, RandomSchema &schema)
{
    const QList<int> ids = schema.items.keys();
    const int id = random.pick(ids);
    const RandomItem item = schema.items.value(id);
    const bool isTable = item.kind == ItemKind::Table;
    const int step = random.below(100);
    constexpr qsizetype fewDependents = 12;
    if (step < 15) {
        const QSet<int> gone = withDependents(schema, id);
        if (gone.size() <= fewDependents && item.kind != ItemKind::Schema)
            removeItems(schema, gone);
    } else if (step < 25) {
        generator.addObject();
    } else if (step < 40) {
        const QList<RandomItem> tables = generator.all(ItemKind::Table);
        if (!tables.isEmpty())
            random.chance(50) ? generator.addPart(random.pick(tables).id) : generator.addColumn(random.pick(tables).id);
    } else if (step < 78) {
        RandomItem changed = item;
        if (generator.rewrite(changed))
            schema.items[id] = changed;
    } else if (step < 84) {
        const QList<RandomItem> columns = generator.all(ItemKind::Column);
        if (!columns.isEmpty())
            generator.retype(random.pick(columns).id);
    } else if (step < 88) {
        if (item.kind != ItemKind::Schema)
            generator.rename(id);
    } else if (step < 93) {
        if (isTable)
            generator.detach(id);
    } else {
        generator.setComment(schema.items[id]);
    }
}

} // namespace

RandomSchema randomEdit(Random &random, const RandomSchema &schema, int majorVersion)
{
    RandomSchema edited = schema;
    RandomGenerator generator(random, edited, majorVersion);
    const int operations = 1 + random.below(8);
    for (int i = 0; i < operations; ++i)
        editOnce(random, generator, edited);
    return edited;
}

} // namespace schemawright::testing
