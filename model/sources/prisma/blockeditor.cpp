#include "model/sources/prisma/blockeditor.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using prisma::Block;
using prisma::LineKind;

namespace {

QString at(const QString &text, const SourceRange &range)
{
    return text.mid(range.start, range.length);
}

QString withoutLineEnd(QString line)
{
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

bool isDocumentation(const QString &raw)
{
    return raw.trimmed().startsWith("///"_L1);
}

// "@db.Uuid"
bool isNative(const QString &attribute)
{
    return attribute.section(u'(', 0, 0).contains(u'.');
}

} // namespace

qsizetype MemberWords::findAttribute(QStringView wanted) const
{
    const auto found = std::ranges::find_if(attributes, [&](const QString &attribute) {
        return attribute == wanted || attribute.startsWith(QString(wanted + u'(')) || attribute.startsWith(QString(wanted + u' '));
    });
    return found == attributes.cend() ? -1 : found - attributes.cbegin();
}

void MemberWords::setAttribute(const QString &wanted, const QString &text)
{
    const qsizetype position = findAttribute(wanted);
    if (position >= 0 && text.isEmpty())
        attributes.removeAt(position);
    else if (position >= 0)
        attributes[position] = text;
    else if (!text.isEmpty()) // native types stand last
        attributes.insert(std::ranges::find_if(attributes, isNative), text);
}

BlockEditor::BlockEditor(const QString &text, const Block &block)
    : m_lineEnd(text.contains("\r\n"_L1) ? u"\r\n"_s : u"\n"_s)
    , m_memberKind(block.kind == prisma::BlockKind::Enum ? LineKind::EnumValue : LineKind::Field)
{
    read(text, block);
    findGroups();
}

template <typename Member>
void BlockEditor::readMember(const QString &text, const Member &member, EditedLine &line) const
{
    line.words.name = at(text, member.nameRange);
    for (const prisma::Attribute &attribute : member.attributes)
        line.words.attributes << at(text, attribute.range);
    line.words.comment = at(text, member.comment).trimmed();
    qsizetype behind = member.attributes.empty() ? -1 : member.attributes.front().range.start;
    if (behind < 0 && member.comment.length > 0)
        behind = member.comment.start;
    if constexpr (requires { member.type; }) {
        line.words.type = at(text, member.type.range);
        line.columns.name = member.type.range.start - member.nameRange.start - 1;
        line.columns.type = behind < 0 ? line.words.type.size() : behind - member.type.range.start - 1;
    } else {
        line.columns.name = behind < 0 ? line.words.name.size() : behind - member.nameRange.start - 1;
    }
}

void BlockEditor::read(const QString &text, const Block &block)
{
    m_range = { block.head.end(), 0 };
    for (const prisma::Line &line : block.lines) {
        EditedLine edited { line.kind, withoutLineEnd(at(text, line.range)), line.range, {}, {}, false, -1 };
        const auto index = static_cast<std::size_t>(line.index);
        if (line.kind == LineKind::Field && line.index >= 0)
            readMember(text, block.fields[index], edited);
        else if (line.kind == LineKind::EnumValue && line.index >= 0)
            readMember(text, block.values[index], edited);
        m_lines.push_back(edited);
        m_range.length = line.range.end() - m_range.start;
    }
    const auto first = std::ranges::find(m_lines, m_memberKind, &EditedLine::kind);
    const QString raw = first == m_lines.end() ? u"  -"_s : first->raw;
    m_indent = raw.left(std::ranges::find_if(raw, [](QChar c) { return !c.isSpace(); }) - raw.begin());
}

// A blank line or an attribute of the block ends a group; comments between fields do not.
void BlockEditor::findGroups()
{
    bool isOpen = false;
    for (EditedLine &line : m_lines) {
        if (line.kind == m_memberKind) {
            if (!isOpen)
                m_isFormatted.push_back(true);
            isOpen = true;
            line.group = static_cast<int>(m_isFormatted.size()) - 1;
        } else if (line.kind != LineKind::Comment) {
            isOpen = false;
        }
    }
    for (std::size_t group = 0; group < m_isFormatted.size(); ++group) {
        const Columns columns = columnsOf(static_cast<int>(group));
        m_isFormatted[group] = std::ranges::all_of(m_lines, [&](const EditedLine &line) {
            return line.group != static_cast<int>(group) || line.raw == written(line, columns);
        });
    }
}

BlockEditor::Columns BlockEditor::columnsOf(int group) const
{
    Columns columns;
    for (const EditedLine &line : m_lines) {
        if (line.group != group)
            continue;
        columns.name = std::max(columns.name, line.words.name.size());
        columns.type = std::max(columns.type, line.words.type.size());
    }
    return columns;
}

// A comment follows what stands before it; only what has something behind it is filled up to its column.
QString BlockEditor::written(const EditedLine &line, const Columns &columns) const
{
    const QString attributes = line.words.attributes.join(u' ');
    const QString comment = line.words.comment.isEmpty() ? QString() : QString(u' ' + line.words.comment);
    const bool hasType = !line.words.type.isEmpty();
    QString text = m_indent + line.words.name;
    if (hasType || !attributes.isEmpty())
        text = m_indent + line.words.name.leftJustified(columns.name) + u' ';
    if (hasType && !attributes.isEmpty())
        text += line.words.type.leftJustified(columns.type) + u' ';
    else
        text += line.words.type;
    return text + attributes + comment;
}

std::size_t BlockEditor::find(const QString &name) const
{
    const auto found = std::ranges::find_if(
        m_lines, [&](const EditedLine &line) { return line.kind == m_memberKind && line.words.name == name; });
    return static_cast<std::size_t>(found - m_lines.begin());
}

const MemberWords &BlockEditor::member(const QString &name) const
{
    return m_lines.at(find(name)).words;
}

void BlockEditor::setMember(const QString &name, const MemberWords &words)
{
    EditedLine &line = m_lines.at(find(name));
    line.words = words;
    line.isTouched = true;
}

void BlockEditor::removeMember(const QString &name)
{
    std::size_t last = find(name);
    std::size_t first = last;
    while (first > 0 && m_lines[first - 1].kind == LineKind::Comment && isDocumentation(m_lines[first - 1].raw))
        --first;
    const auto begin = m_lines.begin();
    m_lines.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last) + 1);
    // A group that is gone leaves one blank line, not two.
    const auto isBlank = [this](std::size_t i) { return i < m_lines.size() && m_lines[i].kind == LineKind::Blank; };
    const bool isDoubled = first == 0 ? isBlank(0) : isBlank(first - 1) && (isBlank(first) || first == m_lines.size());
    if (isDoubled)
        m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(first == 0 ? 0 : first - 1));
}

