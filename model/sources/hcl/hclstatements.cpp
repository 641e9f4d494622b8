#include "model/sources/hcl/hclstatements.h"

#include "model/base/dependencygraph.h"
#include "model/sql/lexer.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// Whether a text of `from` that has the name of a `to` means it. Bodies of functions are not looked into: the server does not
/// check them here.
bool mayNeed(HclRank from, HclRank to)
{
    const bool isType = to == HclRank::Enum || to == HclRank::Type;
    const bool isRoutine = to == HclRank::Routine || to == HclRank::Aggregate;
    const bool isRelation = to == HclRank::Table || to == HclRank::Partition || to == HclRank::View;
    switch (from) {
    case HclRank::Type:
        return isType || isRoutine;
    case HclRank::Routine:
    case HclRank::View:
        return isType || isRoutine || isRelation;
    case HclRank::Aggregate:
        return isType || isRoutine;
    case HclRank::Table:
    case HclRank::Constraint:
    case HclRank::Index:
        return isType || isRoutine || to == HclRank::Sequence;
    case HclRank::Role:
    case HclRank::Schema:
    case HclRank::Extension:
    case HclRank::Collation:
    case HclRank::Enum:
    case HclRank::Sequence:
    case HclRank::Server:
    case HclRank::UserMapping:
    case HclRank::Partition:
    case HclRank::PartitionPart:
    case HclRank::SequenceOwner:
    case HclRank::ForeignKey:
    case HclRank::ViewPart:
    case HclRank::Trigger:
    case HclRank::Policy:
    case HclRank::EventTrigger:
    case HclRank::Comment:
    case HclRank::Permission:
        return false;
    }
    Q_UNREACHABLE();
}

QSet<QString> namesIn(const QString &text)
{
    QSet<QString> names;
    sql::Lexer lexer(text);
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        if (lexeme.kind == sql::LexemeKind::Word || lexeme.kind == sql::LexemeKind::QuotedName)
            names.insert(sql::nameOf(QStringView(text).mid(lexeme.range.start, lexeme.range.length), lexeme.kind));
    }
    return names;
}

} // namespace

QList<int> HclStatements::order() const
{
    const int count = static_cast<int>(m_statements.size());
    DependencyGraph graph(count);
    QHash<int, int> firstOfNode;
    QHash<QString, QList<int>> defined;
    for (int i = 0; i < count; ++i) {
        const HclStatement &statement = m_statements[static_cast<std::size_t>(i)];
        graph.setRank(i, static_cast<qint64>(statement.rank) * count + i);
        if (!firstOfNode.contains(statement.node))
            firstOfNode.insert(statement.node, i);
        if (!statement.defines.isEmpty())
            defined[statement.defines].append(i);
    }
    for (int i = 0; i < count; ++i) {
        const HclStatement &statement = m_statements[static_cast<std::size_t>(i)];
        if (firstOfNode.contains(statement.ownerNode))
            graph.addEdge(firstOfNode.value(statement.ownerNode), i);
        for (const int needed : statement.needed) {
            if (firstOfNode.contains(needed))
                graph.addEdge(firstOfNode.value(needed), i);
        }
        for (const QString &name : namesIn(statement.mentions)) {
            for (const int other : defined.value(name)) {
                if (mayNeed(statement.rank, m_statements[static_cast<std::size_t>(other)].rank))
                    graph.addEdge(other, i);
            }
        }
    }
    return graph.sorted().nodes;
}

devdb::Script HclStatements::toScript(const HclScope &scope, const QString &file) const
{
    devdb::Script script;
    script.file = file;
    // Functions may use tables that come behind them, as in a dump.
    script.text = u"SET check_function_bodies = off;\n"_s;
    for (const int index : order()) {
        const HclStatement &statement = m_statements[static_cast<std::size_t>(index)];
        const HclNode &node = scope.node(statement.node);
        const hcl::Document &document = scope.document(node);
        script.origins.append({ script.text.size(), document.file, document.text, node.range.start });
        script.text += statement.sql + u";\n"_s;
    }
    return script;
}

} // namespace schemawright::sources
