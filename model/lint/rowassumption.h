// What a statement assumes about rows that were there before the file, and what the database answered.
#pragma once

#include "model/catalog/dataquestion.h"
#include "model/lint/evidence.h"

#include <QList>
#include <QString>

namespace schemawright::lint {

struct LintInput;
class RuleContext;

struct RowAssumption {
    enum class Kind { NotNull, Unique, Check, ForeignKey, Cast, Partition, DefaultPartition };
    Kind kind = Kind::NotNull;
    catalog::DataQuestion question;
    SourceRange range; ///< in the script
    TableKnowledge table; ///< whose rows are meant
    bool ofPrimaryKey = false; ///< of NotNull: a primary key asks for it
    QString subject; ///< a column, a constraint, a partition, a type: for sentences
};

/// Those of one statement. Only of tables that the database has and that this file has not made; nothing without a live
/// database, or where nothing can be wrong (a column that is NOT NULL already). Questions that the file itself spoils, or
/// that would run somebody's code, say so in their `refusal`.
[[nodiscard]] QList<RowAssumption> assumptionsOf(const sql::Statement &statement, const FileState &state);

/// All questions of files that run one after the other; the inputs' facts are those of the tables.
[[nodiscard]] QList<catalog::DataQuestion> questionsOf(const QList<LintInput> &inputs);

/// nullptr when it was not asked.
[[nodiscard]] const catalog::DataAnswer *answerTo(const RowAssumption &assumption, const catalog::Facts &facts);

struct RowVerdict {
    enum class State { NotAsked, Fits, Breaks, Unknown };
    State state = State::NotAsked;
    QString evidence; ///< empty when not asked
};
[[nodiscard]] RowVerdict verdictOn(const RowAssumption &assumption, const catalog::Facts &facts);
/// Of the statement's assumption of this kind at this place; not asked when there is none.
[[nodiscard]] RowVerdict verdictOn(
    RowAssumption::Kind kind, const SourceRange &range, const sql::Statement &statement, const FileState &state);

/// Of a type change.
[[nodiscard]] RowVerdict castVerdict(const RuleContext &context, const sql::AlterColumnType &change);

/// "all 5,000,000 rows of t on app@host/shop were read: 3 rows do (id = 3; id = 4)", "of a sample of …", or why nothing
/// is known.
[[nodiscard]] QString answerText(
    const RowAssumption &assumption, const catalog::DataAnswer &answer, const catalog::Facts &facts);

// For the files of this folder that know kinds of assumptions:

/// The columns' types must be PostgreSQL's own for operators; empty when the expression may be run as it is.
[[nodiscard]] QString refusalOf(const sql::Expression &expression, const TableKnowledge &table);
/// The same of columns that are compared.
[[nodiscard]] QString refusalOf(const QStringList &columns, const TableKnowledge &table);
/// An assumption about rows of this table; the question's table and the refusals of the file's own changes are set.
[[nodiscard]] RowAssumption assumptionAbout(const TableKnowledge &table, const FileState &state);
/// The table has rows that were there before, as far as is known.
[[nodiscard]] bool hasOldRows(const TableKnowledge &table);

[[nodiscard]] QList<RowAssumption> castAssumptions(
    const sql::AlterColumnType &change, const TableKnowledge &table, const FileState &state);
[[nodiscard]] QList<RowAssumption> attachAssumptions(const sql::AttachPartition &attach, const TableKnowledge &parent,
    const SourceRange &range, const FileState &state);
[[nodiscard]] QList<RowAssumption> newPartitionAssumptions(const sql::CreateTable &create, const FileState &state);

} // namespace schemawright::lint
