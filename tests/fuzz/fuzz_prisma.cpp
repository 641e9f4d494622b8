// schema.prisma: whatever the bytes are, the text comes back, problems lie in it, and what has no errors becomes DDL.
#include "tests/fuzz/require.h"

#include "model/prisma/cursor.h"
#include "model/prisma/parser.h"
#include "model/prisma/schema.h"
#include "model/sources/prismaddl.h"

using namespace schemawright;
using testing::require;
using namespace Qt::StringLiterals;

namespace {

void checkPlaces(const QList<prisma::Problem> &problems, const std::vector<prisma::Document> &documents)
{
    for (const prisma::Problem &problem : problems) {
        const QString &text = documents.at(static_cast<std::size_t>(problem.file)).text;
        require(problem.range.start >= 0 && problem.range.length >= 0 && problem.range.end() <= text.size());
        require(!problem.text.isEmpty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    std::vector<prisma::Document> documents;
    documents.push_back(prisma::parseDocument(u"schema.prisma"_s, text));
    require(prisma::write(documents.front()) == text);
    const prisma::Schema schema = prisma::resolve(documents);
    checkPlaces(schema.problems, documents);
    if (!prisma::hasErrors(schema.problems))
        require(!sources::prismaScript(sources::prismaStatements(schema)).isEmpty());
    const QString start = text.left(200);
    require(prisma::unquote(prisma::quote(start)).text == start);
    return 0;
}
