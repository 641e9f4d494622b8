#include "views/panels/statusline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPixmap>

namespace schemawright::panels {

namespace {

/// Colours that stand out from light and dark backgrounds alike; the word beside the dot says the same.
QColor dotColor(ConnectionState state)
{
    switch (state) {
    case ConnectionState::None:
        return QColor(0x88, 0x88, 0x88);
    case ConnectionState::Connecting:
        return QColor(0xd1, 0x9a, 0x1c);
    case ConnectionState::Connected:
        return QColor(0x2e, 0x9d, 0x5b);
    case ConnectionState::Lost:
        return QColor(0xd0, 0x4a, 0x3c);
    }
    Q_UNREACHABLE();
}

QString connectionText(ConnectionState state, const QString &title)
{
    switch (state) {
    case ConnectionState::None:
        return StatusLine::tr("No database connected");
    case ConnectionState::Connecting:
        return title.isEmpty() ? StatusLine::tr("Connecting…") : StatusLine::tr("Connecting to %1…").arg(title);
    case ConnectionState::Connected:
        return title;
    case ConnectionState::Lost:
        return StatusLine::tr("%1: not reachable").arg(title);
    }
    Q_UNREACHABLE();
}

QPixmap dotPixmap(const QColor &color, int size, qreal ratio)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(1, 1, size - 2, size - 2));
    return pixmap;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_development(new QLabel(this))
    , m_pending(new QLabel(this))
    , m_dot(new QLabel(this))
    , m_connection(new QLabel(this))
{
    m_development->setObjectName(QStringLiteral("developmentText"));
    m_pending->setObjectName(QStringLiteral("pendingText"));
    m_connection->setObjectName(QStringLiteral("connectionText"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(fontMetrics().averageCharWidth());
    layout->addWidget(m_pending);
    layout->addSpacing(fontMetrics().averageCharWidth());
    layout->addWidget(m_development);
    layout->addSpacing(fontMetrics().averageCharWidth());
    layout->addWidget(m_dot);
    layout->addWidget(m_connection);
    setConnection(ConnectionState::None, {});
    setPendingCount(-1);
}

void StatusLine::setConnection(ConnectionState state, const QString &title, bool production)
{
    m_dot->setPixmap(dotPixmap(dotColor(state), fontMetrics().ascent(), devicePixelRatioF()));
    const QString text = connectionText(state, title);
    m_connection->setText(production ? tr("PRODUCTION · %1").arg(text) : text);
    QFont font = m_connection->font();
    font.setBold(production);
    m_connection->setFont(font);
}

void StatusLine::setDevelopmentText(const QString &text)
{
    m_development->setText(text);
}

void StatusLine::setPendingCount(int count)
{
    m_pending->setVisible(count >= 0);
    m_pending->setText(count == 0 ? tr("no pending migrations") : tr("%n pending migration(s)", nullptr, count));
}

} // namespace schemawright::panels
