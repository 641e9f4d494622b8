#include "views/apply/applypanel.h"

#include "model/base/quantity.h"
#include "views/apply/blockersview.h"
#include "views/apply/buildview.h"
#include "views/apply/durationtext.h"
#include "views/apply/runmodel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::applyview {

ApplyPanel::ApplyPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new RunModel(this))
    , m_title(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_view(new QTreeView(this))
    , m_build(new BuildView(this))
    , m_blockers(new BlockersView(this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_title->setFont(bold);
    m_title->setObjectName(u"applyTitle"_s);
    m_explanation->setWordWrap(true);
    m_view->setObjectName(u"applyStatements"_s);
    m_view->setAccessibleName(tr("Statements of the pending migrations"));
    m_view->setModel(m_model);
    m_view->setAlternatingRowColors(true);
    m_view->setUniformRowHeights(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(RunModel::StatementColumn, QHeaderView::Stretch);
    m_view->setColumnWidth(RunModel::StateColumn, fontMetrics().averageCharWidth() * 24);
    m_view->setColumnWidth(RunModel::NoteColumn, fontMetrics().averageCharWidth() * 50);
    m_build->hide();
    makeButtons();
    makeResult();

    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_pause);
    top->addWidget(m_cancel);
    top->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_explanation);
    layout->addWidget(m_result);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_build);
    layout->addWidget(m_blockers);

    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, m_model, &RunModel::tick);
    connect(m_build, &BuildView::cancelQueryRequested, this, &ApplyPanel::cancelQueryRequested);
    connect(m_blockers, &BlockersView::cancelQueryRequested, this, &ApplyPanel::cancelQueryRequested);
    updateTexts();
}

void ApplyPanel::makeButtons()
{
    m_apply = new QPushButton(tr("&Apply…"), this);
    m_apply->setObjectName(u"applyButton"_s);
    m_pause = new QPushButton(this);
    m_pause->setObjectName(u"pauseButton"_s);
    m_cancel = new QPushButton(tr("&Cancel…"), this);
    m_cancel->setObjectName(u"cancelButton"_s);
    // Apply is never what Enter does by itself.
    for (QPushButton *button : { m_apply, m_pause, m_cancel })
        button->setAutoDefault(false);
    connect(m_apply, &QPushButton::clicked, this, &ApplyPanel::applyRequested);
    connect(m_cancel, &QPushButton::clicked, this, &ApplyPanel::cancelRequested);
    connect(m_pause, &QPushButton::clicked, this, &ApplyPanel::togglePause);
}

void ApplyPanel::makeResult()
{
    m_result = new QWidget(this);
    m_resultIcon = new QLabel(m_result);
    m_resultText = new QLabel(m_result);
    m_resultText->setObjectName(u"applyResult"_s);
    m_resultText->setWordWrap(true);
    m_resultText->setTextFormat(Qt::PlainText);
    m_resultText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_drop = new QPushButton(tr("&Drop it concurrently…"), m_result);
    m_drop->setObjectName(u"dropInvalidButton"_s);
    m_drop->setAutoDefault(false);
    connect(m_drop, &QPushButton::clicked, this, [this] { emit dropInvalidIndexRequested(*m_leftover); });
    auto *layout = new QHBoxLayout(m_result);
    layout->setContentsMargins({});
    layout->addWidget(m_resultIcon, 0, Qt::AlignTop);
    layout->addWidget(m_resultText, 1);
    layout->addWidget(m_drop, 0, Qt::AlignVCenter);
    m_result->hide();
}

void ApplyPanel::setPending(const QList<migrations::MigrationFile> &files, const QString &target)
{
    m_model->setFiles(files);
    m_view->expandAll();
    setPendingCount(static_cast<int>(files.size()), target);
}

void ApplyPanel::setPendingCount(int count, const QString &target)
{
    m_pendingCount = count;
    m_target = target;
    updateTexts();
}

void ApplyPanel::setRunState(RunState state)
{
    m_state = state;
    if (state == RunState::Idle) {
        m_clock.stop();
        setBuild(std::nullopt);
        setBlockers({});
    } else if (!m_clock.isActive()) {
        m_clock.start();
    }
    updateTexts();
}

