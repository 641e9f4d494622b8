// All comments at once, by address. Comments on built-in objects (oids below FirstNormalObjectId) are initdb's.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

void readComments(const postgres::ResultSet &rows, Draft &draft)
{
    draft.comments.reserve(rows.rowCount());
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address address { oidAt(rows, row, 0), oidAt(rows, row, 1), static_cast<int>(rows.integer(row, 2)) };
        draft.comments.insert(address, rows.text(row, 3));
    }
}

} // namespace

CatalogQuery commentQuery(const QueryContext &)
{
    return { u"SELECT classoid, objoid, objsubid, description FROM pg_description WHERE objoid >= 16384"_s,
        readComments };
}

} // namespace schemawright::catalog
