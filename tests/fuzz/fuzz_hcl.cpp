// Schema files in HCL: whatever the bytes are, the text comes back, everything lies in it, and what can be read becomes SQL.
#include "tests/fuzz/require.h"

#include "model/hcl/parser.h"
#include "model/hcl/writer.h"
#include "model/sources/hcl/readhcl.h"

using namespace schemawright;
using testing::require;
using namespace Qt::StringLiterals;

namespace {

bool isWithin(const SourceRange &inner, const SourceRange &outer)
{
    return inner.start >= outer.start && inner.length >= 0 && inner.end() <= outer.end();
}

/// Depth is bounded by the parser.
void checkBody(const hcl::Body &body, const SourceRange &outer)
{
    for (const hcl::Attribute &attribute : body.attributes) {
        require(isWithin(attribute.range, outer));
        require(isWithin(attribute.nameRange, attribute.range) && isWithin(attribute.value.range, attribute.range));
    }
    for (const hcl::Block &block : body.blocks) {
        require(isWithin(block.range, outer) && isWithin(block.body.range, block.range));
        checkBody(block.body, block.body.range);
    }
}

void checkDocument(const hcl::Document &document)
{
    const SourceRange all { 0, document.text.size() };
    require(hcl::toText(document) == document.text);
    checkBody(document.body, all);
    for (const hcl::Problem &problem : document.problems)
        require(isWithin(problem.range, all) && !problem.text.isEmpty());
}

/// A text that we write is the text that is read.
void checkWriting(const QString &text)
{
    for (const QString &written : { hcl::quoteText(text), hcl::longText(text) }) {
        hcl::Document document = hcl::parse(u"a = "_s + written + u'\n');
        require(document.problems.isEmpty() && document.body.attributes.size() == 1);
        hcl::Host host;
        const auto value = hcl::Evaluator(document, host).evaluate(document.body.attributes.front().value);
        require(value && value->asText() && *value->asText() == text);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    std::vector<hcl::Document> documents;
    documents.push_back(hcl::parse(text, u"schema.hcl"_s));
    checkDocument(documents.front());
    const bool isBroken = !documents.front().problems.isEmpty();
    const auto read = sources::readHclDocuments(std::move(documents), {});
    require(!(read && isBroken));
    require(read || !read.error().text.isEmpty());
    if (const QString start = text.left(200); !start.contains(QChar(0))) // no database has such a text, and no file
        checkWriting(start);
    return 0;
}
