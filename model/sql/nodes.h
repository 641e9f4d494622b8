// Reading libpg_query's protobuf nodes that occur everywhere: names, relations, types. Only model/sql includes this.
#pragma once

#include "model/sql/statement.h"
#include "model/sql/statementtext.h"

#include <pg_query/pg_query.pb-c.h>

#include <QHash>

#include <span>

namespace schemawright::sql {

using Node = PgQuery__Node;
using NodeList = std::span<Node *const>;

[[nodiscard]] QString stringOf(const char *text);
[[nodiscard]] QString stringOf(const Node *node); ///< of String and string constants; empty for others
[[nodiscard]] QStringList stringsOf(NodeList nodes);
/// Of a constant, a name or a number, as text: "100", "off", "vector_l2_ops".
[[nodiscard]] QString valueOf(const Node *node);
/// The options of WITH ( … ) and SET ( … ); the value is empty where none is written.
[[nodiscard]] QHash<QString, QString> optionsOf(NodeList options);
/// {schema, name} of a list of one, two or three strings.
[[nodiscard]] QualifiedName qualifiedNameOf(const QStringList &parts);
/// Of a List of strings, a single String, a TypeName or an ObjectWithArgs.
[[nodiscard]] QStringList objectNameOf(const Node *node);
[[nodiscard]] RelationRef relationOf(const PgQuery__RangeVar *relation, const StatementText &text);
[[nodiscard]] QList<RelationRef> relationsOf(NodeList nodes, const StatementText &text);
/// `end` is where the type ends at the latest.
[[nodiscard]] TypeName typeOf(const PgQuery__TypeName *type, const StatementText &text, qsizetype end);
[[nodiscard]] ObjectClass objectClassOf(PgQuery__ObjectType type);
/// It reads or writes rows, or will when it is executed. EXPLAIN, which programs do not run, is none of them.
[[nodiscard]] bool worksOnRows(const Node *statement);
[[nodiscard]] bool hasOption(NodeList options, QStringView name);

} // namespace schemawright::sql
