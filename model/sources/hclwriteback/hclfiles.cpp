#include "model/sources/hclwriteback/hclfiles.h"

#include "model/hcl/parser.h"
#include "model/sources/hcl/blockreader.h"
#include "model/sources/hcl/readhcl.h"
#include "model/sources/hclwriteback/hclblockdifference.h"

#include <algorithm>
#include <vector>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

std::vector<hcl::Document> parsedFiles(const QList<HclFile> &files)
{
    std::vector<hcl::Document> documents;
    for (const HclFile &file : files)
        documents.push_back(hcl::parse(file.text, file.file));
    return documents;
}

} // namespace

HclFiles::HclFiles(QList<HclFile> files, HclInput input)
    : m_files(std::move(files))
    , m_input(std::move(input))
{
    read();
}

void HclFiles::read()
{
    m_objects.reset();
    m_scope = std::make_unique<HclScope>(parsedFiles(m_files), m_input);
    m_objects = std::make_unique<HclObjects>(*m_scope);
}

void HclFiles::reset(const QList<HclFile> &files)
{
    if (files == m_files)
        return;
    m_files = files;
    read();
}

QString HclFiles::refusalFor(int id) const
{
    const HclNode &node = m_scope->node(id);
    if (node.bindings.isEmpty() && hclBlock(*m_scope, id))
        return {};
    return u"its block is one of several that a loop makes (%1): change the loop there, or write this one as a block of its own"_s.arg(
        hclPlace(m_scope->document(node), node.range.start));
}

void HclFiles::replace(const hcl::Document &document, const SourceRange &range, const QString &text)
{
    const auto file = std::ranges::find(m_files, document.file, &HclFile::file);
    file->text.replace(range.start, range.length, text);
    read();
}

void HclFiles::removeBlock(int id)
{
    const hcl::Document &own = document(id);
    const int parent = m_scope->node(id).parent;
    HclBodyEditor editor(own, parent < 0 ? nullptr : hclBlock(*m_scope, parent));
    editor.removeBlock(*hclBlock(*m_scope, id));
    replaceBody(own, editor);
}

void HclFiles::addRoot(const hcl::Document &written, const hcl::Block &block, int beside)
{
    const auto &roots = m_scope->roots();
    const auto last = std::find_if(roots.rbegin(), roots.rend(), [&](int id) { return m_scope->node(id).type == block.type; });
    const int neighbour = last != roots.rend() ? *last : beside;
    const auto &documents = m_scope->documents();
    const auto chosen = std::ranges::find(documents, m_fileForNew, &hcl::Document::file);
    const hcl::Document &own = chosen != documents.end() ? *chosen : neighbour >= 0 ? document(neighbour) : documents.back();
    HclBodyEditor editor(own, nullptr);
    editor.addBlock(block.type, newBlockText({ &written, &block }, editor));
    replaceBody(own, editor);
}

hclschema::BlockLabels HclFiles::labels() const
{
    hclschema::BlockLabels labels;
    for (const int id : m_scope->roots()) {
        BlockReader block(*m_scope, id);
        const HclNode &node = block.node();
        if (node.labels.isEmpty())
            continue;
        QStringList own = node.labels;
        if (!node.bindings.isEmpty() && node.bindings.last().second.asObject())
            own << node.bindings.last().second.asObject()->at(u"key"_s).toText().value_or(QString());
        const QualifiedName name = node.type == u"schema" ? QualifiedName { {}, block.name() } : block.qualifiedName();
        labels.insert(hclschema::blockKey(node.type, name), own);
    }
    return labels;
}

QString HclFiles::firstError() const
{
    const auto schema = readHclDocuments(parsedFiles(m_files), m_input);
    return schema ? QString() : schema.error().toText();
}

} // namespace schemawright::sources
