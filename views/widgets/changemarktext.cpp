#include "views/widgets/changemarktext.h"

#include "views/document/tableobject.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::widgets {

using document::Mark;

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("schemawright::widgets", text);
}

} // namespace

QString markSign(Mark mark)
{
    switch (mark) {
    case Mark::None:
        return {};
    case Mark::Added:
        return u"+"_s;
    case Mark::Dropped:
        return u"\u2212"_s;
    case Mark::Changed:
    case Mark::Renamed:
    case Mark::Inside:
        return u"~"_s;
    }
    Q_UNREACHABLE();
}

QString markWord(Mark mark)
{
    switch (mark) {
    case Mark::None:
        return {};
    case Mark::Added:
        return word(QT_TRANSLATE_NOOP("schemawright::widgets", "added"));
    case Mark::Changed:
        return word(QT_TRANSLATE_NOOP("schemawright::widgets", "changed"));
    case Mark::Renamed:
        return word(QT_TRANSLATE_NOOP("schemawright::widgets", "renamed"));
    case Mark::Dropped:
        return word(QT_TRANSLATE_NOOP("schemawright::widgets", "dropped"));
    case Mark::Inside:
        return word(QT_TRANSLATE_NOOP("schemawright::widgets", "changed inside"));
    }
    Q_UNREACHABLE();
}

QString markSentence(Mark mark, const diff::Change *change)
{
    const QString text = markWord(mark);
    if (!change)
        return text;
    if (mark == Mark::Renamed && change->before) //: %1 is the name before
        return word(QT_TRANSLATE_NOOP("schemawright::widgets", "renamed from %1"))
            .arg(document::objectName(*change->before));
    if (change->properties.isEmpty())
        return text;
    return text + u": "_s + change->properties.join(u"; "_s);
}

} // namespace schemawright::widgets
