// schema inspect: any source as one canonical schema.
#include "app/cli/verb.h"
#include "app/cli/verbs.h"

#include "model/plan/plan.h"
#include "model/hclschema/schemahcl.h"
#include "model/report/schemajson.h"
#include "model/report/schemamermaid.h"
#include "model/sources/source.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    SourceFlags source;
    std::string url;
    std::string format = "sql";
};

Result<QString> render(const schema::Database &database, const std::string &format)
{
    if (format == "json")
        return report::schemaJson(database);
    if (format == "mermaid")
        return report::schemaMermaid(database);
    if (format == "hcl") {
        const hclschema::SchemaHcl hcl = hclschema::schemaHcl(database);
        for (const QString &what : hcl.leftOut)
            printMessage(u"Warning: HCL cannot say of %1"_s.arg(what));
        return hcl.text;
    }
    return plan::databaseSql(database);
}

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto options = flags.source.options();
    if (!options)
        return fail(options.error());
    const auto loaded = sources::loadSource(text(flags.url), *options, {}, stop);
    if (!loaded)
        return fail(loaded.error());
    for (const QString &warning : loaded->warnings)
        printMessage(u"Warning: "_s + warning);
    for (const schema::UnmodelledObject &object : loaded->database.unmodelled)
        printMessage(u"Warning: %1 %2 is not read yet"_s.arg(object.label, object.identity));
    const auto output = render(loaded->database, flags.format);
    if (!output)
        return fail(output.error());
    printResult(*output);
    return exitcode::done;
}

} // namespace

void addSchemaInspect(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "schema", "Schemas: inspect, compare, apply")->add_subcommand("inspect", "Print a database or schema files as one canonical schema");
    verb->add_option("-u,--url", flags->url, "postgres://…, file://schema.sql, file://schema.hcl, file://folder, file://migrations")->required();
    addFormat(*verb, flags->format, { "sql", "hcl", "json", "mermaid" });
    flags->source.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
