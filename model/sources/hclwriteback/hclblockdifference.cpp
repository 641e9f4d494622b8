// Attributes and blocks that differ between our two texts are set, added and taken away in the team's; all others keep what they say.
#include "model/sources/hclwriteback/hclblockdifference.h"

#include "model/sources/hclwriteback/hclobjects.h"

#include <QSet>

#include <algorithm>
#include <optional>
#include <vector>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using hcl::Attribute;
using hcl::Block;

namespace {

/// Two ways to say one thing: an attribute, or blocks of a type.
struct Alternative {
    QStringList within;
    QString attribute;
    QString block;
};

const QList<Alternative> &alternatives()
{
    static const QList<Alternative> all {
        { { u"index"_s, u"exclude"_s, u"unique"_s, u"primary_key"_s }, u"columns"_s, u"on"_s },
        { { u"partition"_s }, u"columns"_s, u"by"_s },
        { { u"column"_s }, u"as"_s, u"as"_s },
    };
    return all;
}

bool isChangeOfItsOwn(const QString &within, const QString &type)
{
    static const QSet<QString> parts { u"column"_s, u"index"_s, u"primary_key"_s, u"unique"_s, u"check"_s, u"exclude"_s, u"foreign_key"_s };
    if (within == u"table" || within == u"partition")
        return parts.contains(type);
    return within == u"materialized" && type == u"index";
}

QString blockName(const Block &block)
{
    const Attribute *name = block.body.findAttribute(u"name");
    const auto word = name ? hcl::literalWord(name->value) : std::nullopt;
    return word ? *word : (block.labels.empty() ? QString() : block.labels.back().text);
}

std::vector<const Block *> blocksOf(const Block &outer, const QString &type)
{
    std::vector<const Block *> found;
    for (const Block &block : outer.body.blocks) {
        if (block.type == type)
            found.push_back(&block);
    }
    return found;
}

const Block *findInner(const Block &outer, const QString &type, const QString &name)
{
    const auto found = std::ranges::find_if(outer.body.blocks, [&](const Block &block) { return block.type == type && blockName(block) == name; });
    return found == outer.body.blocks.end() ? nullptr : &*found;
}

QStringList attributeNames(const Block &first, const Block &second)
{
    QStringList names;
    for (const Block *block : { &second, &first }) {
        for (const Attribute &attribute : block->body.attributes) {
            if (!names.contains(attribute.name))
                names << attribute.name;
        }
    }
    return names;
}

bool isSqlText(const hcl::Expression &value)
{
    const auto *call = std::get_if<hcl::Call>(&value.node);
    return std::holds_alternative<hcl::Template>(value.node) || (call && (call->name == u"sql" || call->name == u"chomp"));
}

class BlockDifference
{
public:
    BlockDifference(const HclBlockText &own, const HclBlockText &before, const HclBlockText &after, HclParts parts, const QString &word)
        : m_own(own)
        , m_before(before)
        , m_after(after)
        , m_parts(parts)
        , m_word(word)
        , m_editor(*own.document, own.block)
    {
    }

    HclBlockEdit run()
    {
        if (m_parts == HclParts::Texts) {
            writeTexts();
        } else {
            for (const Alternative &alternative : alternatives()) {
                if (alternative.within.contains(m_own.block->type))
                    writeAlternative(alternative);
            }
            for (const QString &name : attributeNames(*m_before.block, *m_after.block)) {
                if (!m_done.contains(name))
                    writeAttribute(name);
            }
            writeBlocks();
        }
        return { m_editor.text(), m_refusal };
    }

private:
    [[nodiscard]] static HclWritten value(const HclBlockText &text, const QString &name)
    {
        const Attribute *attribute = text.block->body.findAttribute(name);
        return { text.document, attribute ? &attribute->value : nullptr };
    }
    [[nodiscard]] static QString textOf(const HclBlockText &text, const Block &block) { return text.document->text.mid(block.range.start, block.range.length); }

    void refuse(qsizetype position, const QString &what, const QString &hint)
    {
        if (m_refusal.isEmpty())
            m_refusal = u"%1 (%2): %3"_s.arg(what, hclPlace(*m_own.document, position), hint);
    }

    /// Line ends within the body of a routine are its own.
    [[nodiscard]] HclLayout layout() const
    {
        const bool isRoutine = m_own.block->type == u"function" || m_own.block->type == u"procedure";
        return { m_editor.indent(), m_editor.level(), m_editor.lineEnd(), !isRoutine };
    }

    /// False: the value must be changed by hand.
    bool isWrittenOut(const QString &name)
    {
        const HclWritten own = value(m_own, name);
        const QString source = own.expression ? computedFrom(*own.expression) : QString();
        if (source.isEmpty())
            return true;
        refuse(own.expression->range.start, u"its %1 comes from %2"_s.arg(name, source), u"change it there, or write the value here"_s);
        return false;
    }

    void writeAttribute(const QString &name)
    {
        const HclWritten before = value(m_before, name);
        const HclWritten after = value(m_after, name);
        if (before.text() != after.text() && isWrittenOut(name))
            setAttribute(name, before, after);
    }

    void setAttribute(const QString &name, const HclWritten &before, const HclWritten &after)
    {
        if (!after.expression) {
            m_editor.removeAttribute(name);
            return;
        }
        QStringList former; // those that our writer puts before it
        for (const Attribute &attribute : m_after.block->body.attributes) {
            if (attribute.name == name)
                break;
            former << attribute.name;
        }
        m_editor.setAttribute(name, editedValue(value(m_own, name), before, after, layout()), former);
    }

