// One function per kind of block: it reads the block and adds the statements that make the object. Each has a file of its own.
#pragma once

#include "model/sources/hcl/blockreader.h"
#include "model/sources/hcl/hclstatements.h"

namespace schemawright::sources {

void readSchemaBlock(BlockReader &block, HclStatements &statements);
void readExtensionBlock(BlockReader &block, HclStatements &statements);
void readEnumBlock(BlockReader &block, HclStatements &statements);
void readDomainBlock(BlockReader &block, HclStatements &statements);
void readCompositeBlock(BlockReader &block, HclStatements &statements);
void readRangeBlock(BlockReader &block, HclStatements &statements);
void readCollationBlock(BlockReader &block, HclStatements &statements);
void readSequenceBlock(BlockReader &block, HclStatements &statements);
void readTableBlock(BlockReader &block, HclStatements &statements);
void readPartitionBlock(BlockReader &block, HclStatements &statements);
void readViewBlock(BlockReader &block, HclStatements &statements); ///< view and materialized
void readRoutineBlock(BlockReader &block, HclStatements &statements); ///< function and procedure
void readAggregateBlock(BlockReader &block, HclStatements &statements);
void readTriggerBlock(BlockReader &block, HclStatements &statements);
void readEventTriggerBlock(BlockReader &block, HclStatements &statements);
void readPolicyBlock(BlockReader &block, HclStatements &statements);
void readServerBlock(BlockReader &block, HclStatements &statements);
void readUserMappingBlock(BlockReader &block, HclStatements &statements); ///< a value of a secret does not come into the script
void readRoleBlock(BlockReader &block, HclStatements &statements); ///< role and user
void readPermissionBlock(BlockReader &block, HclStatements &statements);

// Parts of tables, partitions and views.

/// One definition of CREATE TABLE.
[[nodiscard]] QString columnText(BlockReader &column);
void readConstraintBlocks(BlockReader &table, const QualifiedName &name, HclRank rank, HclStatements &statements);
void readForeignKeyBlocks(BlockReader &table, const QualifiedName &name, HclStatements &statements);
void readIndexBlocks(BlockReader &table, const QualifiedName &name, HclRank rank, HclStatements &statements);
/// The elements of an index or exclusion, with their operators.
[[nodiscard]] QString indexElements(BlockReader &index);
/// "RANGE (created_at)" of a block partition { … } within a table; empty when there is none.
[[nodiscard]] QString partitionKeyText(BlockReader &table);
/// Row security, replica identity: what is no part of CREATE TABLE.
void readTableSettings(BlockReader &table, const QualifiedName &name, HclStatements &statements);

/// " WITH (fillfactor='70')", or empty.
[[nodiscard]] QString storageText(const QList<HclSetting> &settings);
/// " DEFERRABLE INITIALLY DEFERRED", or empty.
[[nodiscard]] QString deferrableText(BlockReader &constraint);
/// "START 1 INCREMENT 2 …" of the attributes of a sequence or identity, with a space in front of each.
[[nodiscard]] QString sequenceOptions(BlockReader &sequence);

/// COMMENT ON `object` IS …, when the block has a comment.
void addComment(BlockReader &block, const QString &object, HclStatements &statements);
/// The blocks that depends_on names.
[[nodiscard]] QList<int> dependsOn(BlockReader &block);

} // namespace schemawright::sources