void ApplyPanel::updateTexts()
{
    const int files = m_pendingCount;
    const bool idle = m_state == RunState::Idle;
    if (m_target.isEmpty())
        m_title->setText(tr("No database is connected"));
    else if (idle && files == 0)
        m_title->setText(tr("%1 has every migration").arg(m_target));
    else if (idle)
        m_title->setText(tr("%n migration(s) wait to be applied to %1", nullptr, files).arg(m_target));
    else
        m_title->setText(tr("Applying to %1").arg(m_target));

    QString explanation;
    if (m_target.isEmpty())
        explanation = tr("Connect to a database to apply migrations to it.");
    else if (idle && files == 0)
        explanation = tr("Change the schema in Design and save the difference as a migration: it is then listed here.");
    else if (m_state == RunState::Pausing)
        explanation = tr("Pauses when the transaction that runs now has ended.");
    else if (m_state == RunState::Paused)
        explanation = tr("Paused: nothing runs, what is done stays done.");
    else if (m_state == RunState::Stopping)
        explanation = tr("Stopping: the server was asked to cancel the statement.");
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());

    m_apply->setVisible(idle);
    m_apply->setEnabled(files > 0 && !m_target.isEmpty());
    m_pause->setVisible(!idle);
    m_pause->setEnabled(m_state != RunState::Stopping);
    const bool pausing = m_state == RunState::Paused || m_state == RunState::Pausing;
    m_pause->setText(pausing ? tr("&Go on") : tr("&Pause before the next statement"));
    m_cancel->setVisible(!idle);
    m_cancel->setEnabled(m_state != RunState::Stopping);
}

void ApplyPanel::togglePause()
{
    if (m_state == RunState::Running)
        emit pauseRequested();
    else
        emit resumeRequested();
}

void ApplyPanel::add(const apply::ApplyEvent &event)
{
    m_model->add(event);
    if (std::holds_alternative<apply::StatementStarted>(event)) {
        setBuild(std::nullopt);
        setBlockers({});
        followRunning();
    }
}

void ApplyPanel::followRunning()
{
    const QModelIndex running = m_model->runningIndex();
    if (running.isValid())
        m_view->scrollTo(running);
}

void ApplyPanel::setBuild(const std::optional<BuildStatus> &build)
{
    if (build)
        m_build->setStatus(*build);
    m_build->setVisible(build.has_value());
}

void ApplyPanel::setBlockers(const QList<catalog::Blocker> &blockers)
{
    m_blockers->setBlockers(blockers);
}

void ApplyPanel::showSuccess(const QString &sentence)
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_resultIcon->setPixmap(style()->standardIcon(QStyle::SP_DialogApplyButton, nullptr, this).pixmap(size));
    m_resultText->setText(sentence);
    m_drop->hide();
    m_result->show();
    QAccessibleEvent alert(m_resultText, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ApplyPanel::showFailure(const Error &error, const std::optional<apply::InvalidIndex> &leftover)
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_resultIcon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxCritical, nullptr, this).pixmap(size));
    QStringList lines { error.text };
    if (!error.sqlState.isEmpty())
        lines.append(tr("SQLSTATE %1").arg(error.sqlState));
    if (!error.detail.isEmpty())
        lines.append(error.detail);
    if (!error.hint.isEmpty())
        lines.append(tr("Hint: %1").arg(error.hint));
    m_leftover = leftover;
    if (leftover) {
        lines.append(leftover->maintained
                ? tr("The index %1 (%2) was left INVALID: every write pays for it, no query uses it.")
                      .arg(leftover->name.toText(), sizeText(leftover->sizeBytes, QLocale()))
                : tr("The index %1 was left INVALID: no query uses it.").arg(leftover->name.toText()));
    }
    m_resultText->setText(lines.join(u'\n'));
    m_drop->setVisible(leftover.has_value());
    m_drop->setToolTip(leftover ? leftover->cleanup : QString());
    m_result->show();
    QAccessibleEvent alert(m_resultText, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ApplyPanel::clearResult()
{
    m_leftover.reset();
    m_result->hide();
}

} // namespace schemawright::applyview
