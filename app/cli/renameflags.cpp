#include "app/cli/renameflags.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

void RenameFlags::addTo(CLI::App &verb)
{
    verb.add_option("--rename", renames,
        "What is the same under another name: users=people, users.email=mail, index:a=b, value:status.old=new; may be repeated")
        ->expected(1)
        ->take_all();
}

Result<plan::PlanOptions> planOptions(const RenameFlags &flags, const schema::Database &before,
    const schema::Database &after, const QList<diff::RenameRequest> &comments)
{
    QList<diff::RenameRequest> requests;
    for (const std::string &rename : flags.renames) {
        TRY_ASSIGN(const diff::RenameRequest request, diff::parseRenameRequest(text(rename)));
        requests.append(request);
    }
    plan::PlanOptions options;
    TRY_ASSIGN(options.diff.renames, diff::resolveRenames(before, after, requests + comments));
    return options;
}

void printCandidates(const plan::Plan &plan)
{
    for (const diff::RenameCandidate &candidate : diff::findRenameCandidates(plan.changes)) {
        printMessage(u"Note: %1 may be a rename (%2, likeness %3 %). If so, say --rename '%4'."_s.arg(
            schema::toText(candidate.before), candidate.reason, QString::number(qRound(candidate.score * 100)),
            diff::toRequestText(candidate)));
    }
}

} // namespace schemawright::cli
