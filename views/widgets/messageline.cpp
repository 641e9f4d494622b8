#include "views/widgets/messageline.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::widgets {

MessageLine::MessageLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_label(new QLabel(this))
{
    const int iconSize = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning, nullptr, this).pixmap(iconSize));
    m_icon->setAccessibleName(tr("Warning"));
    m_label->setObjectName(u"messageText"_s);
    m_label->setAccessibleName(tr("Message"));
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_label, 1);
    hide();
}

void MessageLine::setText(const QString &text)
{
    if (text == m_label->text())
        return;
    m_label->setText(text);
    m_label->setAccessibleName(text.isEmpty() ? tr("Message") : text);
    setVisible(!text.isEmpty());
    // Qt 6.8 has announcements; until then an alert is what Orca reads out.
    QAccessibleEvent event(m_label, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString MessageLine::text() const
{
    return m_label->text();
}

} // namespace schemawright::widgets
