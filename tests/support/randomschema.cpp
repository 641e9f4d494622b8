#include "randomschema.h"

#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

quint64 Random::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    quint64 value = m_state;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

namespace {

const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(u"«(['*]?)(\\d+|@|\\^)»"_s);
    return pattern;
}

bool isPart(ItemKind kind)
{
    return kind == ItemKind::Column || kind == ItemKind::Constraint || kind == ItemKind::Index
        || kind == ItemKind::Trigger || kind == ItemKind::Policy || kind == ItemKind::Rule;
}

/// Prints items with the names of the others.
class Printer
{
public:
    explicit Printer(const RandomSchema &schema)
        : m_schema(schema)
    {
    }

    [[nodiscard]] QList<ItemStatement> print()
    {
        for (const RandomItem &item : m_schema.items)
            visit(item);
        return m_statements;
    }

private:
    void visit(const RandomItem &item);
    void emitItem(const RandomItem &item);
    void add(const RandomItem &item, const QString &text)
    {
        m_statements.append({ item.id, filled(item, text) });
    }
    [[nodiscard]] QString nameOf(const RandomItem &item) const;
    [[nodiscard]] QString filled(const RandomItem &item, const QString &text) const;
    [[nodiscard]] QList<RandomItem> columnsOf(int table) const;
    [[nodiscard]] QString columnList(int table) const;

    const RandomSchema &m_schema;
    QSet<int> m_visited;
    QList<ItemStatement> m_statements;
};

QList<RandomItem> Printer::columnsOf(int table) const
{
    QList<RandomItem> columns;
    for (const RandomItem &item : m_schema.items) {
        if (item.kind == ItemKind::Column && item.parent == table)
            columns.append(item);
    }
    return columns;
}

QString Printer::nameOf(const RandomItem &item) const
{
    const bool isQualified = item.kind != ItemKind::Schema && !isPart(item.kind);
    const QString schema = isQualified ? m_schema.items.value(item.parent).name : QString();
    return sql::quoteName({ schema, item.name });
}

QString Printer::columnList(int table) const
{
    QStringList lines;
    for (const RandomItem &column : columnsOf(table))
        lines.append(u"\n    "_s + nameOf(column) + u' ' + filled(column, column.text));
    return lines.join(u',');
}

QString Printer::filled(const RandomItem &item, const QString &text) const
{
    QString result;
    qsizetype position = 0;
    auto matches = placeholder().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).sliced(position, match.capturedStart() - position);
        position = match.capturedEnd();
        const QString what = match.captured(2);
        const int id = what == u"@" ? item.id : (what == u"^" ? item.parent : what.toInt());
        if (match.captured(1) == u"*")
            result += columnList(id);
        else if (match.captured(1) == u"'")
            result += sql::quoteLiteral(nameOf(m_schema.items.value(id)));
        else
            result += nameOf(m_schema.items.value(id));
    }
    return result + QStringView(text).sliced(position);
}

void Printer::emitItem(const RandomItem &item)
{
    if (item.kind != ItemKind::Column)
        add(item, item.text);
    for (const QString &extra : item.extras)
        add(item, extra);
    if (!item.comment.isEmpty())
        add(item, u"COMMENT ON "_s + item.target + u" IS "_s + sql::quoteLiteral(item.comment));
}

// Names first, then the item; columns come with their table.
void Printer::visit(const RandomItem &item)
{
    if (m_visited.contains(item.id))
        return;
    if (item.kind == ItemKind::Column) {
        visit(m_schema.items.value(item.parent));
        return;
    }
    m_visited.insert(item.id);
    const QList<RandomItem> columns = item.kind == ItemKind::Table ? columnsOf(item.id) : QList<RandomItem>();
    QSet<int> needs = neededBy(item);
    if (item.parent != 0)
        needs.insert(item.parent);
    for (const RandomItem &column : columns) {
        m_visited.insert(column.id);
        needs.unite(neededBy(column));
    }
    QList<int> ordered = needs.values();
    std::ranges::sort(ordered);
    for (const int id : ordered)
        visit(m_schema.items.value(id));
    emitItem(item);
    for (const RandomItem &column : columns)
        emitItem(column);
}

