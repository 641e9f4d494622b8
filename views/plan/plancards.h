// The finding cards over the rows that planRows keeps free for them: made when they come into sight, moved with the text.
#pragma once

#include "views/plan/plancontent.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace schemawright::textpane {
class CodePane;
}

namespace schemawright::plan {

class FindingCard;

class PlanCards final : public QObject
{
    Q_OBJECT

public:
    /// `pane` must live as long as the cards; it is their parent.
    explicit PlanCards(textpane::CodePane *pane);

    /// Nothing is changed from the cards; before setFindings().
    void setReadOnly(bool readOnly);
    /// Takes away the cards of findings before. The rows must follow with planRows(…, neededRows()).
    void setFindings(const QList<lint::Finding> &findings);
    /// How many rows each card needs at the pane's present width.
    [[nodiscard]] std::vector<int> neededRows();
    /// After the pane's rows were set or moved.
    void place();
    [[nodiscard]] int firstRowOf(int finding) const;
    void focusCard(int finding);

signals:
    void fixChosen(int finding, int fix);
    void suppressChosen(int finding);
    void rulePageChosen(int finding);

private:
    [[nodiscard]] FindingCard *cardFor(int finding);

    textpane::CodePane *m_pane = nullptr;
    bool m_readOnly = false;
    QList<lint::Finding> m_findings;
    QHash<int, FindingCard *> m_cards;
    FindingCard *m_measure = nullptr; ///< never shown; answers how high a card would be
};

} // namespace schemawright::plan
