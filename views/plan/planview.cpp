#include "views/plan/planview.h"

#include "model/diff/textdiff.h"
#include "views/plan/findingtext.h"
#include "views/plan/fixpreview.h"
#include "views/plan/plancards.h"
#include "views/plan/planrows.h"
#include "views/textpane/codegutter.h"
#include "views/textpane/codepane.h"
#include "views/textpane/elidedlabel.h"
#include "views/textpane/overviewruler.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>

namespace schemawright::plan {

using textpane::CodePane;

PlanView::PlanView(QWidget *parent)
    : QWidget(parent)
{
    buildHeader();
    buildPages();
    buildActions();
    connectPane();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);
    setMessage(tr("No migration yet: change the schema, and what it takes appears here."));
}

void PlanView::buildHeader()
{
    m_header = new QWidget(this);
    m_title = new textpane::ElidedLabel(m_header);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_wayBack = new QPushButton(tr("Way back"), m_header);
    m_wayBack->setObjectName(QStringLiteral("wayBackButton"));
    m_wayBack->setCheckable(true);
    m_wayBack->setToolTip(tr("Show what takes this migration back, and what it cannot bring back"));
    m_wayBack->hide();
    m_choices = new QPushButton(m_header);
    m_choices->setObjectName(QStringLiteral("choicesButton"));
    m_choices->hide();
    m_save = new QPushButton(tr("Save as migration…"), m_header);
    m_rehearse = new QPushButton(tr("Rehearse"), m_header);
    m_rehearse->setObjectName(QStringLiteral("rehearseButton"));
    m_rehearse->setToolTip(tr("Run it on a development database and measure what it locks and rewrites; your database is not touched"));
    m_apply = new QPushButton(tr("Apply…"), m_header);
    m_edit = new QPushButton(tr("Edit"), m_header);
    m_edit->setObjectName(QStringLiteral("editButton"));
    m_edit->setToolTip(tr("Change the text of this file; findings follow while you type"));
    m_edit->hide();
    auto *layout = new QHBoxLayout(m_header);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_title, 1);
    for (QPushButton *button : { m_choices, m_wayBack, m_edit, m_save, m_rehearse, m_apply }) {
        button->setAutoDefault(false); // Enter in a dialog must never apply a migration.
        layout->addWidget(button);
    }
    connect(m_wayBack, &QPushButton::clicked, this, &PlanView::showWayBack);
    connect(m_choices, &QPushButton::clicked, this, &PlanView::choicesRequested);
    connect(m_save, &QPushButton::clicked, this, &PlanView::saveRequested);
    connect(m_edit, &QPushButton::clicked, this, &PlanView::editRequested);
    connect(m_rehearse, &QPushButton::clicked, this, &PlanView::rehearseRequested);
    connect(m_apply, &QPushButton::clicked, this, &PlanView::applyRequested);
}

void PlanView::setChoices(int count)
{
    m_choices->setVisible(count > 0);
    m_choices->setText(tr("Do %n change(s) another way…", nullptr, count));
    m_choices->setToolTip(tr("In place, or by expand, backfill and contract: without a table that is rewritten while programs wait."));
}

void PlanView::buildPages()
{
    m_message = new QLabel(this);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(24);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *page = new QWidget(this);
    m_pane = new CodePane(page);
    m_pane->setObjectName(QStringLiteral("planPane"));
    m_pane->setFrameShape(QFrame::NoFrame);
    m_pane->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its coming and going would change the cards' heights
    m_pane->gutter()->setShowsBrackets(true);
    m_cards = new PlanCards(m_pane);
    m_ruler = new textpane::OverviewRuler(page);
    m_ruler->setPane(m_pane);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pane, 1);
    layout->addWidget(m_ruler);

    m_undoPane = new CodePane(this);
    m_undoPane->setObjectName(QStringLiteral("undoPane"));
    m_undoPane->setFrameShape(QFrame::NoFrame);
    m_undoPane->setAccessibleName(tr("Way back"));

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_message);
    m_pages->addWidget(page);
    m_pages->addWidget(m_undoPane);
}

