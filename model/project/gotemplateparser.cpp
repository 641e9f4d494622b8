#include "model/project/templatenodes.h"

#include <QRegularExpression>

namespace schemawright::project {

using namespace Qt::StringLiterals;
using hcl::Value;

namespace {

constexpr int deepestBlocks = 64;

/// An action or the text before one.
struct Piece {
    bool isAction = false;
    QString text;
    int line = 1;
    int column = 1;
};

class PieceReader
{
public:
    PieceReader(const QString &file, const QString &text)
        : m_file(file)
        , m_text(text)
    { }

    Result<std::vector<Piece>> read()
    {
        std::vector<Piece> pieces;
        bool trims = false; ///< the action before ends with -}}
        for (qsizetype at = 0; at <= m_text.size();) {
            const qsizetype start = m_text.indexOf(u"{{"_s, at);
            QString plain = m_text.mid(at, start < 0 ? -1 : start - at);
            if (trims)
                plain.remove(0, plain.size() - trimmedStart(plain).size());
            if (start < 0) {
                pieces.push_back({ false, plain, lineAt(at), 1 });
                break;
            }
            const bool trimsBefore = m_text.mid(start + 2, 1) == u"-" && m_text.mid(start + 3, 1).trimmed().isEmpty();
            if (trimsBefore)
                plain = trimmedEnd(plain);
            pieces.push_back({ false, plain, lineAt(at), 1 });
            const qsizetype end = endOf(start + 2);
            const LineColumn place = toLineColumn(m_text, start);
            if (end < 0) {
                Error error;
                error.kind = ErrorKind::Input;
                error.text = u"%1:%2:%3: this action has no end"_s.arg(m_file).arg(place.line).arg(place.column);
                return makeError(std::move(error));
            }
            trims = m_text.mid(end - 1, 1) == u"-" && m_text.mid(end - 2, 1).trimmed().isEmpty();
            QString action = m_text.mid(start + 2 + (trimsBefore ? 1 : 0), end - start - 2 - (trimsBefore ? 1 : 0));
            if (trims)
                action.chop(1);
            pieces.push_back({ true, action.trimmed(), place.line, place.column });
            at = end + 2;
        }
        return pieces;
    }

private:
    [[nodiscard]] static QString trimmedStart(const QString &text)
    {
        qsizetype start = 0;
        while (start < text.size() && text.at(start).isSpace())
            ++start;
        return text.mid(start);
    }
    [[nodiscard]] static QString trimmedEnd(QString text)
    {
        while (!text.isEmpty() && text.back().isSpace())
            text.chop(1);
        return text;
    }
    [[nodiscard]] int lineAt(qsizetype at)
    {
        for (; m_counted < at; ++m_counted)
            m_line += m_text.at(m_counted) == u'\n' ? 1 : 0;
        return m_line;
    }
    /// Of "}}", which may stand in a text or comment.
    [[nodiscard]] qsizetype endOf(qsizetype at) const
    {
        static const QRegularExpression part(
            u"\\G(?:\"(?:[^\"\\\\\\n]|\\\\.)*\"|`[^`]*`|/\\*.*?\\*/|(?!\\}\\}).)"_s, QRegularExpression::DotMatchesEverythingOption);
        while (at < m_text.size() && m_text.mid(at, 2) != u"}}") {
            const QRegularExpressionMatch match = part.match(m_text, at);
            at = match.hasMatch() ? match.capturedEnd() : at + 1;
        }
        return at < m_text.size() ? at : -1;
    }

    QString m_file;
    const QString &m_text;
    qsizetype m_counted = 0;
    int m_line = 1;
};

class TemplateParser
{
public:
    TemplateParser(const QString &file, std::vector<Piece> pieces, GoTemplates &defined)
        : m_file(file)
        , m_pieces(std::move(pieces))
        , m_defined(defined)
    { }

    Result<std::vector<TemplateNode>> whole()
    {
        TRY_ASSIGN(auto nodes, list(0));
        if (m_at < m_pieces.size())
            return refused(u"this %1 ends nothing"_s.arg(m_pieces[m_at].text));
        return nodes;
    }

private:
    using Nodes = std::vector<TemplateNode>;

    [[nodiscard]] tl::unexpected<Error> refused(const QString &why) const
    {
        const Piece &piece = m_pieces[std::min(m_at, m_pieces.size() - 1)];
        return makeError(ErrorKind::Input, u"%1:%2:%3: %4"_s.arg(m_file).arg(piece.line).arg(piece.column).arg(why),
            u"Values, variables, range, if, with, define, template, block and the functions eq, ne, and, or, not, len, print can be used."_s);
    }
    [[nodiscard]] static QString firstWord(const QString &action) { return action.section(QRegularExpression(u"\\s"_s), 0, 0); }
    [[nodiscard]] static QString rest(const QString &action) { return action.mid(firstWord(action).size()).trimmed(); }

