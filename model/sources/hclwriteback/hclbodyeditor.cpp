#include "model/sources/hclwriteback/hclbodyeditor.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

QString leadingSpace(const QString &text)
{
    const auto first = std::ranges::find_if(text, [](QChar c) { return c != u' ' && c != u'\t'; });
    return text.left(first - text.begin());
}

/// The white space in front of a position, when nothing else stands on its line.
QString spaceBefore(const QString &text, qsizetype position)
{
    const qsizetype lineStart = position == 0 ? 0 : text.lastIndexOf(u'\n', position - 1) + 1;
    const QString before = text.mid(lineStart, position - lineStart);
    return leadingSpace(before);
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

} // namespace

HclBodyEditor::HclBodyEditor(const hcl::Document &document, const hcl::Block *block)
    : m_document(document)
    , m_body(block ? block->body : document.body)
    , m_range(block ? block->body.range : SourceRange { 0, document.text.size() })
    , m_lineEnd(document.text.contains("\r\n"_L1) ? u"\r\n"_s : u"\n"_s)
{
    readMembers();
    readIndent(block);
    const QString body = document.text.mid(m_range.start, m_range.length);
    const qsizetype firstLine = block ? body.indexOf(u'\n') : -1;
    const bool beginsBesideBrace = firstLine >= 0 && !m_members.empty() && m_members.front().range.start < m_range.start + firstLine;
    m_isCompact = block && (firstLine < 0 || beginsBesideBrace);
    if (m_isCompact) {
        readCompact();
    } else {
        m_head = block ? body.left(firstLine + 1) : QString();
        readLines();
    }
    findGroups();
}

void HclBodyEditor::readMembers()
{
    for (const hcl::Attribute &attribute : m_body.attributes)
        m_members.push_back({ attribute.range, attribute.name, LineKind::Attribute, attribute.value.range.start - attribute.range.start });
    for (const hcl::Block &block : m_body.blocks)
        m_members.push_back({ block.range, block.type, LineKind::Block, 0 });
    std::ranges::sort(m_members, {}, [](const Member &member) { return member.range.start; });
}

/// As what stands there already is indented; what stands nowhere yet: two spaces more than the block.
void HclBodyEditor::readIndent(const hcl::Block *block)
{
    const QString &text = m_document.text;
    m_level = u"  "_s;
    for (const hcl::Block &outer : m_document.body.blocks) {
        const bool hasAttribute = !outer.body.attributes.empty();
        const qsizetype first = hasAttribute ? outer.body.attributes.front().range.start : outer.range.start;
        if (const QString space = spaceBefore(text, first); hasAttribute && !space.isEmpty()) {
            m_level = space;
            break;
        }
    }
    if (!block)
        return;
    m_outerIndent = spaceBefore(text, block->range.start);
    m_indent = m_outerIndent + m_level;
    if (!m_body.attributes.empty() && text.mid(m_range.start, m_body.attributes.front().range.start - m_range.start).contains(u'\n'))
        m_indent = spaceBefore(text, m_body.attributes.front().range.start);
    if (m_indent.size() > m_outerIndent.size() && m_indent.startsWith(m_outerIndent))
        m_level = m_indent.mid(m_outerIndent.size());
}

/// Of { type = int }: each part would be a line of its own.
void HclBodyEditor::readCompact()
{
    qsizetype position = m_range.start;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const Member &member = m_members[i];
        const qsizetype next = i + 1 < m_members.size() ? m_members[i + 1].range.start : m_range.end();
        if (i == 0)
            m_head = m_document.text.mid(position, member.range.start - position);
        const QString text = trimmedEnd(m_document.text.mid(member.range.start, next - member.range.start));
        m_lines.push_back({ member.kind, m_indent + text, m_lineEnd, member.name, member.range.start, m_indent.size() + member.valueStart, -1 });
        position = member.range.start + text.size();
    }
    m_tail = m_document.text.mid(position, m_range.end() - position);
}

void HclBodyEditor::readLines()
{
    const QString &text = m_document.text;
    qsizetype position = m_range.start + m_head.size();
    std::size_t next = 0; // member
    while (position < m_range.end()) {
        const Member *const member = next < m_members.size() ? &m_members[next] : nullptr;
        qsizetype end = text.indexOf(u'\n', position);
        const bool isMember = member && (end < 0 || member->range.start < end);
        if (isMember) { // the line ends behind what begins in it
            end = text.indexOf(u'\n', member->range.end());
            ++next;
        }
        const bool hasLineEnd = end >= 0 && end < m_range.end();
        const qsizetype lineEnd = hasLineEnd ? end : m_range.end();
        const bool isWindows = hasLineEnd && lineEnd > position && text.at(lineEnd - 1) == u'\r';
        Line line;
        line.text = text.mid(position, lineEnd - position - (isWindows ? 1 : 0));
        line.lineEnd = hasLineEnd ? (isWindows ? u"\r\n"_s : u"\n"_s) : QString();
        line.kind = isMember ? member->kind : (line.text.trimmed().isEmpty() ? LineKind::Blank : LineKind::Comment);
        if (isMember) {
            line.name = member->name;
            line.start = member->range.start;
            line.valueStart = member->range.start + member->valueStart - position;
        }
        m_lines.push_back(line);
        position = hasLineEnd ? lineEnd + 1 : lineEnd;
    }
    // What stands in front of the closing brace is no line.
    if (m_range.start > 0 && !m_lines.empty() && m_lines.back().lineEnd.isEmpty() && m_lines.back().kind == LineKind::Blank) {
        m_tail = m_lines.back().text;
        m_lines.pop_back();
    }
}

