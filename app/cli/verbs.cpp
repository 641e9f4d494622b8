// The list of all verbs, in the order of --help.
#include "app/cli/verbs.h"

#include "app/cli/verb.h"

#include <array>

namespace schemawright::cli {

void addVerbs(CLI::App &app, Chosen &chosen)
{
    static constexpr std::array<AddVerb, 18> verbs {
        &addSchemaInspect,
        &addSchemaDiff,
        &addSchemaApply,
        &addMigrateDiff,
        &addMigrateNew,
        &addMigrateHash,
        &addMigrateImport,
        &addMigrateRebase,
        &addMigrateSquash,
        &addMigrateValidate,
        &addMigrateLint,
        &addMigrateStatus,
        &addMigrateApply,
        &addMigrateDown,
        &addLint,
        &addTrace,
        &addRules,
        &addDoctor,
    };
    for (const AddVerb add : verbs)
        add(app, chosen);
}

} // namespace schemawright::cli
