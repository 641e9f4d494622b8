// What runs in the background: one row per job with its progress and a way to stop it.
#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace schemawright::panels {

struct JobRow {
    quint64 id = 0;
    QString title;
    QString activity; ///< what it does just now; may be empty
    double fraction = -1; ///< negative: unknown
    QDateTime startedAt;
    bool running = false;
    bool cancelling = false;
};

class JobsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPanel(QWidget *parent = nullptr);
    void setJobs(const QList<JobRow> &jobs);

signals:
    void cancelRequested(quint64 id);

private:
    struct Row {
        QWidget *widget = nullptr;
        QLabel *text = nullptr;
        QProgressBar *bar = nullptr;
        QPushButton *cancel = nullptr;
    };
    [[nodiscard]] Row makeRow(quint64 id);
    void show(const JobRow &job);
    void refresh();

    QLabel *m_empty;
    QVBoxLayout *m_layout;
    QTimer *m_clock; ///< elapsed times go on between two reports
    QHash<quint64, Row> m_rows;
    QList<JobRow> m_jobs;
};

} // namespace schemawright::panels
