#include "views/textpane/panerow.h"

#include <QCoreApplication>
#include <QLocale>

namespace schemawright::textpane {

namespace {

constexpr qsizetype maxShownLine = 10'000; // QPlainTextEdit lays out whole lines: longer ones stall every repaint.

/// QTextDocument ends a block at these or keeps them for frames.
bool isStructural(QChar character)
{
    switch (character.unicode()) {
    case u'\0':
    case u'\r':
    case 0x2028:
    case 0x2029:
    case 0xfdd0:
    case 0xfdd1:
        return true;
    }
    return false;
}

} // namespace

QString shownLine(QStringView line)
{
    QString text = line.first(std::min(line.size(), maxShownLine)).toString();
    for (QChar &character : text) {
        if (isStructural(character))
            character = QChar::ReplacementCharacter;
    }
    if (line.size() > maxShownLine) {
        text += QCoreApplication::translate("schemawright::textpane", " … %1 more characters")
                    .arg(QLocale().toString(line.size() - maxShownLine));
    }
    return text;
}

} // namespace schemawright::textpane
