// Connections that the person named, in the settings of the application. Never a password: the type has no place for
// it.
#pragma once

#include "model/postgres/connectionsettings.h"

#include <QList>

class QSettings;

namespace schemawright::connection {

struct SavedConnection {
    QString name;
    QString url; ///< postgres::toUrl: without the password
    QString color; ///< name of a colour of connectionColors(); empty: none
    bool isProduction = false;
    friend bool operator==(const SavedConnection &, const SavedConnection &) = default;
};

class ConnectionStore
{
public:
    /// `settings` must outlive the store.
    explicit ConnectionStore(QSettings &settings);

    [[nodiscard]] QList<SavedConnection> list() const; ///< sorted by name
    /// Replaces the one of the same name.
    void save(const SavedConnection &connection);
    void remove(const QString &name);

private:
    void write(const QList<SavedConnection> &connections);

    QSettings &m_settings;
};

/// The address to store: secrets among the further parameters are left out too.
[[nodiscard]] QString storableUrl(postgres::ConnectionSettings settings);

/// Colours to tell connections apart, legible as a band on light and dark; their English names are what is stored.
[[nodiscard]] QStringList connectionColors();

} // namespace schemawright::connection
