#include "model/sources/hcl/readhcl.h"

#include "model/base/textfile.h"
#include "model/hcl/parser.h"
#include "model/sources/hcl/blockkinds.h"

#include <QFileInfo>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using schema::ObjectKind;

namespace {

using ReadBlock = void (*)(BlockReader &block, HclStatements &statements);

const QHash<QString, ReadBlock> &blockKinds()
{
    static const QHash<QString, ReadBlock> kinds {
        { u"schema"_s, readSchemaBlock },
        { u"extension"_s, readExtensionBlock },
        { u"enum"_s, readEnumBlock },
        { u"domain"_s, readDomainBlock },
        { u"composite"_s, readCompositeBlock },
        { u"range"_s, readRangeBlock },
        { u"collation"_s, readCollationBlock },
        { u"sequence"_s, readSequenceBlock },
        { u"table"_s, readTableBlock },
        { u"partition"_s, readPartitionBlock },
        { u"view"_s, readViewBlock },
        { u"materialized"_s, readViewBlock },
        { u"function"_s, readRoutineBlock },
        { u"procedure"_s, readRoutineBlock },
        { u"aggregate"_s, readAggregateBlock },
        { u"trigger"_s, readTriggerBlock },
        { u"event_trigger"_s, readEventTriggerBlock },
        { u"policy"_s, readPolicyBlock },
        { u"server"_s, readServerBlock },
        { u"user_mapping"_s, readUserMappingBlock },
        { u"role"_s, readRoleBlock },
        { u"user"_s, readRoleBlock },
        { u"permission"_s, readPermissionBlock },
    };
    return kinds;
}

/// What renamed_from may stand in. A value of an enum has no block of its own.
std::optional<ObjectKind> renamedKind(const QString &type)
{
    static const QHash<QString, ObjectKind> kinds {
        { u"schema"_s, ObjectKind::Schema }, { u"table"_s, ObjectKind::Table }, { u"partition"_s, ObjectKind::Table },
        { u"column"_s, ObjectKind::Column }, { u"view"_s, ObjectKind::View }, { u"materialized"_s, ObjectKind::View },
        { u"enum"_s, ObjectKind::Enum }, { u"domain"_s, ObjectKind::Domain }, { u"composite"_s, ObjectKind::Composite },
        { u"sequence"_s, ObjectKind::Sequence }, { u"index"_s, ObjectKind::Index }, { u"trigger"_s, ObjectKind::Trigger },
        { u"policy"_s, ObjectKind::Policy }, { u"primary_key"_s, ObjectKind::Constraint }, { u"unique"_s, ObjectKind::Constraint },
        { u"check"_s, ObjectKind::Constraint }, { u"exclude"_s, ObjectKind::Constraint }, { u"foreign_key"_s, ObjectKind::Constraint },
        { u"function"_s, ObjectKind::Routine }, { u"procedure"_s, ObjectKind::Routine },
    };
    const auto kind = kinds.constFind(type);
    return kind == kinds.constEnd() ? std::nullopt : std::optional(*kind);
}

class RenameReader
{
public:
    RenameReader(HclScope &scope, QList<diff::RenameRequest> &requests)
        : m_scope(scope)
        , m_requests(requests)
    {
    }

    void read(int id)
    {
        // A copy: reading children makes nodes.
        const HclNode node = m_scope.node(id);
        if (const hcl::Attribute *attribute = node.body->findAttribute(u"renamed_from"))
            add(id, *attribute);
        QSet<QString> types;
        for (const hcl::Block &block : node.body->blocks) {
            if (renamedKind(block.type) && !types.contains(block.type)) {
                types.insert(block.type);
                for (const int child : m_scope.children(id, block.type))
                    read(child);
            }
        }
    }

private:
    void add(int id, const hcl::Attribute &attribute)
    {
        BlockReader block(m_scope, id);
        const HclNode &node = block.node();
        const auto old = block.text(u"renamed_from"_s);
        const auto kind = renamedKind(node.type);
        if (!old || old->isEmpty())
            return;
        if (!kind) {
            m_scope.reportWarning(id, attribute.nameRange, u"renamed_from of a %1 is not followed"_s.arg(node.type));
            return;
        }
        diff::RenameRequest request;
        request.kinds = { *kind };
        request.after = block.name();
        request.before = place(block, *kind) + QStringList { *old };
        request.mayBeDone = true;
        const hcl::Document &document = m_scope.document(node);
        const int line = toLineColumn(document.text, attribute.range.start).line;
        request.origin = u"%1:%2: renamed_from = \"%3\""_s.arg(QFileInfo(document.file).fileName(), QString::number(line), *old);
        m_requests.append(request);
    }

    /// Schema, or schema and table: what stands in front of the old name.
    QStringList place(BlockReader &block, ObjectKind kind)
    {
        const HclNode &node = block.node();
        QualifiedName owner;
        if (kind == ObjectKind::Schema || kind == ObjectKind::Index)
            return {};
        if (kind == ObjectKind::Policy || kind == ObjectKind::Trigger) {
            const auto table = block.reference(u"on"_s);
            owner = table ? table->name : QualifiedName();
        } else if (node.parent >= 0) {
            owner = BlockReader(m_scope, node.parent).qualifiedName();
        } else {
            owner.schema = block.qualifiedName().schema;
        }
        QStringList names;
        if (!owner.schema.isEmpty())
            names << owner.schema;
        if (!owner.name.isEmpty())
            names << owner.name;
        return names;
    }

    HclScope &m_scope;
    QList<diff::RenameRequest> &m_requests;
};

} // namespace

Result<HclSchema> readHclDocuments(std::vector<hcl::Document> documents, const HclInput &input)
{
    const QString file = documents.empty() ? QString() : documents.front().file;
    HclScope scope(std::move(documents), input);
    HclStatements statements;
    HclSchema result;
    RenameReader renames(scope, result.renames);
    for (const int id : scope.roots()) {
        const QString type = scope.node(id).type;
        const ReadBlock read = blockKinds().value(type);
        if (!read) {
            scope.reportWarning(id, scope.node(id).range, u"blocks of the type %1 are not understood: this one is left out"_s.arg(type));
            continue;
        }
        BlockReader block(scope, id);
        read(block, statements);
        renames.read(id);
        block.finish();
    }
    if (!scope.errors().isEmpty())
        return makeError(hcl::joinErrors(scope.errors()));
    result.script = statements.toScript(scope, file);
    result.warnings = scope.warnings();
    return result;
}

Result<HclSchema> readHcl(const QStringList &files, const HclInput &input)
{
    std::vector<hcl::Document> documents;
    for (const QString &file : files) {
        TRY_ASSIGN(const QString text, readTextFile(file));
        documents.push_back(hcl::parse(text, file));
    }
    return readHclDocuments(std::move(documents), input);
}

} // namespace schemawright::sources
