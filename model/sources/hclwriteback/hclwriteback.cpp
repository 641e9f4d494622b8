// One change after the other, each in files that were read again: drops of parts first, then of objects; new objects before their
// parts. What was written in part of a change is taken back when the rest of it is refused.
#include "model/sources/hclwriteback/hclwriteback.h"

#include "model/diff/access.h"
#include "model/hcl/expressionwalk.h"
#include "model/sources/hclwriteback/hclblockdifference.h"
#include "model/sources/hclwriteback/hclpermissions.h"
#include "model/sources/hclwriteback/writtenhcl.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

bool isPartOfBlock(ObjectKind kind)
{
    return kind == ObjectKind::Column || kind == ObjectKind::Constraint || kind == ObjectKind::Index;
}

bool isRelation(ObjectKind kind)
{
    return kind == ObjectKind::Table || kind == ObjectKind::View;
}

int turnOf(const Change &change)
{
    const bool isPart = isPartOfBlock(change.key.kind);
    switch (change.action) {
    case ChangeAction::Drop:
        return isPart ? 0 : 1;
    case ChangeAction::Rename:
    case ChangeAction::Alter:
        return 2;
    case ChangeAction::Create:
        return isPart ? 4 : 3;
    }
    Q_UNREACHABLE();
}

/// The order in which blocks stand in a table when there is none of their type.
QStringList typesBefore(const QString &type)
{
    static const QStringList order { u"column"_s, u"primary_key"_s, u"unique"_s, u"check"_s, u"exclude"_s, u"foreign_key"_s, u"index"_s };
    QStringList before = order.first(std::max<qsizetype>(order.indexOf(type), 0));
    std::ranges::reverse(before);
    return before;
}

class HclChangeWriter
{
public:
    HclChangeWriter(HclFiles &files, const schema::Database &before, const schema::Database &after)
        : m_files(files)
        , m_labels(files.labels())
        , m_written { WrittenHcl(before, m_labels), WrittenHcl(after, m_labels) }
    {
    }

    /// Why a change is not written. Unsayable: another language may.
    struct Outcome {
        QString refusal; ///< empty: it is
        bool isUnsayable = false;
    };

    [[nodiscard]] bool isOurs(const Change &change) const { return ownerOf(change) >= 0; }

    Outcome write(const Change &change)
    {
        Outcome outcome;
        if (!diff::isAccessAlone(change))
            outcome = writeObject(change);
        if (outcome.refusal.isEmpty() && change.action != ChangeAction::Drop) {
            const QString problem = writePermissions(m_files, m_written.before, m_written.after, change);
            if (!problem.isEmpty())
                outcome = { problem, true };
        }
        return outcome;
    }

    /// Roles that a new text references and no block makes.
    void addRoles()
    {
        QSet<QString> names;
        for (const hcl::Document &document : m_files.scope().documents()) {
            hcl::forEachExpression(document.body, [&names](const hcl::Expression &expression) {
                const auto *access = std::get_if<hcl::Access>(&expression.node);
                const auto *base = access ? std::get_if<hcl::Variable>(&access->base->node) : nullptr;
                if (base && base->name == u"role" && access->steps.front().kind == hcl::StepKind::Member)
                    names.insert(access->steps.front().name);
            });
        }
        QStringList sorted(names.begin(), names.end());
        sorted.sort();
        for (const QString &name : std::as_const(sorted)) {
            const int role = m_written.after.objects().findRole(name);
            if (role >= 0 && m_files.objects().findRole(name) < 0)
                m_files.addRoot(m_written.after.document(), *hclBlock(m_written.after.scope(), role));
        }
    }

private:
    struct Both {
        WrittenHcl before;
        WrittenHcl after;
    };

    [[nodiscard]] static Outcome unsayable(const QString &what) { return { what, true }; }

    /// The block of the object, or that of the table that it belongs to.
    [[nodiscard]] int ownerOf(const Change &change) const
    {
        if (const int own = m_files.objects().find(change.key); own >= 0)
            return own;
        QualifiedName relation = change.key.parentName();
        if (change.key.kind == ObjectKind::Sequence) {
            const auto &sequence = std::get<schema::Sequence>(change.after ? *change.after : *change.before);
            relation = sequence.ownedBy ? sequence.ownedBy->table : QualifiedName();
        }
        if (relation.isEmpty())
            return -1;
        return m_files.objects().findOwner({ ObjectKind::Column, relation.schema, relation.name, {}, {} });
    }

    [[nodiscard]] static HclParts partsOf(ObjectKind kind) { return isRelation(kind) ? HclParts::Own : HclParts::All; }

