// Tables, partitions and children.
#include "randomgenerator.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;

QString RandomGenerator::storageParameters()
{
    QStringList parameters;
    if (m_random.chance(10))
        parameters.append(u"fillfactor=%1"_s.arg(50 + m_random.below(50)));
    if (m_random.chance(6))
        parameters.append(u"autovacuum_enabled=false"_s);
    if (m_random.chance(4))
        parameters.append(u"toast.autovacuum_enabled=false"_s);
    return parameters.isEmpty() ? QString() : QString(u" WITH ("_s + parameters.join(u", "_s) + u')');
}

// The family of a partitioned table says what its bounds are: "range", "list", "hash".
QString RandomGenerator::partitionKey(RandomItem &item)
{
    const auto column = columnOf(item.id, { u"int"_s });
    if (!column || column->text.contains(u"GENERATED"_s) || column->text.contains(u'«'))
        return {};
    if (item.family.isEmpty() || item.family == u"plain")
        item.family = m_random.pick(QStringList { u"range"_s, u"list"_s, u"hash"_s });
    return u" PARTITION BY "_s + item.family.toUpper() + u" ("_s + ref(*column) + u')';
}

bool RandomGenerator::writePartition(RandomItem &item, const RandomItem &parent)
{
    QSet<QString> taken;
    for (const RandomItem &other : std::as_const(m_schema.items)) {
        if (other.id != item.id && other.kind == ItemKind::Table && other.text.contains(u"PARTITION OF "_s + ref(parent) + u' '))
            taken.insert(other.text.section(u"» "_s, 2).section(u" PARTITION BY"_s, 0, 0));
    }
    static const QMap<QString, QStringList> bounds {
        { u"range"_s, { u"FOR VALUES FROM (0) TO (2)"_s, u"FOR VALUES FROM (2) TO (10)"_s, u"FOR VALUES FROM (10) TO (MAXVALUE)"_s, u"DEFAULT"_s } },
        { u"list"_s, { u"FOR VALUES IN (1, 2)"_s, u"FOR VALUES IN (3)"_s, u"FOR VALUES IN (4, NULL)"_s, u"DEFAULT"_s } },
        { u"hash"_s, { u"FOR VALUES WITH (modulus 3, remainder 0)"_s, u"FOR VALUES WITH (modulus 3, remainder 1)"_s,
                         u"FOR VALUES WITH (modulus 3, remainder 2)"_s } },
    };
    for (const QString &bound : bounds.value(parent.family)) {
        if (taken.contains(bound))
            continue;
        item.text = u"CREATE TABLE «@» PARTITION OF "_s + ref(parent) + u' ' + bound;
        item.family = u"partition"_s;
        if (m_random.chance(15) && root(parent.id) == parent.id) {
            const auto column = columnOf(parent.id, { u"int"_s });
            if (column && !column->text.contains(u"GENERATED"_s)) {
                item.family = m_random.chance(50) ? u"range"_s : u"hash"_s;
                item.text += u" PARTITION BY "_s + item.family.toUpper() + u" ("_s + ref(*column) + u')';
            }
        }
        return true;
    }
    return false;
}

void RandomGenerator::writeTableExtras(RandomItem &item)
{
    item.extras.clear();
    if (m_random.chance(12))
        item.extras.append(u"ALTER TABLE «@» ENABLE ROW LEVEL SECURITY"_s);
    if (m_random.chance(4))
        item.extras.append(u"ALTER TABLE «@» FORCE ROW LEVEL SECURITY"_s);
    if (m_random.chance(6))
        item.extras.append(u"ALTER TABLE «@» REPLICA IDENTITY FULL"_s);
}

// Written anew it keeps how it is divided and where it belongs; that changes by detaching.
bool RandomGenerator::writeTable(RandomItem &item)
{
    item.target = u"TABLE «@»"_s;
    writeTableExtras(item);
    if (item.text.contains(u"PARTITION OF"_s)) {
        const RandomItem parent = m_schema.items.value(root(item.id));
        return m_schema.items.contains(parent.id) && !item.text.contains(u"PARTITION BY"_s) && writePartition(item, parent);
    }
    const QString key = item.text.isEmpty() || item.text.contains(u"PARTITION BY"_s)
        ? item.text.mid(item.text.indexOf(u" PARTITION BY"_s))
        : QString();
    const QString inherits = item.text.contains(u"INHERITS"_s) ? item.text.section(u" INHERITS"_s, 1).section(u')', 0, 0) : QString();
    const QString persistence = key.isEmpty() && m_random.chance(8) ? u"UNLOGGED "_s : QString();
    item.text = u"CREATE "_s + persistence + u"TABLE «@» («*"_s + QString::number(item.id) + u"»)"_s;
    if (!inherits.isEmpty())
        item.text += u" INHERITS"_s + inherits + u')';
    item.text += key.isEmpty() ? storageParameters() : key;
    return true;
}

void RandomGenerator::addTableParts(int table)
{
    const bool isLeaf = m_schema.items.value(table).family == u"partition";
    const int parts = isLeaf ? m_random.below(2) : 1 + m_random.below(5);
    for (int i = 0; i < parts; ++i)
        addPart(table);
}

void RandomGenerator::addTable()
{
    const int id = add(ItemKind::Table, m_random.pick(all(ItemKind::Schema)).id);
    RandomItem &item = m_schema.items[id];
    const auto parent = older(ItemKind::Table, id, m_random.pick(QStringList { u"range"_s, u"list"_s, u"hash"_s }));
    if (parent && m_random.chance(55)) {
        item.target = u"TABLE «@»"_s;
        if (!writePartition(item, *parent)) {
            m_schema.items.remove(id);
            return;
        }
        addTableParts(id);
        return;
    }
    item.family = u"plain"_s;
    item.text = u"CREATE TABLE «@» ()"_s;
    const auto base = older(ItemKind::Table, id, u"plain"_s);
    if (base && m_random.chance(12))
        item.text = u"CREATE TABLE «@» («*"_s + QString::number(id) + u"») INHERITS ("_s + ref(*base) + u')';
    writeTable(item);
    const int columns = 1 + m_random.below(6);
    for (int i = 0; i < columns; ++i)
        addColumn(id);
    RandomItem &table = m_schema.items[id];
    if (m_random.chance(22) && !table.text.contains(u"INHERITS"_s) && !table.text.contains(u"UNLOGGED"_s)) {
        const QString key = partitionKey(table);
        if (!key.isEmpty())
            table.text = u"CREATE TABLE «@» («*"_s + QString::number(id) + u"»)"_s + key;
    }
    addTableParts(id);
}

void RandomGenerator::addColumn(int table)
{
    if (m_schema.items.value(table).text.contains(u"PARTITION OF"_s))
        return;
    const int id = add(ItemKind::Column, table);
    RandomItem item = m_schema.items.value(id);
    const bool isFirst = columnsOf(table).size() == 1;
    item.family = isFirst ? u"int"_s : QString();
    writeColumn(item);
    setComment(item);
    m_schema.items[id] = item;
}

void RandomGenerator::detach(int table)
{
    RandomItem &item = m_schema.items[table];
    if (item.family == u"partition") {
        item.text = u"CREATE TABLE «@» («*"_s + QString::number(root(table)) + u"»)"_s;
        item.family = u"detached"_s;
    } else if (item.text.contains(u"INHERITS"_s)) {
        item.text = u"CREATE TABLE «@» («*"_s + QString::number(table) + u"»)"_s;
    }
}

} // namespace schemawright::testing
