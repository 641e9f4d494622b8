#include "model/migrations/formats/alembicrevision.h"

#include "model/migrations/formats/alembicoperation.h"
#include "model/migrations/formats/pythonexpression.h"
#include "model/migrations/formats/pythonfunction.h"
#include "model/migrations/formats/pythonliteral.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// Literals that stand side by side are one, brackets around them or not.
struct PythonText {
    QString value;
    qsizetype contentStart = 0;
    qsizetype next = 0; ///< token behind it
};

bool isOperator(const QList<PythonToken> &tokens, qsizetype at, char16_t what)
{
    return at < tokens.size() && tokens.at(at).kind == PythonKind::Operator && tokens.at(at).text == QChar(what);
}

std::optional<PythonText> textAt(const QList<PythonToken> &tokens, qsizetype at)
{
    if (isOperator(tokens, at, u'(') && at + 1 < tokens.size() && tokens.at(at + 1).kind == PythonKind::String) {
        auto inner = textAt(tokens, at + 1);
        if (!inner || !isOperator(tokens, inner->next, u')'))
            return std::nullopt;
        ++inner->next;
        return inner;
    }
    if (at >= tokens.size() || tokens.at(at).kind != PythonKind::String)
        return std::nullopt;
    PythonText text { {}, tokens.at(at).contentStart, at };
    for (; text.next < tokens.size() && tokens.at(text.next).kind == PythonKind::String; ++text.next) {
        if (!tokens.at(text.next).isPlain)
            return std::nullopt;
        text.value += tokens.at(text.next).text;
    }
    return text;
}

/// The token behind the "=" of "name = …" or "name: type = …"; -1: no assignment of this name.
qsizetype valueOf(const PythonStatement &statement, const QString &name)
{
    const QList<PythonToken> &tokens = statement.tokens;
    if (tokens.first().kind != PythonKind::Name || tokens.first().text != name)
        return -1;
    if (!isOperator(tokens, 1, u'=') && !isOperator(tokens, 1, u':'))
        return -1;
    for (qsizetype i = 1; i < tokens.size(); ++i) {
        if (isOperator(tokens, i, u'='))
            return i + 1;
    }
    return -1;
}

/// Strings of a value: one, or those of a tuple or list; none of None.
QStringList stringsFrom(const QList<PythonToken> &tokens, qsizetype at)
{
    QStringList strings;
    while (at < tokens.size()) {
        if (const auto text = textAt(tokens, at)) {
            strings << text->value;
            at = text->next;
        } else {
            ++at;
        }
    }
    return strings;
}

/// What a statement begins with: "op.create_table" of "op.create_table(…)", "for" of "for x in …".
struct Beginning {
    QString words;
    bool isCall = false;
};

Beginning beginningOf(const QList<PythonToken> &tokens)
{
    QString name;
    qsizetype at = 0;
    for (; at < tokens.size(); ++at) {
        const PythonToken &token = tokens.at(at);
        if (token.kind != PythonKind::Name && token.text != "."_L1)
            break;
        if (token.kind == PythonKind::Name && !name.isEmpty() && !name.endsWith(u'.'))
            break;
        name += token.text;
    }
    return { name.isEmpty() ? tokens.first().text : name, !name.isEmpty() && isOperator(tokens, at, u'(') && !isPythonKeyword(name) };
}

class StepReader
{
public:
    StepReader(const QString &source, const QHash<QString, PythonText> &constants)
        : m_source(source)
        , m_texts(constants)
    { }

