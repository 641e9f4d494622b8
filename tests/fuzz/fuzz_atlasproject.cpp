// atlas.hcl: whatever the bytes are, an env of it is read or refused in words. It stands in an empty folder.
#include "model/project/atlasproject.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdlib>

using namespace schemawright;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const QTemporaryDir folder(u"/dev/shm/fuzz-atlasproject-XXXXXX"_s);
    const QString path = folder.filePath(u"atlas.hcl"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(reinterpret_cast<const char *>(data), static_cast<qint64>(size)) < 0)
        std::abort();
    file.close();
    project::AtlasOptions options;
    options.variables = { { u"url"_s, u"postgres://localhost/app"_s } };
    const auto environment = project::loadAtlasEnvironment(path, u"local"_s, options);
    if (!environment && environment.error().text.isEmpty())
        std::abort();
    for (const QString &url : { u"env://url"_s, u"env://dev"_s, u"env://src"_s, u"env://migration.dir"_s }) {
        if (environment)
            static_cast<void>(project::environmentValue(*environment, url));
    }
    return 0;
}
