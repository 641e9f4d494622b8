#include "model/lint/reportat.h"

namespace schemawright::lint {

Report reportAt(const SourceRange &range, Hazard hazard, const QString &object, const QString &message)
{
    Report report;
    report.hazard = hazard;
    report.range = range;
    report.object = object;
    report.message = message;
    return report;
}

Report reportAt(const sql::CreateIndex &index, Hazard hazard, const QString &message)
{
    const SourceRange range = index.name.name.isEmpty() ? index.keyword : index.name.range;
    return reportAt(range, hazard, index.table.name.toText(), message);
}

} // namespace schemawright::lint