    /// Up to an end or else, which stays.
    Result<Nodes> list(int depth)
    {
        Nodes nodes;
        if (depth > deepestBlocks)
            return refused(u"more than 64 blocks are within one another"_s);
        for (; m_at < m_pieces.size(); ++m_at) {
            const Piece &piece = m_pieces[m_at];
            if (!piece.isAction) {
                TemplateNode node;
                node.line = piece.line;
                node.text = piece.text;
                nodes.push_back(std::move(node));
                continue;
            }
            const QString word = firstWord(piece.text);
            if (word == u"end" || word == u"else")
                return nodes;
            if (piece.text.startsWith(u"/*"_s))
                continue;
            TRY(action(nodes, word, rest(piece.text), depth));
        }
        return nodes;
    }
    Result<> action(Nodes &nodes, const QString &word, const QString &after, int depth)
    {
        if (word == u"define")
            return define(after, depth);
        if (word == u"block")
            return block(nodes, after, depth);
        if (word == u"template")
            return call(nodes, after);
        TemplateNode node;
        node.line = m_pieces[m_at].line;
        if (word == u"if" || word == u"range" || word == u"with") {
            node.kind = word == u"if" ? TemplateNodeKind::If : (word == u"range" ? TemplateNodeKind::Range : TemplateNodeKind::With);
            TRY(assignment(node, after));
            TRY(branches(node, depth));
        } else {
            node.kind = TemplateNodeKind::Output;
            TRY(assignment(node, m_pieces[m_at].text));
            if (!node.variables.isEmpty())
                node.kind = TemplateNodeKind::Assignment;
        }
        nodes.push_back(std::move(node));
        return {};
    }
    Result<> branches(TemplateNode &node, int depth)
    {
        ++m_at;
        TRY_ASSIGN(node.body, list(depth + 1));
        if (m_at >= m_pieces.size())
            return refused(u"a block that begins in line %1 has no {{ end }}"_s.arg(node.line));
        const QString word = m_pieces[m_at].text;
        if (word == u"end")
            return {};
        const QString after = rest(word);
        if (after.isEmpty()) {
            ++m_at;
            TRY_ASSIGN(node.otherwise, list(depth + 1));
            if (m_at >= m_pieces.size() || m_pieces[m_at].text != u"end")
                return refused(u"a block that begins in line %1 has no {{ end }}"_s.arg(node.line));
            return {};
        }
        if (depth > deepestBlocks || firstWord(after) != u"if")
            return refused(u"%1 cannot be read"_s.arg(word));
        TemplateNode other;
        other.kind = TemplateNodeKind::If;
        other.line = m_pieces[m_at].line;
        TRY(assignment(other, rest(after)));
        TRY(branches(other, depth + 1));
        node.otherwise.push_back(std::move(other));
        return {};
    }
    Result<QString> name(const QString &text, QString &after)
    {
        static const QRegularExpression form(u"^(?:\"([^\"\\\\]*)\"|`([^`]*)`)\\s*(.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = form.match(text);
        if (!match.hasMatch())
            return refused(u"a name in quotes is missing here"_s);
        after = match.captured(3);
        return match.captured(1) + match.captured(2);
    }
    Result<> define(const QString &text, int depth)
    {
        QString after;
        TRY_ASSIGN(const QString called, name(text, after));
        return body(called, depth);
    }
    Result<> body(const QString &called, int depth)
    {
        const int line = m_pieces[m_at].line;
        ++m_at;
        TRY_ASSIGN(Nodes nodes, list(depth + 1));
        if (m_at >= m_pieces.size() || m_pieces[m_at].text != u"end")
            return refused(u"the template \"%1\" of line %2 has no {{ end }}"_s.arg(called).arg(line));
        m_defined.insert(called, std::make_shared<const GoTemplate>(GoTemplate { m_file, std::move(nodes) }));
        return {};
    }
    Result<> block(Nodes &nodes, const QString &text, int depth)
    {
        TRY(call(nodes, text));
        return body(nodes.back().text, depth);
    }
    Result<> call(Nodes &nodes, const QString &text)
    {
        TemplateNode node;
        node.kind = TemplateNodeKind::Template;
        node.line = m_pieces[m_at].line;
        QString after;
        TRY_ASSIGN(node.text, name(text, after));
        node.hasValue = !after.isEmpty();
        if (node.hasValue)
            TRY(assignment(node, after));
        nodes.push_back(std::move(node));
        return {};
    }
    /// "$x := value", "$i, $x := value", "$x = value", or the value alone.
    Result<> assignment(TemplateNode &node, const QString &text)
    {
        static const QRegularExpression form(u"^(\\$\\w+)(?:\\s*,\\s*(\\$\\w+))?\\s*(:?=)\\s*(.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = form.match(text);
        if (match.hasMatch()) {
            node.variables << match.captured(1);
            if (!match.captured(2).isEmpty())
                node.variables << match.captured(2);
            node.declares = match.captured(3) == u":=";
        }
        m_tokens = tokensOf(match.hasMatch() ? match.captured(4) : text);
        m_token = 0;
        TRY_ASSIGN(node.value, value(0));
        if (m_token < m_tokens.size())
            return refused(u"%1 cannot be read here"_s.arg(m_tokens.at(m_token)));
        return {};
    }
    [[nodiscard]] static QStringList tokensOf(const QString &text)
    {
        static const QRegularExpression token(u"\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|[()|]|[^\\s()|\"`]+"_s);
        QStringList tokens;
        for (auto match = token.globalMatch(text); match.hasNext();)
            tokens << match.next().captured();
        return tokens;
    }
    Result<TemplateValue> value(int depth)
    {
        static const QStringList functions { u"eq"_s, u"ne"_s, u"and"_s, u"or"_s, u"not"_s, u"len"_s, u"print"_s };
        if (m_token >= m_tokens.size())
            return refused(u"a value is missing here"_s);
        const QString first = m_tokens.at(m_token);
        if (!functions.contains(first))
            return operand(depth);
        TemplateValue call;
        call.kind = TemplateValueKind::Call;
        call.name = first;
        for (++m_token; m_token < m_tokens.size() && m_tokens.at(m_token) != u")";) {
            TRY_ASSIGN(TemplateValue argument, operand(depth));
            call.arguments.push_back(std::move(argument));
        }
        const std::size_t count = call.arguments.size();
        const bool isOne = first == u"not" || first == u"len";
        if (count == 0 || (isOne && count != 1) || ((first == u"eq" || first == u"ne") && count < 2))
            return refused(u"%1 has too few or too many arguments"_s.arg(first));
        return call;
    }
    Result<TemplateValue> operand(int depth)
    {
        const QString token = m_tokens.at(m_token++);
        TemplateValue found;
        if (token == u"(" && depth < deepestBlocks) {
            TRY_ASSIGN(found, value(depth + 1));
            if (m_token >= m_tokens.size() || m_tokens.at(m_token++) != u")")
                return refused(u"a parenthesis is not closed"_s);
            return found;
        }
        static const QRegularExpression path(u"^(\\$\\w*)?((?:\\.\\w+)*)$"_s);
        const QRegularExpressionMatch match = path.match(token);
        if (token == u".") {
            found.kind = TemplateValueKind::Dot;
        } else if (match.hasMatch() && !token.isEmpty()) {
            found.kind = match.captured(1).isEmpty() ? TemplateValueKind::Field : TemplateValueKind::Variable;
            found.name = match.captured(1);
            found.path = match.captured(2).split(u'.', Qt::SkipEmptyParts);
        } else {
            TRY_ASSIGN(found.literal, literal(token));
        }
        return found;
    }
    Result<Value> literal(const QString &token)
    {
        if (token == u"true" || token == u"false")
            return Value(token == u"true");
        if (token.startsWith(u'`'))
            return Value(token.mid(1, token.size() - 2));
        if (token.startsWith(u'"'))
            return Value(token.mid(1, token.size() - 2).replace(u"\\n"_s, u"\n"_s).replace(u"\\t"_s, u"\t"_s).replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s));
        if (const auto number = hcl::Number::fromText(token))
            return Value(*number);
        return refused(u"%1 is not understood"_s.arg(token));
    }

    QString m_file;
    std::vector<Piece> m_pieces;
    std::size_t m_at = 0;
    GoTemplates &m_defined;
    QStringList m_tokens; ///< of the value at hand
    qsizetype m_token = 0;
};

} // namespace

Result<GoTemplate> parseGoTemplate(const QString &file, const QString &text, GoTemplates &defined)
{
    TRY_ASSIGN(std::vector<Piece> pieces, PieceReader(file, text).read());
    TRY_ASSIGN(std::vector<TemplateNode> nodes, TemplateParser(file, std::move(pieces), defined).whole());
    return GoTemplate { file, std::move(nodes) };
}

} // namespace schemawright::project
