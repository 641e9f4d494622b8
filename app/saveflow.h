// Saving: what a person is asked before the migration and the schema's own files are written.
#pragma once

#include "app/sessioncontroller.h"

#include <QObject>

class QWidget;

namespace schemawright::app {

class WindowSettings;

class SaveFlow : public QObject
{
    Q_OBJECT

public:
    SaveFlow(SessionController &session, WindowSettings &settings, QWidget *window);

    /// Saves the shown migration; asks for a folder when the project has none, for what is not decided yet, and for a name.
    void save();
    /// Which file takes new objects, in a project that has several that can.
    void chooseNewFile();
    [[nodiscard]] bool canChooseNewFile() const;

signals:
    /// Lines of others stay in these files: nothing was saved, the edits are planned again on what is there.
    void theirsKept(const QStringList &files);

private:
    void prepare();
    void onReady(const workflow::SaveProposal &proposal);
    void askPlace(const QList<workflow::NewPlace> &places, const std::function<void()> &next);
    void askWhoseLines(const QList<workflow::TouchingEdits> &files, qsizetype index);
    void planOnDisk(const schema::Database &edited);
    void askName(const workflow::SaveProposal &proposal);
    /// Relative to the project.
    [[nodiscard]] QString shownName(const QString &file) const;

    SessionController &m_session;
    WindowSettings &m_settings;
    QWidget *m_window;
    QList<workflow::KeptEdits> m_kept; ///< what was answered since saving was asked for
};

} // namespace schemawright::app
