#include "model/sources/renamecomments.h"

#include "model/sql/lexer.h"
#include "model/sql/parser.h"

#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::RenameRequest;
using schema::ObjectKind;
using sql::Lexeme;
using sql::LexemeKind;

namespace {

/// What a comment may speak of.
struct Subject {
    QList<ObjectKind> kinds;
    QStringList path; ///< as written: schema or table before the name
    bool isLabel = false;
};

/// A name in a statement and where it starts.
struct Item {
    qsizetype start = 0;
    Subject subject;
};

QList<Lexeme> meaningful(const QString &text)
{
    QList<Lexeme> lexemes;
    sql::Lexer lexer(text);
    while (!lexer.atEnd()) {
        const Lexeme lexeme = lexer.next();
        if (lexeme.kind != LexemeKind::Whitespace && lexeme.kind != LexemeKind::Comment)
            lexemes.append(lexeme);
    }
    return lexemes;
}

/// Reads "CREATE … kind name" from the lexemes of one statement.
class CreateReader
{
public:
    explicit CreateReader(const QString &text)
        : m_text(text)
        , m_lexemes(meaningful(text))
    {
    }

    [[nodiscard]] std::optional<Subject> subject()
    {
        static const QMap<QString, QList<ObjectKind>> kinds {
            { u"table"_s, { ObjectKind::Table } },
            { u"view"_s, { ObjectKind::View } },
            { u"index"_s, { ObjectKind::Index } },
            { u"sequence"_s, { ObjectKind::Sequence } },
            { u"function"_s, { ObjectKind::Routine } },
            { u"procedure"_s, { ObjectKind::Routine } },
            { u"type"_s, { ObjectKind::Enum, ObjectKind::Composite } },
            { u"domain"_s, { ObjectKind::Domain } },
            { u"trigger"_s, { ObjectKind::Trigger } },
            { u"policy"_s, { ObjectKind::Policy } },
            { u"rule"_s, { ObjectKind::Rule } },
        };
        static const QStringList before { u"or"_s, u"replace"_s, u"unique"_s, u"unlogged"_s, u"materialized"_s, u"recursive"_s,
            u"constraint"_s };
        if (word() != u"create")
            return {};
        do {
            ++m_position;
        } while (before.contains(word()));
        const QString kind = word();
        if (!kinds.contains(kind))
            return {};
        ++m_position;
        static const QStringList between { u"concurrently"_s, u"if"_s, u"not"_s, u"exists"_s };
        while (between.contains(word()))
            ++m_position;
        Subject subject { kinds.value(kind), path(), false };
        if (subject.path.isEmpty())
            return {};
        const bool isPart = kind == u"trigger" || kind == u"policy" || kind == u"rule";
        if (isPart || kind == u"index")
            subject.path = tablePath(isPart) + QStringList { subject.path.last() };
        return subject;
    }

private:
    [[nodiscard]] QString word() const
    {
        const bool isWord = m_position < m_lexemes.size() && m_lexemes.at(m_position).kind == LexemeKind::Word;
        return isWord ? textAt(m_position).toLower() : QString();
    }
    [[nodiscard]] QString textAt(qsizetype position) const
    {
        const SourceRange range = m_lexemes.at(position).range;
        return m_text.mid(range.start, range.length);
    }
    [[nodiscard]] QStringList path()
    {
        QStringList names;
        while (m_position < m_lexemes.size()) {
            const LexemeKind kind = m_lexemes.at(m_position).kind;
            if (kind != LexemeKind::Word && kind != LexemeKind::QuotedName)
                break;
            names.append(sql::nameOf(textAt(m_position), kind));
            ++m_position;
            if (m_position >= m_lexemes.size() || textAt(m_position) != u".")
                break;
            ++m_position;
        }
        return names;
    }
    /// The table behind ON (of rules: TO).
    [[nodiscard]] QStringList tablePath(bool isPart)
    {
        while (m_position < m_lexemes.size()) {
            const QString keyword = word();
            ++m_position;
            if (keyword == u"to" || (keyword == u"on" && (!isPart || !isEvent(word()))))
                return path();
        }
        return {};
    }
    [[nodiscard]] static bool isEvent(const QString &keyword)
    {
        return QStringList { u"select"_s, u"insert"_s, u"update"_s, u"delete"_s }.contains(keyword);
    }

    const QString &m_text;
    QList<Lexeme> m_lexemes;
    qsizetype m_position = 0;
};

QStringList pathOf(const QualifiedName &name)
{
    return name.schema.isEmpty() ? QStringList { name.name } : QStringList { name.schema, name.name };
}

/// Columns and constraints of CREATE TABLE, labels of an enum, in the order of the text.
QList<Item> itemsOf(const sql::ParsedStatement &statement, const std::optional<Subject> &created)
{
    QList<Item> items;
    if (const auto *const table = std::get_if<sql::CreateTable>(&statement.statement)) {
        const QStringList path = pathOf(table->table.name);
        for (const sql::ColumnDefinition &column : table->columns)
            items.append({ column.range.start, { { ObjectKind::Column }, path + QStringList { column.name.name }, false } });
        for (const sql::ConstraintDefinition &constraint : table->constraints)
            items.append({ constraint.range.start, { { ObjectKind::Constraint }, path + QStringList { constraint.name.name }, false } });
        std::ranges::sort(items, {}, &Item::start);
    } else if (created && created->kinds.contains(ObjectKind::Enum)) {
        for (const Lexeme &lexeme : meaningful(statement.source.text)) {
            if (lexeme.kind != LexemeKind::Text)
                continue;
            const QString written = statement.source.text.mid(lexeme.range.start + 1, lexeme.range.length - 2);
            const QString label = QString(written).replace(u"''"_s, u"'"_s);
            items.append({ statement.source.range.start + lexeme.range.start, { created->kinds, created->path + QStringList { label }, true } });
        }
    }
    return items;
}

class Reader
{
public:
    explicit Reader(const devdb::Script &script)
        : m_script(script)
    {
    }

