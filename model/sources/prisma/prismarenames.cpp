#include "model/sources/prisma/prismarenames.h"

#include "model/diff/applyrenames.h"
#include "model/sources/prisma/columnwords.h"
#include "model/sources/prisma/prismawriteback.h"

#include <QMap>
#include <QStringList>

#include <algorithm>
#include <map>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Rename;
using prisma::Attribute;
using prisma::Block;
using prisma::ExpressionKind;
using schema::ObjectKind;

namespace {

/// Texts that replace others in the files, all found before the first is replaced.
class Replacements
{
public:
    void add(int file, const SourceRange &range, const QString &text) { m_texts[{ file, range.start }] = { range, text }; }
    [[nodiscard]] bool touches(int file, const SourceRange &range) const
    {
        const auto first = m_texts.lower_bound({ file, range.start });
        return first != m_texts.end() && first->first.first == file && first->first.second < range.end();
    }
    /// What stands there afterwards.
    [[nodiscard]] QString edited(int file, const SourceRange &range, const QString &text) const
    {
        QString part = text.mid(range.start, range.length);
        for (auto edit = m_texts.rbegin(); edit != m_texts.rend(); ++edit) {
            if (edit->first.first == file && range.contains(edit->first.second))
                part.replace(edit->first.second - range.start, edit->second.first.length, edit->second.second);
        }
        return part;
    }
    [[nodiscard]] QList<PrismaFile> applied(QList<PrismaFile> files) const
    {
        for (auto edit = m_texts.rbegin(); edit != m_texts.rend(); ++edit)
            files[edit->first.first].text.replace(edit->second.first.start, edit->second.first.length, edit->second.second);
        return files;
    }

private:
    std::map<std::pair<int, qsizetype>, std::pair<SourceRange, QString>> m_texts;
};

bool hasAttribute(const std::vector<Attribute> &attributes, const QString &name)
{
    return std::ranges::find(attributes, name, &Attribute::name) != attributes.cend();
}

class IdentifierRenamer
{
public:
    IdentifierRenamer(const PrismaFiles &files, const QString &after)
        : m_files(files)
        , m_after(after)
    { }

    void renameBlock(const prisma::Place &place)
    {
        const QString before = blockAt(place).name;
        m_edits.add(place.file, blockAt(place).nameRange, m_after);
        forEachField([&](int file, const Block &, const prisma::Field &field) {
            if (field.type.name == before && !field.type.isUnsupported)
                m_edits.add(file, { field.type.range.start, before.size() }, m_after);
        });
    }
    void renameField(const prisma::Model &model, const QString &before)
    {
        const Block &own = blockAt(model.place);
        for (const Attribute &attribute : own.attributes)
            renameIn(model.place.file, attribute, before);
        forEachField([&](int file, const Block &block, const prisma::Field &field) {
            const bool isOwn = &block == &own;
            if (isOwn && field.name == before)
                m_edits.add(file, field.nameRange, m_after);
            for (const Attribute &attribute : field.attributes) {
                if (isOwn && attribute.name == "relation"_L1)
                    renameInList(file, attribute, u"fields"_s, before);
                if (field.type.name == own.name && attribute.name == "relation"_L1)
                    renameInList(file, attribute, u"references"_s, before);
            }
        });
    }
    void renameValue(const prisma::Enumeration &enumeration, const prisma::EnumLabel &value)
    {
        m_edits.add(value.place.file, value.place.name, m_after);
        forEachField([&](int file, const Block &, const prisma::Field &field) {
            for (const Attribute &attribute : field.attributes) {
                if (field.type.name != enumeration.name || attribute.name != "default"_L1)
                    continue;
                for (const prisma::Argument &argument : attribute.arguments)
                    renameConstants(file, argument, value.name);
            }
        });
    }
    /// Members are written by their block, so that columns stay columns; then the names of blocks.
    [[nodiscard]] QList<PrismaFile> applied() const
    {
        PrismaFiles edited = m_files;
        Replacements heads;
        for (const auto &[file, index] : blocks())
            editBlock(edited, file, index);
        edited.apply();
        for (const auto &[file, index] : blocks()) {
            const auto blockIn = [&](const PrismaFiles &files) -> const Block & {
                return files.documents().at(static_cast<std::size_t>(file)).blocks.at(static_cast<std::size_t>(index));
            };
            if (m_edits.touches(file, blockIn(m_files).nameRange))
                heads.add(file, blockIn(edited).nameRange, m_after);
        }
        return heads.applied(edited.files());
    }

private:
    [[nodiscard]] std::vector<std::pair<int, int>> blocks() const
    {
        std::vector<std::pair<int, int>> found;
        for (std::size_t file = 0; file < m_files.documents().size(); ++file) {
            for (std::size_t block = 0; block < m_files.documents()[file].blocks.size(); ++block)
                found.emplace_back(static_cast<int>(file), static_cast<int>(block));
        }
        return found;
    }
    void editBlock(PrismaFiles &edited, int file, int index) const
    {
        const prisma::Document &document = m_files.documents().at(static_cast<std::size_t>(file));
        const Block &block = document.blocks.at(static_cast<std::size_t>(index));
        const prisma::Place place { file, block.range, block.nameRange, index, -1 };
        const auto text = [&](const SourceRange &range) { return m_edits.edited(file, range, document.text); };
        for (const prisma::Field &field : block.fields) {
            if (!m_edits.touches(file, field.range))
                continue;
            MemberWords words = edited.edit(place).member(field.name);
            words.name = text(field.nameRange);
            words.type = text(field.type.range);
            words.attributes.clear();
            for (const Attribute &attribute : field.attributes)
                words.attributes << text(attribute.range);
            edited.edit(place).setMember(field.name, words);
        }
        for (const prisma::EnumValue &value : block.values) {
            if (!m_edits.touches(file, value.nameRange))
                continue;
            MemberWords words = edited.edit(place).member(value.name);
            words.name = text(value.nameRange);
            edited.edit(place).setMember(value.name, words);
        }
        for (const Attribute &attribute : block.attributes) {
            if (m_edits.touches(file, attribute.range))
                edited.edit(place).replaceAttribute(attribute.range, text(attribute.range));
        }
    }

