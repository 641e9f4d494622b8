#include "tests/support/prismascript.h"

#include "model/prisma/parser.h"
#include "model/sources/prismaddl.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;

QString prismaScriptOf(const QString &text)
{
    const prisma::Schema schema = prisma::resolve({ prisma::parseDocument(u"schema.prisma"_s, text) });
    return prisma::hasErrors(schema.problems) ? QString() : sources::prismaScript(sources::prismaStatements(schema));
}

} // namespace schemawright::testing
