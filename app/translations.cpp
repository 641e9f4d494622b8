#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

void load(QTranslator &translator, const QString &name, const QString &folder)
{
    if (translator.load(QLocale(), name, u"_"_s, folder))
        QCoreApplication::installTranslator(&translator);
}

} // namespace

Translations::Translations()
{
    if (m_english.load(u":/i18n/schemawright_en.qm"_s))
        QCoreApplication::installTranslator(&m_english);
    load(m_qt, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(m_own, u"schemawright"_s, u":/i18n"_s);
}

} // namespace schemawright::app