    [[nodiscard]] const Block &blockAt(const prisma::Place &place) const
    {
        return m_files.documents().at(static_cast<std::size_t>(place.file)).blocks.at(static_cast<std::size_t>(place.block));
    }
    template <typename Function> void forEachField(const Function &function) const
    {
        for (std::size_t file = 0; file < m_files.documents().size(); ++file) {
            for (const Block &block : m_files.documents()[file].blocks) {
                for (const prisma::Field &field : block.fields)
                    function(static_cast<int>(file), block, field);
            }
        }
    }
    /// Of @@index and the like; names of map: and name: are texts.
    void renameIn(int file, const Attribute &attribute, const QString &before)
    {
        for (const prisma::Argument &argument : attribute.arguments) {
            if (argument.name.isEmpty() || argument.name == "fields"_L1 || argument.name == "where"_L1)
                renameConstants(file, argument, before);
        }
    }
    void renameInList(int file, const Attribute &attribute, const QString &list, const QString &before)
    {
        for (const prisma::Argument &argument : attribute.arguments) {
            if (argument.name == list)
                renameConstants(file, argument, before);
        }
    }
    void renameConstants(int file, const prisma::Argument &argument, const QString &before)
    {
        if (!argument.value)
            return;
        const prisma::Expression &value = *argument.value;
        const bool isName = value.kind == ExpressionKind::Constant || value.kind == ExpressionKind::Function;
        if (isName && value.value == before)
            m_edits.add(file, { value.range.start, before.size() }, m_after);
        if (value.kind == ExpressionKind::Array) {
            for (const prisma::Argument &item : value.parts)
                renameConstants(file, item, before);
        }
        if (value.kind == ExpressionKind::Object) {
            for (const prisma::Argument &entry : value.parts) {
                if (entry.name == before)
                    m_edits.add(file, entry.nameRange, m_after);
            }
        }
    }

    const PrismaFiles &m_files;
    QString m_after;
    Replacements m_edits;
};

/// "@@index([a])" with map: as its last argument.
QString withMap(QString attribute, const QString &name)
{
    const QString map = u"map: "_s + prismaString(name);
    if (!attribute.endsWith(u')'))
        return attribute + u'(' + map + u')';
    attribute.chop(1);
    const QString inside = attribute.section(u'(', 1).trimmed();
    const QString gap = inside.isEmpty() ? QString() : (inside.endsWith(u',') ? u" "_s : u", "_s);
    return attribute + gap + map + u')';
}

/// Keys and indexes keep the names that they have in the database.
QList<PrismaFile> withKeptNames(const PrismaFiles &former, const QList<PrismaFile> &files, const QString &standardSchema)
{
    const PrismaFiles later(files, standardSchema);
    Replacements edits;
    const auto keep = [&](int file, const SourceRange &attribute, const QString &name) {
        const QString &text = files.at(file).text;
        edits.add(file, attribute, withMap(text.mid(attribute.start, attribute.length), name));
    };
    for (std::size_t i = 0; i < later.schema().models.size(); ++i) {
        const prisma::Model &before = former.schema().models.at(i);
        const prisma::Model &after = later.schema().models.at(i);
        for (std::size_t k = 0; k < after.indexes.size() && k < before.indexes.size(); ++k) {
            if (after.indexes[k].name != before.indexes[k].name && !after.indexes[k].hasName)
                keep(after.indexes[k].file, after.indexes[k].attribute, before.indexes[k].name);
        }
        for (std::size_t k = 0; k < after.foreignKeys.size() && k < before.foreignKeys.size(); ++k) {
            const int field = after.foreignKeys[k].relationField;
            if (after.foreignKeys[k].name != before.foreignKeys[k].name && field >= 0) {
                const prisma::RelationField &relation = after.relations.at(static_cast<std::size_t>(field));
                keep(relation.place.file, relation.attribute, before.foreignKeys[k].name);
            }
        }
    }
    return edits.applied(files);
}

class PrismaRenamer
{
public:
    PrismaRenamer(const PrismaFiles &files, const schema::Database &before, const Rename &rename)
        : m_files(files)
        , m_before(before)
        , m_rename(rename)
    { }

