// Whose layout a migration directory has, and what is wrong with one.
#pragma once

#include <QString>
#include <QStringList>

namespace schemawright::migrations {

enum class DirectoryFormat {
    Atlas,
    Prisma,
    GolangMigrate,
    Flyway,
    Goose,
    Dbmate,
    Drizzle,
    Liquibase,
    Supabase,
    Alembic,
};

/// In a folder that templates have made: it says where these are, and nothing is added beside it.
inline const QString templateMarkName = QStringLiteral(".schemawright-templates");

/// What the directory's own tool would stumble over, or would not notice.
struct DirectoryProblem {
    QStringList files; ///< relative to the directory
    QString text; ///< a sentence that names them
    QString hint;
    friend bool operator==(const DirectoryProblem &, const DirectoryProblem &) = default;
};

} // namespace schemawright::migrations
