// Rules about rows that only a database can answer: nothing is said where none was asked.
#include "model/lint/rowrules.h"

#include "model/lint/rowassumption.h"
#include "model/lint/rulecontext.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

struct RowSentences {
    QString breaks;
    QString unknown;
};

void reportRows(RuleContext &context, const RowAssumption &assumption, const RowSentences &sentences)
{
    const RowVerdict verdict = verdictOn(assumption, context.input().facts);
    if (verdict.state == RowVerdict::State::NotAsked || verdict.state == RowVerdict::State::Fits)
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = assumption.range;
    report.object = assumption.table.text;
    report.evidence = verdict.evidence;
    if (verdict.state == RowVerdict::State::Breaks) {
        report.severity = Severity::Error;
        report.message = sentences.breaks;
    } else {
        report.message = sentences.unknown;
    }
    context.report(report);
}

template <typename Sentences>
void reportAll(RuleContext &context, RowAssumption::Kind kind, const Sentences &sentencesFor)
{
    for (const RowAssumption &assumption : assumptionsOf(context.parsed().statement, context.state())) {
        if (assumption.kind == kind)
            reportRows(context, assumption, sentencesFor(assumption));
    }
}

QString constraintText(const QString &kind, const RowAssumption &assumption)
{
    const QString name = assumption.subject.isEmpty() ? QString() : u' ' + assumption.subject;
    return u"the "_s + kind + name;
}

void checkCheckViolation(RuleContext &context)
{
    reportAll(context, RowAssumption::Kind::Check, [](const RowAssumption &assumption) {
        const QString check = constraintText(u"check"_s, assumption);
        const QString &table = assumption.table.text;
        return RowSentences { u"this fails: rows of "_s + table + u" break "_s + check + u" (23514)"_s,
            u"this fails when a row of "_s + table + u" breaks "_s + check + u" (23514)"_s };
    });
}

void checkForeignKeyViolation(RuleContext &context)
{
    reportAll(context, RowAssumption::Kind::ForeignKey, [](const RowAssumption &assumption) {
        const QString &table = assumption.table.text;
        const QualifiedName &known = assumption.question.referenced;
        const QString referenced = known.isEmpty() ? u"the other table"_s : known.toText();
        return RowSentences { u"this fails: rows of "_s + table + u" point to rows of "_s + referenced
                + u" that do not exist (23503)"_s,
            u"this fails when a row of "_s + table + u" points to a row of "_s + referenced
                + u" that does not exist (23503)"_s };
    });
}

void checkPartitionRows(RuleContext &context)
{
    reportAll(context, RowAssumption::Kind::Partition, [](const RowAssumption &assumption) {
        const QString &table = assumption.table.text;
        return RowSentences { u"this fails: rows of "_s + table + u" are outside of the bounds (23514)"_s,
            u"this fails when a row of "_s + table + u" is outside of the bounds (23514)"_s };
    });
    reportAll(context, RowAssumption::Kind::DefaultPartition, [](const RowAssumption &assumption) {
        const QString what = u" of the default partition "_s + assumption.table.text;
        return RowSentences { u"this fails: rows"_s + what + u" belong into the new partition (23514)"_s,
            u"this fails when a row"_s + what + u" belongs into the new partition (23514)"_s };
    });
}

} // namespace

std::span<const RuleInfo> rowRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"check-violation-risk"_s, {}, Family::DataDependent, Warning, Needs::Statistics,
            u"A check that rows may break."_s, checkCheckViolation },
        { u"foreign-key-violation-risk"_s, {}, Family::DataDependent, Warning, Needs::Statistics,
            u"A foreign key over rows that may point nowhere."_s, checkForeignKeyViolation },
        { u"partition-rows-out-of-range"_s, {}, Family::DataDependent, Warning, Needs::Statistics,
            u"A partition whose rows, or those of the default one, may not be where they belong."_s,
            checkPartitionRows },
    });
    return rules;
}

} // namespace schemawright::lint
