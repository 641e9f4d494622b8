#include "views/plan/migrationeditor.h"

#include "model/lint/fix.h"
#include "views/plan/findingcard.h"
#include "views/plan/fixpreview.h"
#include "views/plan/sqleditor.h"
#include "views/plan/suppressdialog.h"
#include "views/textpane/elidedlabel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace schemawright::plan {

using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 50ms;

} // namespace

MigrationEditor::MigrationEditor(QWidget *parent)
    : QWidget(parent)
    , m_editor(new SqlEditor(this))
    , m_below(new QStackedWidget(this))
    , m_summary(new QLabel(this))
    , m_card(new FindingCard(this))
{
    m_editor->setObjectName(QStringLiteral("sqlEditor"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { emit checkRequested(sql()); });
    connect(m_editor, &QPlainTextEdit::textChanged, this, &MigrationEditor::onTextChanged);
    connect(m_editor, &QPlainTextEdit::cursorPositionChanged, this, &MigrationEditor::onCaretMoved);
    connect(m_editor, &SqlEditor::zoomRequested, this, &MigrationEditor::zoom);
    connect(m_card, &FindingCard::fixChosen, this, [this](int fix) { previewFix(m_editor->currentFinding(), fix); });
    connect(m_card, &FindingCard::suppressChosen, this, [this] { askForReason(m_editor->currentFinding()); });
    connect(m_card, &FindingCard::rulePageChosen, this, [this] { emit rulePageRequested(m_findings.at(m_editor->currentFinding()).rule); });
    connect(m_card, &FindingCard::leaveRequested, this, [this] { m_editor->setFocus(); });
    m_summary->setContentsMargins(12, 6, 12, 6);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_below->addWidget(m_summary);
    m_below->addWidget(m_card);
    m_below->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    makeHeader();
    makeActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_below);
}

void MigrationEditor::makeHeader()
{
    m_header = new QWidget(this);
    m_heading = new textpane::ElidedLabel(m_header);
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_discard = new QPushButton(tr("Discard changes"), m_header);
    m_discard->setObjectName(QStringLiteral("discardEdit"));
    m_rehearse = new QPushButton(tr("Rehearse"), m_header);
    m_rehearse->setObjectName(QStringLiteral("rehearseEdit"));
    m_rehearse->setToolTip(tr("Run it on a development database and measure what it locks and rewrites; your database is not touched"));
    m_save = new QPushButton(tr("Save file"), m_header);
    m_save->setObjectName(QStringLiteral("saveEdit"));
    m_save->setToolTip(tr("Write the file and the checksums of the directory (Ctrl+Return)"));
    auto *layout = new QHBoxLayout(m_header);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_heading, 1);
    for (QPushButton *button : { m_discard, m_rehearse, m_save }) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    connect(m_discard, &QPushButton::clicked, this, &MigrationEditor::discardRequested);
    connect(m_rehearse, &QPushButton::clicked, this, &MigrationEditor::rehearseRequested);
    connect(m_save, &QPushButton::clicked, this, &MigrationEditor::saveRequested);
}