QString HclBodyEditor::attributeText(const Line &line, qsizetype column) const
{
    const QString indent = line.start < 0 ? m_indent : leadingSpace(line.text);
    return indent + line.name.leftJustified(column) + u" = "_s + line.text.mid(line.valueStart);
}

bool HclBodyEditor::isAligned(std::size_t first, std::size_t end) const
{
    qsizetype column = 0;
    for (std::size_t i = first; i < end; ++i)
        column = std::max(column, m_lines[i].name.size());
    return std::all_of(m_lines.begin() + static_cast<std::ptrdiff_t>(first), m_lines.begin() + static_cast<std::ptrdiff_t>(end),
        [&](const Line &line) { return attributeText(line, column) == line.text; });
}

void HclBodyEditor::closeGroup(std::size_t first, std::size_t end)
{
    if (first == end)
        return;
    m_isAligned.push_back(isAligned(first, end));
    for (std::size_t i = first; i < end; ++i)
        m_lines[i].group = static_cast<int>(m_isAligned.size()) - 1;
}

/// Attributes that follow each other; a value of several lines ends the group, as one of it or alone.
void HclBodyEditor::findGroups()
{
    std::size_t first = 0;
    for (std::size_t i = 0; i <= m_lines.size(); ++i) {
        if (i < m_lines.size() && m_lines[i].kind == LineKind::Attribute && !m_lines[i].text.contains(u'\n'))
            continue;
        const bool isLong = i < m_lines.size() && m_lines[i].kind == LineKind::Attribute;
        if (isLong && isAligned(first, i + 1)) {
            closeGroup(first, i + 1);
        } else {
            closeGroup(first, i);
            if (isLong)
                closeGroup(i, i + 1);
        }
        first = i + 1;
    }
}

qsizetype HclBodyEditor::columnOf(int group) const
{
    qsizetype column = 0;
    for (const Line &line : m_lines) {
        if (line.group == group)
            column = std::max(column, line.name.size());
    }
    return column;
}

std::size_t HclBodyEditor::find(LineKind kind, const QString &name) const
{
    const auto found = std::ranges::find_if(m_lines, [&](const Line &line) { return line.kind == kind && line.name == name; });
    return static_cast<std::size_t>(found - m_lines.begin());
}

std::size_t HclBodyEditor::findBlock(const hcl::Block &block) const
{
    const auto found = std::ranges::find(m_lines, block.range.start, &Line::start);
    return static_cast<std::size_t>(found - m_lines.begin());
}

void HclBodyEditor::setAttribute(const QString &name, const QString &value, const QStringList &before)
{
    if (const std::size_t position = find(LineKind::Attribute, name); position < m_lines.size()) {
        Line &line = m_lines[position];
        const hcl::Attribute *attribute = line.start < 0 ? nullptr : m_body.findAttribute(name);
        const qsizetype length = attribute ? attribute->value.range.length : line.text.size() - line.valueStart;
        line.text.replace(line.valueStart, length, value);
        return;
    }
    m_isCompact = false;
    std::size_t position = 0;
    for (const QString &former : before) {
        if (const std::size_t found = find(LineKind::Attribute, former); found < m_lines.size())
            position = std::max(position, found + 1);
    }
    if (position == 0) { // before the first attribute, or, when there is none, before all blocks
        const auto first = std::ranges::find(m_lines, LineKind::Attribute, &Line::kind);
        position = first == m_lines.end() ? 0 : static_cast<std::size_t>(first - m_lines.begin());
    }
    Line line { LineKind::Attribute, m_indent + name + u" = "_s + value, m_lineEnd, name, -1, 0, -1 };
    line.valueStart = m_indent.size() + name.size() + 3;
    const auto groupAt = [&](std::size_t i) { return i < m_lines.size() && !m_lines[i].text.contains(u'\n') ? m_lines[i].group : -1; };
    line.group = position > 0 && groupAt(position - 1) >= 0 ? groupAt(position - 1) : groupAt(position);
    if (line.group >= 0 && !m_isAligned[static_cast<std::size_t>(line.group)]) { // as its neighbour stands
        const Line &beside = m_lines[groupAt(position) == line.group ? position : position - 1];
        const QString indent = leadingSpace(beside.text);
        const qsizetype column = beside.text.lastIndexOf(u'=', beside.valueStart) - indent.size() - 1;
        line.text = indent + name.leftJustified(column) + u" = "_s + value;
        line.valueStart = line.text.size() - value.size();
    }
    m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(position), line);
}

