#include "model/sources/statementorder.h"

#include "model/sql/lexer.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <optional>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::ObjectKind;

namespace {

int turnOfKind(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Schema:
        return 1;
    case ObjectKind::Extension:
        return 2;
    case ObjectKind::Enum:
        return 3;
    case ObjectKind::Domain:
        return 4;
    case ObjectKind::Composite:
        return 5;
    case ObjectKind::Sequence:
        return 6;
    case ObjectKind::Other:
        return 7;
    case ObjectKind::Table:
        return 8;
    case ObjectKind::Column:
        return 9;
    case ObjectKind::Routine:
        return 10;
    case ObjectKind::View:
        return 11;
    case ObjectKind::Constraint:
        return 12;
    case ObjectKind::Index:
        return 13;
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
        return 14;
    }
    Q_UNREACHABLE();
}

/// The texts of a table that may name a type or sequence.
bool uses(const schema::Table &table, const QString &quoted, ObjectKind kind)
{
    return std::ranges::any_of(table.columns, [&](const schema::Column &column) {
        const QString text = kind == ObjectKind::Sequence ? column.defaultExpression.value_or(QString()) : column.type;
        const qsizetype at = text.indexOf(quoted);
        const QChar next = at < 0 ? QChar() : text.size() > at + quoted.size() ? text.at(at + quoted.size()) : QChar(u' ');
        return at >= 0 && !next.isLetterOrNumber() && next != u'_';
    });
}

} // namespace

bool isEarlier(const StatementPlace &place, const StatementPlace &other)
{
    return !other.isValid() || std::pair(place.script, place.statement) < std::pair(other.script, other.statement);
}

QList<Change> inOrderOfWriting(const QList<Change> &changes)
{
    QList<Change> ordered = changes;
    std::ranges::stable_sort(ordered, {}, [](const Change &change) { return change.action == ChangeAction::Create ? turnOfKind(change.key.kind) : 0; });
    return ordered;
}

StatementPlace firstUserOf(const Change &creation, const ScriptIndex &index, const schema::Database &after)
{
    const ObjectKind kind = creation.key.kind;
    const bool isType = kind == ObjectKind::Enum || kind == ObjectKind::Domain || kind == ObjectKind::Composite;
    StatementPlace first;
    if (!isType && kind != ObjectKind::Sequence)
        return first;
    const QString quoted = sql::quoteName(creation.key.qualifiedName());
    for (const Shared<schema::Table> &table : after.tables) {
        const StatementPlace place = index.findCreation({ ObjectKind::Table, table->name.schema, {}, table->name.name, {} });
        if (place.isValid() && isEarlier(place, first) && uses(*table, quoted, kind))
            first = place;
    }
    return first;
}

bool mentionsName(const QString &text, const QString &name)
{
    sql::Lexer lexer(text);
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        const QString word = text.mid(lexeme.range.start, lexeme.range.length);
        const bool isWord = lexeme.kind == sql::LexemeKind::Word || lexeme.kind == sql::LexemeKind::QuotedName;
        if (isWord && sql::nameOf(word, lexeme.kind) == name)
            return true;
    }
    return false;
}

} // namespace schemawright::sources
