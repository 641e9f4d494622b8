#include "model/lint/syntaxrules.h"

#include "model/lint/rulecontext.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void checkSyntax(RuleContext &context)
{
    const Error *error = context.parsed().error.get();
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

} // namespace

std::span<const RuleInfo> syntaxRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"syntax-error"_s, {}, Family::Syntax, Error, Needs::Statement,
            u"A statement that PostgreSQL's parser does not understand."_s, checkSyntax },
    });
    return rules;
}

} // namespace schemawright::lint
