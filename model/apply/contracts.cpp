#include "model/apply/contracts.h"

#include "model/sql/recipedirectives.h"

#include <QSet>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

HeldBack holdBackContracts(const QList<migrations::MigrationFile> &files)
{
    HeldBack result;
    QSet<QString> begun;
    for (const migrations::MigrationFile &file : files) {
        const QList<sql::PhaseDirective> phases = sql::readPhases(file.text);
        for (const sql::PhaseDirective &directive : phases) {
            if (directive.phase != sql::RecipePhase::Contract || !begun.contains(directive.subject))
                continue;
            result.note = u"%1 waits: it ends what this run begins for %2. Bring out the programs that no longer need what"
                          " it takes away, then apply again."_s.arg(file.fileName, directive.subject);
            return result;
        }
        for (const sql::PhaseDirective &directive : phases) {
            if (directive.phase != sql::RecipePhase::Contract)
                begun.insert(directive.subject);
        }
        result.files.append(file);
    }
    return result;
}

} // namespace schemawright::apply
