// The files of a schema.prisma while they are edited: their text, what it means, and edits of blocks.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/prisma/schema.h"
#include "model/sources/prisma/blockeditor.h"

#include <QList>
#include <QMap>

#include <map>
#include <utility>
#include <vector>

namespace schemawright::sources {

struct PrismaFile {
    QString file;
    QString text;
    friend bool operator==(const PrismaFile &, const PrismaFile &) = default;
};

class PrismaFiles
{
public:
    PrismaFiles(const QList<PrismaFile> &files, const QString &standardSchema);

    [[nodiscard]] const prisma::Schema &schema() const { return m_schema; }
    [[nodiscard]] const std::vector<prisma::Document> &documents() const { return m_documents; }
    [[nodiscard]] QList<PrismaFile> files() const;
    /// "model User: …" of the first mistake; empty: there is none.
    [[nodiscard]] QString firstError() const;
    /// The block in front of `@db.`.
    [[nodiscard]] QString datasourceName() const;
    [[nodiscard]] const QString &standardSchema() const { return m_standardSchema; }

    [[nodiscard]] const prisma::Model *findModel(const QualifiedName &table) const; ///< nullptr: none
    [[nodiscard]] const prisma::Enumeration *findEnum(const QualifiedName &type) const;
    [[nodiscard]] const prisma::ScalarField *findField(const prisma::Model &model, const QString &column) const;
    [[nodiscard]] int indexOf(const prisma::Model &model) const; ///< what relations call it

    /// Edits of a block are collected until apply(); the editor lives until then.
    [[nodiscard]] BlockEditor &edit(const prisma::Place &place);
    void removeBlock(const prisma::Place &place); ///< with the comment directly above it
    /// Behind the last block of that kind, or at the end of the last file.
    void addBlock(prisma::BlockKind kind, const QString &text);
    /// Writes all edits into the texts and reads them again: what was found before is gone.
    void apply();

private:
    [[nodiscard]] const prisma::Block &block(const prisma::Place &place) const;
    void resolve();

    QString m_standardSchema;
    std::vector<prisma::Document> m_documents;
    prisma::Schema m_schema;
    std::map<std::pair<int, int>, BlockEditor> m_editors; ///< by file and block
    struct Edit {
        SourceRange range;
        QString text;
    };
    QMap<int, QList<Edit>> m_edits; ///< by file
};

} // namespace schemawright::sources
