#include "model/prisma/parser.h"

#include "model/prisma/blockhead.h"
#include "model/prisma/lineparser.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

class DocumentParser
{
public:
    explicit DocumentParser(Document &document)
        : m_document(document)
        , m_cursor(document.text)
    { }
    void parse();

private:
    void addPiece(PieceKind kind, qsizetype start, qsizetype block = -1);
    [[nodiscard]] bool parseTrivia(qsizetype start);
    void parseBlock(BlockKind kind, qsizetype start);
    void reportIgnoredText(const Block &block, const SourceRange &rest);
    void reportLine(qsizetype start);
    void reportOtherDialect();
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] bool skipUnknownBlock();

    Document &m_document;
    Cursor m_cursor;
    QString m_documentation;
};

void DocumentParser::addPiece(PieceKind kind, qsizetype start, qsizetype block)
{
    m_document.pieces.push_back({ kind, { start, m_cursor.position() - start }, block });
}

void DocumentParser::parse()
{
    if (m_document.text.startsWith(QChar(QChar::ByteOrderMark))) {
        m_document.problems.append({ Severity::Error, 0, { 0, 1 },
            u"the file starts with a byte order mark, which Prisma refuses: save it as UTF-8 without one"_s });
        m_cursor.moveTo(1);
        addPiece(PieceKind::Blank, 0);
    }
    reportOtherDialect();
    while (!m_cursor.atEnd()) {
        const qsizetype start = m_cursor.position();
        m_cursor.skipBlanks();
        if (parseTrivia(start))
            continue;
        if (const auto kind = blockKindAt(m_cursor))
            parseBlock(*kind, start);
        else
            reportLine(start);
        m_documentation.clear();
    }
}

/// Prisma 8 has another language under the same name.
void DocumentParser::reportOtherDialect()
{
    Cursor ahead = m_cursor;
    ahead.skipLine();
    const SourceRange line { m_cursor.position(), ahead.position() - m_cursor.position() };
    if (m_cursor.textOf(line).trimmed() == u"// use prisma-next") {
        m_document.problems.append({ Severity::Error, 0, line,
            u"this is a contract of Prisma 8, which is another language: schemas of Prisma 5, 6 and 7 are read"_s });
    }
}

bool DocumentParser::parseTrivia(qsizetype start)
{
    if (m_cursor.takeLineEnd() || m_cursor.atEnd()) {
        const bool isLineOfItsOwn
            = start == 0 || m_document.text.at(start - 1) == u'\n' || m_document.text.at(start - 1) == u'\r';
        if (isLineOfItsOwn)
            m_documentation.clear(); // A blank line detaches what is above it.
        addPiece(PieceKind::Blank, start);
        return true;
    }
    const qsizetype comment = m_cursor.position();
    if (m_cursor.startsWith("//"_L1)) {
        const bool isDocumentation = m_cursor.startsWith("///"_L1);
        m_cursor.skipLine();
        if (isDocumentation) {
            const QString text = documentationText(m_cursor.textOf({ comment, m_cursor.position() - comment }));
            m_documentation += (m_documentation.isEmpty() ? QString() : u"\n"_s) + text;
        }
        (void)m_cursor.takeLineEnd();
        addPiece(PieceKind::Comment, start);
        return true;
    }
    if (!m_cursor.startsWith("/*"_L1) || !m_cursor.takeBlockComment())
        return false;
    addPiece(PieceKind::Comment, start);
    return true;
}

void DocumentParser::parseBlock(BlockKind kind, qsizetype start)
{
    Block block;
    block.kind = kind;
    block.documentation = m_documentation;
    const qsizetype keyword = m_cursor.position();
    (void)m_cursor.take(keywordOf(kind));
    m_cursor.skipBlanks();
    block.nameRange = m_cursor.takeName().value_or(SourceRange {});
    block.name = m_cursor.textOf(block.nameRange).toString();
    const QString article = (kind == BlockKind::Enum ? u"an "_s : u"a "_s) + keywordOf(kind);
    if (const QString wrong = nameComplaint(block.name, article); !wrong.isEmpty())
        m_document.problems.append({ Severity::Error, 0, block.nameRange, wrong });
    m_cursor.skipBlanks();
    (void)m_cursor.take("{"_L1);
    const qsizetype behindBrace = m_cursor.position();
    m_cursor.skipLine();
    const SourceRange rest { behindBrace, m_cursor.position() - behindBrace };
    (void)m_cursor.takeLineEnd();
    block.head = { start, m_cursor.position() - start };
    LineParser(m_cursor, block, m_document.problems).parseLines();
    reportIgnoredText(block, rest);
    block.range = { keyword, m_cursor.position() - keyword };
    const auto index = static_cast<qsizetype>(m_document.blocks.size());
    m_document.blocks.push_back(std::move(block));
    addPiece(PieceKind::Block, start, index);
}

