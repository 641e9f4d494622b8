// One function per verb; each lives in a file of its own name.
#pragma once

namespace CLI {
class App;
}

namespace schemawright::cli {

struct Chosen;

void addSchemaInspect(CLI::App &app, Chosen &chosen);
void addSchemaDiff(CLI::App &app, Chosen &chosen);
void addSchemaApply(CLI::App &app, Chosen &chosen);
void addMigrateDiff(CLI::App &app, Chosen &chosen);
void addMigrateNew(CLI::App &app, Chosen &chosen);
void addMigrateHash(CLI::App &app, Chosen &chosen);
void addMigrateImport(CLI::App &app, Chosen &chosen);
void addMigrateRebase(CLI::App &app, Chosen &chosen);
void addMigrateSquash(CLI::App &app, Chosen &chosen);
void addMigrateValidate(CLI::App &app, Chosen &chosen);
void addMigrateLint(CLI::App &app, Chosen &chosen);
void addMigrateStatus(CLI::App &app, Chosen &chosen);
void addMigrateApply(CLI::App &app, Chosen &chosen);
void addMigrateDown(CLI::App &app, Chosen &chosen);
void addLint(CLI::App &app, Chosen &chosen);
void addTrace(CLI::App &app, Chosen &chosen);
void addRules(CLI::App &app, Chosen &chosen);
void addDoctor(CLI::App &app, Chosen &chosen);

} // namespace schemawright::cli
