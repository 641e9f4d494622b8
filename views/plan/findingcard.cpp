#include "views/plan/findingcard.h"

#include "views/plan/findingtext.h"
#include "views/textpane/elidedlabel.h"
#include "views/textpane/panecolors.h"
#include "views/textpane/severityicon.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace schemawright::plan {

FindingCard::FindingCard(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_heading(new textpane::ElidedLabel(this))
    , m_sentence(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    setAutoFillBackground(true);
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    setFont(QApplication::font()); // not the pane's: these are sentences
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_sentence->setWordWrap(true);
    // Text of rules and of people: never read as HTML.
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_icon, 0, 0);
    layout->addWidget(m_heading, 0, 1);
    layout->addWidget(m_sentence, 1, 1);
    layout->addLayout(m_buttons, 2, 1);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(3, 1); // what whole rows leave over goes below the buttons
    m_buttons->setSpacing(6);
}

void FindingCard::setFinding(const lint::Finding &finding)
{
    m_severity = finding.severity;
    const int side = fontMetrics().height();
    m_icon->setPixmap(textpane::severityIcon(finding.severity, palette()).pixmap(QSize(side, side), devicePixelRatioF()));
    m_heading->setText(QStringLiteral("%1 · %2").arg(findingHeading(finding), finding.rule));
    m_sentence->setText(lint::findingText(finding));
    setAccessibleName(findingSentence(finding));
    rebuildButtons(finding);
}

int FindingCard::neededHeight(const lint::Finding &finding, int width)
{
    // Icon, heading and buttons are equally high on every card.
    if (m_made.isEmpty())
        setFinding(finding);
    m_sentence->setText(lint::findingText(finding));
    return heightForWidth(width);
}

void FindingCard::rebuildButtons(const lint::Finding &finding)
{
    qDeleteAll(m_made);
    m_made.clear();
    while (QLayoutItem *stretch = m_buttons->takeAt(0))
        delete stretch;
    if (!m_readOnly)
        addEditButtons(finding);
    QPushButton *page = addButton(tr("Rule page"), tr("Why this matters and how to do it safely (F1)"));
    connect(page, &QPushButton::clicked, this, &FindingCard::rulePageChosen);
    m_buttons->addStretch();
}

void FindingCard::addEditButtons(const lint::Finding &finding)
{
    for (int fix = 0; fix < finding.fixes.size(); ++fix) {
        QPushButton *button = addButton(
            tr("Fix: %1…").arg(finding.fixes[fix].title), tr("Shows what the fix changes, and applies it if you agree"));
        connect(button, &QPushButton::clicked, this, [this, fix] { emit fixChosen(fix); });
    }
    QPushButton *suppress
        = addButton(tr("Suppress…"), tr("Writes a comment with a reason into the SQL; lint then passes over this"));
    connect(suppress, &QPushButton::clicked, this, &FindingCard::suppressChosen);
}

QPushButton *FindingCard::addButton(const QString &text, const QString &description)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setToolTip(description);
    button->setAccessibleDescription(description);
    m_buttons->addWidget(button);
    m_made.append(button);
    return button;
}

void FindingCard::focusFirstButton()
{
    m_made.first()->setFocus(Qt::TabFocusReason);
}

void FindingCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const textpane::PaneColors colors = textpane::paneColors(palette());
    painter.fillRect(rect(), colors.note);
    painter.fillRect(QRect(0, 0, 3, height()), colors.severity(m_severity));
}

void FindingCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit leaveRequested();
        return;
    }
    if (event->key() == Qt::Key_F1) {
        emit rulePageChosen();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace schemawright::plan
