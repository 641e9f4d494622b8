// The list of all rules. A rule is data and one pure function; its id is also its page resources/rules/<id>.md and its
// golden folder tests/golden/lint/<id>/.
#pragma once

#include "model/lint/finding.h"

#include <span>

namespace schemawright::lint {

class RuleContext;

enum class Family {
    Destructive,
    DataDependent,
    BackwardIncompatible,
    Locking,
    Rewrite,
    Concurrency,
    Transaction,
    Replication,
    Performance,
    Security,
    Idempotence,
    Naming,
    Style,
    Syntax,
};

/// The most that a rule needs to be sure; it works with less and says what it assumes.
enum class Needs { Statement, File, Catalog, Statistics };

struct RuleInfo {
    QString id; ///< permanent
    /// Codes of the same rule in other tools, for their ignore comments. Several rules may share one where another tool
    /// does not tell them apart.
    QStringList aliases;
    Family family = Family::Locking;
    Severity severity = Severity::Warning;
    Needs needs = Needs::Statement;
    QString summary; ///< one sentence
    void (*check)(RuleContext &context) = nullptr;
    /// Only when settings ask for it: a matter of taste, or something that our own apply takes care of.
    bool optional = false;
};

[[nodiscard]] std::span<const RuleInfo> allRules();

/// By id; nullptr when there is none.
[[nodiscard]] const RuleInfo *findRule(const QString &id);

/// "destructive", "data-dependent", …
[[nodiscard]] QString familyText(Family family);

/// Whether a name in an ignore comment or in settings means this rule: its id, an alias, or its family.
[[nodiscard]] bool isNamedBy(const RuleInfo &rule, const QString &name);

} // namespace schemawright::lint
