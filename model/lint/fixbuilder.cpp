#include "model/lint/fixbuilder.h"

#include <algorithm>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

FixBuilder::FixBuilder(const RuleContext &context, const QString &title)
    : m_context(context)
{
    m_fix.title = title;
}

FixBuilder &FixBuilder::insert(qsizetype position, const QString &text)
{
    m_fix.edits.append({ { position, 0 }, text });
    return *this;
}

FixBuilder &FixBuilder::replace(const SourceRange &range, const QString &text)
{
    m_fix.edits.append({ range, text });
    return *this;
}

FixBuilder &FixBuilder::remove(const SourceRange &range)
{
    qsizetype start = range.start;
    while (start > 0 && m_context.input().text[start - 1].isSpace())
        --start;
    m_fix.edits.append({ { start, range.end() - start }, QString() });
    return *this;
}

FixBuilder &FixBuilder::append(const QStringList &statements)
{
    const QString &text = m_context.input().text;
    const qsizetype end = m_context.parsed().source.range.end();
    const bool hasSemicolon = end < text.size() && text[end] == u';';
    const QString joined = u'\n' + statements.join(u";\n"_s);
    if (hasSemicolon)
        insert(end + 1, joined + u';');
    else
        insert(end, u';' + joined);
    return *this;
}

FixBuilder &FixBuilder::leaveTransaction()
{
    m_impossible = m_impossible || m_context.state().inExplicitTransaction();
    if (!m_context.outline().fileTransaction)
        return *this;
    // docs: Atlas, "File level transaction mode": the directive stands alone before a blank line.
    insert(0, u"-- atlas:txmode none\n\n"_s);
    m_fix.splitsFile = m_context.input().statements.size() > 1;
    return *this;
}

QList<Fix> FixBuilder::build() const
{
    if (m_impossible)
        return {};
    Fix fix = m_fix;
    std::stable_sort(fix.edits.begin(), fix.edits.end(), [](const TextEdit &a, const TextEdit &b) {
        return a.range.start != b.range.start ? a.range.start < b.range.start : a.range.length < b.range.length;
    });
    return { fix };
}

} // namespace schemawright::lint