/// A value of row `row` for a column of this family; empty when there is none.
QString valueOf(const RandomItem &column, int row)
{
    static const QMap<QString, QString> templates {
        { u"int"_s, u"#"_s },
        { u"number"_s, u"#"_s },
        { u"text"_s, u"'r#'"_s },
        { u"time"_s, u"'2024-01-0#'"_s },
        { u"interval"_s, u"'# days'"_s },
        { u"uuid"_s, u"'00000000-0000-0000-0000-00000000000#'"_s },
        { u"json"_s, u"'{\"a\": #}'"_s },
        { u"bytes"_s, u"'\\x0#'"_s },
        { u"array"_s, u"'{#,2}'"_s },
        { u"texts"_s, u"'{r#}'"_s },
        { u"inet"_s, u"'10.0.0.#'"_s },
        { u"range"_s, u"'[#0,#5)'"_s },
        { u"tsvector"_s, u"'r#'"_s },
        { u"point"_s, u"'(#,#)'"_s },
    };
    if (column.family == u"bool")
        return row % 2 == 0 ? u"false"_s : u"true"_s;
    if (column.family == u"enum")
        return column.values.isEmpty() ? QString() : sql::quoteLiteral(column.values.at(row % column.values.size()));
    return templates.value(column.family).replace(u'#', QString::number(row));
}

} // namespace

QList<ItemStatement> statementsOf(const RandomSchema &schema)
{
    return Printer(schema).print();
}

QString scriptOf(const RandomSchema &schema)
{
    QString script;
    for (const ItemStatement &statement : statementsOf(schema))
        script += statement.sql + u";\n"_s;
    return script;
}

QString rowsOf(const RandomSchema &schema)
{
    QString script;
    for (const RandomItem &table : schema.items) {
        const QString name = sql::quoteName({ schema.items.value(table.parent).name, table.name });
        for (int row = 1; row <= 3 && table.kind == ItemKind::Table; ++row) {
            QStringList columns;
            QStringList values;
            for (const RandomItem &column : schema.items) {
                const bool isWritten = column.kind == ItemKind::Column && column.parent == table.id
                    && !column.text.contains(u"GENERATED ALWAYS"_s) && !valueOf(column, row).isEmpty();
                if (!isWritten)
                    continue;
                columns.append(sql::quoteIdentifier(column.name));
                values.append(valueOf(column, row));
            }
            const QString what = columns.isEmpty()
                ? u"DEFAULT VALUES"_s
                : QString(u'(' + columns.join(u", "_s) + u") VALUES ("_s + values.join(u", "_s) + u')');
            const QString insert = u"INSERT INTO "_s + name + u' ' + what;
            script += u"DO $row$ BEGIN "_s + insert + u"; EXCEPTION WHEN OTHERS THEN NULL; END $row$;\n"_s;
        }
    }
    return script;
}

QSet<int> neededBy(const RandomItem &item)
{
    QSet<int> ids(item.needs.begin(), item.needs.end());
    const QStringList texts = QStringList { item.text } + item.extras;
    for (const QString &text : texts) {
        auto matches = placeholder().globalMatch(text);
        while (matches.hasNext()) {
            const int id = matches.next().captured(2).toInt();
            if (id != 0 && id != item.id)
                ids.insert(id);
        }
    }
    return ids;
}

void removeItems(RandomSchema &schema, QSet<int> gone)
{
    bool grows = true;
    while (grows) {
        grows = false;
        for (const RandomItem &item : schema.items) {
            if (!gone.contains(item.id) && (gone.contains(item.parent) || neededBy(item).intersects(gone))) {
                gone.insert(item.id);
                grows = true;
            }
        }
    }
    for (const int id : gone)
        schema.items.remove(id);
}

QSet<int> withDependents(const RandomSchema &schema, int item)
{
    RandomSchema rest = schema;
    removeItems(rest, { item });
    QSet<int> gone;
    for (const int id : schema.items.keys()) {
        if (!rest.items.contains(id))
            gone.insert(id);
    }
    return gone;
}

} // namespace schemawright::testing