QAction *PlanView::addNavigation(const QString &text, const QKeySequence &shortcut, void (PlanView::*slot)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setStatusTip(text);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

void PlanView::buildActions()
{
    m_next = addNavigation(tr("Next finding"), QKeySequence(Qt::Key_F8), &PlanView::goToNextFinding);
    m_previous = addNavigation(tr("Previous finding"), QKeySequence(Qt::SHIFT | Qt::Key_F8), &PlanView::goToPreviousFinding);
    m_rulePage = addNavigation(tr("Rule page"), QKeySequence(Qt::Key_F1), &PlanView::openRulePage);
}

void PlanView::connectPane()
{
    connect(m_pane, &CodePane::currentRowChanged, this, &PlanView::onCurrentRowChanged);
    connect(m_pane, &CodePane::rowActivated, this, [this](int row) {
        if (const int finding = m_pane->row(row).note; finding >= 0)
            m_cards->focusCard(finding);
    });
    connect(m_pane, &CodePane::rowsMoved, this, &PlanView::refillIfWidthMatters);
    connect(m_pane, &CodePane::zoomRequested, this, &PlanView::zoom);
    connect(m_undoPane, &CodePane::zoomRequested, this, &PlanView::zoom);
    connect(m_ruler, &textpane::OverviewRuler::rowRequested, m_pane, &CodePane::showRow);
    connect(&m_colours, &highlight::GradualHighlighter::changed, this,
        [this](const highlight::HighlightedText &text) { m_pane->setHighlighting(textpane::Side::Left, text); });
    connect(&m_undoColours, &highlight::GradualHighlighter::changed, this,
        [this](const highlight::HighlightedText &text) { m_undoPane->setHighlighting(textpane::Side::Left, text); });
    connect(m_cards, &PlanCards::fixChosen, this, &PlanView::previewFix);
    connect(m_cards, &PlanCards::suppressChosen, this, &PlanView::suppressRequested);
    connect(m_cards, &PlanCards::rulePageChosen, this,
        [this](int finding) { emit rulePageRequested(m_content.findings[finding].rule); });
}

void PlanView::setContent(const PlanViewContent &content)
{
    const bool sameText = content.sql == m_content.sql && m_pages->currentIndex() > 0;
    const int line = sameText && m_pane->rowCount() > 0 ? m_pane->row(m_pane->currentRow()).line : -1;
    m_content = content;
    m_lastStatement = -1;
    m_cards->setFindings(content.findings);
    m_pane->setAccessibleName(content.title.isEmpty() ? tr("Migration") : content.title);
    measureCards();
    fillPane();
    m_wayBack->setVisible(!content.undoSql.isEmpty());
    if (content.undoSql.isEmpty())
        m_wayBack->setChecked(false);
    m_pages->setCurrentIndex(m_wayBack->isChecked() ? 2 : 1);
    if (m_wayBack->isChecked())
        fillUndoPane();
    updateTitle();
    for (int row = 0; line >= 0 && row < m_pane->rowCount(); ++row) {
        if (m_pane->row(row).line == line)
            m_pane->setCurrentRow(row);
    }
}

void PlanView::setMessage(const QString &message)
{
    m_content = {};
    m_cards->setFindings({});
    m_cardRows.clear();
    fillPane();
    m_message->setText(message);
    m_wayBack->setChecked(false);
    m_wayBack->hide();
    m_pages->setCurrentIndex(0);
    updateTitle();
}

void PlanView::fillPane()
{
    m_pane->setContent(planRows(m_content, m_cardRows));
    m_pane->gutter()->setDigits(static_cast<int>(QString::number(diff::lineRanges(m_content.sql).size()).size()));
    m_colours.setText(m_content.sql);
    m_pane->setHighlighting(textpane::Side::Left, m_colours.highlighted());
    m_pane->setContentWidth(m_pane->neededWidth());
    m_cards->place();
    updateRuler();
}

void PlanView::showWayBack(bool shown)
{
    if (m_pages->currentIndex() == 0)
        return;
    if (shown)
        fillUndoPane();
    m_pages->setCurrentIndex(shown ? 2 : 1);
    (shown ? m_undoPane : m_pane)->setFocus(Qt::OtherFocusReason);
    updateTitle();
}

void PlanView::fillUndoPane()
{
    PlanViewContent undo;
    undo.sql = m_content.undoSql;
    m_undoPane->setContent(planRows(undo, {}));
    m_undoPane->gutter()->setDigits(static_cast<int>(QString::number(diff::lineRanges(undo.sql).size()).size()));
    m_undoColours.setText(undo.sql);
    m_undoPane->setHighlighting(textpane::Side::Left, m_undoColours.highlighted());
    m_undoPane->setContentWidth(m_undoPane->neededWidth());
}

void PlanView::refillIfWidthMatters()
{
    const int row = m_pane->currentRow();
    if (m_content.findings.isEmpty() || row < 0 || measuredFor() == m_measuredFor || !measureCards())
        return;
    const textpane::PaneRow current = m_pane->row(row);
    const int below = m_pane->currentRow() - m_pane->firstVisibleRow();
    fillPane();
    for (int candidate = 0; candidate < m_pane->rowCount(); ++candidate) {
        const textpane::PaneRow &other = m_pane->row(candidate);
        if (other.line != current.line || other.note != current.note || other.hunk != current.hunk)
            continue;
        m_pane->setCurrentRow(candidate);
        m_pane->verticalScrollBar()->setValue(candidate - below);
        break;
    }
}

std::pair<int, qreal> PlanView::measuredFor() const
{
    return { m_pane->viewport()->width(), m_pane->rowHeight() };
}

bool PlanView::measureCards()
{
    m_measuredFor = measuredFor();
    return std::exchange(m_cardRows, m_cards->neededRows()) != m_cardRows;
}

/// What a reviewer decides by: "2 errors, 1 warning, 4 notes".
QString PlanView::findingCounts() const
{
    QStringList counts;
    const auto count = [this](lint::Severity severity) {
        return static_cast<int>(std::ranges::count(m_content.findings, severity, &lint::Finding::severity));
    };
    if (const int errors = count(lint::Severity::Error); errors > 0)
        counts.append(errors == 1 ? tr("1 error") : tr("%n errors", nullptr, errors));
    if (const int warnings = count(lint::Severity::Warning); warnings > 0)
        counts.append(warnings == 1 ? tr("1 warning") : tr("%n warnings", nullptr, warnings));
    if (const int notes = count(lint::Severity::Info); notes > 0)
        counts.append(notes == 1 ? tr("1 note") : tr("%n notes", nullptr, notes));
    return counts.isEmpty() ? tr("no findings") : counts.join(tr(", "));
}

void PlanView::updateTitle()
{
    const QString name = m_content.title.isEmpty() ? tr("Migration") : m_content.title;
    const auto statements = static_cast<int>(m_content.statements.size());
    const auto findings = static_cast<int>(m_content.findings.size());
    const bool empty = m_pages->currentIndex() == 0;
    //: One and many apart, because English has no translation file of its own.
    const QString statementText = statements == 1 ? tr("1 statement") : tr("%n statements", nullptr, statements);
    if (m_pages->currentIndex() == 2)
        m_title->setText(tr("%1: the way back").arg(name));
    else
        m_title->setText(empty ? name : tr("%1: %2, %3").arg(name, statementText, findingCounts()));
    m_save->setEnabled(!empty);
    m_apply->setEnabled(!empty);
    m_rehearse->setEnabled(!empty && !m_isRehearsing);
    m_next->setEnabled(findings > 0);
    m_previous->setEnabled(findings > 0);
}

void PlanView::updateRuler()
{
    std::vector<textpane::RulerMark> marks;
    for (int finding = 0; finding < m_content.findings.size(); ++finding) {
        const lint::Finding &shown = m_content.findings[finding];
        marks.push_back({ .firstRow = std::max(m_cards->firstRowOf(finding), 0),
            .severity = shown.severity,
            .text = findingSentence(shown) });
    }
    m_ruler->setMarks(std::move(marks));
}

void PlanView::setEditable(bool editable)
{
    m_save->setVisible(editable);
    m_apply->setVisible(editable);
}

void PlanView::setReadOnly()
{
    setEditable(false);
    m_rehearse->hide();
    m_cards->setReadOnly(true);
}

void PlanView::setEditOffered(bool offered)
{
    m_edit->setVisible(offered);
}

void PlanView::setRehearsing(bool rehearsing)
{
    m_isRehearsing = rehearsing;
    m_rehearse->setText(rehearsing ? tr("Rehearsing…") : tr("Rehearse"));
    m_rehearse->setEnabled(!rehearsing && m_pages->currentIndex() != 0);
}

void PlanView::setSaveEnabled(bool enabled)
{
    m_save->setEnabled(enabled);
}

void PlanView::setApplyEnabled(bool enabled, const QString &reason)
{
    m_apply->setEnabled(enabled);
    m_apply->setToolTip(reason);
    m_apply->setAccessibleDescription(reason);
}

int PlanView::currentFinding() const
{
    const int row = m_pane->currentRow();
    return row >= 0 ? m_pane->row(row).note : -1;
}

int PlanView::currentStatement() const
{
    const int row = m_pane->currentRow();
    return row >= 0 ? m_pane->row(row).hunk : -1;
}

void PlanView::showFinding(int finding)
{
    if (const int row = m_cards->firstRowOf(finding); row >= 0)
        m_pane->showRow(row);
}

void PlanView::showStatement(int statement)
{
    for (int row = 0; row < m_pane->rowCount(); ++row) {
        if (m_pane->row(row).hunk == statement) {
            m_pane->showRow(row);
            return;
        }
    }
}

void PlanView::goToNextFinding()
{
    stepFinding(1);
}

void PlanView::goToPreviousFinding()
{
    stepFinding(-1);
}

void PlanView::stepFinding(int direction)
{
    const int count = m_pane->rowCount();
    const int current = m_pane->currentRow();
    const int here = currentFinding();
    // Once round the rows, and back to the finding that the caret is on when it is the only one.
    for (int step = 1; step <= count; ++step) {
        const int row = (current + direction * step + 2 * count) % count;
        const int finding = m_pane->row(row).note;
        if (finding < 0 || (finding == here && step < count))
            continue;
        if ((row - current) * direction <= 0)
            emit statusMessage(direction > 0 ? tr("Wrapped to the first finding") : tr("Wrapped to the last finding"));
        showFinding(finding);
        m_pane->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void PlanView::onCurrentRowChanged(int row)
{
    if (row < 0)
        return;
    const textpane::PaneRow &current = m_pane->row(row);
    m_pane->setCurrentHunk(current.hunk);
    if (current.note >= 0)
        emit findingSelected(current.note);
    if (std::exchange(m_lastStatement, current.hunk) != current.hunk && current.hunk >= 0)
        emit statementSelected(current.hunk);
}

void PlanView::openRulePage()
{
    if (const int finding = currentFinding(); finding >= 0)
        emit rulePageRequested(m_content.findings[finding].rule);
}

void PlanView::previewFix(int finding, int fix)
{
    auto *preview = new FixPreview(m_content.sql, m_content.findings[finding].fixes[fix], this);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    // A plan that changed meanwhile has other findings: then nothing is applied.
    connect(preview, &QDialog::accepted, this, [this, finding, fix, content = m_content] {
        if (content == m_content)
            emit fixRequested(finding, fix);
        else
            emit statusMessage(tr("The migration changed meanwhile: the fix was not applied."));
    });
    preview->open();
}

void PlanView::zoom(int steps)
{
    QFont font = m_pane->font();
    font.setPointSizeF(std::clamp(font.pointSizeF() + steps, 6.0, 32.0));
    for (CodePane *pane : { m_pane, m_undoPane }) {
        pane->setPaneFont(font);
        pane->setContentWidth(pane->neededWidth());
    }
}

void PlanView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Icons of the cards are drawn for a palette and a font.
    if (event->type() == QEvent::PaletteChange && m_cards != nullptr && !m_content.findings.isEmpty()) {
        m_cards->setFindings(m_content.findings);
        m_cards->place();
    }
}

} // namespace schemawright::plan
