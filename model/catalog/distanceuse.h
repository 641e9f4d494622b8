// Which distances the statements of programs order the rows of a table by.
#pragma once

#include "model/catalog/facts.h"
#include "model/sql/distanceorder.h"

#include <QList>

namespace schemawright::catalog {

/// A table that gets a vector index.
struct OrderedTable {
    QualifiedName name; ///< resolved; in Facts::tables
    QualifiedName parent; ///< whose partition it is: what orders that orders this; empty: none
    bool isHidden = false; ///< another one has its name, and the name alone may mean that
};

/// One statement that ran.
struct RanStatement {
    qint64 calls = 0;
    QString text; ///< "1,200 calls of SELECT … (since …)"
};

/// Adds what the statement orders to TableFacts::distances. A column without its table is of the only table in FROM that
/// has it, a table without its schema may be any that is not hidden.
void addDistances(const QList<sql::DistanceOrder> &orders, const RanStatement &statement, const QList<OrderedTable> &tables, Facts &facts);

} // namespace schemawright::catalog
