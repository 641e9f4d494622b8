#include "model/lint/ignorerules.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// What a comment accepts is known when all statements have been asked about: ignorecomments.h reports these.
void askedAtTheEnd(RuleContext &) { }

} // namespace

std::span<const RuleInfo> ignoreRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"unused-ignore"_s, { u"suppression-unused"_s }, Family::Style, Info, Needs::File,
            u"An ignore comment that accepts nothing."_s, askedAtTheEnd },
        { u"unknown-ignore"_s, { u"suppression-unknown-rule"_s }, Family::Style, Warning, Needs::Statement,
            u"An ignore comment for a rule that nobody knows."_s, askedAtTheEnd },
    });
    return rules;
}

} // namespace schemawright::lint