    std::optional<PrismaRename> run()
    {
        switch (m_rename.before.kind) {
        case ObjectKind::Table:
            return renameTable();
        case ObjectKind::Column:
            return renameColumn();
        case ObjectKind::Enum:
            return m_rename.label.isEmpty() ? renameEnum() : renameValue();
        case ObjectKind::Index:
        case ObjectKind::Constraint:
            return isKeyOfModel() ? std::optional(byName()) : std::nullopt;
        case ObjectKind::Sequence:
            return isOfModel() ? std::optional(PrismaRename { m_files.files(), {} }) : std::nullopt;
        case ObjectKind::Schema:
        case ObjectKind::Extension:
        case ObjectKind::Trigger:
        case ObjectKind::Policy:
        case ObjectKind::Rule:
        case ObjectKind::View:
        case ObjectKind::Routine:
        case ObjectKind::Domain:
        case ObjectKind::Composite:
        case ObjectKind::Other:
            return std::nullopt;
        }
        Q_UNREACHABLE();
    }

private:
    [[nodiscard]] bool canBeIdentifier(const QStringList &taken) const
    {
        return prismaName(m_rename.after) == m_rename.after && !taken.contains(m_rename.after);
    }
    [[nodiscard]] QStringList blockNames() const
    {
        QStringList names;
        for (const prisma::Document &document : m_files.documents()) {
            for (const Block &block : document.blocks)
                names << block.name;
        }
        return names;
    }
    [[nodiscard]] const Block &blockAt(const prisma::Place &place) const
    {
        return m_files.documents().at(static_cast<std::size_t>(place.file)).blocks.at(static_cast<std::size_t>(place.block));
    }
    [[nodiscard]] PrismaRename kept(const QList<PrismaFile> &files) const
    {
        return { withKeptNames(m_files, files, m_files.standardSchema()), {} };
    }
    /// The identifier stays; @map says the name of the database.
    [[nodiscard]] PrismaRename byMap() const
    {
        PrismaRename renamed = byName();
        return renamed.refusal.isEmpty() ? kept(renamed.files) : renamed;
    }
    [[nodiscard]] PrismaRename byName() const
    {
        const auto later = diff::applyRenames(m_before, { m_rename });
        if (!later)
            return { m_files.files(), later.error().text };
        const PrismaWriteBack written
            = writeBackPrisma(m_files.files(), m_before, later->database, later->changes, m_files.standardSchema());
        return { written.files, written.notWritten.join(u"; "_s) };
    }

    /// @default(autoincrement()) makes a sequence that is called like the table and the column: there is nothing to write.
    [[nodiscard]] bool isOfModel() const
    {
        const auto sequence = std::ranges::find(m_before.sequences, m_rename.before.qualifiedName(), &schema::Sequence::name);
        return sequence != m_before.sequences.end() && sequence->ownedBy && m_files.findModel(sequence->ownedBy->table);
    }
    [[nodiscard]] bool isKeyOfModel() const
    {
        const prisma::Model *const model = m_files.findModel(m_rename.before.parentName());
        const QString &name = m_rename.before.name;
        return model
            && (std::ranges::find(model->indexes, name, &prisma::Index::name) != model->indexes.cend()
                || std::ranges::find(model->foreignKeys, name, &prisma::ForeignKey::name) != model->foreignKeys.cend());
    }

