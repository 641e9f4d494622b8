#include "views/textpane/diffpanes.h"

#include "views/textpane/codegutter.h"
#include "views/textpane/codepane.h"
#include "views/textpane/difftoolbar.h"
#include "views/textpane/elidedlabel.h"
#include "views/textpane/overviewruler.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>

namespace schemawright::textpane {

namespace {

constexpr int unifiedBelowWidth = 900; // Two columns of 80 characters do not fit any more.

int digitsOf(qsizetype count)
{
    return static_cast<int>(QString::number(count).size());
}

} // namespace

DiffPanes::DiffPanes(QWidget *parent)
    : QWidget(parent)
    , m_toolBar(new DiffToolBar(this))
{
    buildPages();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_pages, 1);

    for (CodePane *pane : { m_left, m_right, m_unified })
        connectPane(pane);
    connectPair();
    connect(m_ruler, &OverviewRuler::rowRequested, this, [this](int row) { primaryPane()->showRow(row); });
    connect(m_toolBar->nextAction(), &QAction::triggered, this, &DiffPanes::goToNextChange);
    connect(m_toolBar->previousAction(), &QAction::triggered, this, &DiffPanes::goToPreviousChange);
    connect(m_toolBar->swapAction(), &QAction::triggered, this, &DiffPanes::swapRequested);
    connect(m_toolBar->foldAction(), &QAction::toggled, this, &DiffPanes::rebuildAtCurrentChange);
    connect(m_toolBar->unifiedAction(), &QAction::triggered, this, [this](bool unified) {
        m_viewMode = unified ? ViewMode::Unified : ViewMode::SideBySide;
        chooseLayout();
    });
    setMessage(tr("Nothing to compare yet."));
}

void DiffPanes::buildPages()
{
    m_left = new CodePane(this);
    m_right = new CodePane(this);
    m_unified = new CodePane(this);
    m_unified->gutter()->setTwoNumbers(true);
    m_left->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_left->setObjectName(QStringLiteral("leftPane"));
    m_right->setObjectName(QStringLiteral("rightPane"));
    m_unified->setObjectName(QStringLiteral("unifiedPane"));
    m_leftTitle = new ElidedLabel(this);
    m_rightTitle = new ElidedLabel(this);
    m_unifiedTitle = new ElidedLabel(this);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->addWidget(makeColumn(m_leftTitle, m_left));
    m_splitter->addWidget(makeColumn(m_rightTitle, m_right));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({ unifiedBelowWidth, unifiedBelowWidth }); // shares, not pixels: the halves are equal
    connect(m_splitter, &QSplitter::splitterMoved, this, &DiffPanes::syncWidths);
    m_unifiedColumn = makeColumn(m_unifiedTitle, m_unified);
    m_ruler = new OverviewRuler(this);

    auto *content = new QWidget(this);
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_unifiedColumn, 1);
    auto *rulerColumn = new QVBoxLayout;
    rulerColumn->setSpacing(0);
    rulerColumn->addSpacing(m_rightTitle->sizeHint().height()); // level with the panes, not with their titles
    rulerColumn->addWidget(m_ruler, 1);
    layout->addLayout(rulerColumn);
    m_unifiedColumn->hide();
    m_ruler->setPane(m_right);

    m_message = new QLabel(this);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->setMargin(24);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_message);
    m_pages->addWidget(content);
}

QWidget *DiffPanes::makeColumn(ElidedLabel *title, CodePane *pane)
{
    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setContentsMargins(8, 3, 8, 3);
    pane->setFrameShape(QFrame::NoFrame);
    layout->addWidget(title);
    layout->addWidget(pane, 1);
    // The titles' lengths must not decide the halves' widths.
    column->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return column;
}

void DiffPanes::connectPane(CodePane *pane)
{
    connect(pane, &CodePane::rowActivated, this, [this, pane](int row) { onRowActivated(pane, row); });
    connect(pane, &CodePane::currentRowChanged, this, [this, pane](int row) { onCurrentRowChanged(pane, row); });
    connect(pane, &CodePane::zoomRequested, this, &DiffPanes::zoom);
}

