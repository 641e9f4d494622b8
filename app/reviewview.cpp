#include "app/reviewview.h"

#include "app/contentfor.h"
#include "app/windowsettings.h"
#include "views/panels/migrationfilesmodel.h"
#include "views/plan/planview.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

using panels::MigrationFilesModel;

ReviewView::ReviewView(SessionController &session, WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_settings(settings)
    , m_model(new MigrationFilesModel(this))
    , m_files(new QTreeView(this))
    , m_plan(new plan::PlanView(this))
    , m_splitter(new QSplitter(this))
{
    m_files->setObjectName(u"migrationFileList"_s);
    m_files->setAccessibleName(tr("Migration files"));
    m_files->setRootIsDecorated(false);
    m_files->setAlternatingRowColors(true);
    m_files->setUniformRowHeights(true);
    m_files->setModel(m_model);
    m_files->header()->setSectionResizeMode(MigrationFilesModel::NameColumn, QHeaderView::Stretch);
    m_files->header()->setSectionResizeMode(MigrationFilesModel::StateColumn, QHeaderView::ResizeToContents);
    m_files->header()->setStretchLastSection(false);
    m_plan->setObjectName(u"reviewPlan"_s);
    m_plan->setEditable(false);
    m_plan->setRehearseVisible(false);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_files);
    m_splitter->addWidget(m_plan);
    m_splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    if (!m_splitter->restoreState(m_settings.layout(u"review columns"_s)))
        m_splitter->setSizes({ fontMetrics().averageCharWidth() * 55, fontMetrics().averageCharWidth() * 110 });

    m_files->setContextMenuPolicy(Qt::CustomContextMenu);
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_files, &QWidget::customContextMenuRequested, this, &ReviewView::showMenu);
    connect(m_files->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReviewView::showCurrent);
    connect(m_plan, &plan::PlanView::rulePageRequested, this, &ReviewView::rulePageRequested);
    connect(m_plan, &plan::PlanView::statusMessage, this, &ReviewView::statusMessage);
    connect(&m_session, &SessionController::snapshotChanged, this, &ReviewView::onSnapshot);
    onSnapshot();
}

void ReviewView::saveLayout() const
{
    m_settings.setLayout(u"review columns"_s, m_splitter->saveState());
}

void ReviewView::onSnapshot()
{
    const auto &snapshot = m_session.snapshot();
    m_model->setFiles(
        snapshot ? snapshot->directory : migrations::MigrationDirectory(), snapshot ? snapshot->status : std::nullopt);
    if (m_model->rowCount() == 0) {
        m_plan->setMessage(tr("The project has no migrations yet. Save one in Design: it is then listed here."));
        emit findingsChanged();
    } else if (!m_files->currentIndex().isValid()) {
        m_files->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    } else {
        showCurrent();
    }
}

void ReviewView::showMenu(const QPoint &position)
{
    const QModelIndex current = m_files->currentIndex();
    if (!current.isValid() || m_model->rowCount() < 2)
        return;
    QStringList chosen;
    for (const QModelIndex &row : m_files->selectionModel()->selectedRows())
        chosen.append(m_model->file(row.row()).fileName);
    auto *menu = new QMenu(m_files);
    menu->setObjectName(u"migrationMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *squash = menu->addAction(tr("S&quash from the first to this one…"), this,
        [this, file = m_model->file(current.row()).fileName] { emit squashRequested(file); });
    squash->setEnabled(current.row() > 0);
    menu->addAction(tr("&Move behind the others…"), this, [this, chosen] { emit rebaseRequested(chosen); })->setEnabled(!chosen.isEmpty());
    // The key for the menu comes with a place of its own: below the row that it is about.
    const QRect row = m_files->visualRect(current);
    menu->popup(m_files->viewport()->mapToGlobal(row.contains(position) ? position : row.center()));
}

void ReviewView::showFile(const QString &fileName)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->file(row).fileName == fileName)
            m_files->setCurrentIndex(m_model->index(row, 0));
    }
}

void ReviewView::showFinding(int finding)
{
    m_plan->showFinding(finding);
    m_plan->setFocus(Qt::OtherFocusReason);
}

const QString &ReviewView::sql() const
{
    return m_plan->content().sql;
}

const QList<lint::Finding> &ReviewView::findings() const
{
    return m_plan->content().findings;
}

void ReviewView::showCurrent()
{
    const QModelIndex current = m_files->currentIndex();
    if (!current.isValid())
        return;
    const migrations::MigrationFile &file = m_model->file(current.row());
    m_plan->setContent(planContent(file.fileName, file.text, {}, {}));
    m_isChecked = false;
    emit findingsChanged();
    // A pending file runs after those before it: what they prove counts for it.
    QList<migrations::MigrationFile> files = pendingUpTo(file);
    if (files.isEmpty())
        files.append(file);
    m_session.lintFiles(u"lint review"_s, files, [this, file](const Result<QList<workflow::LintedText>> &result) {
        if (result)
            showLinted(file, result->last());
        else if (result.error().kind != ErrorKind::Cancelled)
            emit statusMessage(result.error().text);
    });
}

QList<migrations::MigrationFile> ReviewView::pendingUpTo(const migrations::MigrationFile &file) const
{
    QList<migrations::MigrationFile> files;
    if (!m_session.snapshot() || !m_session.snapshot()->status)
        return files;
    for (const migrations::MigrationFile &pending : m_session.snapshot()->status->pending()) {
        files.append(pending);
        if (pending.fileName == file.fileName)
            return files;
    }
    return {};
}

void ReviewView::showLinted(const migrations::MigrationFile &file, const workflow::LintedText &linted)
{
    const QModelIndex current = m_files->currentIndex();
    if (!current.isValid() || m_model->file(current.row()).fileName != file.fileName)
        return;
    m_plan->setContent(planContent(file.fileName, file.text, linted.statements, linted.findings));
    m_isChecked = true;
    emit findingsChanged();
}

} // namespace schemawright::app