void MigrationEditor::makeActions()
{
    const auto add = [this](const QKeySequence &key, auto slot) {
        auto *action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(Qt::Key_F8, &MigrationEditor::goToNextFinding);
    add(Qt::SHIFT | Qt::Key_F8, &MigrationEditor::goToPreviousFinding);
    add(Qt::CTRL | Qt::Key_Return, &MigrationEditor::saveRequested);
    add(Qt::Key_F1, [this] {
        if (const int finding = m_editor->currentFinding(); finding >= 0)
            emit rulePageRequested(m_findings.at(finding).rule);
    });
}

bool MigrationEditor::open(const QString &title, const QString &savedText, const QString &text)
{
    m_title = title;
    m_saved = savedText;
    m_problem.clear();
    m_findings.clear();
    m_editor->setAccessibleName(title);
    m_editor->setSql(text);
    onCaretMoved();
    return sql() == text;
}

QString MigrationEditor::sql() const
{
    return m_editor->sql();
}

void MigrationEditor::setFindings(const QString &checked, const QList<lint::Finding> &findings, const QList<qsizetype> &statementStarts)
{
    if (checked != sql())
        return;
    m_isCurrent = true;
    m_problem.clear();
    m_findings = findings;
    m_starts = statementStarts;
    m_editor->setFindings(findings);
    updateHeader();
    onCaretMoved();
}

void MigrationEditor::setProblem(const QString &sentence)
{
    m_problem = sentence;
    m_findings.clear();
    m_editor->setFindings({});
    updateHeader();
    onCaretMoved();
}

void MigrationEditor::onTextChanged()
{
    m_isCurrent = false;
    updateHeader();
    m_pause.start();
    emit modifiedChanged();
}

void MigrationEditor::onCaretMoved()
{
    const int finding = m_editor->currentFinding();
    if (finding >= 0 && finding < m_findings.size()) {
        m_card->setFinding(m_findings.at(finding));
        m_below->setCurrentWidget(m_card);
        return;
    }
    const auto count = static_cast<int>(m_findings.size());
    if (!m_problem.isEmpty())
        m_summary->setText(m_problem);
    else if (count == 0)
        m_summary->setText(m_isCurrent ? tr("No findings.") : tr("Checking…"));
    else
        m_summary->setText(count == 1 ? tr("1 finding; F8 goes to it.") : tr("%n findings; F8 goes to the next one.", nullptr, count));
    m_below->setCurrentWidget(m_summary);
}

void MigrationEditor::updateHeader()
{
    const bool modified = isModified();
    m_heading->setText(modified ? tr("%1: changed, not saved").arg(m_title) : m_title);
    m_save->setEnabled(modified);
    m_discard->setText(modified ? tr("Discard changes") : tr("Stop editing"));
}

void MigrationEditor::setRehearsing(bool rehearsing)
{
    m_rehearse->setText(rehearsing ? tr("Rehearsing…") : tr("Rehearse"));
    m_rehearse->setEnabled(!rehearsing);
}

void MigrationEditor::showFinding(int finding)
{
    m_editor->showFinding(finding);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void MigrationEditor::showPosition(qsizetype position)
{
    m_editor->showPosition(position);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void MigrationEditor::goToNextFinding()
{
    stepFinding(1);
}

void MigrationEditor::goToPreviousFinding()
{
    stepFinding(-1);
}

/// Findings are in the order of the text.
void MigrationEditor::stepFinding(int direction)
{
    if (m_findings.isEmpty())
        return;
    const auto caret = static_cast<qsizetype>(m_editor->textCursor().position());
    const auto last = static_cast<int>(m_findings.size()) - 1;
    int next = direction > 0 ? 0 : last;
    for (int i = 0; i <= last; ++i) {
        const int finding = direction > 0 ? i : last - i;
        const qsizetype start = m_findings.at(finding).range.start;
        if (direction > 0 ? start > caret : start < caret) {
            next = finding;
            break;
        }
    }
    showFinding(next);
}

void MigrationEditor::previewFix(int finding, int fix)
{
    if (finding < 0 || !m_isCurrent)
        return;
    auto *preview = new FixPreview(sql(), m_findings.at(finding).fixes.at(fix), this);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    connect(preview, &QDialog::accepted, this, [this, before = sql(), edits = m_findings.at(finding).fixes.at(fix).edits] {
        if (before == sql())
            m_editor->applyEdits(edits);
        else
            emit statusMessage(tr("The migration changed meanwhile: the fix was not applied."));
    });
    preview->open();
}

void MigrationEditor::askForReason(int finding)
{
    if (finding < 0 || !m_isCurrent)
        return;
    const lint::Finding accepted = m_findings.at(finding);
    auto *dialog = new SuppressDialog(accepted, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, accepted, before = sql(), start = m_starts.value(accepted.statement)] {
        if (before == sql())
            m_editor->applyEdits(lint::suppression(before, accepted.rule, start, dialog->reason()).edits);
    });
    dialog->open();
}

void MigrationEditor::zoom(int steps)
{
    QFont font = m_editor->font();
    font.setPointSizeF(std::clamp(font.pointSizeF() + steps, 6.0, 32.0));
    m_editor->setFont(font);
}

void MigrationEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        onCaretMoved(); // icons are drawn for a palette
}

} // namespace schemawright::plan
