// The lines of one body of an HCL file – a block's or the file's own – while they are edited: what nobody touches is written as
// it was read, and neighbouring attributes whose equal signs stand in one column go on doing so.
#pragma once

#include "model/hcl/syntax.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace schemawright::sources {

class HclBodyEditor
{
public:
    /// `block` is of the document; nullptr: the file's own body.
    HclBodyEditor(const hcl::Document &document, const hcl::Block *block);

    /// A new one stands behind the last of `before` that is there, else in front of all others.
    void setAttribute(const QString &name, const QString &value, const QStringList &before = {});
    void removeAttribute(const QString &name); ///< with the comment directly above it
    void replaceBlock(const hcl::Block &block, const QString &text);
    void removeBlock(const hcl::Block &block); ///< likewise, and with one of the blank lines around it
    /// Behind the last block of that type, or of one of the types in `before`, or at the end. Blank lines as between the
    /// others.
    void addBlock(const QString &type, const QString &text, const QStringList &before = {});

    /// How new lines begin, and what one level is.
    [[nodiscard]] const QString &indent() const { return m_indent; }
    [[nodiscard]] const QString &level() const { return m_level; }
    [[nodiscard]] const QString &lineEnd() const { return m_lineEnd; }

    /// What is to be replaced in the document, and by what. The range of a block is between its braces.
    [[nodiscard]] SourceRange range() const { return m_range; }
    [[nodiscard]] QString text() const;

private:
    enum class LineKind { Attribute, Block, Comment, Blank };
    struct Line {
        LineKind kind = LineKind::Blank;
        QString text; ///< without its line end; several lines when the value or block has several
        QString lineEnd;
        QString name; ///< of an attribute; the type of a block
        qsizetype start = -1; ///< of the attribute or block in the document; -1: it is new
        qsizetype valueStart = 0; ///< within `text`
        int group = -1; ///< attributes of a group share their column
    };

    struct Member { ///< an attribute or block of the document
        SourceRange range;
        QString name;
        LineKind kind = LineKind::Attribute;
        qsizetype valueStart = 0; ///< from the start of the range
    };

    void readMembers();
    void readIndent(const hcl::Block *block);
    void readLines();
    void readCompact();
    void findGroups();
    [[nodiscard]] bool isAligned(std::size_t first, std::size_t end) const;
    void closeGroup(std::size_t first, std::size_t end);
    [[nodiscard]] qsizetype columnOf(int group) const;
    [[nodiscard]] std::size_t find(LineKind kind, const QString &name) const;
    [[nodiscard]] std::size_t findBlock(const hcl::Block &block) const;
    void remove(std::size_t position);
    [[nodiscard]] bool isSpaced(const QString &type) const;
    [[nodiscard]] bool isBlank(std::size_t position) const { return position < m_lines.size() && m_lines[position].kind == LineKind::Blank; }
    [[nodiscard]] QString attributeText(const Line &line, qsizetype column) const;

    const hcl::Document &m_document; ///< outlives us
    const hcl::Body &m_body;
    SourceRange m_range;
    QString m_indent;
    QString m_outerIndent;
    QString m_level;
    QString m_lineEnd;
    QString m_head; ///< between the brace and the first line
    QString m_tail; ///< between the last line and the closing brace
    bool m_isCompact = false; ///< all on one line, and nothing but values has changed
    std::vector<Member> m_members; ///< in the order of the text
    std::vector<Line> m_lines;
    std::vector<bool> m_isAligned; ///< by group
};

} // namespace schemawright::sources
