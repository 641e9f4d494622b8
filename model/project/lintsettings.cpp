#include "model/project/lintsettings.h"

#include "model/base/nearestword.h"
#include "model/catalog/namepattern.h"
#include "model/lint/foreignnames.h"
#include "model/lint/rules.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace schemawright::project {

using namespace Qt::StringLiterals;

namespace {

template <typename Set> bool forEachNamed(const QString &name, const Set &set)
{
    bool found = false;
    // A name of one rule is meant more than a family that is called so too.
    const bool isExact = isRuleName(name);
    for (const lint::RuleInfo &rule : lint::allRules()) {
        if (isExact ? rule.id == name || rule.aliases.contains(name) : lint::isNamedBy(rule, name)) {
            set(rule);
            found = true;
        }
    }
    return found || lint::isForeignRule(name);
}

} // namespace

bool isRuleName(const QString &name)
{
    return std::any_of(lint::allRules().begin(), lint::allRules().end(),
        [&name](const lint::RuleInfo &rule) { return rule.id == name || rule.aliases.contains(name); });
}

bool setRule(LintSettings &settings, const QString &name, bool enabled)
{
    return forEachNamed(name, [&](const lint::RuleInfo &rule) { settings.rules.insert(rule.id, enabled); });
}

bool setSeverity(LintSettings &settings, const QString &name, lint::Severity severity)
{
    return forEachNamed(name, [&](const lint::RuleInfo &rule) { settings.severities.insert(rule.id, severity); });
}

std::optional<int> serverVersionFrom(const QString &version)
{
    static const QRegularExpression form(u"^([1-9][0-9]{0,2})(?:\\.([0-9]{1,2}))?$"_s);
    const auto match = form.match(version);
    if (!match.hasMatch())
        return {};
    return match.captured(1).toInt() * 10'000 + match.captured(2).toInt();
}

std::optional<lint::Severity> severityFrom(const QString &word)
{
    for (const lint::Severity severity : { lint::Severity::Info, lint::Severity::Warning, lint::Severity::Error }) {
        if (lint::severityText(severity) == word)
            return severity;
    }
    return {};
}

LintSettings merged(const LintSettings &below, const LintSettings &above)
{
    LintSettings result = below;
    for (auto rule = above.rules.begin(); rule != above.rules.end(); ++rule)
        result.rules.insert(rule.key(), *rule);
    for (auto severity = above.severities.begin(); severity != above.severities.end(); ++severity)
        result.severities.insert(severity.key(), *severity);
    result.naming += above.naming; // of several for a kind the last counts
    if (!above.requiredColumns.isEmpty())
        result.requiredColumns = above.requiredColumns;
    const auto takeOver = [](auto &value, const auto &other) {
        if (other)
            value = other;
    };
    takeOver(result.serverVersion, above.serverVersion);
    takeOver(result.fewRows, above.fewRows);
    takeOver(result.smallBytes, above.smallBytes);
    takeOver(result.inTransaction, above.inTransaction);
    if (above.latest || !above.gitBase.isEmpty()) { // either says which files
        result.latest = above.latest;
        result.gitBase = above.gitBase;
        result.gitDir = above.gitDir;
    }
    if (!above.application.isEmpty())
        result.application = above.application;
    result.excluded += above.excluded;
    return result;
}

lint::LintOptions toOptions(const LintSettings &settings)
{
    lint::LintOptions options;
    if (!settings.naming.isEmpty())
        options.enabledRules.append(u"naming-convention"_s);
    if (!settings.requiredColumns.isEmpty())
        options.enabledRules.append(u"require-columns"_s);
    for (auto rule = settings.rules.begin(); rule != settings.rules.end(); ++rule)
        (*rule ? options.enabledRules : options.disabledRules).append(rule.key());
    for (auto severity = settings.severities.begin(); severity != settings.severities.end(); ++severity)
        options.severities.insert(severity.key(), *severity);
    options.naming = settings.naming;
    options.requiredColumns = settings.requiredColumns;
    options.assumedVersion = settings.serverVersion.value_or(options.assumedVersion);
    options.fewRows = settings.fewRows.value_or(options.fewRows);
    options.smallBytes = settings.smallBytes.value_or(options.smallBytes);
    return options;
}

bool isExcluded(const LintSettings &settings, const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    return std::any_of(settings.excluded.begin(), settings.excluded.end(), [&](const ExcludedPaths &excluded) {
        const QString relative = QDir(excluded.folder).relativeFilePath(absolute);
        return std::any_of(excluded.patterns.begin(), excluded.patterns.end(), [&](const QString &pattern) {
            return catalog::matchesGlob(pattern, relative) || catalog::matchesGlob(pattern, path);
        });
    });
}

QString similarRuleText(const QString &name)
{
    QStringList known;
    for (const lint::RuleInfo &rule : lint::allRules())
        known += rule.aliases + QStringList { rule.id };
    const QString similar = nearestWord(name, known);
    return similar.isEmpty() ? QString() : u", did you mean %1?"_s.arg(similar);
}

} // namespace schemawright::project