/// Prisma drops whatever follows the opening brace on its line, even a whole block.
void DocumentParser::reportIgnoredText(const Block &block, const SourceRange &rest)
{
    const QStringView text = m_cursor.textOf(rest).trimmed();
    if (text.isEmpty() || text.startsWith("//"_L1))
        return;
    const bool isClosed = block.tail.length > 0;
    if (text.contains(u'}') && !isClosed) {
        m_document.problems.append({ Severity::Error, 0, block.nameRange,
            u"%1 %2 is on one line: the opening brace must end its line, and every member and the closing brace need lines of their own"_s
                .arg(keywordOf(block.kind), block.name) });
        return;
    }
    m_document.problems.append({ Severity::Warning, 0, rest,
        u"Prisma ignores what follows the opening brace on its line: move `%1` to a line of its own"_s.arg(
            text.left(40)) });
}

QString DocumentParser::complaint() const
{
    Cursor ahead = m_cursor;
    if (ahead.startsWith("/*"_L1))
        return u"this comment is never closed: end it with `*/`"_s;
    const auto word = ahead.takeName();
    const QString name = word ? ahead.textOf(*word).toString() : QString();
    ahead.skipBlanks();
    const auto second = ahead.takeName();
    ahead.skipBlanks();
    const bool isKeyword = name == "model"_L1 || name == "view"_L1 || name == "enum"_L1 || name == "type"_L1
        || name == "datasource"_L1 || name == "generator"_L1;
    if (name == "type"_L1 && ahead.startsWith("="_L1))
        return u"Prisma has no names for types of its own any more: write the type and its attributes at every field"_s;
    if (isKeyword && second && ahead.atLineEnd())
        return u"the opening brace must stand on this line: %1 %2 {"_s.arg(name, ahead.textOf(*second));
    if (isKeyword)
        return u"a %1 needs a name that starts with a letter, and then `{`: %1 Name {"_s.arg(name);
    if (word && ahead.startsWith("{"_L1)) {
        return u"`%1` starts no block that Prisma knows: model, enum, view, type, datasource and generator do, each followed by a name"_s
            .arg(name);
    }
    return u"this belongs to no block: a schema consists of model, enum, view, type, datasource and generator blocks and of comments"_s;
}

/// Of an unknown block that is closed by a line with `}`, nothing is reported but its head.
bool DocumentParser::skipUnknownBlock()
{
    const qsizetype start = m_cursor.position();
    m_cursor.skipLine();
    const qsizetype lineEnd = m_cursor.position();
    const bool opens = m_cursor.textOf({ start, lineEnd - start }).trimmed().endsWith(u'{');
    while (opens && m_cursor.takeLineEnd()) {
        m_cursor.skipBlanks();
        if (m_cursor.take("}"_L1))
            return true;
        const qsizetype inner = m_cursor.position();
        m_cursor.skipLine();
        if (m_cursor.textOf({ inner, m_cursor.position() - inner }).trimmed().endsWith(u'{'))
            break; // Another block: this one has no end.
    }
    m_cursor.moveTo(lineEnd);
    return false;
}

void DocumentParser::reportLine(qsizetype start)
{
    const qsizetype first = m_cursor.position();
    const QString text = complaint();
    Cursor ahead = m_cursor;
    ahead.skipLine();
    const qsizetype end = ahead.position();
    m_document.problems.append({ Severity::Error, 0, { first, end - first }, text });
    if (!skipUnknownBlock())
        (void)m_cursor.takeLineEnd();
    addPiece(PieceKind::Unreadable, start);
}

} // namespace

Document parseDocument(const QString &file, const QString &text)
{
    Document document;
    document.file = file;
    document.text = text;
    DocumentParser(document).parse();
    return document;
}

} // namespace schemawright::prisma
