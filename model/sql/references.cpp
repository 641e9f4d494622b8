// One scope per statement: an alias means all relations that have it anywhere in the statement, and a column without one
// may be of each of them. So nothing that uses an object is missed, and little else is named.
#include "model/sql/references.h"

#include "model/sql/lexer.h"
#include "model/sql/nodes.h"
#include "model/sql/nodewalk.h"
#include "model/sql/parsetree.h"
#include "model/sql/splitter.h"

#include <pg_query.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMultiHash>
#include <QSet>

#include <algorithm>
#include <memory>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

constexpr int deepestBody = 3; // a DO block in a function in a DO block

template <typename T> void addOnce(QList<T> &list, const T &value)
{
    if (!list.contains(value))
        list.append(value);
}

class StatementScope
{
public:
    explicit StatementScope(References &references)
        : m_references(references)
    { }

    void read(const Node *statement)
    {
        visitMessages(&statement->base, [this](const ProtobufCMessage *message) {
            if (message->descriptor == &pg_query__common_table_expr__descriptor)
                m_queries.insert(stringOf(reinterpret_cast<const PgQuery__CommonTableExpr *>(message)->ctename));
        });
        visitMessages(&statement->base, [this](const ProtobufCMessage *message) { readNames(message); });
        visitMessages(&statement->base, [this](const ProtobufCMessage *message) { readColumns(message); });
    }

private:
    void readNames(const ProtobufCMessage *message)
    {
        if (message->descriptor == &pg_query__range_var__descriptor) {
            const auto *relation = reinterpret_cast<const PgQuery__RangeVar *>(message);
            const QualifiedName name { stringOf(relation->schemaname), stringOf(relation->relname) };
            if (name.schema.isEmpty() && m_queries.contains(name.name))
                return;
            addOnce(m_relations, name);
            addOnce(m_references.relations, name);
            m_aliases.insert(relation->alias ? stringOf(relation->alias->aliasname) : name.name, name);
        } else if (message->descriptor == &pg_query__func_call__descriptor) {
            const auto *call = reinterpret_cast<const PgQuery__FuncCall *>(message);
            addOnce(m_references.routines, qualifiedNameOf(stringsOf({ call->funcname, call->n_funcname })));
        }
    }

    void readColumns(const ProtobufCMessage *message)
    {
        if (message->descriptor == &pg_query__column_ref__descriptor) {
            readColumn(reinterpret_cast<const PgQuery__ColumnRef *>(message));
        } else if (message->descriptor == &pg_query__insert_stmt__descriptor) {
            const auto *insert = reinterpret_cast<const PgQuery__InsertStmt *>(message);
            readTargets({ insert->cols, insert->n_cols });
        } else if (message->descriptor == &pg_query__update_stmt__descriptor) {
            const auto *update = reinterpret_cast<const PgQuery__UpdateStmt *>(message);
            readTargets({ update->target_list, update->n_target_list });
        } else if (message->descriptor == &pg_query__on_conflict_clause__descriptor) {
            const auto *conflict = reinterpret_cast<const PgQuery__OnConflictClause *>(message);
            readTargets({ conflict->target_list, conflict->n_target_list });
        } else if (message->descriptor == &pg_query__index_elem__descriptor) {
            addColumn(stringOf(reinterpret_cast<const PgQuery__IndexElem *>(message)->name), m_relations);
        } else if (message->descriptor == &pg_query__join_expr__descriptor) {
            const auto *join = reinterpret_cast<const PgQuery__JoinExpr *>(message);
            for (const QString &name : stringsOf({ join->using_clause, join->n_using_clause }))
                addColumn(name, m_relations);
        }
    }

    void readTargets(NodeList targets)
    {
        for (const Node *target : targets) {
            if (target->node_case == PG_QUERY__NODE__NODE_RES_TARGET)
                addColumn(stringOf(target->res_target->name), m_relations);
        }
    }

    void readColumn(const PgQuery__ColumnRef *column)
    {
        if (column->n_fields == 0)
            return;
        const Node *last = column->fields[column->n_fields - 1];
        const bool isStar = last->node_case == PG_QUERY__NODE__NODE_A_STAR;
        const QString name = isStar ? QString() : stringOf(last);
        if (column->n_fields == 1) {
            // The name of a relation alone is its whole row.
            if (!isStar && m_aliases.contains(name))
                m_references.columns.append({ {}, m_aliases.values(name) });
            if (isStar)
                m_references.columns.append({ {}, m_relations });
            else
                addColumn(name, m_relations);
            return;
        }
        const QString qualifier = stringOf(column->fields[column->n_fields - 2]);
        if (const QList<QualifiedName> relations = m_aliases.values(qualifier); !relations.isEmpty())
            m_references.columns.append({ name, relations });
        else if (qualifier == u"new" || qualifier == u"old")
            addOnce(m_references.rowColumns, name);
    }

    void addColumn(const QString &name, const QList<QualifiedName> &relations)
    {
        if (!name.isEmpty() && !relations.isEmpty())
            addOnce(m_references.columns, References::Column { name, relations });
    }

    References &m_references;
    QSet<QString> m_queries; // of WITH
    QList<QualifiedName> m_relations;
    QMultiHash<QString, QualifiedName> m_aliases;
};

bool readBody(References &references, const QString &body, int depth);

/// All texts of SQL in libpg_query's JSON of a PL/pgSQL function.
void collectQueries(const QJsonValue &value, QStringList &queries)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            collectQueries(item, queries);
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (entry.key() == u"query" && entry.value().isString())
            queries.append(entry.value().toString());
        else
            collectQueries(entry.value(), queries);
    }
}

