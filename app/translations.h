// The words of the window in the language of the person.
#pragma once

#include <QTranslator>

namespace schemawright::app {

/// Installed as long as it lives. To be made after QApplication and before the first window.
class Translations
{
public:
    Translations();

private:
    QTranslator m_english; ///< its plural forms; languages that are installed later come first
    QTranslator m_qt;
    QTranslator m_own;
};

} // namespace schemawright::app
