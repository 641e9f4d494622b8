// A renamed object in the team's HCL: its label (or its `name`), the references to it, and the SQL texts that name it, which our writer
// says before and after.
#include "model/diff/applyrenames.h"
#include "model/hcl/expressionwalk.h"
#include "model/hcl/writer.h"
#include "model/sources/hclwriteback/hclwriteback.h"
#include "model/sources/hclwriteback/writtenhcl.h"

#include <QMap>

#include <optional>
#include <vector>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Rename;
using hcl::Access;
using hcl::Expression;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

struct TextEdit {
    QString file;
    SourceRange range;
    QString text;
};

std::optional<QString> stepName(const hcl::Step &step)
{
    if (step.kind == hcl::StepKind::Member)
        return step.name;
    return step.kind == hcl::StepKind::Index && step.index ? hcl::literalWord(*step.index) : std::nullopt;
}

/// What a path of names has to begin with so that it means the object.
struct Reference {
    QString base;
    QStringList names; ///< the last of them is the label that changes
    const hcl::Body *within = nullptr; ///< only there; nullptr: everywhere
};

class HclRenamer
{
public:
    HclRenamer(HclFiles &files, int node, const QString &label)
        : m_files(files)
        , m_node(node)
        , m_label(label)
    {
    }

    /// Why it must be done by hand; empty: it is done.
    QString run()
    {
        const HclNode node = m_files.scope().node(m_node);
        if (const QString refusal = m_files.refusalFor(m_node); !refusal.isEmpty())
            return refusal;
        const hcl::Block *block = hclBlock(m_files.scope(), m_node);
        if (const hcl::Attribute *name = node.body->findAttribute(u"name")) { // references are by the label, which stays
            if (!hcl::literalWord(name->value))
                return u"its name is computed (%1): change it there"_s.arg(hclPlace(m_files.document(m_node), name->value.range.start));
            add(m_files.document(m_node), name->value.range, hcl::quoteText(m_label));
        } else if (block->labels.empty()) { // the server names it
            add(m_files.document(m_node), { block->typeRange.end(), 0 }, u' ' + hcl::quoteText(m_label));
        } else {
            add(m_files.document(m_node), block->labels.back().range, hcl::quoteText(m_label));
            for (const Reference &reference : references(node))
                follow(reference);
            if (node.type == u"table" || node.type == u"partition")
                nameKey(*block, node.name());
        }
        apply();
        return {};
    }

private:
    [[nodiscard]] QList<Reference> references(const HclNode &node) const
    {
        if (node.parent < 0) { // by all its labels, or by the last one alone
            QList<Reference> own { { node.type, node.labels, nullptr } };
            if (node.labels.size() > 1 && node.labels.first() != node.labels.last())
                own.append({ node.type, { node.labels.last() }, nullptr });
            return own;
        }
        const HclNode table = m_files.scope().node(node.parent);
        return { { node.type, { node.name() }, table.body },
            { table.type, table.labels + QStringList { node.type, node.name() }, nullptr } };
    }

    /// The server keeps the name that it has given to the key of the table.
    void nameKey(const hcl::Block &table, const QString &former)
    {
        for (const hcl::Block &part : table.body.blocks) {
            if (part.type == u"primary_key" && part.labels.empty() && !part.body.findAttribute(u"name"))
                add(m_files.document(m_node), { part.typeRange.end(), 0 }, u' ' + hcl::quoteText(former + u"_pkey"_s));
        }
    }

    void follow(const Reference &reference)
    {
        for (const hcl::Document &document : m_files.scope().documents()) {
            for (const hcl::Block &root : document.body.blocks) {
                if (reference.within && &root.body != reference.within)
                    continue;
                hcl::forEachExpression(root.body, [&](const Expression &expression) {
                    if (const auto *access = std::get_if<Access>(&expression.node))
                        followOne(document, *access, reference);
                });
            }
        }
    }

    void followOne(const hcl::Document &document, const Access &access, const Reference &reference)
    {
        const auto *base = std::get_if<hcl::Variable>(&access.base->node);
        const auto count = static_cast<std::size_t>(reference.names.size());
        if (!base || base->name != reference.base || access.steps.size() < count)
            return;
        for (std::size_t i = 0; i < count; ++i) {
            if (stepName(access.steps[i]) != reference.names.at(static_cast<qsizetype>(i)))
                return;
        }
        add(document, access.steps[count - 1].range, hcl::memberText(m_label));
    }

