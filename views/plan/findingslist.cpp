#include "views/plan/findingslist.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace schemawright::plan {

FindingsList::FindingsList(QWidget *parent)
    : QWidget(parent)
    , m_model(new FindingsModel(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new QLabel(tr("No problems found."), this))
    , m_view(new QTreeView(this))
{
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(FindingsModel::SentenceColumn, QHeaderView::Stretch);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_view, &QTreeView::activated, this,
        [this](const QModelIndex &index) { emit activated(m_model->sourceIndex(index.row())); });
}

void FindingsList::setFindings(const QList<ListedFinding> &findings)
{
    const bool wasEmpty = m_model->rowCount() == 0;
    const bool hadFiles = m_namesFiles; // a place in one is many times as wide as "line 1"
    m_namesFiles = !findings.isEmpty() && !findings.first().finding.file.isEmpty();
    m_model->setFindings(findings);
    if (wasEmpty || m_namesFiles != hadFiles) {
        for (const int column : { FindingsModel::SeverityColumn, FindingsModel::ObjectColumn, FindingsModel::PlaceColumn,
                 FindingsModel::RuleColumn })
            m_view->resizeColumnToContents(column);
    }
    m_pages->setCurrentIndex(findings.isEmpty() ? 0 : 1);
    emit countChanged(static_cast<int>(findings.size()));
}

void FindingsList::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

int FindingsList::findingCount() const
{
    return m_model->rowCount();
}

void FindingsList::selectFinding(int source)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->sourceIndex(row) == source)
            m_view->setCurrentIndex(m_model->index(row, 0));
    }
}

void FindingsList::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->key() == Qt::Key_F1 && m_view->currentIndex().isValid()) {
        emit rulePageRequested(m_model->finding(m_view->currentIndex().row()).finding.rule);
        return;
    }
    QWidget::keyPressEvent(event);
}

void FindingsList::copySelection() const
{
    QStringList cells;
    const int row = m_view->currentIndex().row();
    for (int column = 0; row >= 0 && column < FindingsModel::ColumnCount; ++column)
        cells.append(m_model->index(row, column).data().toString());
    if (!cells.isEmpty())
        QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

} // namespace schemawright::plan