void DiffPanes::connectPair()
{
    // No guard against loops: setValue with the value that is there already is silent.
    const auto follow = [](QScrollBar *leader, QScrollBar *follower) {
        connect(leader, &QScrollBar::valueChanged, follower, &QScrollBar::setValue);
        connect(follower, &QScrollBar::valueChanged, leader, &QScrollBar::setValue);
    };
    follow(m_left->verticalScrollBar(), m_right->verticalScrollBar());
    follow(m_left->horizontalScrollBar(), m_right->horizontalScrollBar());
    connect(m_left, &CodePane::currentRowChanged, m_right, &CodePane::setPairedRow);
    connect(m_right, &CodePane::currentRowChanged, m_left, &CodePane::setPairedRow);
}

void DiffPanes::setTexts(const QString &leftTitle, const QString &leftText, const QString &rightTitle,
    const QString &rightText, const diff::TextDiff &diff)
{
    m_texts = makeComparedTexts(leftText, rightText, diff);
    m_findings.clear();
    m_highlighting = {};
    m_currentChange = -1;
    m_leftTitle->setText(leftTitle);
    m_rightTitle->setText(rightTitle);
    m_unifiedTitle->setText(tr("%1 → %2").arg(leftTitle, rightTitle));
    m_left->setAccessibleName(leftTitle);
    m_right->setAccessibleName(rightTitle);
    m_unified->setAccessibleName(tr("%1 and %2 in one column").arg(leftTitle, rightTitle));
    updateNote();
    m_toolBar->swapAction()->setEnabled(true);
    m_toolBar->setPosition(-1, changeCount());
    if (diff.rows.isEmpty()) {
        m_message->setText(tr("Both sides are empty."));
        m_pages->setCurrentIndex(0);
        rebuild();
        return;
    }
    m_pages->setCurrentIndex(1);
    rebuild();
    if (changeCount() > 0)
        goToChange(0);
}

void DiffPanes::setComputing(const QString &leftTitle, const QString &rightTitle)
{
    showMessagePage(tr("Comparing %1 with %2…").arg(leftTitle, rightTitle));
}

void DiffPanes::setError(const QString &reason)
{
    showMessagePage(tr("Could not compare: %1").arg(reason));
}

void DiffPanes::setMessage(const QString &message)
{
    showMessagePage(message);
}

void DiffPanes::showMessagePage(const QString &text)
{
    m_texts = {};
    m_findings.clear();
    m_highlighting = {};
    rebuild();
    setCurrentChange(-1);
    m_toolBar->setPosition(-1, 0);
    m_toolBar->setNote(QString());
    m_toolBar->swapAction()->setEnabled(false);
    m_message->setText(text);
    m_pages->setCurrentIndex(0);
}

void DiffPanes::updateNote()
{
    QStringList notes;
    const diff::TextDiff &diff = m_texts.diff;
    if (diff.hunks.isEmpty() && !diff.rows.isEmpty())
        notes.append(diff.lineEndingsDiffer || diff.finalNewlineDiffers ? tr("No line differs") : tr("No differences"));
    if (diff.lineEndingsDiffer)
        notes.append(tr("line endings differ: one side has CR LF"));
    if (diff.finalNewlineDiffers)
        notes.append(tr("only one side ends with a newline"));
    if (diff.coarse)
        notes.append(tr("the texts differ too much to compare every line"));
    if (diff.wordMarksSkipped)
        notes.append(tr("word marks skipped: too many changed lines"));
    m_toolBar->setNote(notes.join(QStringLiteral(" · ")));
}

void DiffPanes::setHighlighting(const highlight::HighlightedText &left, const highlight::HighlightedText &right)
{
    m_highlighting = { left, right };
    for (CodePane *pane : activePanes()) {
        pane->setHighlighting(Side::Left, left);
        pane->setHighlighting(Side::Right, right);
    }
}