/// An expression or an assignment of PL/pgSQL is no statement of SQL.
void readFragment(References &references, const QString &fragment, int depth)
{
    if (readBody(references, fragment, depth) || readBody(references, u"SELECT "_s + fragment, depth))
        return;
    const qsizetype assignment = fragment.indexOf(u'=');
    if (assignment > 0)
        (void)readBody(references, u"SELECT "_s + fragment.mid(assignment + 1), depth);
}

bool readPlpgsql(References &references, const QString &definition, int depth)
{
    const PgQueryPlpgsqlParseResult parsed = pg_query_parse_plpgsql(definition.toUtf8().constData());
    const bool isParsed = !parsed.error;
    const QJsonDocument tree = isParsed ? QJsonDocument::fromJson(QByteArray(parsed.plpgsql_funcs)) : QJsonDocument();
    pg_query_free_plpgsql_parse_result(parsed);
    QStringList queries;
    collectQueries(tree.array(), queries);
    for (const QString &query : std::as_const(queries))
        readFragment(references, query, depth);
    return isParsed && !tree.isNull();
}

QString optionOf(NodeList options, QStringView name)
{
    for (const Node *option : options) {
        if (option->node_case != PG_QUERY__NODE__NODE_DEF_ELEM || stringOf(option->def_elem->defname) != name)
            continue;
        const Node *value = option->def_elem->arg;
        const bool isList = value && value->node_case == PG_QUERY__NODE__NODE_LIST && value->list->n_items > 0;
        return value ? stringOf(isList ? value->list->items[0] : value) : QString();
    }
    return {};
}

bool readFunction(
    References &references, const PgQuery__CreateFunctionStmt *function, const QString &statement, int depth)
{
    const NodeList options(function->options, function->n_options);
    const QString language = optionOf(options, u"language").toLower();
    if (language == u"plpgsql")
        return readPlpgsql(references, statement, depth);
    if (function->sql_body) {
        StatementScope(references).read(function->sql_body);
        return true;
    }
    return (language == u"sql" || language.isEmpty()) && readBody(references, optionOf(options, u"as"), depth);
}

bool readBlock(References &references, const PgQuery__DoStmt *block, int depth)
{
    const NodeList options(block->args, block->n_args);
    const QString language = optionOf(options, u"language");
    if (!language.isEmpty() && language != u"plpgsql")
        return false;
    QString tag = u"$body"_s;
    const QString body = optionOf(options, u"as");
    while (body.contains(tag))
        tag += u'_';
    const QString quote = tag + u'$';
    return readPlpgsql(
        references, u"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS "_s + quote + body + quote, depth);
}

/// What reads and writes rows, or will: changes of the schema are no use of it.
bool readStatement(References &references, const Node *statement, const QString &text, int depth)
{
    if (worksOnRows(statement) || statement->node_case == PG_QUERY__NODE__NODE_EXPLAIN_STMT) {
        StatementScope(references).read(statement);
        return true;
    }
    if (statement->node_case == PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT)
        return readFunction(references, statement->create_function_stmt, text, depth + 1);
    if (statement->node_case == PG_QUERY__NODE__NODE_DO_STMT)
        return readBlock(references, statement->do_stmt, depth + 1);
    return true;
}

bool readBody(References &references, const QString &body, int depth)
{
    if (depth > deepestBody)
        return false;
    bool isAnyParsed = false;
    for (const ScriptPiece &piece : splitScript(body)) {
        if (piece.error || piece.source.text.contains(QChar(u'\0')))
            continue;
        // What cannot be parsed names nothing.
        (void)visitTree(piece.source.text.toUtf8(), [&](const PgQuery__ParseResult &tree) {
            if (tree.n_stmts > 0)
                isAnyParsed = readStatement(references, tree.stmts[0]->stmt, piece.source.text, depth) || isAnyParsed;
        });
    }
    return isAnyParsed;
}

bool isSameName(const QualifiedName &written, const QualifiedName &name)
{
    return written.name == name.name && (written.schema.isEmpty() || written.schema == name.schema);
}

} // namespace

bool References::hasRelation(const QualifiedName &name) const
{
    return std::any_of(relations.begin(), relations.end(),
        [&name](const QualifiedName &written) { return isSameName(written, name); });
}

bool References::hasColumn(const QualifiedName &relation, const QString &column) const
{
    return std::any_of(columns.begin(), columns.end(), [&](const Column &used) {
        const auto isIt = [&relation](const QualifiedName &written) { return isSameName(written, relation); };
        return (used.name.isEmpty() || used.name == column)
            && std::any_of(used.relations.begin(), used.relations.end(), isIt);
    });
}

bool References::hasRoutine(const QualifiedName &name) const
{
    return std::any_of(routines.begin(), routines.end(),
        [&name](const QualifiedName &written) { return isSameName(written, name); });
}

std::optional<References> referencesOf(const QString &sql)
{
    References references;
    if (!readBody(references, sql, 0))
        return std::nullopt;
    return references;
}

bool namesStandIn(const QString &text, const QStringList &names)
{
    QSet<QString> missing(names.begin(), names.end());
    Lexer lexer(text);
    while (!lexer.atEnd() && !missing.isEmpty()) {
        const Lexeme lexeme = lexer.next();
        if (lexeme.kind == LexemeKind::Word || lexeme.kind == LexemeKind::QuotedName)
            missing.remove(nameOf(QStringView(text).mid(lexeme.range.start, lexeme.range.length), lexeme.kind));
    }
    return missing.isEmpty();
}

} // namespace schemawright::sql
