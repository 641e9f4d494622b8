// rules: the list of rules, or one rule's page.
#include "app/cli/verb.h"
#include "app/cli/verbs.h"

#include "model/lint/rulepage.h"
#include "model/lint/rules.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

int printList()
{
    QStringList lines;
    for (const lint::RuleInfo &rule : lint::allRules())
        lines << u"%1 %2 %3%4"_s.arg(rule.id, -38).arg(lint::severityText(rule.severity), -8)
                     .arg(rule.summary, rule.optional ? u" (only with --enable)"_s : QString());
    printResult(lines.join(u'\n'));
    return exitcode::done;
}

int printPage(const QString &id)
{
    for (const lint::RuleInfo &rule : lint::allRules()) {
        if (!lint::isNamedBy(rule, id) || id == lint::familyText(rule.family))
            continue;
        printResult(lint::rulePage(rule.id));
        return exitcode::done;
    }
    Error error;
    error.kind = ErrorKind::Input;
    error.text = u"there is no rule %1"_s.arg(id);
    error.hint = u"schemawright-cli rules lists them."_s;
    return fail(error);
}

} // namespace

void addRules(CLI::App &app, Chosen &chosen)
{
    auto id = std::make_shared<std::string>();
    CLI::App *verb = app.add_subcommand("rules", "List the rules, or print the page of one");
    verb->add_option("rule", *id, "Its id, or another tool's code for it");
    verb->callback([id, &chosen] {
        chosen.run = [id](const std::stop_token &) { return id->empty() ? printList() : printPage(text(*id)); };
    });
}

} // namespace schemawright::cli
