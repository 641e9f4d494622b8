// One migration file as a value: its name cut in version and description, its bytes, and what it says of itself.
#pragma once

#include "model/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::migrations {

/// How the statements of a file share transactions.
enum class TxMode {
    File, ///< one transaction per file; Atlas's default
    None, ///< none of ours: every statement commits for itself
    All, ///< one transaction around every pending file; only for a whole run, never in a file
};

struct MigrationFile {
    /// "20260101000000_init.sql"; "20260101000000_init/migration.sql"; "changelog.sql::2::ann" of a file that holds several.
    QString fileName;
    QString version; ///< the name before the first '_' (or before ".sql")
    QString description; ///< the rest; may be empty
    QByteArray bytes; ///< exactly what the file holds: checksums are taken of these
    QString text; ///< the bytes as text, without a byte order mark
    std::optional<TxMode> txMode; ///< of `-- atlas:txmode`; nullopt: the file does not say
    bool checkpoint = false; ///< `-- atlas:checkpoint`: the file is the whole schema
    bool sumIgnored = false; ///< `-- atlas:sum ignore` on line 1: the content has no checksum
    QString delimiter; ///< of `-- atlas:delimiter`, unescaped; empty: ';'
    QString hash; ///< its chained hash in atlas.sum without "h1:", computed, not read; empty when sumIgnored

    // Of other tools (formats/). `text` is what leads up: what does not belong to it is spaces, so that places hold.
    QString down {}; ///< what takes it back; empty: the tool has none
    QString historyKey {}; ///< how the tool's history table names it
    QStringList parents {}; ///< versions that it follows, where that is a graph
    QStringList replaces {}; ///< those of parents whose place it takes in the tool's table (Alembic: not those that it only depends on)
    bool repeatable = false; ///< runs again whenever it changed
    std::optional<Error> unreadable {}; ///< a program makes its statements: which, and how to get them
    QString standsFor {}; ///< of what `migrate squash` made: the historyKey of the last migration in it (Atlas's: its version)
    /// What the tool does when `down` is empty or does nothing and the file is taken back all the same; empty: nobody writes
    /// ways back there, or what this one's does is not known.
    QString withoutDown {};

    /// The file on disk, relative to the directory.
    [[nodiscard]] QString diskName() const { return fileName.section(QStringLiteral("::"), 0, 0); }

    friend bool operator==(const MigrationFile &, const MigrationFile &) = default;
};

/// The comment that says so, and what it says in a file; empty: the file has none.
[[nodiscard]] QString squashMark(const QString &standsFor);
[[nodiscard]] QString readSquashMark(const QString &text);

/// Cuts the name and reads the directives; `hash` stays empty until the file is part of a directory.
/// Errors: Input (not UTF-8, an unknown or forbidden txmode, two txmodes, an empty delimiter); `file` and `line` are
/// set.
[[nodiscard]] Result<MigrationFile> makeMigrationFile(const QString &fileName, const QByteArray &bytes);

} // namespace schemawright::migrations
