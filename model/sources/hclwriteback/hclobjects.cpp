#include "model/sources/hclwriteback/hclobjects.h"

#include "model/sources/hcl/blockreader.h"

#include <QFileInfo>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

constexpr int severalBlocks = -2;

std::optional<ObjectKind> rootKind(const QString &type)
{
    static const QHash<QString, ObjectKind> kinds { { u"schema"_s, ObjectKind::Schema }, { u"extension"_s, ObjectKind::Extension },
        { u"table"_s, ObjectKind::Table }, { u"partition"_s, ObjectKind::Table }, { u"view"_s, ObjectKind::View },
        { u"materialized"_s, ObjectKind::View }, { u"function"_s, ObjectKind::Routine }, { u"procedure"_s, ObjectKind::Routine },
        { u"sequence"_s, ObjectKind::Sequence }, { u"enum"_s, ObjectKind::Enum }, { u"domain"_s, ObjectKind::Domain },
        { u"composite"_s, ObjectKind::Composite }, { u"trigger"_s, ObjectKind::Trigger }, { u"policy"_s, ObjectKind::Policy },
        { u"range"_s, ObjectKind::Other }, { u"collation"_s, ObjectKind::Other }, { u"aggregate"_s, ObjectKind::Other },
        { u"event_trigger"_s, ObjectKind::Other } };
    const auto kind = kinds.constFind(type);
    return kind == kinds.constEnd() ? std::nullopt : std::optional(*kind);
}

bool isInNoSchema(ObjectKind kind)
{
    return kind == ObjectKind::Schema || kind == ObjectKind::Extension;
}

/// What a block can be found by: it does not say how the server names its arguments.
ObjectKey rootKey(ObjectKey key)
{
    key.signature.clear();
    if (isInNoSchema(key.kind))
        key.schema.clear();
    return key;
}

QStringList partTypes(ObjectKind kind)
{
    if (kind == ObjectKind::Column)
        return { u"column"_s };
    if (kind == ObjectKind::Index)
        return { u"index"_s };
    if (kind == ObjectKind::Constraint)
        return { u"primary_key"_s, u"unique"_s, u"check"_s, u"foreign_key"_s, u"exclude"_s };
    return {};
}

} // namespace

QString hclPlace(const hcl::Document &document, qsizetype position)
{
    const LineColumn place = toLineColumn(document.text, position);
    return u"%1:%2:%3"_s.arg(QFileInfo(document.file).fileName(), QString::number(place.line), QString::number(place.column));
}

const hcl::Block *hclBlock(const HclScope &scope, int id)
{
    const HclNode &node = scope.node(id);
    const auto &blocks = node.parent < 0 ? scope.document(node).body.blocks : scope.node(node.parent).body->blocks;
    const auto found = std::ranges::find_if(blocks, [&](const hcl::Block &block) { return &block.body == node.body; });
    return found == blocks.end() ? nullptr : &*found;
}

HclObjects::HclObjects(HclScope &scope)
    : m_scope(scope)
{
    for (const int id : scope.roots())
        add(id);
}

void HclObjects::add(int id)
{
    BlockReader block(m_scope, id);
    const QString type = block.node().type;
    if (type == u"role" || type == u"user") {
        m_roles.insert(block.name(), id);
        return;
    }
    if (type == u"permission") {
        const auto reference = block.has(u"for"_s) ? block.reference(u"for"_s) : std::nullopt;
        int target = reference ? reference->node : -1;
        while (target >= 0 && m_scope.node(target).parent >= 0)
            target = m_scope.node(target).parent;
        if (target >= 0)
            m_permissions[BlockReader(m_scope, target).qualifiedName()].append(id);
        return;
    }
    const auto kind = rootKind(type);
    if (!kind)
        return;
    ObjectKey key { *kind, {}, {}, block.name(), {} };
    if (*kind == ObjectKind::Trigger || *kind == ObjectKind::Policy) {
        const auto table = block.has(u"on"_s) ? block.reference(u"on"_s) : std::nullopt;
        key.schema = table ? table->name.schema : QString();
        key.parent = table ? table->name.name : QString();
        m_about[key.parentName()].append(id);
    } else if (!isInNoSchema(*kind)) {
        key.schema = block.qualifiedName().schema;
    }
    m_roots.insert(key, m_roots.contains(key) ? severalBlocks : id);
}

int HclObjects::findOwner(const ObjectKey &key) const
{
    if (partTypes(key.kind).isEmpty())
        return find(key);
    const int table = find({ ObjectKind::Table, key.schema, {}, key.parent, {} });
    return table >= 0 ? table : find({ ObjectKind::View, key.schema, {}, key.parent, {} });
}

int HclObjects::find(const ObjectKey &key) const
{
    if (partTypes(key.kind).isEmpty())
        return std::max(m_roots.value(rootKey(key), -1), -1);
    const int owner = findOwner(key);
    return owner < 0 ? -1 : findPart(owner, key);
}

bool HclObjects::isCalled(int id, const QString &name) const
{
    const auto own = m_scope.nameOf(id);
    return own && *own == name;
}

int HclObjects::findPart(int owner, const ObjectKey &key) const
{
    for (const QString &type : partTypes(key.kind)) {
        for (const int part : m_scope.children(owner, type)) {
            // The server names a key that has no name.
            const bool isServersName = type == u"primary_key" && isCalled(part, {}) && key.name == QString(key.parent + u"_pkey");
            if (isCalled(part, key.name) || isServersName)
                return part;
        }
    }
    return -1;
}

std::optional<ObjectKey> HclObjects::keyOf(int root) const
{
    for (auto entry = m_roots.cbegin(); entry != m_roots.cend(); ++entry) {
        if (entry.value() == root)
            return entry.key();
    }
    return {};
}

QList<int> HclObjects::findAbout(const QualifiedName &relation) const
{
    return m_about.value(relation);
}

QList<int> HclObjects::findPermissions(const ObjectKey &key) const
{
    return m_permissions.value(key.kind == ObjectKind::Schema ? QualifiedName { {}, key.name } : key.qualifiedName());
}

int HclObjects::findRole(const QString &name) const
{
    return m_roles.value(name, -1);
}

} // namespace schemawright::sources
