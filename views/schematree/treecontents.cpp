#include "views/schematree/treecontents.h"

#include "views/document/partrows.h"
#include "views/schematree/objectgroup.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schematree {

using document::Mark;
using document::SchemaDocument;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

constexpr std::array objectGroups { Group::Tables, Group::Views, Group::Functions, Group::Types, Group::Sequences,
    Group::Extensions, Group::EventTriggers, Group::ForeignData, Group::Replication, Group::Statistics, Group::TextSearch,
    Group::Operators, Group::Collations, Group::Other };

using GroupSpecs = QMap<Group, std::vector<NodeSpec>>;

ObjectKey schemaKey(const QString &name)
{
    return { .kind = ObjectKind::Schema, .schema = {}, .parent = {}, .name = name, .signature = {} };
}

NodeSpec objectSpec(
    const SchemaDocument &document, const ObjectKey &key, const QString &label, const QString &detail = {})
{
    NodeSpec spec;
    spec.contents = { { Group::None, key }, label, detail, document.marks().mark(key), false };
    return spec;
}

NodeSpec editableSpec(const SchemaDocument &document, const ObjectKey &key, const QString &detail = {})
{
    NodeSpec spec = objectSpec(document, key, key.name, detail);
    spec.contents.isEditable = spec.contents.mark != Mark::Dropped;
    return spec;
}

bool isDropped(const NodeSpec &spec)
{
    return spec.contents.mark == Mark::Dropped;
}

NodeSpec groupSpec(Group group, const ObjectKey &owner, std::vector<NodeSpec> children)
{
    NodeSpec spec;
    const auto count = std::ranges::count_if(children, [](const NodeSpec &child) { return !isDropped(child); });
    const bool isChanged
        = std::ranges::any_of(children, [](const NodeSpec &child) { return child.contents.mark != Mark::None; });
    const QString label = groupTitle(group) + u' ' + QLocale().toString(static_cast<qlonglong>(count));
    spec.contents = { { group, owner }, label, {}, isChanged ? Mark::Inside : Mark::None, false };
    spec.children = std::move(children);
    return spec;
}

void sortByLabel(std::vector<NodeSpec> &specs)
{
    std::ranges::sort(specs, [](const NodeSpec &a, const NodeSpec &b) { return a.contents.label < b.contents.label; });
}

/// Collects all objects by schema and group; what is in no schema is under "".
class Collector
{
public:
    explicit Collector(const SchemaDocument &document)
        : m_document(document)
    { }

    QMap<QString, GroupSpecs> collect()
    {
        const schema::Database &database = m_document.edited();
        for (const schema::Namespace &schema : database.schemas)
            m_schemas[schema.name];
        for (const auto &table : database.tables) {
            NodeSpec spec = editableSpec(m_document, schema::keyOf(*table));
            spec.table = table;
            add(std::move(spec));
        }
        addReadOnlyObjects(database);
        addOtherObjects(database);
        const QList<ObjectKey> dropped = m_document.marks().droppedObjects();
        for (const ObjectKey &key : dropped)
            addDropped(key);
        return m_schemas;
    }

private:
    void add(NodeSpec spec)
    {
        const ObjectKey &key = spec.contents.id.key;
        m_schemas[key.schema][groupOf(key)].push_back(std::move(spec));
    }

    void addReadOnlyObjects(const schema::Database &database)
    {
        for (const auto &view : database.views)
            add(objectSpec(m_document, schema::keyOf(*view), view->name.name));
        for (const auto &routine : database.routines) {
            const QString label = routine->name.name + u'(' + routine->identityArguments + u')';
            add(objectSpec(m_document, schema::keyOf(*routine), label));
        }
        for (const auto &type : database.enums)
            add(objectSpec(m_document, schema::keyOf(type), type.name.name));
        for (const auto &type : database.domains)
            add(objectSpec(m_document, schema::keyOf(type), type.name.name));
        for (const auto &type : database.composites)
            add(objectSpec(m_document, schema::keyOf(type), type.name.name));
        for (const auto &sequence : database.sequences)
            add(objectSpec(m_document, schema::keyOf(sequence), sequence.name.name));
    }

    void addOtherObjects(const schema::Database &database)
    {
        for (const auto &extension : database.extensions) {
            NodeSpec spec = objectSpec(m_document, schema::keyOf(extension), extension.name, extension.version);
            m_schemas[extension.schema][Group::Extensions].push_back(std::move(spec));
        }
        for (const auto &object : database.others) {
            NodeSpec spec = objectSpec(m_document, schema::keyOf(object), object.identity, object.label);
            m_schemas[object.name.schema][groupOf(spec.contents.id.key)].push_back(std::move(spec));
        }
        for (const auto &object : database.unmodelled) {
            const ObjectKey key { .kind = ObjectKind::Other,
                .schema = {},
                .parent = {},
                .name = object.identity,
                .signature = object.label };
            add(objectSpec(m_document, key, object.identity, object.label));
        }
    }

    void addDropped(const ObjectKey &key)
    {
        if (key.kind == ObjectKind::Schema)
            m_schemas[key.name];
        else
            add(objectSpec(m_document, key, key.name));
    }