    Outcome writeObject(const Change &change)
    {
        switch (change.action) {
        case ChangeAction::Create:
            return create(change);
        case ChangeAction::Drop:
            return drop(change);
        case ChangeAction::Alter:
            return alter(change);
        case ChangeAction::Rename:
            return { u"it has another name in the files"_s, false };
        }
        Q_UNREACHABLE();
    }

    Outcome create(const Change &change)
    {
        if (m_files.objects().find(change.key) >= 0)
            return {}; // it came with its table
        const hcl::Block *block = m_written.after.findBlock(change.key);
        if (!block)
            return unsayable(u"HCL cannot say it"_s);
        if (const QStringList missing = m_written.after.leftOut(*block, HclParts::All); !missing.isEmpty())
            return unsayable(u"HCL cannot say %1"_s.arg(missing.join(u", "_s)));
        const int owner = ownerOf(change);
        if (!isPartOfBlock(change.key.kind)) {
            m_files.addRoot(m_written.after.document(), *block, owner);
            addAbout(change.key);
            return {};
        }
        if (owner < 0)
            return unsayable(u"no block in the files makes %1"_s.arg(change.key.parentName().toText()));
        if (const QString refusal = m_files.refusalFor(owner); !refusal.isEmpty())
            return { refusal, false };
        HclBodyEditor editor(m_files.document(owner), hclBlock(m_files.scope(), owner));
        editor.addBlock(block->type, newBlockText(m_written.after.text(*block), editor), typesBefore(block->type));
        m_files.replaceBody(m_files.document(owner), editor);
        return {};
    }

    /// Triggers and policies are within a new table, and blocks of their own in HCL.
    void addAbout(const ObjectKey &key)
    {
        if (!isRelation(key.kind))
            return;
        for (const int id : m_written.after.objects().findAbout(key.qualifiedName())) {
            const bool isTrigger = m_written.after.scope().node(id).type == u"trigger";
            const QString name = m_written.after.scope().nameOf(id).value_or(QString());
            if (m_files.objects().find({ isTrigger ? ObjectKind::Trigger : ObjectKind::Policy, key.schema, key.name, name, {} }) < 0)
                m_files.addRoot(m_written.after.document(), *hclBlock(m_written.after.scope(), id), m_files.objects().find(key));
        }
    }

    Outcome drop(const Change &change)
    {
        const int own = m_files.objects().find(change.key);
        if (own < 0) {
            // What a serial column makes goes with it.
            const auto *sequence = std::get_if<schema::Sequence>(&*change.before);
            return sequence && sequence->ownedBy ? Outcome {} : Outcome { u"the files have not one block that makes it under this name"_s, false };
        }
        if (const QString refusal = m_files.refusalFor(own); !refusal.isEmpty())
            return { refusal, false };
        m_files.removeBlock(own);
        if (isRelation(change.key.kind)) {
            while (const auto rest = firstAbout(change.key)) {
                if (const QString refusal = m_files.refusalFor(*rest); !refusal.isEmpty())
                    return { refusal, false };
                m_files.removeBlock(*rest);
            }
        }
        return {};
    }

    /// A block that is about a table which is gone: its reference is to nothing, so it is found by its text.
    [[nodiscard]] std::optional<int> firstAbout(const ObjectKey &key) const
    {
        const QStringList labels = m_labels.value(hclschema::blockKey(typeOf(key), key.qualifiedName()));
        for (const int id : m_files.scope().roots()) {
            const HclNode &node = m_files.scope().node(id);
            for (const QString &attribute : { u"on"_s, u"for"_s }) {
                const hcl::Attribute *reference = node.body->findAttribute(attribute);
                if (reference && isReferenceTo(reference->value, typeOf(key), labels))
                    return id;
            }
        }
        return {};
    }

    [[nodiscard]] QString typeOf(const ObjectKey &key) const
    {
        const int written = m_written.before.objects().find(key);
        return written < 0 ? QString() : m_written.before.scope().node(written).type;
    }

    static bool isReferenceTo(const hcl::Expression &expression, const QString &type, const QStringList &labels)
    {
        const auto *access = std::get_if<hcl::Access>(&expression.node);
        const auto *base = access ? std::get_if<hcl::Variable>(&access->base->node) : nullptr;
        if (!base || base->name != type || labels.isEmpty() || access->steps.size() < static_cast<std::size_t>(labels.size()))
            return false;
        return std::equal(labels.begin(), labels.end(), access->steps.begin(),
            [](const QString &label, const hcl::Step &step) { return label == step.name; });
    }

