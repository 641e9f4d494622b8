#include "views/panels/logpanel.h"

#include <QFontDatabase>
#include <QTime>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::panels {

LogPanel::LogPanel(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setAccessibleName(tr("Log"));
    setPlaceholderText(tr("What Schemawright does is listed here."));
    setMaximumBlockCount(5000);
    setFrameShape(QFrame::NoFrame);
}

void LogPanel::add(const QString &text)
{
    appendPlainText(QTime::currentTime().toString(u"HH:mm:ss"_s) + u"  "_s + text);
}

} // namespace schemawright::panels
