// The lines of one block of a schema.prisma while they are edited: what nobody touches is written as it was read, and
// fields that stand in the columns of `prisma format` go on doing so.
#pragma once

#include "model/prisma/syntax.h"

#include <QStringList>

#include <vector>

namespace schemawright::sources {

/// A field or the value of an enum in its words.
struct MemberWords {
    QString name;
    QString type; ///< "Int?"; empty for values of enums
    QStringList attributes; ///< "@id", "@default(now())"
    QString comment = {}; ///< behind it, with its slashes

    [[nodiscard]] qsizetype findAttribute(QStringView name) const; ///< "@default"; -1: none
    void setAttribute(const QString &name, const QString &text); ///< an empty text removes it
};

class BlockEditor
{
public:
    BlockEditor(const QString &text, const prisma::Block &block);

    /// For fields and values alike; they must exist.
    [[nodiscard]] const MemberWords &member(const QString &name) const;
    void setMember(const QString &name, const MemberWords &words);
    void removeMember(const QString &name); ///< with the comment directly above it
    /// Behind the member of that name; empty: before all others.
    void insertMember(const QString &after, const MemberWords &words);
    void addMember(const MemberWords &words); ///< behind the last one

    void addAttribute(const QString &text); ///< "@@index([a])"
    void replaceAttribute(const SourceRange &attribute, const QString &text); ///< an empty text removes it

    /// The argument of @@map; empty: none.
    void setMap(const QString &argument);

    /// What is to be replaced, and by what.
    [[nodiscard]] SourceRange range() const { return m_range; }
    [[nodiscard]] QString text() const;

private:
    struct Columns {
        qsizetype name = 0; ///< widths
        qsizetype type = 0;
    };
    struct EditedLine {
        prisma::LineKind kind = prisma::LineKind::Blank;
        QString raw; ///< without its line end; what is written unless the words have changed
        SourceRange range; ///< in the text that was read; empty: it is new
        MemberWords words; ///< of fields and values
        Columns columns; ///< as the words stood when they were read
        bool isTouched = false;
        int group = -1; ///< those of a group share their columns
    };

    void read(const QString &text, const prisma::Block &block);
    template <typename Member> void readMember(const QString &text, const Member &member, EditedLine &line) const;
    void findGroups();
    [[nodiscard]] std::size_t find(const QString &name) const;
    [[nodiscard]] Columns columnsOf(int group) const;
    [[nodiscard]] QString written(const EditedLine &line, const Columns &columns) const;
    [[nodiscard]] Columns columnsBeside(std::size_t position) const;
    void insert(std::size_t position, const MemberWords &words);

    SourceRange m_range;
    QString m_lineEnd;
    QString m_indent;
    prisma::LineKind m_memberKind;
    std::vector<EditedLine> m_lines;
    std::vector<bool> m_isFormatted; ///< by group
};

} // namespace schemawright::sources
