#include "model/sources/scriptedits.h"

#include "model/sources/statementorder.h"
#include "model/sql/keywords.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

ScriptEdits::ScriptEdits(const QList<devdb::Script> &scripts, const ScriptIndex &index)
    : m_scripts(scripts)
    , m_index(&index)
{
}

void ScriptEdits::replace(qsizetype script, const SourceRange &range, const QString &text, Blanks blanks)
{
    QList<Edit> &edits = m_edits[script];
    edits.append({ range, text, edits.size(), blanks });
}

qsizetype ScriptEdits::endWithSemicolon(const StatementPlace &place) const
{
    const QString &script = m_scripts.at(place.script).text;
    qsizetype end = m_index->at(place).source.range.end();
    while (end < script.size() && script[end].isSpace())
        ++end;
    return end < script.size() && script[end] == u';' ? end + 1 : m_index->at(place).source.range.end();
}

/// A comment that stands behind a statement on its line stays there.
static qsizetype endOfLineComment(const QString &script, qsizetype end)
{
    qsizetype position = end;
    while (position < script.size() && (script[position] == u' ' || script[position] == u'\t'))
        ++position;
    if (script.mid(position, 2) != "--"_L1)
        return end;
    const qsizetype lineEnd = script.indexOf(u'\n', position);
    return lineEnd < 0 ? script.size() : lineEnd;
}

/// A comment with a rule drawn in it, as files head their sections, that does not name what the statement below it names:
/// it heads what follows, too.
static bool headsSection(const QString &comment, const QString &statement)
{
    static const QRegularExpression rule(u"([-*=#~_+])\\1{7,}"_s);
    static const QRegularExpression word(u"[\\w$]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    if (!comment.contains(rule))
        return false;
    for (const QRegularExpressionMatch &match : word.globalMatch(comment)) {
        const QString text = match.captured();
        if (!sql::isKeyword(text) && (mentionsName(statement, text) || mentionsName(statement, text.toLower())))
            return false;
    }
    return true;
}

void ScriptEdits::removeStatement(const StatementPlace &place)
{
    const QString &script = m_scripts.at(place.script).text;
    const sql::StatementSource &source = m_index->at(place).source;
    const qsizetype start = headsSection(source.leadingComment, source.text) ? source.range.start : startWithComment(place);
    qsizetype end = endWithSemicolon(place);
    qsizetype lineEnd = end;
    while (lineEnd < script.size() && (script[lineEnd] == u' ' || script[lineEnd] == u'\t'))
        ++lineEnd;
    if (lineEnd < script.size() && script[lineEnd] == u'\n')
        end = lineEnd + 1;
    replace(place.script, { start, end - start }, {}, Blanks::Join);
}

void ScriptEdits::replaceStatement(const StatementPlace &place, const QString &sql)
{
    replace(place.script, m_index->at(place).source.range, sql);
}

void ScriptEdits::insertAfter(const StatementPlace &place, const QString &sql)
{
    const qsizetype end = endWithSemicolon(place);
    const bool hasSemicolon = end > m_index->at(place).source.range.end();
    if (!hasSemicolon)
        replace(place.script, { end, 0 }, u";"_s);
    replace(place.script, { endOfLineComment(m_scripts.at(place.script).text, end), 0 }, u"\n\n"_s + sql + u';');
}

qsizetype ScriptEdits::startWithComment(const StatementPlace &place) const
{
    const sql::StatementSource &source = m_index->at(place).source;
    if (source.leadingComment.isEmpty())
        return source.range.start;
    return std::max<qsizetype>(m_scripts.at(place.script).text.lastIndexOf(source.leadingComment, source.range.start), 0);
}

void ScriptEdits::insertBefore(const StatementPlace &place, const QString &sql)
{
    replace(place.script, { startWithComment(place), 0 }, sql + u";\n\n"_s);
}

void ScriptEdits::append(qsizetype script, const QString &sql)
{
    const QString &text = m_scripts.at(script).text;
    const QString gap = text.isEmpty() ? QString() : (text.endsWith(u'\n') ? u"\n"_s : u"\n\n"_s);
    replace(script, { text.size(), 0 }, gap + sql + u";\n"_s);
}

/// Where something was taken out between two blank lines, one is left; none at the start and at the end.
static void joinBlankLines(QString &text, qsizetype position)
{
    const bool blankBefore = position == 0 || (position > 1 && text.mid(position - 2, 2) == "\n\n"_L1);
    if (!blankBefore)
        return;
    if (position < text.size() && text[position] == u'\n')
        text.remove(position, 1);
    else if (position == text.size() && position > 0)
        text.chop(1);
}

QList<devdb::Script> ScriptEdits::applied() const
{
    QList<devdb::Script> scripts = m_scripts;
    for (auto it = m_edits.begin(); it != m_edits.end(); ++it) {
        QList<Edit> edits = it.value();
        std::sort(edits.begin(), edits.end(), [](const Edit &a, const Edit &b) {
            return std::pair(a.range.start, a.order) > std::pair(b.range.start, b.order);
        });
        QString &text = scripts[it.key()].text;
        for (const Edit &edit : edits) {
            text.replace(edit.range.start, edit.range.length, edit.text);
            if (edit.blanks == Blanks::Join)
                joinBlankLines(text, edit.range.start);
        }
    }
    return scripts;
}

} // namespace schemawright::sources
