#include "model/base/visibletext.h"

namespace schemawright {

namespace {

constexpr char16_t controlPictures = 0x2400; // Unicode, "Control Pictures": one for each of the first 32 characters
constexpr char16_t deletePicture = 0x2421;

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm.
bool turnsDirection(char16_t character)
{
    return character == 0x061C || character == 0x200E || character == 0x200F || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
}

char16_t shown(char16_t character, bool keepsLines)
{
    if (character == u'\t' || (keepsLines && character == u'\n'))
        return character;
    if (character < 0x20)
        return static_cast<char16_t>(controlPictures + character);
    if (character == 0x7F)
        return deletePicture;
    const bool endsLine = character == 0x2028 || character == 0x2029;
    return (character >= 0x80 && character < 0xA0) || turnsDirection(character) || endsLine ? char16_t(QChar::ReplacementCharacter)
                                                                                           : character;
}

QString shownText(QString text, bool keepsLines)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t character = text.at(i).unicode();
        if (character >= 0x20 && character < 0x7F) // nearly all of it
            continue;
        if (const char16_t seen = shown(character, keepsLines); seen != character)
            text[i] = QChar(seen);
    }
    return text;
}

} // namespace

QString visibleText(QString text)
{
    return shownText(std::move(text), false);
}

QString visibleLines(QString text)
{
    return shownText(std::move(text), true);
}

} // namespace schemawright
