// Atlas's analyzers and checks, and beside them keys of ours: enable, disable, severity, pg_version, small_table,
// require_columns. docs: atlasgo.io, "Verifying Migration Safety".
#include "model/project/atlaslint.h"

#include <QDir>
#include <QList>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace schemawright::project {

using namespace Qt::StringLiterals;
using sources::BlockReader;

namespace {

void warnAt(BlockReader &block, const QString &text)
{
    block.scope().reportWarning(block.id(), block.node().range, text);
}

void unknownRule(BlockReader &block, const QString &name)
{
    warnAt(block, u"no rule is called %1%2"_s.arg(name, similarRuleText(name)));
}

/// `error` of an analyzer or a check: whether what it finds lets the run fail.
void readError(BlockReader &block, const QString &name, LintSettings &settings)
{
    const auto error = block.truth(u"error"_s);
    if (error && !setSeverity(settings, name, *error ? lint::Severity::Error : lint::Severity::Warning))
        unknownRule(block, name);
}

void readAnalyzer(BlockReader &lint, const QString &name, LintSettings &settings)
{
    for (BlockReader &block : lint.children(name)) {
        readError(block, name, settings);
        if (name == u"concurrent_index") {
            const QList<std::pair<QString, QString>> checks {
                { u"check_create"_s, u"PG101"_s }, { u"check_drop"_s, u"PG102"_s }, { u"check_txmode"_s, u"PG103"_s } };
            for (const auto &[attribute, code] : checks) {
                if (const auto wanted = block.truth(attribute))
                    (void)setRule(settings, code, *wanted);
            }
        }
        block.finish();
    }
}

void readCheck(BlockReader &block, LintSettings &settings)
{
    const QString code = block.name();
    if (const auto skip = block.truth(u"skip"_s); skip && !setRule(settings, code, !*skip))
        unknownRule(block, code);
    readError(block, code, settings);
    block.finish();
}

void readConvention(BlockReader &block, lint::NamedKind kind, LintSettings &settings)
{
    const auto pattern = block.text(u"match"_s);
    const QString message = block.text(u"message"_s).value_or(QString());
    if (!pattern)
        return;
    const QRegularExpression form(*pattern);
    if (form.isValid())
        settings.naming.append({ kind, form, message });
    else
        block.errorAt(u"match"_s, u"%1 is no regular expression: %2"_s.arg(*pattern, form.errorString()));
}

void readNaming(BlockReader &block, LintSettings &settings)
{
    readConvention(block, lint::NamedKind::Any, settings);
    const QList<std::pair<QString, lint::NamedKind>> kinds { { u"schema"_s, lint::NamedKind::Schema },
        { u"table"_s, lint::NamedKind::Table }, { u"column"_s, lint::NamedKind::Column },
        { u"index"_s, lint::NamedKind::Index }, { u"foreign_key"_s, lint::NamedKind::ForeignKey },
        { u"check"_s, lint::NamedKind::Check } };
    for (const auto &[name, kind] : kinds) {
        for (BlockReader &child : block.children(name)) {
            readConvention(child, kind, settings);
            child.finish();
        }
    }
    readError(block, u"naming-convention"_s, settings);
    block.finish();
}

void readOwnRules(BlockReader &block, LintSettings &settings)
{
    for (const auto &[attribute, enabled] : { std::pair(u"enable"_s, true), std::pair(u"disable"_s, false) }) {
        if (!block.has(attribute))
            continue;
        for (const QString &name : block.keywords(attribute)) {
            if (!setRule(settings, name, enabled))
                unknownRule(block, name);
        }
    }
    QList<sources::HclSetting> severities = block.settings(u"severity"_s);
    std::stable_partition(severities.begin(), severities.end(),
        [](const sources::HclSetting &setting) { return !isRuleName(setting.name); });
    for (const sources::HclSetting &setting : std::as_const(severities)) {
        const auto severity = severityFrom(setting.text);
        if (!severity)
            warnAt(block, u"the severity %1 of %2 is none of info, warning, error"_s.arg(setting.text, setting.name));
        else if (!setSeverity(settings, setting.name, *severity))
            unknownRule(block, setting.name);
    }
}

void readOwnLimits(BlockReader &block, LintSettings &settings)
{
    if (const auto version = block.text(u"pg_version"_s)) {
        settings.serverVersion = serverVersionFrom(*version);
        if (!settings.serverVersion)
            block.errorAt(u"pg_version"_s, u"pg_version is a version like 15 or \"15.2\""_s);
    }
    if (auto small = block.child(u"small_table"_s)) {
        if (const auto rows = small->number(u"rows"_s))
            settings.fewRows = rows->toDouble();
        if (const auto bytes = small->number(u"bytes"_s))
            settings.smallBytes = bytes->toLongLong();
        small->finish();
    }
    if (block.has(u"require_columns"_s))
        settings.requiredColumns = block.keywords(u"require_columns"_s);
}

} // namespace

LintSettings readLintBlock(BlockReader &block, const QString &folder)
{
    LintSettings settings;
    if (const auto latest = block.number(u"latest"_s))
        settings.latest = latest->toInt();
    if (auto git = block.child(u"git"_s)) {
        settings.gitBase = git->text(u"base"_s).value_or(QString());
        if (const auto dir = git->text(u"dir"_s))
            settings.gitDir = QDir::cleanPath(QDir(folder).absoluteFilePath(*dir));
        git->finish();
    }
    for (const QString &analyzer : { u"destructive"_s, u"data_depend"_s, u"incompatible"_s, u"condrop"_s, u"concurrent_index"_s, u"non_linear"_s })
        readAnalyzer(block, analyzer, settings);
    for (BlockReader &naming : block.children(u"naming"_s))
        readNaming(naming, settings);
    for (BlockReader &check : block.children(u"check"_s))
        readCheck(check, settings);
    readOwnRules(block, settings);
    readOwnLimits(block, settings);
    block.finish();
    return settings;
}

} // namespace schemawright::project