void BlockEditor::insert(std::size_t position, const MemberWords &words)
{
    EditedLine line { m_memberKind, {}, {}, words, {}, true, -1 };
    const std::size_t beside = position > 0 && m_lines[position - 1].group >= 0 ? position - 1 : position;
    if (beside < m_lines.size())
        line.group = m_lines[beside].group;
    m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(position), line);
}

void BlockEditor::insertMember(const QString &after, const MemberWords &words)
{
    if (!after.isEmpty()) {
        insert(find(after) + 1, words);
        return;
    }
    const auto first = std::ranges::find(m_lines, m_memberKind, &EditedLine::kind);
    insert(first == m_lines.end() ? 0 : static_cast<std::size_t>(first - m_lines.begin()), words);
}

void BlockEditor::addMember(const MemberWords &words)
{
    const auto last = std::find_if(
        m_lines.rbegin(), m_lines.rend(), [this](const EditedLine &line) { return line.kind == m_memberKind; });
    insert(static_cast<std::size_t>(m_lines.rend() - last), words);
}

void BlockEditor::addAttribute(const QString &text)
{
    const EditedLine line { LineKind::BlockAttribute, m_indent + text, {}, {}, {}, false, -1 };
    const auto last = std::find_if(m_lines.rbegin(), m_lines.rend(),
        [](const EditedLine &other) { return other.kind == LineKind::BlockAttribute; });
    if (last != m_lines.rend()) {
        m_lines.insert(last.base(), line);
        return;
    }
    if (!m_lines.empty() && m_lines.back().kind != LineKind::Blank)
        m_lines.push_back({});
    m_lines.push_back(line);
}

void BlockEditor::replaceAttribute(const SourceRange &attribute, const QString &text)
{
    const auto line = std::ranges::find_if(m_lines, [&](const EditedLine &other) {
        return other.kind == LineKind::BlockAttribute && other.range.contains(attribute.start);
    });
    if (line == m_lines.end())
        return;
    if (!text.isEmpty()) {
        line->raw.replace(attribute.start - line->range.start, attribute.length, text);
        return;
    }
    const auto before = line == m_lines.begin() ? line : line - 1;
    const bool wasAlone = line + 1 == m_lines.end() && before != line && before->kind == LineKind::Blank;
    m_lines.erase(wasAlone ? before : line, line + 1);
}

void BlockEditor::setMap(const QString &argument)
{
    const auto line = std::ranges::find_if(m_lines, [](const EditedLine &other) {
        return other.kind == LineKind::BlockAttribute && other.raw.trimmed().startsWith("@@map("_L1);
    });
    const QString text = argument.isEmpty() ? QString() : u"@@map("_s + argument + u')';
    if (line == m_lines.end())
        addAttribute(text);
    else
        replaceAttribute({ line->range.start + line->raw.indexOf(u"@@map("_s), line->raw.indexOf(u')') + 1 - line->raw.indexOf(u"@@map("_s) }, text);
}

// Of a line that stands on its own in a group that nobody has formatted: as it stood, or as the line above it.
BlockEditor::Columns BlockEditor::columnsBeside(std::size_t position) const
{
    for (std::size_t i = position + 1; i > 0; --i) {
        const EditedLine &line = m_lines[i - 1];
        if (line.kind == m_memberKind && line.range.length > 0)
            return line.columns;
    }
    return {};
}

QString BlockEditor::text() const
{
    std::vector<Columns> columns;
    for (std::size_t group = 0; group < m_isFormatted.size(); ++group)
        columns.push_back(columnsOf(static_cast<int>(group)));
    QString text;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const EditedLine &line = m_lines[i];
        const auto group = static_cast<std::size_t>(std::max(line.group, 0));
        if (line.group >= 0 && m_isFormatted[group])
            text += written(line, columns[group]);
        else
            text += line.isTouched ? written(line, columnsBeside(i)) : line.raw;
        text += m_lineEnd;
    }
    return text;
}

} // namespace schemawright::sources