    void read(const PythonStatement &statement, int bodyIndent)
    {
        const QList<PythonToken> &tokens = statement.tokens;
        const bool inBlock = m_blockIndent >= 0 && statement.indent > m_blockIndent;
        if (!inBlock)
            m_blockIndent = -1;
        const auto [called, isCall] = beginningOf(tokens);
        if (!inBlock && statement.indent != bodyIndent)
            doubtIndent(tokens.first());
        if (called == "pass"_L1 || called == "import"_L1 || called == "from"_L1 || (tokens.first().kind == PythonKind::String && textAt(tokens, 0)))
            return;
        if (called == "with"_L1 && statement.indent == bodyIndent && tokens.size() > 2
            && tokens.at(tokens.size() - 4 < 0 ? 0 : tokens.size() - 4).text == "autocommit_block"_L1) {
            m_blockIndent = statement.indent;
            return;
        }
        qsizetype unknown = tokens.first().start;
        if (takeAssignment(tokens) || takeExecute(tokens, called, inBlock) || takeOperation(tokens, inBlock, unknown))
            return;
        if (m_steps.call.isEmpty()) {
            m_steps.call = called;
            m_steps.callPosition = unknown;
            m_steps.isPartOfCall = unknown != tokens.first().start;
            m_steps.isCall = isCall;
        }
    }
    void doubt(const QString &words, qsizetype position)
    {
        if (!m_steps.areKnown())
            return;
        m_steps.doubt = words;
        m_steps.callPosition = position;
    }
    [[nodiscard]] AlembicSteps steps() const { return m_steps; }

private:
    void doubtIndent(const PythonToken &token) { doubt(u"is indented here as no Python is"_s, token.start); }
    /// name = "literal"
    bool takeAssignment(const QList<PythonToken> &tokens)
    {
        if (tokens.first().kind != PythonKind::Name || !isOperator(tokens, 1, u'='))
            return false;
        const auto text = literalAt(tokens, 2);
        if (!text || text->next != tokens.size())
            return false;
        m_texts.insert(tokens.first().text, *text);
        return true;
    }
    /// "…", text("…"), sa.text("…"), or a name that is one of these.
    std::optional<PythonText> literalAt(const QList<PythonToken> &tokens, qsizetype at) const
    {
        if (auto text = textAt(tokens, at))
            return text;
        if (at >= tokens.size() || tokens.at(at).kind != PythonKind::Name)
            return std::nullopt;
        const bool behindModule = isOperator(tokens, at + 1, u'.');
        const qsizetype name = behindModule ? at + 2 : at;
        if (name < tokens.size() && tokens.at(name).text == "text"_L1 && isOperator(tokens, name + 1, u'(')) {
            auto text = textAt(tokens, name + 2);
            if (!text || !isOperator(tokens, text->next, u')'))
                return std::nullopt;
            ++text->next;
            return text;
        }
        const auto known = m_texts.constFind(tokens.at(at).text);
        if (behindModule || known == m_texts.constEnd())
            return std::nullopt;
        return PythonText { known->value, known->contentStart, at + 1 };
    }
    bool takeExecute(const QList<PythonToken> &tokens, const QString &called, bool inBlock)
    {
        if (called != "op.execute"_L1 || !isOperator(tokens, 3, u'('))
            return false;
        const auto text = literalAt(tokens, 4);
        if (!text)
            return false;
        const qsizetype end = isOperator(tokens, text->next, u',') ? text->next + 1 : text->next;
        if (!isOperator(tokens, end, u')') || end + 1 != tokens.size())
            return false;
        add(fromSqlAlchemy(text->value), text->contentStart);
        countStatement(inBlock);
        return true;
    }
    /// op.create_table(…) and all that Alembic itself turns into SQL.
    bool takeOperation(const QList<PythonToken> &tokens, bool inBlock, qsizetype &unknown)
    {
        if (tokens.first().text != "op"_L1)
            return false;
        const PythonExpression call = parsePythonExpression(tokens);
        const auto statements = alembicOperation(call, unknown);
        if (!statements)
            return false;
        for (const AlembicStatement &statement : *statements) {
            for (const AlembicPiece &piece : statement) {
                moveTo(std::max(piece.position, call.start));
                m_steps.sql += piece.sql;
                addBreaks(piece.sql);
            }
            m_steps.sql += u";"_s;
            countStatement(inBlock);
        }
        return true;
    }
    void countStatement(bool inBlock)
    {
        m_steps.mixed = m_steps.mixed || (m_count > 0 && m_steps.outsideTransaction != inBlock);
        m_steps.outsideTransaction = m_steps.outsideTransaction || inBlock;
        ++m_count;
    }
    void add(const QString &sql, qsizetype position)
    {
        moveTo(position);
        // The text may end with a comment: the semicolon stands on a line of its own.
        const QString ended = QStringView(sql).trimmed().endsWith(u';') ? sql : QString(sql + u"\n;"_s);
        m_steps.sql += ended;
        addBreaks(ended);
    }
    void addBreaks(const QString &sql) { m_lines += int(sql.count(u'\n')); }
    /// To the line of the Python file, as far as that is not passed already.
    void moveTo(qsizetype position)
    {
        const qsizetype lineStart = position == 0 ? 0 : m_source.lastIndexOf(u'\n', position - 1) + 1;
        for (; m_lineStart < lineStart; m_lineStart = m_source.indexOf(u'\n', m_lineStart) + 1)
            ++m_sourceLine; // a constant may stand above: then the line is passed already
        if (m_lines < m_sourceLine) {
            m_steps.sql += QString(m_sourceLine - m_lines, u'\n');
            m_lines = m_sourceLine;
        }
        const qsizetype column = m_steps.sql.size() - (m_steps.sql.lastIndexOf(u'\n') + 1);
        m_steps.sql += QString(std::max<qsizetype>(position - lineStart - column, column > 0 ? 1 : 0), u' ');
    }