    void add(const hcl::Document &document, const SourceRange &range, const QString &text) { m_edits.push_back({ document.file, range, text }); }

    void apply()
    {
        QMap<std::pair<QString, qsizetype>, TextEdit> sorted; // each place once, though two ways lead to it
        for (const TextEdit &edit : m_edits)
            sorted.insert({ edit.file, edit.range.start }, edit);
        QList<HclFile> files = m_files.files();
        for (auto edit = sorted.end(); edit != sorted.begin();) {
            --edit;
            const auto file = std::ranges::find(files, edit->file, &HclFile::file);
            file->text.replace(edit->range.start, edit->range.length, edit->text);
        }
        m_files.reset(files);
    }

    HclFiles &m_files;
    int m_node;
    QString m_label;
    std::vector<TextEdit> m_edits;
};

/// A value of an enum, in the list that has it.
QString renameValue(HclFiles &files, int node, const Rename &rename)
{
    const hcl::Attribute *values = files.scope().node(node).body->findAttribute(u"values");
    const auto *list = values ? std::get_if<hcl::ListExpression>(&values->value.node) : nullptr;
    if (const QString refusal = files.refusalFor(node); !refusal.isEmpty())
        return refusal;
    for (const Expression &item : list ? list->items : hcl::Expressions {}) {
        if (hcl::literalWord(item) == rename.label) {
            files.replace(files.document(node), item.range, hcl::quoteText(rename.after));
            return {};
        }
    }
    return u"its values are computed: change %1 by hand"_s.arg(rename.label);
}

/// SQL that has changed with a name, in all blocks that are in the files.
QString renameInTexts(HclFiles &files, const WrittenHcl &before, const WrittenHcl &after, const QString &word)
{
    const auto &formerRoots = before.scope().roots();
    const auto &laterRoots = after.scope().roots();
    if (formerRoots.size() != laterRoots.size())
        return {};
    for (std::size_t i = 0; i < laterRoots.size(); ++i) {
        const hcl::Block *former = hclBlock(before.scope(), formerRoots[i]);
        const hcl::Block *later = hclBlock(after.scope(), laterRoots[i]);
        const auto textOf = [](const WrittenHcl &written, const hcl::Block *block) { return written.document().text.mid(block->range.start, block->range.length); };
        if (!former || !later || textOf(before, former) == textOf(after, later))
            continue;
        const auto key = after.objects().keyOf(laterRoots[i]);
        const int own = key ? files.objects().find(*key) : -1;
        if (own < 0 || !files.refusalFor(own).isEmpty())
            continue;
        const HclBlockEdit edit = editedBlock(
            { &files.document(own), hclBlock(files.scope(), own) }, before.text(*former), after.text(*later), HclParts::Texts, word);
        if (!edit.refusal.isEmpty())
            return edit.refusal;
        files.replace(files.document(own), hclBlock(files.scope(), own)->body.range, edit.text);
    }
    return {};
}

} // namespace

HclRenames renameInHcl(const QList<HclFile> &files, const schema::Database &before, const QList<Rename> &renames, const HclInput &input)
{
    HclFiles edited(files, input);
    HclRenames result;
    schema::Database former = before;
    for (const Rename &rename : renames) {
        const int node = edited.objects().find(rename.before);
        const auto renamed = node < 0 ? Result<diff::RenamedDatabase>(makeError(ErrorKind::Input, u"no block"_s)) : diff::applyRenames(former, { rename });
        if (!renamed)
            continue;
        const QList<HclFile> unchanged = edited.files();
        const WrittenHcl written(former, edited.labels());
        QString refusal = rename.label.isEmpty() ? HclRenamer(edited, node, rename.after).run() : renameValue(edited, node, rename);
        if (refusal.isEmpty())
            refusal = renameInTexts(edited, written, WrittenHcl(renamed->database, edited.labels()),
                rename.label.isEmpty() ? rename.before.name : rename.label);
        if (refusal.isEmpty()) {
            former = renamed->database;
            result.done << rename;
        } else {
            edited.reset(unchanged);
            result.notWritten << u"rename %1 to %2: %3"_s.arg(schema::toText(rename.before), rename.after, refusal);
        }
    }
    result.files = edited.files();
    return result;
}

} // namespace schemawright::sources