void HclBodyEditor::remove(std::size_t position)
{
    m_isCompact = false;
    std::size_t first = position;
    while (first > 0 && m_lines[first - 1].kind == LineKind::Comment)
        --first;
    const auto begin = m_lines.begin();
    m_lines.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(position) + 1);
    const bool isDoubled = first == 0 ? isBlank(0) : isBlank(first - 1) && (isBlank(first) || first == m_lines.size());
    if (isDoubled)
        m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(first == 0 ? 0 : first - 1));
}

void HclBodyEditor::removeAttribute(const QString &name)
{
    if (const std::size_t position = find(LineKind::Attribute, name); position < m_lines.size())
        remove(position);
}

void HclBodyEditor::replaceBlock(const hcl::Block &block, const QString &text)
{
    const std::size_t position = findBlock(block);
    if (position >= m_lines.size())
        return;
    Line &line = m_lines[position];
    const qsizetype start = m_isCompact || line.text.startsWith(m_indent) ? line.text.indexOf(block.type) : leadingSpace(line.text).size();
    line.text.replace(start, block.range.length, text);
}

void HclBodyEditor::removeBlock(const hcl::Block &block)
{
    if (const std::size_t position = findBlock(block); position < m_lines.size())
        remove(position);
}

/// Whether blocks of this body stand apart; those of the type decide when there are several.
bool HclBodyEditor::isSpaced(const QString &type) const
{
    int apart = 0;
    int together = 0;
    int ownApart = 0;
    int ownTogether = 0;
    bool isFirst = true;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].kind != LineKind::Block)
            continue;
        std::size_t first = i;
        while (first > 0 && m_lines[first - 1].kind == LineKind::Comment)
            --first;
        const bool isOwn = m_lines[i].name == type;
        const bool isApart = first > 0 && isBlank(first - 1);
        if (!isFirst || isApart)
            ++(isApart ? (isOwn ? ownApart : apart) : (isOwn ? ownTogether : together));
        isFirst = false;
    }
    if (ownApart + ownTogether > 0)
        return ownApart >= ownTogether;
    if (apart + together > 0)
        return apart >= together;
    return m_range.start == 0; // a file with at most one block
}

void HclBodyEditor::addBlock(const QString &type, const QString &text, const QStringList &before)
{
    m_isCompact = false;
    const bool spaced = isSpaced(type);
    std::size_t position = m_lines.size();
    while (position > 0 && isBlank(position - 1))
        --position;
    const std::size_t end = position;
    for (const QString &wanted : QStringList { type } + before) {
        const auto last = std::find_if(m_lines.rbegin(), m_lines.rend(),
            [&](const Line &line) { return line.kind == LineKind::Block && line.name == wanted; });
        if (last == m_lines.rend())
            continue;
        position = static_cast<std::size_t>(last.base() - m_lines.begin());
        break;
    }
    if (position > 0 && m_lines[position - 1].lineEnd.isEmpty())
        m_lines[position - 1].lineEnd = m_lineEnd;
    std::vector<Line> added;
    if (spaced && position > 0)
        added.push_back({ LineKind::Blank, {}, m_lineEnd, {}, -1, 0, -1 });
    added.push_back({ LineKind::Block, m_indent + text, m_lineEnd, type, -1, 0, -1 });
    if (spaced && position < end && !isBlank(position))
        added.push_back({ LineKind::Blank, {}, m_lineEnd, {}, -1, 0, -1 });
    m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(position), added.begin(), added.end());
}

QString HclBodyEditor::text() const
{
    if (m_isCompact) {
        QString text = m_head;
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            text += (i == 0 ? QString() : u" "_s) + m_lines[i].text.mid(m_indent.size());
        return text + m_tail;
    }
    const bool wasOnOneLine = m_range.start > 0 && !m_head.contains(u'\n');
    QString text = wasOnOneLine ? m_lineEnd : m_head;
    for (const Line &line : m_lines) {
        const bool isAligned = line.group >= 0 && m_isAligned[static_cast<std::size_t>(line.group)];
        text += (isAligned ? attributeText(line, columnOf(line.group)) : line.text) + line.lineEnd;
    }
    return text + (wasOnOneLine ? m_outerIndent : m_tail);
}

} // namespace schemawright::sources
