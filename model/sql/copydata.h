// pg_dump and psql scripts carry rows between "COPY … FROM stdin;" and a line "\.": not SQL, so they are taken out
// before a script is cut into statements.
#pragma once

#include <QList>
#include <QString>

namespace schemawright::sql {

struct CopyData {
    qsizetype statementEnd = 0; ///< offset of the semicolon of the COPY statement
    QString rows; ///< in COPY's text form, every line ended by a newline
    friend bool operator==(const CopyData &, const CopyData &) = default;
};

struct ScriptWithoutCopyData {
    QString sql; ///< as long as the script: rows are replaced by spaces, so that every offset still holds
    QList<CopyData> blocks; ///< ascending
};

[[nodiscard]] ScriptWithoutCopyData takeCopyData(const QString &script);

} // namespace schemawright::sql