    const SchemaDocument &m_document;
    QMap<QString, GroupSpecs> m_schemas;
};

std::vector<NodeSpec> groupSpecs(const ObjectKey &owner, GroupSpecs &groups)
{
    std::vector<NodeSpec> specs;
    for (const Group group : objectGroups) {
        std::vector<NodeSpec> &children = groups[group];
        sortByLabel(children);
        const bool isAlwaysShown = group == Group::Tables && !owner.name.isEmpty();
        if (isAlwaysShown || !children.empty())
            specs.push_back(groupSpec(group, owner, std::move(children)));
    }
    return specs;
}

// ---- parts of a table

QString detailOf(const schema::Column &column)
{
    return column.type.startsWith("public."_L1) ? column.type.mid(7) : column.type;
}
QString detailOf(const schema::Index &index)
{
    return index.method;
}
template <typename Part> QString detailOf(const Part &)
{
    return {};
}

bool isEditablePart(ObjectKind kind)
{
    return kind != ObjectKind::Trigger && kind != ObjectKind::Rule;
}

NodeSpec partSpec(const SchemaDocument &document, const ObjectKey &key, const QString &detail)
{
    NodeSpec spec = editableSpec(document, key, detail);
    spec.contents.isEditable = spec.contents.isEditable && isEditablePart(key.kind);
    return spec;
}

/// Of a table that nothing was dropped from, which is nearly every table: no part is copied.
template <typename Part>
std::vector<NodeSpec> livingSpecs(
    const SchemaDocument &document, const QualifiedName &table, ObjectKind kind, const QList<Part> &parts)
{
    std::vector<NodeSpec> specs;
    specs.reserve(static_cast<size_t>(parts.size()));
    for (const Part &part : parts)
        specs.push_back(partSpec(document, schema::partKey(kind, table, part.name), detailOf(part)));
    return specs;
}

std::vector<NodeSpec> livingSpecsOfKind(const SchemaDocument &document, const schema::Table &table, ObjectKind kind)
{
    if (kind == ObjectKind::Column)
        return livingSpecs(document, table.name, kind, table.columns);
    if (kind == ObjectKind::Index)
        return livingSpecs(document, table.name, kind, table.indexes);
    if (kind == ObjectKind::Constraint)
        return livingSpecs(document, table.name, kind, table.constraints);
    if (kind == ObjectKind::Policy)
        return livingSpecs(document, table.name, kind, table.policies);
    if (kind == ObjectKind::Trigger)
        return livingSpecs(document, table.name, kind, table.triggers);
    return livingSpecs(document, table.name, kind, table.rules);
}

std::vector<NodeSpec> specsOfKind(const SchemaDocument &document, const schema::Table &table, ObjectKind kind)
{
    std::vector<NodeSpec> specs;
    const QList<document::PartRow> rows = document::partRows(document, table.name, kind);
    for (const document::PartRow &row : rows) {
        const QString detail = std::visit([](const auto &part) { return detailOf(part); }, row.part);
        specs.push_back(partSpec(document, row.key, detail));
    }
    return specs;
}

} // namespace

std::vector<NodeSpec> schemaSpecs(const SchemaDocument &document)
{
    QMap<QString, GroupSpecs> schemas = Collector(document).collect();
    std::vector<NodeSpec> specs;
    for (auto i = schemas.begin(); i != schemas.end(); ++i) {
        const ObjectKey key = schemaKey(i.key());
        if (i.key().isEmpty()) // what is in no schema stands beside the schemas
            continue;
        NodeSpec spec = objectSpec(document, key, i.key());
        spec.children = groupSpecs(key, i.value());
        const bool isChanged = std::ranges::any_of(
            spec.children, [](const NodeSpec &group) { return group.contents.mark != Mark::None; });
        if (spec.contents.mark == Mark::None && isChanged)
            spec.contents.mark = Mark::Inside;
        specs.push_back(std::move(spec));
    }
    if (schemas.contains(QString())) {
        for (NodeSpec &spec : groupSpecs(schemaKey({}), schemas[QString()]))
            specs.push_back(std::move(spec));
    }
    return specs;
}

std::vector<NodeSpec> partSpecs(const SchemaDocument &document, const schema::Table &table)
{
    constexpr std::array kinds { ObjectKind::Column, ObjectKind::Index, ObjectKind::Constraint, ObjectKind::Policy,
        ObjectKind::Trigger, ObjectKind::Rule };
    const bool isMarked = document.marks().mark(schema::keyOf(table)) != Mark::None;
    std::vector<NodeSpec> specs;
    for (const ObjectKind kind : kinds) {
        std::vector<NodeSpec> children
            = isMarked ? specsOfKind(document, table, kind) : livingSpecsOfKind(document, table, kind);
        if (kind == ObjectKind::Column || !children.empty())
            specs.push_back(groupSpec(groupOf({ .kind = kind }), schema::keyOf(table), std::move(children)));
    }
    return specs;
}

} // namespace schemawright::schematree
