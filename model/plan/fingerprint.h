// What tells whether a database is still in the state that a plan was made for. Computed when somebody asks: it reads the
// whole schema, and most plans are only looked at.
#pragma once

#include "model/schema/database.h"

#include <QString>

namespace schemawright::plan {

/// SHA-256 over a canonical text of everything that Database's operator== compares.
[[nodiscard]] QString fingerprint(const schema::Database &database);

class Fingerprint
{
public:
    Fingerprint() = default;
    Fingerprint(QString text) // NOLINT(google-explicit-constructor): a text that is known already
        : m_text(std::move(text))
    {
    }
    explicit Fingerprint(schema::Database database)
        : m_database(std::move(database))
    {
    }

    [[nodiscard]] QString text() const { return m_text.isEmpty() ? fingerprint(m_database) : m_text; }
    friend bool operator==(const Fingerprint &a, const Fingerprint &b) { return a.text() == b.text(); }
    friend bool operator==(const QString &a, const Fingerprint &b) { return a == b.text(); }

private:
    schema::Database m_database; ///< shares its tables with the one that it was made from
    QString m_text;
};

} // namespace schemawright::plan