    [[nodiscard]] Result<> read(QList<RenameRequest> &requests);

private:
    [[nodiscard]] Result<RenameRequest> request(const SourceRange &comment, const QString &old) const;
    [[nodiscard]] std::optional<Subject> subjectOf(const SourceRange &comment) const;
    [[nodiscard]] bool sameLine(qsizetype from, qsizetype to) const
    {
        return !QStringView(m_script.text).mid(from, to - from).contains(u'\n');
    }
    [[nodiscard]] tl::unexpected<Error> wrong(const SourceRange &comment, const QString &text) const;

    const devdb::Script &m_script;
    QList<sql::ParsedStatement> m_statements;
};

/// The old name that a comment tells; empty: it speaks of something else.
QString oldNameIn(QStringView comment)
{
    static const QRegularExpression form(
        u"^(?:--|/\\*)\\s*(?:(?:atlas:)?renamed_from(?::\\s*|\\s+)|@renamed\\s+from=)(.*?)\\s*(?:\\*/)?$"_s);
    const auto match = form.match(comment.trimmed().toString());
    return match.hasMatch() ? match.captured(1) : QString();
}

tl::unexpected<Error> Reader::wrong(const SourceRange &comment, const QString &text) const
{
    Error error;
    error.kind = ErrorKind::Input;
    error.text = text;
    error.file = m_script.file;
    error.line = static_cast<int>(QStringView(m_script.text).first(comment.start).count(u'\n')) + 1;
    error.column = static_cast<int>(comment.start - m_script.text.lastIndexOf(u'\n', std::max<qsizetype>(comment.start - 1, 0)));
    return makeError(std::move(error));
}

std::optional<Subject> Reader::subjectOf(const SourceRange &comment) const
{
    const auto next = std::ranges::find_if(m_statements,
        [&](const sql::ParsedStatement &statement) { return statement.source.range.end() > comment.start; });
    // Behind a statement on its last line.
    if (next != m_statements.begin() && sameLine(std::prev(next)->source.range.end(), comment.start))
        return CreateReader(std::prev(next)->source.text).subject();
    if (next == m_statements.end())
        return {};
    const std::optional<Subject> created = CreateReader(next->source.text).subject();
    if (comment.start < next->source.range.start)
        return created;
    const QList<Item> items = itemsOf(*next, created);
    const auto following = std::ranges::find_if(items, [&](const Item &item) { return item.start > comment.start; });
    const bool isBehindItem = following != items.begin() && sameLine(std::prev(following)->start, comment.start);
    if (isBehindItem)
        return std::prev(following)->subject;
    if (sameLine(next->source.range.start, comment.start))
        return created;
    return following == items.end() ? std::nullopt : std::optional(following->subject);
}

Result<RenameRequest> Reader::request(const SourceRange &comment, const QString &old) const
{
    const std::optional<Subject> subject = subjectOf(comment);
    if (!subject)
        return wrong(comment, u"renamed_from: %1 stands at nothing that can be renamed"_s.arg(old));
    const auto parsed = diff::parseRenameRequest((subject->isLabel ? u"value:x."_s : QString()) + old + u"=x"_s);
    if (!parsed)
        return wrong(comment, u"renamed_from: \"%1\" is not a name"_s.arg(old));
    RenameRequest request = *parsed;
    request.kinds = subject->kinds;
    request.isLabel = subject->isLabel;
    request.after = subject->path.last();
    QStringList place = subject->path;
    place.removeLast();
    // Only the name counts where the old one is written without its place.
    const bool isBare = parsed->before.size() == (subject->isLabel ? 2 : 1);
    const bool isIndex = subject->kinds.contains(ObjectKind::Index);
    if (isBare)
        request.before = (isIndex ? QStringList() : place) + QStringList { parsed->before.last() };
    request.mayBeDone = true;
    const qsizetype line = QStringView(m_script.text).first(comment.start).count(u'\n') + 1;
    request.origin = u"%1:%2: renamed_from: %3"_s.arg(QFileInfo(m_script.file).fileName(), QString::number(line), old);
    return request;
}

Result<> Reader::read(QList<RenameRequest> &requests)
{
    const QString &text = m_script.text;
    if (!text.contains(u"renamed"_s))
        return {};
    sql::Lexer lexer(text);
    while (!lexer.atEnd()) {
        const Lexeme lexeme = lexer.next();
        const QString old = lexeme.kind == LexemeKind::Comment
            ? oldNameIn(QStringView(text).mid(lexeme.range.start, lexeme.range.length))
            : QString();
        if (old.isEmpty())
            continue;
        if (m_statements.isEmpty())
            m_statements = sql::parseScript(text);
        TRY_ASSIGN(const RenameRequest found, request(lexeme.range, old));
        requests.append(found);
    }
    return {};
}

} // namespace

Result<QList<RenameRequest>> renameComments(const QList<devdb::Script> &scripts)
{
    QList<RenameRequest> requests;
    for (const devdb::Script &script : scripts)
        TRY(Reader(script).read(requests));
    return requests;
}

} // namespace schemawright::sources
