#include "model/hclschema/schemahcl.h"

#include "model/hclschema/hclcontext.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

QString blockKey(const QString &type, const QualifiedName &name)
{
    return type + u' ' + name.toText();
}

SchemaHcl schemaHcl(const schema::Database &database, const BlockLabels &labels)
{
    HclContext context(database, labels);
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
        const QString label = context.schemaLabel(schema.name);
        writer.begin(u"schema"_s, { label });
        if (label != schema.name)
            writer.text(u"name"_s, schema.name);
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

} // namespace schemawright::hclschema
