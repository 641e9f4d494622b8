// What Prisma's own settings say: prisma.config.ts (from 6.x on, in 7 the only place of the database's address) and the key
// "prisma" of package.json. The file is a program, which is not run: the settings are read where they are written as literals.
#pragma once

#include <QString>

#include <optional>

namespace schemawright::sources {

struct PrismaConfig {
    QString file; ///< absolute path
    QString schema; ///< of the schema's file or folder; absolute; empty: not said
    QString migrations; ///< folder; absolute; empty: not said
    QString url; ///< of the database; empty: not said, or not as a literal
    QString urlVariable; ///< env("NAME") or process.env.NAME instead of `url`
};

/// Of this folder: the file that Prisma would take, else package.json when that has the key; nullopt: neither.
[[nodiscard]] std::optional<PrismaConfig> findPrismaConfig(const QString &folder);

/// The same from the text of a prisma.config.ts in `folder`.
[[nodiscard]] PrismaConfig readPrismaConfig(const QString &text, const QString &folder);

} // namespace schemawright::sources