    /// Of two lists that lead to each other Prisma makes a table, and names it and its columns by the models.
    [[nodiscard]] bool isInJoinTable(const prisma::Model &model) const
    {
        const int own = m_files.indexOf(model);
        return std::ranges::any_of(model.relations, [&](const prisma::RelationField &field) {
            if (field.arity != prisma::Arity::List || field.hasFields || field.target < 0)
                return false;
            const prisma::Model &target = m_files.schema().models.at(static_cast<std::size_t>(field.target));
            return std::ranges::any_of(target.relations, [&](const prisma::RelationField &back) {
                return back.target == own && back.arity == prisma::Arity::List && back.relation == field.relation;
            });
        });
    }
    [[nodiscard]] std::optional<PrismaRename> renameTable() const
    {
        const prisma::Model *const model = m_files.findModel(m_rename.before.qualifiedName());
        if (!model)
            return std::nullopt;
        if (hasAttribute(blockAt(model->place).attributes, u"map"_s) || isInJoinTable(*model) || !canBeIdentifier(blockNames()))
            return byMap();
        IdentifierRenamer renamer(m_files, m_rename.after);
        renamer.renameBlock(model->place);
        return kept(renamer.applied());
    }
    [[nodiscard]] std::optional<PrismaRename> renameColumn() const
    {
        const prisma::Model *const model = m_files.findModel(m_rename.before.parentName());
        if (!model)
            return std::nullopt;
        const prisma::ScalarField *const field = m_files.findField(*model, m_rename.before.name);
        if (!field)
            return std::nullopt;
        const auto &fields = blockAt(model->place).fields;
        const auto written = std::ranges::find(fields, field->name, &prisma::Field::name);
        if (hasAttribute(written->attributes, u"map"_s) || !canBeIdentifier(model->byName.keys()))
            return byMap();
        IdentifierRenamer renamer(m_files, m_rename.after);
        renamer.renameField(*model, field->name);
        return kept(renamer.applied());
    }
    [[nodiscard]] std::optional<PrismaRename> renameEnum() const
    {
        const prisma::Enumeration *const enumeration = m_files.findEnum(m_rename.before.qualifiedName());
        if (!enumeration)
            return std::nullopt;
        if (hasAttribute(blockAt(enumeration->place).attributes, u"map"_s) || !canBeIdentifier(blockNames()))
            return byMap();
        IdentifierRenamer renamer(m_files, m_rename.after);
        renamer.renameBlock(enumeration->place);
        return PrismaRename { renamer.applied(), {} };
    }
    [[nodiscard]] std::optional<PrismaRename> renameValue() const
    {
        const prisma::Enumeration *const enumeration = m_files.findEnum(m_rename.before.qualifiedName());
        if (!enumeration)
            return std::nullopt;
        const auto value = std::ranges::find(enumeration->labels, m_rename.label, &prisma::EnumLabel::label);
        if (value == enumeration->labels.cend())
            return std::nullopt;
        QStringList taken;
        for (const prisma::EnumLabel &label : enumeration->labels)
            taken << label.name;
        const auto &values = blockAt(enumeration->place).values;
        const auto written = std::ranges::find(values, value->name, &prisma::EnumValue::name);
        if (hasAttribute(written->attributes, u"map"_s) || !canBeIdentifier(taken))
            return mapValue(*value);
        IdentifierRenamer renamer(m_files, m_rename.after);
        renamer.renameValue(*enumeration, *value);
        return PrismaRename { renamer.applied(), {} };
    }
    [[nodiscard]] PrismaRename mapValue(const prisma::EnumLabel &value) const
    {
        PrismaFiles edited = m_files;
        BlockEditor &block = edited.edit(value.place);
        MemberWords words = block.member(value.name);
        words.setAttribute(u"@map"_s, value.name == m_rename.after ? QString() : u"@map(%1)"_s.arg(prismaString(m_rename.after)));
        block.setMember(value.name, words);
        edited.apply();
        return { edited.files(), {} };
    }

    const PrismaFiles &m_files;
    const schema::Database &m_before;
    const Rename &m_rename;
};

} // namespace

std::optional<PrismaRename> renameInPrisma(
    const QList<PrismaFile> &files, const schema::Database &before, const Rename &rename, const QString &standardSchema)
{
    const PrismaFiles read(files, standardSchema);
    if (!read.firstError().isEmpty())
        return std::nullopt;
    auto renamed = PrismaRenamer(read, before, rename).run();
    if (!renamed || !renamed->refusal.isEmpty())
        return renamed;
    if (const QString error = PrismaFiles(renamed->files, standardSchema).firstError(); !error.isEmpty())
        renamed->refusal = u"Prisma would refuse the edited schema: %1"_s.arg(error);
    return renamed;
}

} // namespace schemawright::sources
