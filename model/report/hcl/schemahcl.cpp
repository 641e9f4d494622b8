#include "model/report/hcl/schemahcl.h"

#include "model/report/hcl/hclcontext.h"

namespace schemawright::report {

using namespace Qt::StringLiterals;

SchemaHcl schemaHcl(const schema::Database &database)
{
    HclContext context(database);
    writeTables(context);
    writeViews(context);
    writeSequences(context);
    writeTypes(context);
    writeRoutines(context);
    writeTriggers(context);
    writePolicies(context);
    writeOthers(context);
    writePermissions(context);
    writeSchemas(context);
    return { context.writer().result(), context.leftOut() };
}

void writeSchemas(HclContext &context)
{
    hcl::Writer &writer = context.writer();
    for (const schema::Extension &extension : context.database().extensions) {
        writer.begin(u"extension"_s, { extension.name });
        if (!extension.schema.isEmpty())
            writer.attribute(u"schema"_s, context.schemaReference(extension.schema));
        writer.text(u"version"_s, extension.version);
        context.comment(extension.comment);
        writer.end();
    }
    bool hasCatalogSchema = false;
    for (const schema::Namespace &schema : context.database().schemas) {
        writer.begin(u"schema"_s, { schema.name });
        context.comment(schema.comment);
        writer.end();
        hasCatalogSchema = hasCatalogSchema || schema.name == u"pg_catalog";
    }
    // Extensions like plpgsql live there; it is no schema of the team's.
    const bool needsCatalog = std::any_of(context.database().extensions.begin(), context.database().extensions.end(),
        [](const schema::Extension &extension) { return extension.schema == u"pg_catalog"; });
    if (needsCatalog && !hasCatalogSchema) {
        writer.begin(u"schema"_s, { u"pg_catalog"_s });
        writer.end();
    }
}

} // namespace schemawright::report
