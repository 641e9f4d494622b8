// How random items come about: one function per kind that writes an item anew, with another roll of the dice each time,
// naming only items that are older than it, so that nothing needs itself.
#pragma once

#include "randomschema.h"

#include <optional>

namespace schemawright::testing {

class RandomGenerator
{
public:
    RandomGenerator(Random &random, RandomSchema &schema, int majorVersion)
        : m_random(random)
        , m_schema(schema)
        , m_version(majorVersion)
    {
    }

    void addObject(); ///< one of any kind that lives in a schema, a table with its parts
    void addSchema();
    void addTable();
    void addPart(int table);
    void addColumn(int table);
    /// Writes the item anew under its name. False: there is nothing to choose.
    bool rewrite(RandomItem &item);
    void retype(int column); ///< another family of types; what names the column goes
    void rename(int id);
    void detach(int table); ///< a partition becomes a table, a child an orphan
    void setComment(RandomItem &item);
    [[nodiscard]] QList<RandomItem> all(ItemKind kind) const;

private:
    int add(ItemKind kind, int parent);
    [[nodiscard]] QString freshName(int id);
    [[nodiscard]] std::optional<RandomItem> older(ItemKind kind, int id, const QString &family = {});
    [[nodiscard]] QList<RandomItem> columnsOf(int table) const; ///< of a partition or child: those of its parent too
    [[nodiscard]] std::optional<RandomItem> columnOf(int table, const QStringList &families);
    [[nodiscard]] int root(int table) const; ///< of a partition: the table with the columns

    // randomobjects.cpp
    bool writeEnum(RandomItem &item);
    bool writeDomain(RandomItem &item);
    bool writeComposite(RandomItem &item);
    bool writeRange(RandomItem &item);
    bool writeCollation(RandomItem &item);
    bool writeSequence(RandomItem &item);
    bool writeRoutine(RandomItem &item);
    bool writePureRoutine(RandomItem &item);
    bool writeTableRoutine(RandomItem &item);
    bool writeAggregate(RandomItem &item);
    bool writeView(RandomItem &item);
    [[nodiscard]] QString query(int id);
    // randomtables.cpp
    bool writeTable(RandomItem &item);
    void writeTableExtras(RandomItem &item);
    bool writePartition(RandomItem &item, const RandomItem &parent);
    [[nodiscard]] QString partitionKey(RandomItem &item);
    [[nodiscard]] QString storageParameters();
    void addTableParts(int table);
    // randomcolumns.cpp
    bool writeColumn(RandomItem &item);
    void chooseFamily(RandomItem &item);
    [[nodiscard]] QString typeOf(RandomItem &item);
    [[nodiscard]] QString defaultOf(const RandomItem &item);
    [[nodiscard]] QString generatedOf(const RandomItem &item);
    void writeColumnExtras(RandomItem &item);
    // randomparts.cpp
    bool writeConstraint(RandomItem &item);
    bool writeKey(RandomItem &item);
    bool writeForeignKey(RandomItem &item);
    bool writeCheck(RandomItem &item);
    bool writeExclusion(RandomItem &item);
    bool writeIndex(RandomItem &item);
    [[nodiscard]] QString indexPart(const RandomItem &column);
    bool writeTrigger(RandomItem &item);
    bool writePolicy(RandomItem &item);
    bool writeRule(RandomItem &item);
    bool writeStatistics(RandomItem &item);
    [[nodiscard]] QString condition(const RandomItem &column, const QString &prefix = {});

    Random &m_random;
    RandomSchema &m_schema;
    int m_version;
};

/// The reference to another item, and to a column with its table.
[[nodiscard]] QString ref(int id);
[[nodiscard]] QString ref(const RandomItem &item);

} // namespace schemawright::testing
