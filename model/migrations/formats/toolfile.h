// What the readers of other tools' directories share.
#pragma once

#include "model/migrations/atlasdirectory.h"

#include <QDir>
#include <QStringView>

#include <functional>

namespace schemawright::migrations {

/// Bytes and text of a file; version, description and the rest are the format's. Errors: Io, Input.
[[nodiscard]] Result<MigrationFile> readToolFile(const QDir &folder, const QString &fileName);

/// As bytes of UTF-8, which is how tools sort names; QString compares UTF-16.
[[nodiscard]] QStringList inByteOrder(QStringList names);
/// Names of the folder's files that match, in byte order.
[[nodiscard]] QStringList filesNamed(const QDir &folder, const QString &wildcard);
/// Whether one of the first .sql files of the folder has a line that matches.
[[nodiscard]] bool firstFilesHave(const QDir &folder, const QString &pattern);

/// Lines that `keep` refuses become spaces: everything else stays where it was.
[[nodiscard]] QString keepLines(const QString &text, const std::function<bool(const QString &line, int number)> &keep);
/// Those lines alone, without the spaces.
[[nodiscard]] QString takeLines(const QString &text, const std::function<bool(const QString &line, int number)> &take);

/// What a tool does that takes back versions whether or not there are statements for that: MigrationFile::withoutDown.
[[nodiscard]] QString undoesNothing(const QString &tool);

/// Whether a file of this name is among them.
[[nodiscard]] bool isAmong(const QList<MigrationFile> &files, const MigrationFile &file);

/// "007" is "7"; "000" is "0".
[[nodiscard]] QString withoutZeros(const QString &number);
/// A problem when the version is no number that fits into 63 bits, where the tool keeps it in such.
[[nodiscard]] QList<DirectoryProblem> tooLargeVersions(const QList<MigrationFile> &files, const QString &tool);

/// Whole numbers of any length, leading zeros aside: -1, 0, 1.
[[nodiscard]] int compareNumbers(const QString &a, const QString &b);

/// CRC-32 as zlib computes it.
[[nodiscard]] quint32 crc32(const QByteArray &bytes, quint32 before = 0);

/// Whether the text has statements that refuse a transaction (Some), or nothing else (All).
enum class OutsideTransaction { None, Some, All };
[[nodiscard]] OutsideTransaction outsideTransaction(const QString &sql);
/// Whether the text is one statement that makes transactions of its own, or refuses one: such a file needs no marker.
[[nodiscard]] bool isAloneOutside(const QString &sql);

/// One problem for every version that several files have. `tool` says what it does with them.
[[nodiscard]] QList<DirectoryProblem> sameVersions(const QList<MigrationFile> &files, const QString &tool);

} // namespace schemawright::migrations
