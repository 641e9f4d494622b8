#include "model/prisma/schemafolder.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

/// Deeper folders are none of a schema.
constexpr int maximalFolderDepth = 32;

void collect(const QString &folder, int depth, QStringList &files)
{
    QFileInfoList entries
        = QDir(folder).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::NoSort);
    std::sort(entries.begin(), entries.end(), [](const QFileInfo &one, const QFileInfo &other) {
        return one.fileName().toUtf8() < other.fileName().toUtf8();
    });
    for (const QFileInfo &entry : std::as_const(entries)) {
        if (entry.isDir()) {
            if (!entry.isSymLink() && depth < maximalFolderDepth)
                collect(entry.absoluteFilePath(), depth + 1, files);
        } else if (entry.fileName().endsWith(".prisma"_L1)) {
            files.append(entry.absoluteFilePath());
        }
    }
}

} // namespace

QStringList schemaFiles(const QString &folder)
{
    QStringList files;
    collect(folder, 0, files);
    return files;
}

} // namespace schemawright::prisma
