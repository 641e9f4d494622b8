#include "model/base/sourcerange.h"

#include <algorithm>
#include <iterator>

namespace schemawright {

LineColumn toLineColumn(QStringView text, qsizetype offset)
{
    const QStringView before = text.left(std::clamp<qsizetype>(offset, 0, text.size()));
    const qsizetype lastBreak = before.lastIndexOf(u'\n');
    return { static_cast<int>(before.count(u'\n')) + 1, static_cast<int>(before.size() - lastBreak) };
}

LineBreaks::LineBreaks(QStringView text)
    : m_size(text.size())
{
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
        m_breaks.push_back(at);
}

LineColumn LineBreaks::at(qsizetype offset) const
{
    const qsizetype inside = std::clamp<qsizetype>(offset, 0, m_size);
    const auto next = std::lower_bound(m_breaks.begin(), m_breaks.end(), inside);
    const qsizetype lastBreak = next == m_breaks.begin() ? -1 : *std::prev(next);
    return { static_cast<int>(next - m_breaks.begin()) + 1, static_cast<int>(inside - lastBreak) };
}

qsizetype offsetFromServerPosition(QStringView text, int position)
{
    qsizetype offset = 0;
    for (int codePoint = 1; codePoint < position && offset < text.size(); ++codePoint)
        offset += text[offset].isHighSurrogate() ? 2 : 1;
    return std::min(offset, text.size());
}

Utf8Offsets::Utf8Offsets(const QByteArray &utf8)
    : m_size(utf8.size())
{
    m_ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (m_ascii)
        return;
    m_utf16.reserve(static_cast<std::size_t>(utf8.size()) + 1);
    qsizetype units = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        const bool continuation = (byte & 0xC0) == 0x80;
        m_utf16.push_back(continuation ? units - 1 : units);
        if (!continuation)
            units += byte >= 0xF0 ? 2 : 1; // Four-byte sequences are surrogate pairs in UTF-16.
    }
    m_utf16.push_back(units);
}

qsizetype Utf8Offsets::toUtf16(qsizetype byteOffset) const
{
    const qsizetype clamped = std::clamp<qsizetype>(byteOffset, 0, m_size);
    return m_ascii ? clamped : m_utf16[static_cast<std::size_t>(clamped)];
}

} // namespace schemawright
