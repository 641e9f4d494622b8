#include "model/report/schemamermaid.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::report {

namespace {

/// An entity's name: without the schema when it is public; in quotes, which Mermaid allows around any text but quotes.
QString entityName(const QualifiedName &table)
{
    QString name = table.schema == u"public" ? table.name : table.toText();
    name.replace(u'"', u'\'');
    const bool isPlain = std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber() || c == u'_'; });
    return isPlain && !name.front().isDigit() ? name : QString(u'"' + name + u'"');
}

/// Attribute types and names: letters, digits, and "-_[]()"; they start with a letter or an underscore.
QString attributeText(const QString &text)
{
    QString word;
    for (const QChar c : text) {
        const bool isAllowed = c.isLetterOrNumber() || u"-_[]()"_s.contains(c);
        word += isAllowed ? c : u'_';
    }
    return !word.isEmpty() && (word.front().isLetter() || word.front() == u'_') ? word : QString(u'_' + word);
}

bool isIn(const QStringList &names, const schema::Column &column)
{
    return names.contains(column.name);
}

/// The columns of a unique index that covers every row; empty for others.
QStringList uniqueColumns(const schema::Index &index)
{
    QStringList columns;
    for (const schema::IndexPart &part : index.parts)
        columns << part.column;
    return index.unique && index.predicate.isEmpty() && !columns.contains(QString()) ? columns : QStringList();
}

/// "PK", "FK", "UK", as far as they apply.
QString keyText(const schema::Table &table, const schema::Column &column)
{
    bool isPrimary = false;
    bool isForeign = false;
    bool isUnique = false;
    for (const schema::Constraint &constraint : table.constraints) {
        if (const auto *primary = std::get_if<schema::PrimaryKey>(&constraint.detail))
            isPrimary = isPrimary || isIn(primary->columns, column);
        if (const auto *foreign = std::get_if<schema::ForeignKey>(&constraint.detail))
            isForeign = isForeign || isIn(foreign->columns, column);
        if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint.detail))
            isUnique = isUnique || (unique->columns.size() == 1 && isIn(unique->columns, column));
    }
    for (const schema::Index &index : table.indexes)
        isUnique = isUnique || uniqueColumns(index) == QStringList { column.name };
    QStringList keys;
    if (isPrimary)
        keys.append(u"PK"_s);
    if (isForeign)
        keys.append(u"FK"_s);
    if (isUnique)
        keys.append(u"UK"_s);
    return keys.join(u", ");
}

QString entityText(const schema::Table &table)
{
    QString text = u"    " + entityName(table.name) + u" {\n";
    for (const schema::Column &column : table.columns) {
        const QString keys = keyText(table, column);
        text += u"        " + attributeText(column.type) + u' ' + attributeText(column.name);
        text += keys.isEmpty() ? u"\n"_s : QString(u' ' + keys + u'\n');
    }
    return text + u"    }\n";
}

/// The set of columns is one row's at most: a key or a unique index without condition.
bool isUniqueSet(const schema::Table &table, const QStringList &columns)
{
    const QSet<QString> wanted(columns.begin(), columns.end());
    const auto isSame = [&](const QStringList &key) { return QSet<QString>(key.begin(), key.end()) == wanted; };
    const auto isSameIndex = [&](const schema::Index &index) { return isSame(uniqueColumns(index)); };
    return std::ranges::any_of(table.indexes, isSameIndex)
        || std::ranges::any_of(table.constraints, [&](const schema::Constraint &constraint) {
               const auto *primary = std::get_if<schema::PrimaryKey>(&constraint.detail);
               const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint.detail);
               return (primary && isSame(primary->columns)) || (unique && isSame(unique->columns));
           });
}

bool isMandatory(const schema::Table &table, const QStringList &columns)
{
    return std::ranges::all_of(columns, [&](const QString &name) {
        const schema::Column *column = schema::findColumn(table, name);
        return column && column->notNull;
    });
}

/// "orders }o--|| customers : orders_customer_fkey".
QString relationText(const schema::Table &table, const schema::Constraint &constraint, const schema::ForeignKey &key)
{
    const QString from = isUniqueSet(table, key.columns) ? u"|o"_s : u"}o"_s;
    const QString to = isMandatory(table, key.columns) ? u"||"_s : u"o|"_s;
    QString label = constraint.name;
    label.replace(u'"', u'\'');
    return u"    %1 %2--%3 %4 : \"%5\"\n"_s.arg(
        entityName(table.name), from, to, entityName(key.referencedTable), label);
}

} // namespace

QString schemaMermaid(const schema::Database &database)
{
    QString text = u"erDiagram\n"_s;
    for (const Shared<schema::Table> &table : database.tables)
        text += entityText(*table);
    for (const Shared<schema::Table> &table : database.tables) {
        for (const schema::Constraint &constraint : table->constraints) {
            if (const auto *key = std::get_if<schema::ForeignKey>(&constraint.detail))
                text += relationText(*table, constraint, *key);
        }
    }
    return text;
}

} // namespace schemawright::report