    void writeAlternative(const Alternative &alternative)
    {
        const QString &type = alternative.block;
        m_done << alternative.attribute;
        m_doneTypes << type;
        const auto said = [&](const HclBlockText &text) {
            QStringList texts { value(text, alternative.attribute).text() };
            for (const Block *block : blocksOf(*text.block, type))
                texts << textOf(text, *block);
            return texts;
        };
        if (said(m_before) == said(m_after) || !isWrittenOut(alternative.attribute) || isDynamic(type))
            return;
        const HclWritten after = value(m_after, alternative.attribute);
        if (after.expression && value(m_own, alternative.attribute).expression) {
            setAttribute(alternative.attribute, value(m_before, alternative.attribute), after);
            return;
        }
        m_editor.removeAttribute(alternative.attribute);
        for (const Block *block : blocksOf(*m_own.block, type))
            m_editor.removeBlock(*block);
        if (after.expression)
            setAttribute(alternative.attribute, {}, after);
        for (const Block *block : blocksOf(*m_after.block, type))
            m_editor.addBlock(type, newBlockText({ m_after.document, block }, m_editor));
    }

    /// Blocks that a dynamic block makes cannot be told from each other: true, and refused, when there is one.
    bool isDynamic(const QString &type)
    {
        for (const Block &block : m_own.block->body.blocks) {
            if (block.type == u"dynamic" && block.label(0) == type) {
                refuse(block.range.start, u"its %1 blocks are made by a dynamic block"_s.arg(type), u"change that block"_s);
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool isConcerned(const QString &type) const
    {
        return !m_doneTypes.contains(type) && !(m_parts == HclParts::Own && isChangeOfItsOwn(m_own.block->type, type));
    }

    void writeBlocks()
    {
        for (const Block &block : m_before.block->body.blocks) {
            if (isConcerned(block.type) && !findInner(*m_after.block, block.type, blockName(block)))
                removeInner(block.type, blockName(block));
        }
        QStringList former;
        for (const Block &block : m_after.block->body.blocks) {
            if (isConcerned(block.type))
                writeInner(block, former);
            if (!former.contains(block.type))
                former.prepend(block.type);
        }
    }

    void removeInner(const QString &type, const QString &name)
    {
        if (const Block *own = findInner(*m_own.block, type, name))
            m_editor.removeBlock(*own);
        else
            static_cast<void>(isDynamic(type));
    }

    void writeInner(const Block &after, const QStringList &former)
    {
        const Block *before = findInner(*m_before.block, after.type, blockName(after));
        if (before && textOf(m_before, *before) == textOf(m_after, after))
            return;
        const Block *own = findInner(*m_own.block, after.type, blockName(after));
        if (own && before) {
            replaceInner(*own, *before, after, m_parts);
            return;
        }
        if (own || isDynamic(after.type))
            return;
        // The columns of a view follow from its query: blocks say them again, where the team wants that.
        const bool isViewsColumn = after.type == u"column" && (m_own.block->type == u"view" || m_own.block->type == u"materialized");
        if (isViewsColumn && !after.body.findAttribute(u"comment") && (before || blocksOf(*m_own.block, u"column"_s).empty()))
            return;
        m_editor.addBlock(after.type, newBlockText({ m_after.document, &after }, m_editor), former);
    }

    void replaceInner(const Block &own, const Block &before, const Block &after, HclParts parts)
    {
        const HclBlockEdit inner = editedBlock({ m_own.document, &own }, { m_before.document, &before }, { m_after.document, &after }, parts, m_word);
        if (m_refusal.isEmpty())
            m_refusal = inner.refusal;
        QString text = textOf(m_own, own);
        text.replace(own.body.range.start - own.range.start, own.body.range.length, inner.text);
        m_editor.replaceBlock(own, text);
    }

    /// Texts that do not have the name that has changed stay: the server adds names that nobody has written.
    [[nodiscard]] bool mentions(const QString &name) const { return value(m_own, name).text().contains(m_word, Qt::CaseInsensitive); }

    void writeTexts()
    {
        for (const Attribute &after : m_after.block->body.attributes) {
            const HclWritten before = value(m_before, after.name);
            if (before.expression && isSqlText(after.value) && isSqlText(*before.expression) && mentions(after.name))
                writeAttribute(after.name);
        }
        const auto &formerBlocks = m_before.block->body.blocks;
        const auto &laterBlocks = m_after.block->body.blocks;
        if (formerBlocks.size() != laterBlocks.size())
            return;
        for (std::size_t i = 0; i < laterBlocks.size(); ++i) {
            const Block *own = findInner(*m_own.block, laterBlocks[i].type, blockName(laterBlocks[i]));
            if (own && formerBlocks[i].type == laterBlocks[i].type && textOf(m_before, formerBlocks[i]) != textOf(m_after, laterBlocks[i]))
                replaceInner(*own, formerBlocks[i], laterBlocks[i], HclParts::Texts);
        }
    }

    HclBlockText m_own;
    HclBlockText m_before;
    HclBlockText m_after;
    HclParts m_parts;
    QString m_word;
    HclBodyEditor m_editor;
    QStringList m_done; ///< attributes
    QStringList m_doneTypes;
    QString m_refusal;
};

} // namespace

HclBlockEdit editedBlock(
    const HclBlockText &own, const HclBlockText &before, const HclBlockText &after, HclParts parts, const QString &word)
{
    return BlockDifference(own, before, after, parts, word).run();
}

QString newBlockText(const HclBlockText &written, const HclBodyEditor &editor)
{
    return laidOut(*written.document, written.block->range, { editor.indent(), editor.level(), editor.lineEnd() });
}

} // namespace schemawright::sources
