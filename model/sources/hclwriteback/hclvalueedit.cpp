#include "model/sources/hclwriteback/hclvalueedit.h"

#include "model/hcl/expressionwalk.h"

#include <algorithm>
#include <optional>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using hcl::Expression;

namespace {

QString pathText(const hcl::Access &access, const QString &base)
{
    QString text = base;
    for (const hcl::Step &step : access.steps) {
        if (step.kind != hcl::StepKind::Member)
            break;
        text += u'.' + step.name;
    }
    return text;
}

/// The text of a template, of sql("…") no less than of chomp(<<…).
std::optional<QString> plainText(const Expression &expression)
{
    if (const auto *call = std::get_if<hcl::Call>(&expression.node); call && call->name == u"chomp" && call->arguments.size() == 1) {
        auto text = plainText(call->arguments.front());
        while (text && text->endsWith(u'\n'))
            text->chop(1);
        return text;
    }
    return std::holds_alternative<hcl::Template>(expression.node) ? hcl::literalWord(expression) : std::nullopt;
}

bool isWithoutSpace(QChar c)
{
    return !c.isSpace();
}

QString withoutSpace(const QString &text)
{
    QString result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), isWithoutSpace);
    return result;
}

QStringList itemTexts(const HclWritten &list)
{
    QStringList texts;
    for (const Expression &item : std::get<hcl::ListExpression>(list.expression->node).items)
        texts << list.document->text.mid(item.range.start, item.range.length);
    return texts;
}

