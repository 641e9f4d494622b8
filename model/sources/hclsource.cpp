#include "model/sources/hclsource.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

QStringList hclPaths(const Source &source)
{
    if (!source.parts.isEmpty())
        return source.parts;
    if (!QFileInfo(source.path).isDir())
        return { source.path };
    QStringList paths;
    QDirIterator files(source.path, { u"*.hcl"_s }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (files.fileName() != u"atlas.hcl")
            paths << path;
    }
    std::ranges::sort(paths);
    return paths;
}

HclInput hclInput(const Source &source, const SourceOptions &options, bool isPart)
{
    HclInput input;
    input.variables = options.variables;
    input.variables.insert(source.variables);
    input.allowsOutsideNames = isPart;
    return input;
}

} // namespace schemawright::sources
