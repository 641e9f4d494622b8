#include "model/lint/domainrules.h"

#include "model/lint/newcolumn.h"
#include "model/lint/rulecontext.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// Tables whose columns have the type are not looked up for composite types.
QString usersText(const RuleContext &context)
{
    return context.input().facts.live ? u"which tables use it was not looked up: this assumes that some with rows do"_s
                                      : QString(noDatabaseText(context.input().facts) + u": this assumes that tables with rows use it"_s);
}

void reportDomainScan(RuleContext &context, const sql::AlterDomain &alter, const QString &verb)
{
    if (context.state().isObjectCreatedHere(alter.domain))
        return;
    Report report;
    report.hazard = Hazard::BlocksWrites;
    report.range = context.firstLine();
    report.object = alter.domain.toText();
    report.message = verb + u" domain "_s + report.object
        + u" reads every table that has a column of it, one after the other, each under a SHARE lock: writes wait"_s;
    const catalog::DomainFacts *domain = context.state().domain(alter.domain);
    if (!domain || !context.input().facts.live) {
        report.evidence = usersText(context);
        context.report(report);
        return;
    }
    QStringList users;
    for (const QualifiedName &name : domain->tables) {
        const TableKnowledge table = context.table(name);
        if (table.isInUse())
            users.append(table.evidence());
    }
    report.evidence = users.isEmpty() ? u"no table with many rows uses it on "_s + context.input().facts.database
                                      : users.join(u"; ");
    if (users.isEmpty())
        report.severity = Severity::Info;
    context.report(report);
}

void checkAlterDomainAddConstraint(RuleContext &context)
{
    const auto *alter = context.details<sql::AlterDomain>();
    if (alter && alter->change == sql::DomainChange::AddConstraint && !alter->notValid)
        reportDomainScan(context, *alter, u"adding a constraint to"_s);
}

void checkAlterDomainValidate(RuleContext &context)
{
    const auto *alter = context.details<sql::AlterDomain>();
    if (alter && alter->change == sql::DomainChange::ValidateConstraint)
        reportDomainScan(context, *alter, u"VALIDATE CONSTRAINT of"_s);
}

void checkAlterDomainSetNotNull(RuleContext &context)
{
    const auto *alter = context.details<sql::AlterDomain>();
    if (alter && alter->change == sql::DomainChange::SetNotNull)
        reportDomainScan(context, *alter, u"SET NOT NULL on"_s);
}

void checkCreateDomainWithConstraint(RuleContext &context)
{
    const auto *create = context.details<sql::CreateDomain>();
    if (!create || !create->constrained)
        return;
    Report report;
    report.hazard = Hazard::Slow;
    report.range = context.firstLine();
    report.object = create->domain.toText();
    report.message = u"adding a column of the constrained domain "_s + report.object
        + u" rewrites its table, and changing the constraint locks every table that uses it"_s;
    context.report(report);
}

void checkAddColumnConstrainedDomain(RuleContext &context)
{
    context.forEachAction<sql::AddColumn>(
        [&](const sql::AddColumn &add, const SourceRange &range, const TableKnowledge &table) {
            const QualifiedName type { add.column.type.schema, add.column.type.name };
            const bool isKnown = isConstrainedDomain(add.column.type, context.state());
            if (!isKnown && !mayBeConstrainedDomain(add.column.type, context.state()))
                return;
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = range;
            report.object = table.text + u'.' + add.column.name.name;
            report.message = u"adding "_s + report.object + u" of domain "_s + type.toText() + u" rewrites "_s + table.text
                + u" under an ACCESS EXCLUSIVE lock, even without a default: the domain has a constraint"_s;
            if (!isKnown) {
                report.severity = Severity::Warning;
                report.message = u"if "_s + type.toText() + u" is a domain with a constraint, adding "_s + report.object
                    + u" rewrites "_s + table.text + u" under an ACCESS EXCLUSIVE lock, even without a default"_s;
            }
            context.reportWork(report, table);
        });
}

void checkAlterCompositeType(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    if (!alter || alter->kind != sql::ObjectClass::Type || context.state().isObjectCreatedHere(alter->relation.name))
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = context.firstLine();
    report.object = alter->relation.name.toText();
    report.message = u"changing the composite type "_s + report.object
        + u" locks it, and is refused for an attribute's type while a column uses the type"_s;
    report.evidence = usersText(context);
    context.report(report);
}

} // namespace

std::span<const RuleInfo> domainRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"alter-domain-add-constraint"_s,
            { u"ban-alter-domain-with-add-constraint"_s, u"ban-alter-domain-add-constraint"_s,
                u"add-domain-constraint-without-not-valid"_s },
            Family::Locking, Error, Needs::Catalog,
            u"A domain's new constraint reads every table that uses the domain."_s, checkAlterDomainAddConstraint },
        { u"alter-domain-set-not-null"_s, { u"add-domain-not-null"_s }, Family::Locking, Error, Needs::Catalog,
            u"NOT NULL on a domain reads every table that uses the domain."_s, checkAlterDomainSetNotNull },
        { u"alter-domain-validate-constraint"_s, {}, Family::Locking, Warning, Needs::Catalog,
            u"Validating a domain's constraint reads every table that uses the domain."_s, checkAlterDomainValidate },
        { u"create-domain-with-constraint"_s, { u"ban-create-domain-with-constraint"_s }, Family::Style, Info,
            Needs::Statement, u"A constrained domain makes later changes dear."_s, checkCreateDomainWithConstraint },
        { u"add-column-constrained-domain"_s, {}, Family::Rewrite, Error, Needs::Statistics,
            u"A column of a constrained domain rewrites the table."_s, checkAddColumnConstrainedDomain },
        { u"alter-composite-type"_s, {}, Family::Locking, Warning, Needs::Catalog,
            u"A composite type that columns use can hardly be changed."_s, checkAlterCompositeType },
    });
    return rules;
}

} // namespace schemawright::lint