void DiffPanes::rebuild()
{
    m_folds = m_toolBar->foldAction()->isChecked() ? makeFolds(m_texts.diff) : QList<Fold>();
    for (CodePane *pane : activePanes())
        fillPane(pane, roleOf(pane));
    syncWidths();
    updateFindings();
}

void DiffPanes::setSwapVisible(bool visible)
{
    m_toolBar->swapAction()->setVisible(visible);
}

void DiffPanes::rebuildAtCurrentChange()
{
    const int change = m_currentChange;
    rebuild();
    if (change >= 0)
        goToChange(change);
}

void DiffPanes::fillPane(CodePane *pane, PaneRole role)
{
    pane->setContent(paneContent(m_texts, std::span(m_folds.constData(), static_cast<size_t>(m_folds.size())), role));
    pane->gutter()->setDigits(digitsOf(std::max(m_texts.leftLines.size(), m_texts.rightLines.size())));
    pane->setHighlighting(Side::Left, m_highlighting[0]);
    pane->setHighlighting(Side::Right, m_highlighting[1]);
    pane->setCurrentHunk(m_currentChange);
}

QList<CodePane *> DiffPanes::activePanes() const
{
    return m_shownUnified ? QList { m_unified } : QList { m_left, m_right };
}

CodePane *DiffPanes::primaryPane() const
{
    return m_shownUnified ? m_unified : m_right;
}

CodePane *DiffPanes::focusedPane() const
{
    return !m_shownUnified && m_left->hasFocus() ? m_left : primaryPane();
}

PaneRole DiffPanes::roleOf(const CodePane *pane) const
{
    if (pane == m_unified)
        return PaneRole::Unified;
    return pane == m_left ? PaneRole::Left : PaneRole::Right;
}

bool DiffPanes::isUnified() const
{
    switch (m_viewMode) {
    case ViewMode::Automatic:
        return width() < unifiedBelowWidth;
    case ViewMode::SideBySide:
        return false;
    case ViewMode::Unified:
        return true;
    }
    Q_UNREACHABLE();
}

void DiffPanes::chooseLayout()
{
    const bool unified = isUnified();
    m_toolBar->unifiedAction()->setChecked(unified);
    if (unified == m_shownUnified)
        return;
    const bool hadFocus = focusedPane()->hasFocus();
    m_shownUnified = unified;
    m_splitter->setVisible(!unified);
    m_unifiedColumn->setVisible(unified);
    m_ruler->setPane(primaryPane());
    rebuildAtCurrentChange();
    if (hadFocus)
        primaryPane()->setFocus();
}

void DiffPanes::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    chooseLayout();
    syncWidths();
}

void DiffPanes::syncWidths()
{
    const QList<CodePane *> panes = activePanes();
    qreal needed = 0;
    int narrowest = panes.first()->viewport()->width();
    for (const CodePane *pane : panes) {
        needed = std::max(needed, pane->neededWidth());
        narrowest = std::min(narrowest, pane->viewport()->width());
    }
    // Range = content - viewport: what one viewport is wider, its content must be too.
    for (CodePane *pane : panes) {
        pane->setHorizontalScrollBarPolicy(needed > narrowest ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
        pane->setContentWidth(needed + pane->viewport()->width() - narrowest);
    }
}

void DiffPanes::zoom(int steps)
{
    QFont font = m_right->font();
    font.setPointSizeF(std::clamp(font.pointSizeF() + steps, 6.0, 32.0));
    for (CodePane *pane : { m_left, m_right, m_unified })
        pane->setPaneFont(font);
    syncWidths();
}

QList<QAction *> DiffPanes::navigationActions() const
{
    return { m_toolBar->previousAction(), m_toolBar->nextAction(), m_toolBar->foldAction(), m_toolBar->unifiedAction(),
        m_toolBar->swapAction() };
}

} // namespace schemawright::textpane