    Outcome alter(const Change &change)
    {
        const hcl::Block *former = m_written.before.findBlock(change.key);
        const hcl::Block *later = m_written.after.findBlock(change.key);
        const int own = m_files.objects().find(change.key);
        if (!former || !later)
            return unsayable(u"HCL cannot say it"_s);
        if (own < 0) {
            const bool isImplied = change.key.kind == ObjectKind::Sequence && ownerOf(change) >= 0;
            return isImplied ? Outcome {} : Outcome { u"the files have not one block that makes it under this name"_s, false };
        }
        const HclParts parts = partsOf(change.key.kind);
        const QStringList known = m_written.before.leftOut(*former, parts);
        for (const QString &missing : m_written.after.leftOut(*later, parts)) {
            if (!known.contains(missing))
                return unsayable(u"HCL cannot say %1"_s.arg(missing));
        }
        if (const QString refusal = m_files.refusalFor(own); !refusal.isEmpty())
            return { refusal, false };
        const QString serial = change.key.kind == ObjectKind::Column ? serialOf(own, *former) : QString();
        const bool staysSerial = !serial.isEmpty() && attributeOf(m_written.before, *former, u"default") == attributeOf(m_written.after, *later, u"default");
        if (!serial.isEmpty() && !staysSerial) { // it says a type and a default at once: as both of them the default can change
            setAttribute(own, u"type"_s, attributeOf(m_written.before, *former, u"type"));
            setAttribute(m_files.objects().find(change.key), u"default"_s, attributeOf(m_written.before, *former, u"default"));
            return alter(change);
        }
        const HclBlockEdit edit = editedBlock({ &m_files.document(own), hclBlock(m_files.scope(), own) }, m_written.before.text(*former),
            m_written.after.text(*later), parts);
        if (!edit.refusal.isEmpty())
            return { edit.refusal, false };
        m_files.replace(m_files.document(own), hclBlock(m_files.scope(), own)->body.range, edit.text);
        if (staysSerial)
            setAttribute(m_files.objects().find(change.key), u"type"_s, serials().value(attributeOf(m_written.after, *later, u"type"), serial));
        return {};
    }

    static const QHash<QString, QString> &serials()
    {
        static const QHash<QString, QString> words { { u"integer"_s, u"serial"_s }, { u"bigint"_s, u"bigserial"_s }, { u"smallint"_s, u"smallserial"_s } };
        return words;
    }

    static QString attributeOf(const WrittenHcl &written, const hcl::Block &block, QStringView name)
    {
        const hcl::Attribute *attribute = block.body.findAttribute(name);
        return attribute ? written.document().text.mid(attribute->value.range.start, attribute->value.range.length) : QString();
    }

    /// The word in the team's block of a column that our writer says as a type and a default; empty: it is none.
    [[nodiscard]] QString serialOf(int own, const hcl::Block &former) const
    {
        const hcl::Attribute *type = m_files.scope().node(own).body->findAttribute(u"type");
        const QString word = type ? hcl::literalWord(type->value).value_or(QString()) : QString();
        return word == serials().value(attributeOf(m_written.before, former, u"type")) ? word : QString();
    }

    void setAttribute(int own, const QString &name, const QString &value)
    {
        HclBodyEditor editor(m_files.document(own), hclBlock(m_files.scope(), own));
        editor.setAttribute(name, value, { u"null"_s, u"type"_s });
        m_files.replaceBody(m_files.document(own), editor);
    }

    HclFiles &m_files;
    hclschema::BlockLabels m_labels;
    Both m_written;
};

} // namespace

HclWriteBack writeBackHcl(const QList<HclFile> &files, const schema::Database &before, const schema::Database &after,
    const QList<Change> &changes, const HclInput &input, NewObjects newObjects, const QString &newFile)
{
    HclFiles edited(files, input);
    edited.setFileForNew(newFile);
    HclChangeWriter writer(edited, before, after);
    HclWriteBack result;
    QList<Change> ordered = changes;
    std::ranges::stable_sort(ordered, {}, turnOf);
    for (const Change &change : std::as_const(ordered)) {
        if (newObjects == NewObjects::Leave && !writer.isOurs(change)) {
            result.left << change;
            result.leftTexts << diff::toText(change) + u": no block in the files of HCL makes it"_s;
            continue;
        }
        const QList<HclFile> former = edited.files();
        const auto outcome = writer.write(change);
        if (outcome.refusal.isEmpty())
            continue;
        edited.reset(former);
        const QString text = diff::toText(change) + u": "_s + outcome.refusal;
        if (outcome.isUnsayable) {
            result.left << change;
            result.leftTexts << text;
        } else {
            result.notWritten << text;
        }
    }
    if (edited.files() != files)
        writer.addRoles();
    if (const QString error = edited.files() == files ? QString() : edited.firstError(); !error.isEmpty())
        result.notWritten << u"the edited files would be refused: %1"_s.arg(error);
    result.files = edited.files();
    return result;
}

} // namespace schemawright::sources
