// An element of CREATE TABLE is a line in most files: it is added, replaced and removed as one, with the comma and the
// comment that stand on its line.
#include "model/sources/columnwriteback.h"

#include "model/render/columnddl.h"
#include "model/render/constraintddl.h"
#include "model/sql/lexer.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using schema::Column;

namespace {

const sql::CreateTable &tableAt(const ScriptIndex &index, const StatementPlace &place)
{
    return std::get<sql::CreateTable>(index.at(place).statement);
}

const sql::ColumnDefinition *findColumn(const sql::CreateTable &table, const QString &name)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
        [&name](const sql::ColumnDefinition &column) { return column.name.name == name; });
    return found == table.columns.end() ? nullptr : &*found;
}

/// All elements in the order in which they stand.
QList<SourceRange> elementsOf(const sql::CreateTable &table)
{
    QList<SourceRange> elements;
    for (const sql::ColumnDefinition &column : table.columns)
        elements.append(column.range);
    for (const sql::ConstraintDefinition &constraint : table.constraints)
        elements.append(constraint.range);
    std::sort(elements.begin(), elements.end(),
        [](const SourceRange &a, const SourceRange &b) { return a.start < b.start; });
    return elements;
}

qsizetype skipSpaces(const QString &text, qsizetype position)
{
    while (position < text.size() && (text[position] == u' ' || text[position] == u'\t'))
        ++position;
    return position;
}

qsizetype lineEnd(const QString &text, qsizetype position)
{
    const qsizetype end = text.indexOf(u'\n', position);
    return end < 0 ? text.size() : end;
}

QString indentOf(const QString &text, qsizetype position)
{
    const qsizetype start = text.lastIndexOf(u'\n', position - 1) + 1;
    return text.mid(start, skipSpaces(text, start) - start);
}

/// Whether the element starts its own line.
bool startsLine(const QString &text, qsizetype position)
{
    const qsizetype start = position == 0 ? 0 : text.lastIndexOf(u'\n', position - 1) + 1;
    return skipSpaces(text, start) == position;
}

/// Puts `element` behind the one at `after`, which may or may not be the last.
void insertElement(ScriptEdits &edits, qsizetype script, const SourceRange &after, const QString &element)
{
    const QString text = edits.text(script);
    if (!startsLine(text, after.start)) {
        edits.replace(script, { after.end(), 0 }, u", "_s + element);
        return;
    }
    const QString line = u'\n' + indentOf(text, after.start) + element;
    const qsizetype next = skipSpaces(text, after.end());
    const bool hasComma = next < text.size() && text[next] == u',';
    const qsizetype rest = skipSpaces(text, hasComma ? next + 1 : next);
    const bool endsLine = rest >= text.size() || text[rest] == u'\n' || text[rest] == u'\r' || text.mid(rest, 2) == "--"_L1;
    if (!endsLine) {
        edits.replace(script, { after.end(), 0 }, u","_s + line);
    } else if (hasComma) {
        edits.replace(script, { lineEnd(text, after.end()), 0 }, line + u',');
    } else {
        edits.replace(script, { after.end(), 0 }, u","_s);
        edits.replace(script, { lineEnd(text, after.end()), 0 }, line);
    }
}

/// Takes the element out with one comma, and with its line when nothing else stands there.
void removeElement(ScriptEdits &edits, qsizetype script, const QList<SourceRange> &elements, const SourceRange &element)
{
    const QString text = edits.text(script);
    const bool isLast = elements.last() == element;
    const qsizetype next = skipSpaces(text, element.end());
    const qsizetype end = !isLast && next < text.size() && text[next] == u',' ? next + 1 : element.end();
    if (isLast && elements.size() > 1) {
        const qsizetype comma = text.lastIndexOf(u',', element.start);
        const qsizetype previousEnd = elements.at(elements.size() - 2).end();
        if (comma >= previousEnd)
            edits.replace(script, { comma, 1 }, {});
    }
    const qsizetype rest = skipSpaces(text, end);
    const bool aloneOnLine = startsLine(text, element.start)
        && (rest >= text.size() || text[rest] == u'\n' || text.mid(rest, 2) == "--"_L1);
    if (!aloneOnLine) {
        qsizetype from = element.start;
        while (isLast && elements.size() > 1 && text[from - 1] == u' ' && !startsLine(text, element.start))
            --from;
        edits.replace(script, { from, (isLast ? end : rest) - from }, {});
        return;
    }
    const qsizetype start = element.start == 0 ? 0 : text.lastIndexOf(u'\n', element.start - 1) + 1;
    edits.replace(script, { start, std::min(lineEnd(text, end) + 1, text.size()) - start }, {});
}

QString withoutPgCatalog(const QString &type)
{
    return type.startsWith("pg_catalog."_L1) ? type.mid(11) : type;
}