/// Positions of a longest common part, as pairs. Lists of a schema are short; long ones are written anew.
QList<std::pair<qsizetype, qsizetype>> commonItems(const QStringList &before, const QStringList &after)
{
    const qsizetype rows = before.size();
    const qsizetype columns = after.size();
    std::vector<std::vector<int>> length(static_cast<std::size_t>(rows + 1), std::vector<int>(static_cast<std::size_t>(columns + 1), 0));
    const auto at = [&length](qsizetype i, qsizetype j) -> int & { return length[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]; };
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            at(i, j) = before.at(i) == after.at(j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    QList<std::pair<qsizetype, qsizetype>> common;
    for (qsizetype i = 0, j = 0; i < rows && j < columns;) {
        if (before.at(i) == after.at(j))
            common.append({ i++, j++ });
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return common;
}

/// A list with what stands around its elements.
struct ListPieces {
    struct Item {
        QString lead; ///< white space and comments in front of it
        QString text;
        QString tail; ///< the comment behind it, on its line
    };
    QList<Item> items;
    QString close; ///< what stands behind the last one
    bool hasLastComma = false;
};

/// Cuts off what stands on the line that `text` begins in, when that is a comment.
QString takeComment(QString &text)
{
    const qsizetype lineEnd = text.indexOf(u'\n');
    if (lineEnd < 0 || text.left(lineEnd).trimmed().isEmpty())
        return {};
    const qsizetype end = lineEnd > 0 && text.at(lineEnd - 1) == u'\r' ? lineEnd - 1 : lineEnd;
    const QString comment = text.left(end);
    text.remove(0, end);
    return comment;
}

ListPieces listPieces(const HclWritten &own)
{
    const auto &list = std::get<hcl::ListExpression>(own.expression->node);
    const QString &text = own.document->text;
    ListPieces pieces;
    qsizetype position = own.expression->range.start + 1;
    for (const Expression &item : list.items) {
        QString lead = text.mid(position, item.range.start - position);
        if (!pieces.items.isEmpty())
            pieces.items.last().tail = takeComment(lead);
        const auto comma = std::ranges::find_if(own.document->tokens, [&](const hcl::Token &token) {
            return token.range.start >= item.range.end() && token.kind == hcl::TokenKind::Symbol;
        });
        pieces.hasLastComma = comma != own.document->tokens.end() && text.mid(comma->range.start, 1) == u",";
        // What stands between an element and its comma stays with the element.
        const qsizetype end = pieces.hasLastComma ? comma->range.start : item.range.end();
        pieces.items.append({ lead, text.mid(item.range.start, end - item.range.start), {} });
        position = pieces.hasLastComma ? comma->range.end() : end;
    }
    pieces.close = text.mid(position, own.expression->range.end() - 1 - position);
    if (!pieces.items.isEmpty())
        pieces.items.last().tail = takeComment(pieces.close);
    return pieces;
}

bool isShort(const QStringList &items)
{
    return items.size() <= 2000;
}

/// Elements that stay keep what stands around them; new ones stand as their neighbours do.
QString joinedItems(const ListPieces &pieces, const QList<std::pair<qsizetype, qsizetype>> &common, const QStringList &texts)
{
    const bool isOpen = pieces.items.first().lead.contains(u'\n');
    const QString &last = pieces.items.last().lead;
    const QString openLead = last.mid(std::max<qsizetype>(last.lastIndexOf(u'\n') - (last.contains("\r\n"_L1) ? 1 : 0), 0));
    const QString closeLead = pieces.items.size() > 1 && last.isEmpty() ? QString() : u" "_s;
    QList<ListPieces::Item> items;
    qsizetype next = 0;
    for (qsizetype j = 0; j < texts.size(); ++j) {
        if (next < common.size() && common.at(next).second == j)
            items.append(pieces.items.at(common.at(next++).first));
        else
            items.append({ isOpen ? openLead : closeLead, texts.at(j), {} });
        if (!isOpen && items.last().lead.trimmed().isEmpty()) // [a, b]: the first has no space in front
            items.last().lead = j == 0 ? pieces.items.first().lead : closeLead;
    }
    QString text = u"["_s;
    for (qsizetype j = 0; j < items.size(); ++j) {
        const bool hasComma = j + 1 < items.size() || pieces.hasLastComma;
        text += items.at(j).lead + items.at(j).text + (hasComma ? u","_s : QString()) + items.at(j).tail;
    }
    return text + pieces.close + u']';
}

/// nullopt: the list cannot be edited by its elements.
std::optional<QString> editedList(const HclWritten &own, const HclWritten &before, const HclWritten &after)
{
    const auto isList = [](const HclWritten &value) {
        return value.expression && std::holds_alternative<hcl::ListExpression>(value.expression->node);
    };
    if (!isList(own) || !isList(before) || !isList(after))
        return {};
    const QStringList formerTexts = itemTexts(before);
    const QStringList laterTexts = itemTexts(after);
    const QStringList ownTexts = itemTexts(own);
    if (ownTexts.isEmpty() || laterTexts.isEmpty() || !isShort(formerTexts) || !isShort(laterTexts)
        || !std::ranges::equal(ownTexts, formerTexts, {}, withoutSpace, withoutSpace))
        return {};
    return joinedItems(listPieces(own), commonItems(formerTexts, laterTexts), laterTexts);
}

/// What all lines that are not blank begin with.
QString commonIndent(const QStringList &lines)
{
    std::optional<QString> common;
    for (const QString &line : lines) {
        const QString space = line.left(std::ranges::find_if(line, isWithoutSpace) - line.begin());
        if (space.size() < line.size() && (!common || space.size() < common->size()))
            common = space;
    }
    return common.value_or(QString());
}

/// The text again as the heredoc that stands there: with its marker and its indentation. nullopt: it cannot be one.
std::optional<QString> editedHeredoc(const HclWritten &own, QString text, const HclLayout &layout)
{
    const auto *call = std::get_if<hcl::Call>(&own.expression->node);
    const bool isChomped = call && call->name == u"chomp" && call->arguments.size() == 1;
    const Expression &heredoc = isChomped ? call->arguments.front() : *own.expression;
    const auto *former = std::get_if<hcl::Template>(&heredoc.node);
    if (!isChomped && layout.isLineEndFree && !text.endsWith(u'\n'))
        text += u'\n';
    if (!former || !former->isHeredoc || text.endsWith(u'\n') == isChomped || text.contains(u'\r'))
        return {};
    const QString written = own.document->text.mid(heredoc.range.start, heredoc.range.length);
    const QStringList formerLines = written.split(u'\n');
    const QString marker = formerLines.last().trimmed();
    const bool isIndented = written.startsWith("<<-"_L1);
    const QString indent = isIndented ? commonIndent(formerLines.mid(1, formerLines.size() - 2)) : QString();
    QString body = isChomped ? text : text.chopped(1);
    QStringList lines = body.replace(u"${"_s, u"$${"_s).replace(u"%{"_s, u"%%{"_s).split(u'\n');
    if (std::ranges::any_of(lines, [&](const QString &line) { return line.trimmed() == marker; }))
        return {};
    // The smallest indentation goes: one line must have none of its own.
    if (isIndented && !commonIndent(lines).isEmpty())
        return {};
    for (QString &line : lines)
        line = line.isEmpty() ? line : QString(indent + line);
    const QString &all = own.document->text;
    const QString opening = all.mid(own.expression->range.start, heredoc.range.start - own.expression->range.start) + formerLines.first() + u'\n';
    return opening + lines.join(layout.lineEnd) + layout.lineEnd + formerLines.last()
        + all.mid(heredoc.range.end(), own.expression->range.end() - heredoc.range.end());
}

} // namespace

QString computedFrom(const Expression &value)
{
    static const QStringList names { u"var"_s, u"local"_s, u"each"_s, u"data"_s, u"atlas"_s };
    static const QStringList worldFunctions { u"file"_s, u"fileset"_s, u"getenv"_s };
    QString found;
    hcl::forEachExpression(value, [&](const Expression &expression) {
        if (!found.isEmpty())
            return;
        if (const auto *access = std::get_if<hcl::Access>(&expression.node)) {
            const auto *base = std::get_if<hcl::Variable>(&access->base->node);
            if (base && names.contains(base->name))
                found = pathText(*access, base->name);
        } else if (const auto *call = std::get_if<hcl::Call>(&expression.node); call && worldFunctions.contains(call->name)) {
            found = call->name + u"()"_s;
        } else if (std::holds_alternative<hcl::Conditional>(expression.node)) {
            found = u"a condition"_s;
        } else if (std::holds_alternative<hcl::ForExpression>(expression.node)) {
            found = u"a for"_s;
        } else if (const auto *text = std::get_if<hcl::Template>(&expression.node)) {
            const bool isPlain = std::ranges::all_of(text->parts, [](const hcl::TemplatePart &part) {
                return std::holds_alternative<hcl::TemplateText>(part) || std::holds_alternative<hcl::TemplateValue>(part);
            });
            if (!isPlain)
                found = u"a template"_s;
        }
    });
    return found;
}

QString editedValue(const HclWritten &own, const HclWritten &before, const HclWritten &after, const HclLayout &layout)
{
    if (own.expression) {
        if (own.text() == after.text())
            return own.text();
        if (const auto list = editedList(own, before, after))
            return *list;
        if (const auto text = plainText(*after.expression)) {
            if (const auto heredoc = editedHeredoc(own, *text, layout))
                return *heredoc;
        }
    }
    return laidOut(*after.document, after.expression->range, layout);
}

} // namespace schemawright::sources
