// One finding between the lines of a plan: icon, words, evidence, and buttons for what can be done about it.
#pragma once

#include "model/lint/finding.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace schemawright::textpane {
class ElidedLabel;
}

namespace schemawright::plan {

class FindingCard final : public QFrame
{
    Q_OBJECT

public:
    explicit FindingCard(QWidget *parent = nullptr);

    /// Only the rule page is offered; before setFinding().
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    void setFinding(const lint::Finding &finding);
    /// For a card that is never shown: how high one for `finding` would be. Much cheaper than setFinding.
    [[nodiscard]] int neededHeight(const lint::Finding &finding, int width);
    void focusFirstButton();

signals:
    void fixChosen(int fix);
    void suppressChosen();
    void rulePageChosen();
    /// Escape: back to the text.
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &description);
    void rebuildButtons(const lint::Finding &finding);
    void addEditButtons(const lint::Finding &finding);

    lint::Severity m_severity = lint::Severity::Warning;
    bool m_readOnly = false;
    QLabel *m_icon = nullptr;
    textpane::ElidedLabel *m_heading = nullptr;
    QLabel *m_sentence = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QList<QPushButton *> m_made;
};

} // namespace schemawright::plan
