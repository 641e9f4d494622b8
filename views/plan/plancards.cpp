#include "views/plan/plancards.h"

#include "views/plan/findingcard.h"
#include "views/textpane/codepane.h"

#include <cmath>

namespace schemawright::plan {

PlanCards::PlanCards(textpane::CodePane *pane)
    : QObject(pane)
    , m_pane(pane)
    , m_measure(new FindingCard(pane->viewport()))
{
    m_measure->hide();
    connect(pane, &textpane::CodePane::rowsMoved, this, &PlanCards::place);
}

void PlanCards::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_measure->setReadOnly(readOnly);
}

void PlanCards::setFindings(const QList<lint::Finding> &findings)
{
    m_findings = findings;
    // Not at once: one of them may be handling the click that brought the new findings.
    for (FindingCard *card : std::as_const(m_cards)) {
        card->hide();
        card->deleteLater();
    }
    m_cards.clear();
}

std::vector<int> PlanCards::neededRows()
{
    std::vector<int> rows;
    const int width = std::max(m_pane->viewport()->width(), 200);
    for (const lint::Finding &finding : std::as_const(m_findings)) {
        const int height = m_measure->neededHeight(finding, width);
        rows.push_back(static_cast<int>(std::ceil(height / m_pane->rowHeight())));
    }
    return rows;
}

int PlanCards::firstRowOf(int finding) const
{
    for (int row = 0; row < m_pane->rowCount(); ++row) {
        if (m_pane->row(row).note == finding)
            return row;
    }
    return -1;
}

void PlanCards::place()
{
    const int height = m_pane->viewport()->height();
    for (int row = 0; row < m_pane->rowCount(); ++row) {
        const int finding = m_pane->row(row).note;
        if (finding < 0 || finding >= m_findings.size())
            continue;
        int rowCount = 1;
        while (row + rowCount < m_pane->rowCount() && m_pane->row(row + rowCount).note == finding)
            ++rowCount;
        const QRectF room(0, m_pane->rowTop(row), m_pane->viewport()->width(), m_pane->rowHeight() * rowCount);
        const bool visible = room.bottom() > 0 && room.top() < height;
        if (visible) {
            FindingCard *card = cardFor(finding);
            card->setGeometry(room.toRect());
            card->show();
        } else if (m_cards.contains(finding)) {
            if (m_cards.value(finding)->isAncestorOf(m_pane->window()->focusWidget()))
                m_pane->setFocus();
            m_cards.value(finding)->hide();
        }
        row += rowCount - 1;
    }
}

FindingCard *PlanCards::cardFor(int finding)
{
    FindingCard *&card = m_cards[finding];
    if (card != nullptr)
        return card;
    card = new FindingCard(m_pane->viewport());
    card->setReadOnly(m_readOnly);
    card->setFinding(m_findings[finding]);
    connect(card, &FindingCard::fixChosen, this, [this, finding](int fix) { emit fixChosen(finding, fix); });
    connect(card, &FindingCard::suppressChosen, this, [this, finding] { emit suppressChosen(finding); });
    connect(card, &FindingCard::rulePageChosen, this, [this, finding] { emit rulePageChosen(finding); });
    connect(card, &FindingCard::leaveRequested, m_pane, qOverload<>(&QWidget::setFocus));
    return card;
}

void PlanCards::focusCard(int finding)
{
    cardFor(finding)->focusFirstButton();
}

} // namespace schemawright::plan
