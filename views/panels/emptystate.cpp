#include "views/panels/emptystate.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace schemawright::panels {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_action(new QPushButton(this))
{
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setBold(true);
    m_title->setFont(font);
    m_title->setAlignment(Qt::AlignCenter);
    m_explanation->setAlignment(Qt::AlignCenter);
    m_explanation->setWordWrap(true);
    m_action->setAutoDefault(false);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionRequested);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(1);
}

void EmptyState::setContent(const QString &title, const QString &explanation, const QString &actionText)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
}

} // namespace schemawright::panels
