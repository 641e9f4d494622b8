#include "app/historyview.h"

#include "views/panels/emptystate.h"
#include "views/panels/revisionsmodel.h"

#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

HistoryView::HistoryView(SessionController &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new panels::RevisionsModel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new panels::EmptyState(this))
    , m_view(new QTreeView(this))
{
    m_view->setObjectName(u"revisions"_s);
    m_view->setAccessibleName(tr("Migration history"));
    m_view->setRootIsDecorated(false);
    m_view->setAlternatingRowColors(true);
    m_view->setUniformRowHeights(true);
    m_view->setModel(m_model);
    m_view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &HistoryView::showMenu);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    connect(&m_session, &SessionController::snapshotChanged, this, &HistoryView::onSnapshot);
    onSnapshot();
}

void HistoryView::onSnapshot()
{
    const auto &snapshot = m_session.snapshot();
    m_model->setStatus(snapshot ? snapshot->status : std::nullopt);
    if (!snapshot || !snapshot->current)
        m_empty->setContent(tr("No database is connected"), tr("The history of migrations is kept in the database."));
    else
        m_empty->setContent(tr("No migration was applied yet"),
            tr("Every migration that is applied to %1 is recorded in it and listed here.").arg(snapshot->currentTitle));
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

QString HistoryView::fileOf(int row) const
{
    const QString version = m_model->index(row, panels::RevisionsModel::VersionColumn).data().toString();
    for (const migrations::FileStatus &entry : m_session.snapshot()->status->files) {
        if (entry.revision && entry.revision->version == version)
            return entry.file.fileName;
    }
    return {};
}

void HistoryView::showMenu(const QPoint &position)
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid() || !m_session.snapshot() || !m_session.snapshot()->status)
        return;
    const QString file = fileOf(current.row());
    const QList<migrations::MigrationFile> &files = m_session.snapshot()->directory.files;
    auto *menu = new QMenu(m_view);
    menu->setObjectName(u"historyMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *squash = menu->addAction(tr("S&quash from the first to this one…"), this, [this, file] { emit squashRequested(file); });
    squash->setEnabled(!file.isEmpty() && files.size() > 1 && files.first().fileName != file);
    const QRect row = m_view->visualRect(current);
    menu->popup(m_view->viewport()->mapToGlobal(row.contains(position) ? position : row.center()));
}

} // namespace schemawright::app
