#include "views/panels/banners.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::panels {

namespace {

QStyle::StandardPixmap pixmapFor(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Information:
        return QStyle::SP_MessageBoxInformation;
    case BannerKind::Warning:
        return QStyle::SP_MessageBoxWarning;
    case BannerKind::Error:
        return QStyle::SP_MessageBoxCritical;
    }
    Q_UNREACHABLE();
}

QString kindWord(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Information:
        return Banners::tr("Information");
    case BannerKind::Warning:
        return Banners::tr("Warning");
    case BannerKind::Error:
        return Banners::tr("Error");
    }
    Q_UNREACHABLE();
}

QLabel *makeLabel(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// What a statement and a server say may be long: it must not push the window's content away.
QString shortened(const QString &detail)
{
    constexpr qsizetype most = 600;
    return detail.size() <= most ? detail : QString(detail.left(most) + u" …");
}

} // namespace

Banners::Banners(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    hide();
}

void Banners::show(const QString &id, const Banner &banner)
{
    remove(id);
    auto *frame = new QFrame(this);
    frame->setObjectName(id);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::AlternateBase);
    frame->setAccessibleName(kindWord(banner.kind) + u": "_s + banner.text);

    auto *icon = new QLabel(frame);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    icon->setPixmap(style()->standardIcon(pixmapFor(banner.kind), nullptr, this).pixmap(size));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(banner.text, u"text"_s, frame));
    if (!banner.detail.isEmpty()) {
        QLabel *detail = makeLabel(shortened(banner.detail), u"detail"_s, frame);
        QFont smaller = detail->font();
        smaller.setPointSizeF(smaller.pointSizeF() * 0.9);
        detail->setFont(smaller);
        words->addWidget(detail);
    }
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(9, 5, 6, 5);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    for (const BannerAction &action : banner.actions) {
        auto *button = new QPushButton(action.text, frame);
        button->setAutoDefault(false);
        // The action may replace this very banner, so it runs when the click is over.
        connect(button, &QPushButton::clicked, this, [run = action.run] { run(); }, Qt::QueuedConnection);
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    if (banner.closable) {
        auto *close = new QToolButton(frame);
        close->setAutoRaise(true);
        close->setText(tr("Dismiss"));
        close->setToolTip(tr("Dismiss"));
        close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton, nullptr, this));
        connect(close, &QToolButton::clicked, this, [this, id] { remove(id); }, Qt::QueuedConnection);
        layout->addWidget(close, 0, Qt::AlignTop);
    }
    m_layout->addWidget(frame);
    setVisible(true);
    QAccessibleEvent event(frame, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banners::remove(const QString &id)
{
    delete findChild<QFrame *>(id, Qt::FindDirectChildrenOnly);
    setVisible(m_layout->count() > 0);
}

bool Banners::has(const QString &id) const
{
    return findChild<QFrame *>(id, Qt::FindDirectChildrenOnly) != nullptr;
}

QString Banners::text(const QString &id) const
{
    const auto *frame = findChild<QFrame *>(id, Qt::FindDirectChildrenOnly);
    return frame ? frame->findChild<QLabel *>(u"text"_s)->text() : QString();
}

} // namespace schemawright::panels
