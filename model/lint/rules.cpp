#include "model/lint/rules.h"

#include "model/lint/columnrules.h"
#include "model/lint/columntyperules.h"
#include "model/lint/compatibilityrules.h"
#include "model/lint/concurrentindexrules.h"
#include "model/lint/constraintrules.h"
#include "model/lint/conventionrules.h"
#include "model/lint/datarules.h"
#include "model/lint/dependentrules.h"
#include "model/lint/destructiverules.h"
#include "model/lint/directoryrules.h"
#include "model/lint/domainrules.h"
#include "model/lint/droppedkeyrules.h"
#include "model/lint/droprules.h"
#include "model/lint/existencerules.h"
#include "model/lint/foreignkeyrules.h"
#include "model/lint/idempotencerules.h"
#include "model/lint/ignorerules.h"
#include "model/lint/indexdesignrules.h"
#include "model/lint/indexrules.h"
#include "model/lint/keyrules.h"
#include "model/lint/loadrules.h"
#include "model/lint/namingrules.h"
#include "model/lint/partitionrules.h"
#include "model/lint/policyrules.h"
#include "model/lint/privilegerules.h"
#include "model/lint/refusalrules.h"
#include "model/lint/renamerules.h"
#include "model/lint/rowrules.h"
#include "model/lint/securityrules.h"
#include "model/lint/storagerules.h"
#include "model/lint/syntaxrules.h"
#include "model/lint/tabledesignrules.h"
#include "model/lint/timeoutrules.h"
#include "model/lint/transactioncontrolrules.h"
#include "model/lint/transactionrules.h"
#include "model/lint/triggerrules.h"
#include "model/lint/typerules.h"
#include "model/lint/vectorclassrules.h"
#include "model/lint/vectorindexrules.h"
#include "model/lint/viewrules.h"

#include <algorithm>
#include <vector>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

std::vector<RuleInfo> joinedRules()
{
    std::vector<RuleInfo> rules;
    for (const std::span<const RuleInfo> part :
        { syntaxRules(), destructiveRules(), dropRules(), typeRules(), dataRules(), columnRules(), renameRules(),
            compatibilityRules(), indexRules(), constraintRules(), transactionRules(), securityRules(), keyRules(),
            foreignKeyRules(), droppedKeyRules(), partitionRules(), triggerRules(), domainRules(), storageRules(), viewRules(),
            concurrentIndexRules(), timeoutRules(), transactionControlRules(), policyRules(), privilegeRules(),
            indexDesignRules(), vectorIndexRules(), vectorClassRules(), tableDesignRules(), columnTypeRules(), rowRules(), loadRules(), namingRules(),
            idempotenceRules(), directoryRules(), dependentRules(), refusalRules(), existenceRules(), ignoreRules(), conventionRules() })
        rules.insert(rules.end(), part.begin(), part.end());
    return rules;
}

/// Whether this is the name of Atlas's analyzer that has the rule's code. https://atlasgo.io/lint/analyzers
bool isAnalyzerOf(const RuleInfo &rule, QStringView analyzer)
{
    const auto hasCode = [&rule](std::initializer_list<QLatin1StringView> codes) {
        return std::any_of(codes.begin(), codes.end(), [&rule](auto code) { return rule.aliases.contains(code); });
    };
    return (analyzer == u"data_depend" && rule.family == Family::DataDependent)
        || (analyzer == u"incompatible" && rule.family == Family::BackwardIncompatible)
        || (analyzer == u"condrop" && hasCode({ "CD101"_L1, "CD102"_L1, "CD103"_L1 }))
        || (analyzer == u"concurrent_index" && hasCode({ "PG101"_L1, "PG102"_L1, "PG103"_L1 }));
}

} // namespace

std::span<const RuleInfo> allRules()
{
    static const std::vector<RuleInfo> rules = joinedRules();
    return rules;
}

const RuleInfo *findRule(const QString &id)
{
    const auto rules = allRules();
    const auto found = std::find_if(rules.begin(), rules.end(), [&id](const RuleInfo &rule) { return rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

QString familyText(Family family)
{
    switch (family) {
    case Family::Destructive:
        return u"destructive"_s;
    case Family::DataDependent:
        return u"data-dependent"_s;
    case Family::BackwardIncompatible:
        return u"backward-incompatible"_s;
    case Family::Locking:
        return u"locking"_s;
    case Family::Rewrite:
        return u"rewrite"_s;
    case Family::Concurrency:
        return u"concurrency"_s;
    case Family::Transaction:
        return u"transaction"_s;
    case Family::Replication:
        return u"replication"_s;
    case Family::Performance:
        return u"performance"_s;
    case Family::Security:
        return u"security"_s;
    case Family::Idempotence:
        return u"idempotence"_s;
    case Family::Naming:
        return u"naming"_s;
    case Family::Style:
        return u"style"_s;
    case Family::Syntax:
        return u"syntax"_s;
    }
    Q_UNREACHABLE();
}

bool isNamedBy(const RuleInfo &rule, const QString &name)
{
    return name == rule.id || name == familyText(rule.family) || rule.aliases.contains(name)
        || isAnalyzerOf(rule, name);
}

} // namespace schemawright::lint
