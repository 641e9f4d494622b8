// What a format needs to write a new migration: what is there, and where the new files are collected.
#pragma once

#include "model/migrations/directorywriter.h"

#include <QDir>
#include <QList>
#include <QStringList>

namespace schemawright::migrations {

struct PlannedFile {
    QString name; ///< relative to the directory
    QString text;
    friend bool operator==(const PlannedFile &, const PlannedFile &) = default;
};

/// A file or folder that gets another name, or other text.
struct PlannedMove {
    QString from; ///< relative to the directory, like `to`
    QString to;
    friend bool operator==(const PlannedMove &, const PlannedMove &) = default;
};

struct DraftContext {
    MigrationDirectory directory; ///< grows with every draft, so that the next one comes behind it
    QDateTime now;
    QList<PlannedFile> files {}; ///< to write; a later one of the same name replaces an earlier one
    QStringList warnings {}; ///< what a person must know or do besides
    QList<PlannedMove> moves {}; ///< happen first
    QStringList removals {}; ///< files, and folders with their migration; happen when all else is written

    void put(const QString &name, const QString &text);
    /// A migration that comes behind all others from now on.
    void grow(const QString &fileName, const QString &version, const QString &description, const QString &historyKey);
};

/// The whole number behind all of `versions`, in the team's way: a timestamp of 14 digits, seconds, or the next number with
/// as many digits. A timestamp when there is none.
[[nodiscard]] QString nextNumber(const QStringList &versions, const QDateTime &now);
/// The same for the files' versions, of which the leading digits count.
[[nodiscard]] QString nextNumber(const QList<MigrationFile> &files, const QDateTime &now);

/// The version of a draft that keeps one or stands for others, else the next number. Errors: Input (the version that it must
/// take does not start with a number).
[[nodiscard]] Result<QString> draftVersion(const DraftContext &context, const MigrationDraft &draft);

/// cleanDescription, or "migration" when nothing is left.
[[nodiscard]] QString draftDescription(const MigrationDraft &draft);

/// One file, for tools that have one for each migration.
[[nodiscard]] QStringList itsOnlyFile(const QDir &folder, const MigrationFile &file);

/// Renames the parts that a migration consists of: in their names the number `before` becomes `after`, behind `prefix`
/// characters. Errors: Input (the migration has no number).
[[nodiscard]] Result<> moveParts(DraftContext &context, const MigrationFile &file, const QStringList &parts, const QString &before,
    const QString &after, qsizetype prefix = 0);
/// The same with the number that the version starts with, and the next number.
[[nodiscard]] Result<> moveByNumber(DraftContext &context, const MigrationFile &file, const QStringList &parts);

/// The digits that a text starts with.
[[nodiscard]] QString leadingDigits(const QString &text);

struct SqlPiece {
    QString comment; ///< lines above it, with their markers; may be empty
    QString sql; ///< without its semicolon
};
/// Errors: Input, from the scanner.
[[nodiscard]] Result<QList<SqlPiece>> sqlPieces(const QString &sql);

} // namespace schemawright::migrations
