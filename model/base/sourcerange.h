// Positions in text: UTF-16 offsets into the QString that was read. Server positions (1-based code points) and
// libpg_query positions (UTF-8 bytes) are converted here and nowhere else.
#pragma once

#include <QByteArray>
#include <QStringView>

#include <vector>

namespace schemawright {

struct SourceRange {
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return start + length; }
    [[nodiscard]] bool contains(qsizetype offset) const { return offset >= start && offset < end(); }
    friend bool operator==(const SourceRange &, const SourceRange &) = default;
};

struct LineColumn {
    int line = 1; ///< 1-based
    int column = 1; ///< 1-based, UTF-16 units
    friend bool operator==(const LineColumn &, const LineColumn &) = default;
};

/// Offsets past the end answer with the position after the last character.
[[nodiscard]] LineColumn toLineColumn(QStringView text, qsizetype offset);

/// The line breaks of one text, so that many look-ups are cheap. Answers as toLineColumn.
class LineBreaks
{
public:
    explicit LineBreaks(QStringView text);
    [[nodiscard]] LineColumn at(qsizetype offset) const;

private:
    std::vector<qsizetype> m_breaks;
    qsizetype m_size = 0;
};

/// `position` is PG_DIAG_STATEMENT_POSITION: 1-based, counted in code points. docs: protocol-error-fields "P".
[[nodiscard]] qsizetype offsetFromServerPosition(QStringView text, int position);

/// Converts UTF-8 byte offsets of one text to UTF-16 offsets; builds its table once, so that many look-ups are cheap.
class Utf8Offsets
{
public:
    explicit Utf8Offsets(const QByteArray &utf8);
    [[nodiscard]] qsizetype toUtf16(qsizetype byteOffset) const;

private:
    bool m_ascii = true;
    std::vector<qsizetype> m_utf16; ///< One entry per byte plus one; empty when the text is ASCII.
    qsizetype m_size = 0;
};

} // namespace schemawright
