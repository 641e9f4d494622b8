#include "model/sources/hclwriteback/writtenhcl.h"

#include "model/hcl/parser.h"

#include <algorithm>
#include <vector>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

WrittenHcl::WrittenHcl(const schema::Database &database, const hclschema::BlockLabels &labels)
{
    hclschema::SchemaHcl written = hclschema::schemaHcl(database, labels);
    m_leftOut = std::move(written.leftOut);
    std::vector<hcl::Document> documents;
    documents.push_back(hcl::parse(written.text));
    HclInput input;
    input.allowsOutsideNames = true;
    m_scope = std::make_unique<HclScope>(std::move(documents), std::move(input));
    m_objects = std::make_unique<HclObjects>(*m_scope);
}

const hcl::Block *WrittenHcl::findBlock(const schema::ObjectKey &key) const
{
    const int node = m_objects->find(key);
    return node < 0 ? nullptr : hclBlock(*m_scope, node);
}

QStringList WrittenHcl::leftOut(const hcl::Block &block, HclParts parts) const
{
    const QString prefix = u"# "_s + hclschema::leftOutPrefix;
    const auto isInner = [&](const hcl::Token &token) {
        return std::ranges::any_of(block.body.blocks, [&](const hcl::Block &inner) { return inner.range.contains(token.range.start); });
    };
    QStringList found;
    const auto &tokens = document().tokens;
    auto token = std::ranges::lower_bound(tokens, block.range.start, {}, [](const hcl::Token &one) { return one.range.start; });
    for (; token != tokens.end() && token->range.start < block.range.end(); ++token) {
        const QString text = document().text.mid(token->range.start, token->range.length);
        if (token->kind == hcl::TokenKind::Comment && text.startsWith(prefix) && (parts == HclParts::All || !isInner(*token)))
            found << text.mid(prefix.size()).trimmed();
    }
    return found;
}

QStringList WrittenHcl::leftOut(const QString &object) const
{
    QStringList found;
    for (const QString &one : m_leftOut) {
        if (one.startsWith(object + u": "_s))
            found << one.mid(object.size() + 2);
    }
    return found;
}

} // namespace schemawright::sources
