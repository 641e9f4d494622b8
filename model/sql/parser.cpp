#include "model/sql/parser.h"

#include "model/sql/statementreader.h"

#include <pg_query.h>

#include <array>
#include <cstddef>
#include <memory_resource>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

/// The tree of one statement: hundreds of small pieces in a few blocks, which go together when it does.
class Tree
{
public:
    explicit Tree(const PgQueryProtobuf &packed)
        : m_memory(m_firstBlock.data(), m_firstBlock.size())
        , m_allocator { &Tree::allocate, &Tree::ignore, &m_memory }
        , m_root(pg_query__parse_result__unpack(&m_allocator, packed.len, reinterpret_cast<const uint8_t *>(packed.data)))
    { }
    Tree(const Tree &) = delete;
    Tree &operator=(const Tree &) = delete;

    [[nodiscard]] const PgQuery__Node *statement() const { return m_root && m_root->n_stmts > 0 ? m_root->stmts[0]->stmt : nullptr; }

private:
    static void *allocate(void *memory, size_t size) { return static_cast<std::pmr::monotonic_buffer_resource *>(memory)->allocate(size); }
    static void ignore(void *, void *) { }

    std::array<std::byte, 16 * 1024> m_firstBlock;
    std::pmr::monotonic_buffer_resource m_memory;
    ProtobufCAllocator m_allocator;
    PgQuery__ParseResult *m_root;
};

Error syntaxError(const PgQueryError &error, const StatementSource &source)
{
    Error result;
    result.kind = ErrorKind::Input;
    result.text = QString::fromUtf8(error.message);
    result.statement = source.text;
    // cursorpos counts code points from 1; 0 means that the parser does not know.
    const qsizetype offset = error.cursorpos > 0 ? offsetFromServerPosition(source.text, error.cursorpos) : 0;
    result.range = SourceRange { source.range.start + offset, offset < source.text.size() ? 1 : 0 };
    return result;
}

Error textError(const QString &text, const StatementSource &source)
{
    Error error;
    error.kind = ErrorKind::Input;
    error.text = text;
    error.statement = source.text;
    error.range = source.range;
    return error;
}

} // namespace

ParsedStatement parseStatement(const StatementSource &source)
{
    ParsedStatement result { source, Opaque {}, std::nullopt };
    if (source.text.contains(QChar(u'\0'))) {
        result.error = textError(u"the character U+0000 cannot stand in SQL"_s, source);
        return result;
    }
    const StatementText text(source);
    const PgQueryProtobufParseResult parsed = pg_query_parse_protobuf(text.utf8().constData());
    if (parsed.error) {
        result.error = syntaxError(*parsed.error, source);
    } else if (const Tree tree(parsed.parse_tree); tree.statement()) {
        result.statement = statementOf(tree.statement(), text);
    } else {
        result.error = textError(u"the statement cannot be parsed"_s, source);
    }
    pg_query_free_protobuf_parse_result(parsed);
    return result;
}

QList<ParsedStatement> parseScript(const QString &sql)
{
    return parseScript(sql, { 0, sql.size() });
}

QList<ParsedStatement> parseScript(const QString &sql, const SourceRange &part)
{
    QList<ParsedStatement> statements;
    const LineBreaks lines(sql);
    QList<ScriptPiece> pieces = splitScript(sql.mid(part.start, part.length));
    for (ScriptPiece &piece : pieces) {
        piece.source.range.start += part.start;
        if (piece.error && piece.error->range)
            piece.error->range->start += part.start;
        statements.append(
            piece.error ? ParsedStatement { piece.source, Opaque {}, piece.error } : parseStatement(piece.source));
        if (auto &error = statements.back().error; error && error->range) {
            const LineColumn place = lines.at(error->range->start);
            error->line = place.line;
            error->column = place.column;
        }
    }
    return statements;
}

std::optional<TypeName> parseTypeName(const QString &text)
{
    const QString prefix = u"ALTER TABLE t ALTER c TYPE "_s;
    StatementSource source;
    source.text = prefix + text;
    source.range = { 0, source.text.size() };
    const ParsedStatement parsed = parseStatement(source);
    const auto *alter = std::get_if<AlterTable>(&parsed.statement);
    if (!alter || alter->actions.size() != 1)
        return std::nullopt;
    const auto *change = std::get_if<AlterColumnType>(&alter->actions.first().action);
    if (!change || change->usingExpression || !change->collation.isEmpty())
        return std::nullopt;
    TypeName type = change->type;
    type.range.start -= prefix.size();
    return type;
}

} // namespace schemawright::sql