    const QString &m_source;
    QHash<QString, PythonText> m_texts;
    AlembicSteps m_steps;
    int m_count = 0;
    int m_blockIndent = -1;
    int m_lines = 0; ///< line breaks in the SQL so far
    int m_sourceLine = 0; ///< 0-based, of m_lineStart
    qsizetype m_lineStart = 0;
};

AlembicSteps stepsOf(const PythonFunction &function, const QString &source, const QHash<QString, PythonText> &constants)
{
    StepReader reader(source, constants);
    if (!function.doubt.isEmpty())
        reader.doubt(function.doubt, function.doubtPosition);
    for (const PythonStatement &statement : function.body)
        reader.read(statement, function.body.first().indent);
    return reader.steps();
}

/// A revision whose upgrade() is nowhere, or has nothing in it, does not run with Alembic.
AlembicSteps upgradeOf(const QList<PythonStatement> &statements, const QString &source, const QHash<QString, PythonText> &constants)
{
    const PythonFunction function = findPythonFunction(u"upgrade"_s, statements);
    AlembicSteps steps = stepsOf(function, source, constants);
    if (function.body.isEmpty() && steps.doubt.isEmpty())
        steps.doubt = function.isDefined ? u"has nothing in its upgrade(), not even pass"_s : u"has no upgrade() of its own: what runs only Python can know"_s;
    return steps;
}

} // namespace

AlembicRevision readAlembicRevision(const QString &source)
{
    const QList<PythonStatement> statements = pythonStatements(source);
    AlembicRevision revision;
    QHash<QString, PythonText> constants;
    for (const PythonStatement &statement : statements) {
        if (statement.indent != 0)
            continue;
        if (const qsizetype at = valueOf(statement, u"revision"_s); at > 0)
            revision.id = stringsFrom(statement.tokens, at).value(0);
        if (const qsizetype at = valueOf(statement, u"down_revision"_s); at > 0 && at < statement.tokens.size()) {
            revision.parents = stringsFrom(statement.tokens, at);
            const qsizetype start = statement.tokens.at(at).start;
            revision.parentRange = { start, statement.tokens.last().end - start };
        }
        if (const qsizetype at = valueOf(statement, u"depends_on"_s); at > 0)
            revision.dependsOn = stringsFrom(statement.tokens, at);
        if (isOperator(statement.tokens, 1, u'=')) {
            const auto text = textAt(statement.tokens, 2);
            if (text && text->next == statement.tokens.size())
                constants.insert(statement.tokens.first().text, *text);
        }
    }
    revision.upgrade = upgradeOf(statements, source, constants);
    revision.downgrade = stepsOf(findPythonFunction(u"downgrade"_s, statements), source, constants);
    revision.broken = findPythonProblem(source);
    return revision;
}

} // namespace schemawright::migrations
