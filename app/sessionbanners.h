// What goes wrong with the open project, as sentences above the views, each with the way out.
#pragma once

#include "app/sessioncontroller.h"

namespace schemawright::panels {
class Banners;
}

namespace schemawright::app {

class SessionBanners : public QObject
{
    Q_OBJECT

public:
    /// `banners` must outlive this.
    SessionBanners(SessionController &session, panels::Banners &banners, QObject *parent);

    /// The monitor's word: the server went away, or is back.
    void showTargetLost(const Error &error);
    void hideTargetLost();
    /// Somebody else's lines stay in these files.
    void showTheirsKept(const QStringList &files);

signals:
    void reloadRequested();
    void connectRequested();
    void trustRequested();

private:
    void onSnapshot();
    void onOpenFailed(const Error &error);
    void onCompareFailed(const Error &error);
    void onMigrationChanged();
    void onFilesChanged();
    void onSaveFailed(const Error &error);
    void onSaved(const QStringList &files);

    SessionController &m_session;
    panels::Banners &m_banners;
};

/// Detail, hint, SQLSTATE and statement of an error as lines below its sentence.
[[nodiscard]] QString errorDetail(const Error &error);

} // namespace schemawright::app
