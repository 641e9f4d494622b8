// What is remembered between two starts: layout, appearance, recent projects. Passwords never.
#pragma once

#include "app/appearance.h"
#include "model/project/projectsettings.h"

#include <QByteArray>
#include <QList>
#include <QSettings>

namespace schemawright::app {

class WindowSettings
{
public:
    /// An empty path is the person's own settings; tests give a file of theirs.
    explicit WindowSettings(const QString &path = {});

    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);

    /// Layout of windows, splitters and headers by name; empty when it was never saved.
    [[nodiscard]] QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);

    [[nodiscard]] QString lastView() const;
    void setLastView(const QString &name);
    /// The object that was open in this project, as objectKeyText writes it.
    [[nodiscard]] QString openObject(const QString &project) const;
    void setOpenObject(const QString &project, const QString &object);

    /// Newest first, at most ten; the connection without its password.
    [[nodiscard]] QList<project::ProjectSettings> recentProjects() const;
    /// Folders whose programs may run: the person has said so, and can take it back.
    [[nodiscard]] bool isTrusted(const QString &folder) const;
    void setTrusted(const QString &folder, bool trusted);
    /// Which of the project's files takes what no file decides; empty: nobody has said.
    [[nodiscard]] QString newFile(const project::ProjectSettings &project) const;
    void setNewFile(const project::ProjectSettings &project, const QString &file);
    void addRecentProject(const project::ProjectSettings &project);
    void clearRecentProjects();

    /// For stores of others that live in the same file.
    [[nodiscard]] QSettings &settings() { return m_settings; }

private:
    void writeRecent(const QList<project::ProjectSettings> &projects);
    mutable QSettings m_settings; ///< QSettings' arrays are read by changing its state
};

/// Names a project in settings: its folder, or the database's URL without a password.
[[nodiscard]] QString projectId(const project::ProjectSettings &project);

} // namespace schemawright::app
