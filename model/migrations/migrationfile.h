// One migration file of Atlas's flat layout as a value: its name cut in version and description, its bytes, and the
// directives in its head.
#pragma once

#include "model/base/result.h"

#include <QByteArray>
#include <QString>

namespace schemawright::migrations {

/// How the statements of a file share transactions.
enum class TxMode {
    File, ///< one transaction per file; Atlas's default
    None, ///< none of ours: every statement commits for itself
    All, ///< one transaction around every pending file; only for a whole run, never in a file
};

struct MigrationFile {
    QString fileName; ///< "20260101000000_init.sql"
    QString version; ///< the name before the first '_' (or before ".sql")
    QString description; ///< the rest; may be empty
    QByteArray bytes; ///< exactly what the file holds: checksums are taken of these
    QString text; ///< the bytes as text, without a byte order mark
    std::optional<TxMode> txMode; ///< of `-- atlas:txmode`; nullopt: the file does not say
    bool checkpoint = false; ///< `-- atlas:checkpoint`: the file is the whole schema
    bool sumIgnored = false; ///< `-- atlas:sum ignore` on line 1: the content has no checksum
    QString delimiter; ///< of `-- atlas:delimiter`, unescaped; empty: ';'
    QString hash; ///< its chained hash in atlas.sum without "h1:", computed, not read; empty when sumIgnored

    friend bool operator==(const MigrationFile &, const MigrationFile &) = default;
};

/// Cuts the name and reads the directives; `hash` stays empty until the file is part of a directory.
/// Errors: Input (not UTF-8, an unknown or forbidden txmode, two txmodes, an empty delimiter); `file` and `line` are
/// set.
[[nodiscard]] Result<MigrationFile> makeMigrationFile(const QString &fileName, const QByteArray &bytes);

} // namespace schemawright::migrations