void writeDefault(ScriptEdits &edits, qsizetype script, const sql::ColumnDefinition &written, const Column &after)
{
    const QString clause = after.defaultExpression ? u"DEFAULT "_s + *after.defaultExpression : QString();
    SourceRange range = written.defaultRange;
    if (clause.isEmpty() && written.defaultValue && edits.text(script)[range.start - 1] == u' ')
        range = { range.start - 1, range.length + 1 };
    if (written.defaultValue)
        edits.replace(script, range, clause);
    else if (!clause.isEmpty())
        edits.replace(script, { written.type.range.end(), 0 }, u' ' + clause);
}

/// NULL as a word of its own, which says what needs no saying; nothing: it is not there.
SourceRange nullRange(const QString &text, const sql::ColumnDefinition &written)
{
    const qsizetype start = written.type.range.end();
    const QString rest = text.mid(start, written.range.end() - start);
    sql::Lexer lexer(rest);
    QString before;
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        if (lexeme.kind == sql::LexemeKind::Whitespace || lexeme.kind == sql::LexemeKind::Comment)
            continue;
        const QString word = rest.mid(lexeme.range.start, lexeme.range.length).toUpper();
        const bool isInDefault = written.defaultRange.contains(start + lexeme.range.start);
        if (word == u"NULL" && !isInDefault && before != u"NOT" && before != u"SET" && before != u"IS")
            return { start + lexeme.range.start, lexeme.range.length };
        before = word;
    }
    return {};
}

void writeNotNull(ScriptEdits &edits, qsizetype script, const sql::ColumnDefinition &written, const Column &after)
{
    const QString text = edits.text(script);
    if (written.notNull) {
        qsizetype start = written.notNullRange.start;
        while (start > 0 && text[start - 1] == u' ')
            --start;
        edits.replace(script, { start, written.notNullRange.end() - start }, {});
    } else if (const SourceRange word = nullRange(text, written); after.notNull && word.length > 0) {
        edits.replace(script, word, u"NOT NULL"_s);
    } else if (after.notNull) {
        edits.replace(script, { written.type.range.end(), 0 }, u" NOT NULL"_s);
    }
}

/// Only what differs is touched: inline constraints, comments and spelling of the rest stay.
QString alterColumn(ScriptEdits &edits, qsizetype script, const sql::ColumnDefinition &written, const Column &before,
    const Column &after)
{
    Column comparable = before;
    comparable.name = after.name;
    comparable.type = after.type;
    comparable.notNull = after.notNull;
    comparable.defaultExpression = after.defaultExpression;
    if (comparable != after)
        return u"only name, type, NOT NULL and default are written into the file; the rest is by hand"_s;
    if (written.type.isSerial() && (before.type != after.type || before.defaultExpression != after.defaultExpression))
        return u"a serial column is changed by hand"_s;
    if (before.name != after.name)
        return u"a renamed column may be named elsewhere in the files: rename it by hand"_s;
    if (before.type != after.type)
        edits.replace(script, written.type.range, withoutPgCatalog(after.type));
    // DEFAULT NULL is no default of an int and one of a varchar(50), whose cast the server keeps.
    const bool mayBecomeOne = before.type != after.type && written.defaultValue && !after.defaultExpression;
    if (before.defaultExpression != after.defaultExpression || mayBecomeOne)
        writeDefault(edits, script, written, after);
    if (before.notNull != after.notNull)
        writeNotNull(edits, script, written, after);
    return {};
}

} // namespace

QString writeColumnChange(
    ScriptEdits &edits, const ScriptIndex &index, const StatementPlace &place, const diff::Change &change)
{
    const sql::CreateTable &table = tableAt(index, place);
    if (change.action == diff::ChangeAction::Create) {
        if (table.columns.isEmpty())
            return u"its CREATE TABLE lists no columns"_s;
        const auto &column = std::get<Column>(*change.after);
        insertElement(edits, place.script, table.columns.last().range,
            render::columnDefinitionSql(change.key.parentName(), column));
        return {};
    }
    const auto &before = std::get<Column>(*change.before);
    const sql::ColumnDefinition *written = findColumn(table, before.name);
    if (written == nullptr)
        return u"its CREATE TABLE does not list it"_s;
    if (change.action == diff::ChangeAction::Drop) {
        removeElement(edits, place.script, elementsOf(table), written->range);
        return {};
    }
    return alterColumn(edits, place.script, *written, before, std::get<Column>(*change.after));
}

QString writeNewConstraint(
    ScriptEdits &edits, const ScriptIndex &index, const StatementPlace &place, const schema::Constraint &constraint)
{
    const QList<SourceRange> elements = elementsOf(tableAt(index, place));
    if (elements.isEmpty() || constraint.notValid)
        return u"it cannot stand in CREATE TABLE"_s;
    insertElement(edits, place.script, elements.last(), render::namedConstraintSql(constraint));
    return {};
}

QString removeConstraint(ScriptEdits &edits, const ScriptIndex &index, const StatementPlace &place, const QString &name)
{
    const sql::CreateTable &table = tableAt(index, place);
    for (const sql::ConstraintDefinition &constraint : table.constraints) {
        if (constraint.name.name == name) {
            removeElement(edits, place.script, elementsOf(table), constraint.range);
            return {};
        }
    }
    return u"the files do not name it: it is part of a column or has a name that the server chose"_s;
}

} // namespace schemawright::sources
