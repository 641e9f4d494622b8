#include "model/lint/syntaxrules.h"

#include "model/lint/rulecontext.h"

namespace schemawright::lint {

using namespace Qt::StringLiterals;

void checkSyntax(RuleContext &context)
{
    const std::optional<Error> &error = context.parsed().error;
    if (!error)
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = error->range.value_or(context.parsed().source.range);
    report.message = error->text;
    report.evidence = error->hint;
    // The parser is that of PostgreSQL 17: newer servers understand more.
    if (context.input().facts.serverVersion >= 180000) {
        report.severity = Severity::Warning;
        report.evidence = u"the parser knows the syntax of PostgreSQL 17, the server is newer"_s;
    }
    context.report(report);
}

} // namespace schemawright::lint
