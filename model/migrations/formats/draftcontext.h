// What a format needs to write a new migration: what is there, and where the new files are collected.
#pragma once

#include "model/migrations/directorywriter.h"

#include <QList>
#include <QStringList>

namespace schemawright::migrations {

struct PlannedFile {
    QString name; ///< relative to the directory
    QString text;
    friend bool operator==(const PlannedFile &, const PlannedFile &) = default;
};

struct DraftContext {
    MigrationDirectory directory; ///< grows with every draft, so that the next one comes behind it
    QDateTime now;
    QList<PlannedFile> files; ///< to write; a later one of the same name replaces an earlier one
    QStringList warnings; ///< what a person must know or do besides

    void put(const QString &name, const QString &text);
    /// A migration that comes behind all others from now on.
    void grow(const QString &fileName, const QString &version, const QString &description, const QString &historyKey);
};

/// The whole number behind all of `versions`, in the team's way: a timestamp of 14 digits, seconds, or the next number with
/// as many digits. A timestamp when there is none.
[[nodiscard]] QString nextNumber(const QStringList &versions, const QDateTime &now);
/// The same for the files' versions, of which the leading digits count.
[[nodiscard]] QString nextNumber(const QList<MigrationFile> &files, const QDateTime &now);

/// The version of a draft that keeps one, else the next number.
[[nodiscard]] QString draftVersion(const DraftContext &context, const MigrationDraft &draft);

/// cleanDescription, or "migration" when nothing is left.
[[nodiscard]] QString draftDescription(const MigrationDraft &draft);

struct SqlPiece {
    QString comment; ///< lines above it, with their markers; may be empty
    QString sql; ///< without its semicolon
};
/// Errors: Input, from the scanner.
[[nodiscard]] Result<QList<SqlPiece>> sqlPieces(const QString &sql);

} // namespace schemawright::migrations
