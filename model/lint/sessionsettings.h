// What SET and SET LOCAL leave in force. docs: sql-set.
#pragma once

#include "model/sql/statement.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace schemawright::lint {

class SessionSettings
{
public:
    void apply(const sql::SetVariable &set, bool inTransaction);
    void endTransaction() { m_local.clear(); }
    void reset();

    /// As written; nullopt when the file has not set it.
    [[nodiscard]] std::optional<QString> value(const QString &name) const;
    /// Of a timeout that the file set; nullopt when it did not, or when the value is no number with a unit.
    [[nodiscard]] std::optional<std::chrono::milliseconds> timeout(const QString &name) const;

private:
    QHash<QString, QString> m_session;
    QHash<QString, QString> m_local;
};

/// "2s", "500", "1min": without a unit in milliseconds. docs: config-setting, "Parameter Names and Values".
[[nodiscard]] std::optional<std::chrono::milliseconds> timeoutOf(const QString &value);

} // namespace schemawright::lint
