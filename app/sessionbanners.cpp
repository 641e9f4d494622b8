#include "app/sessionbanners.h"

#include "views/panels/banners.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

using panels::Banner;
using panels::BannerKind;

QString errorDetail(const Error &error)
{
    QStringList lines;
    if (!error.file.isEmpty())
        lines.append(error.line > 0 ? u"%1:%2:%3"_s.arg(error.file).arg(error.line).arg(error.column) : error.file);
    if (!error.statement.isEmpty())
        lines.append(error.statement.simplified());
    if (!error.detail.isEmpty())
        lines.append(error.detail);
    if (!error.hint.isEmpty())
        lines.append(SessionBanners::tr("Hint: %1").arg(error.hint));
    if (!error.sqlState.isEmpty())
        lines.append(SessionBanners::tr("SQLSTATE %1").arg(error.sqlState));
    return lines.join(u'\n');
}

SessionBanners::SessionBanners(SessionController &session, panels::Banners &banners, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_banners(banners)
{
    connect(&session, &SessionController::snapshotChanged, this, &SessionBanners::onSnapshot);
    connect(&session, &SessionController::openFailed, this, &SessionBanners::onOpenFailed);
    connect(&session, &SessionController::compareFailed, this, &SessionBanners::onCompareFailed);
    connect(&session, &SessionController::differenceChanged, this, [this] { m_banners.remove(u"compare"_s); });
    connect(&session, &SessionController::migrationChanged, this, &SessionBanners::onMigrationChanged);
    connect(&session, &SessionController::filesChanged, this, &SessionBanners::onFilesChanged);
    connect(&session, &SessionController::saveFailed, this, &SessionBanners::onSaveFailed);
    connect(&session, &SessionController::migrationSaved, this, &SessionBanners::onSaved);
    connect(session.document(), &document::SchemaDocument::editRefused, this, [this](const Error &error) {
        m_banners.show(u"refused"_s, { BannerKind::Warning, error.text, errorDetail(error), {}, true });
    });
    connect(session.document(), &document::SchemaDocument::changed, this, [this] { m_banners.remove(u"refused"_s); });
}

void SessionBanners::onSnapshot()
{
    for (const QString &id : { u"open"_s, u"target"_s, u"files"_s, u"migrations"_s, u"warnings"_s, u"save"_s })
        m_banners.remove(id);
    const workflow::SessionSnapshot &snapshot = *m_session.snapshot();
    if (snapshot.currentError) {
        m_banners.show(u"target"_s,
            { BannerKind::Error, snapshot.currentError->text, errorDetail(*snapshot.currentError),
                { { tr("Retry"), [this] { m_session.refresh(); } },
                    { tr("Connect…"), [this] { emit connectRequested(); } } },
                false });
    } else if (!snapshot.project.target) {
        m_banners.show(u"target"_s,
            { BannerKind::Information, tr("No database is connected: differences are shown against the sources."), {},
                { { tr("Connect…"), [this] { emit connectRequested(); } } }, true });
    }
    if (snapshot.brokenMigration) {
        m_banners.show(u"migrations"_s,
            { BannerKind::Error, tr("The migrations cannot run: %1").arg(snapshot.brokenMigration->text),
                QStringList { errorDetail(*snapshot.brokenMigration), tr("Nothing can be saved behind it until it is mended.") }.join(u'\n'), {}, true });
    }
    QStringList warnings = snapshot.warnings;
    if (snapshot.status)
        warnings.append(snapshot.status->problems());
    if (!warnings.isEmpty()) {
        const QString first = warnings.takeFirst();
        m_banners.show(u"warnings"_s, { BannerKind::Warning, first, warnings.join(u'\n'), {}, true });
    }
}

void SessionBanners::onOpenFailed(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    if (error.kind == ErrorKind::Untrusted) {
        m_banners.show(u"open"_s,
            { BannerKind::Warning, error.text, tr("Programs of a project can do all that you can. Allow them only when you know who wrote the project."),
                { { tr("Trust this folder"), [this] { emit trustRequested(); } } }, true });
        return;
    }
    m_banners.show(u"open"_s,
        { BannerKind::Error, error.text, errorDetail(error), { { tr("Retry"), [this] { m_session.refresh(); } } }, true });
}

void SessionBanners::onCompareFailed(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_banners.show(u"compare"_s,
        { BannerKind::Error, tr("The plan is not up to date: %1").arg(error.text), errorDetail(error), {}, true });
}

void SessionBanners::onMigrationChanged()
{
    if (!m_session.migration().schemaChanged) {
        m_banners.remove(u"edited"_s);
        return;
    }
    m_banners.show(u"edited"_s,
        { BannerKind::Warning,
            tr("Fixes changed the migration's text, and the schema was changed since: the text may not lead to it."), {},
            { { tr("Rebuild the migration"), [this] { m_session.rebuildMigration(); } },
                { tr("Keep the text"), [this] { m_banners.remove(u"edited"_s); } } },
            false });
}

void SessionBanners::onFilesChanged()
{
    m_banners.show(u"files"_s,
        { BannerKind::Information, tr("Files of the project have changed on disk."),
            m_session.hasUnsavedEdits() ? tr("Saving puts your edits together with what is there now; where they touch, it asks.") : QString(),
            { { tr("Reload"), [this] { emit reloadRequested(); } } }, true });
}

void SessionBanners::onSaveFailed(const Error &error)
{
    m_banners.show(u"save"_s, { BannerKind::Error, error.text, errorDetail(error), {}, true });
}

void SessionBanners::onSaved(const QStringList &files)
{
const int count = static_cast<int>(files.size());
    const QString text = count <= 3 ? tr("Saved %1.").arg(files.join(u", "_s))
                                    : tr("Saved %n file(s), from %1 to %2.", nullptr, count).arg(files.first(), files.last());
    m_banners.remove(u"theirs"_s);
    m_banners.show(u"saved"_s, { BannerKind::Information, text, {}, {}, true });
}

void SessionBanners::showTheirsKept(const QStringList &files)
{
    m_banners.show(u"theirs"_s,
        { BannerKind::Information,
            tr("Their lines stay in %1. What is left of your edits is planned on them anew: look at it, and save again.").arg(files.join(u", "_s)),
            {}, {}, true });
}

void SessionBanners::showTargetLost(const Error &error)
{
    m_banners.show(u"lost"_s,
        { BannerKind::Error,
            tr("The database does not answer any more. What is shown was read before; it is asked again by itself."),
            errorDetail(error).isEmpty() ? error.text : QString(error.text + u'\n' + errorDetail(error)),
            { { tr("Retry"), [this] { m_session.refresh(); } } }, false });
}

void SessionBanners::hideTargetLost()
{
    m_banners.remove(u"lost"_s);
}

} // namespace schemawright::app
