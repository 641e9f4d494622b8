// What all writers of HCL share: the text, the names of blocks, and what the language cannot say.
#pragma once

#include "model/hcl/writer.h"
#include "model/hclschema/schemahcl.h"
#include "model/schema/database.h"

#include <QHash>
#include <QSet>

namespace schemawright::hclschema {

class HclContext
{
public:
    HclContext(const schema::Database &database, const BlockLabels &labels);

    [[nodiscard]] const schema::Database &database() const { return m_database; }
    [[nodiscard]] hcl::Writer &writer() { return m_writer; }
    [[nodiscard]] const QStringList &leftOut() const { return m_leftOut; }

    /// Begins a block of an object, with its schema.
    void begin(const QString &type, const QualifiedName &name);
    void end() { m_writer.end(); }
    void comment(const QString &text); ///< of the object
    /// A comment where it would stand, and a line for the person: "table public.t: its tablespace fast".
    void leaveOut(const QString &object, const QString &what);

    /// table.users, table.app.users when several schemas have one.
    [[nodiscard]] QString reference(const QString &type, const QualifiedName &name) const;
    [[nodiscard]] QString schemaLabel(const QString &schema) const;
    [[nodiscard]] QString schemaReference(const QString &schema) const { return QStringLiteral("schema") + hcl::memberText(schemaLabel(schema)); }
    /// Of a table, view or partition, whatever it is.
    [[nodiscard]] QString relationReference(const QualifiedName &name) const;
    /// The block type of a table: "table" or "partition".
    [[nodiscard]] static QString tableType(const schema::Table &table) { return table.partitionOf ? QStringLiteral("partition") : QStringLiteral("table"); }
    /// bigint, varchar(20), enum.status, sql("text[]").
    [[nodiscard]] QString type(const QString &sqlType) const;
    /// sql("public.f"): a name that has no block.
    [[nodiscard]] static QString sql(const QString &text) { return QStringLiteral("sql(") + hcl::quoteText(text) + u')'; }
    [[nodiscard]] static QString column(const QString &name) { return QStringLiteral("column") + hcl::memberText(name); }
    [[nodiscard]] static QString columns(const QStringList &names);
    /// 5, true, "text" or sql("…"), of a column of a type.
    [[nodiscard]] static QString value(const QString &expression, const QString &sqlType);
    /// Settings of storage as a block, where there are any.
    void storage(const QMap<QString, QString> &parameters);
    void role(const QString &name) { m_roles.insert(name); }
    [[nodiscard]] const QSet<QString> &roles() const { return m_roles; }

private:
    [[nodiscard]] QStringList labels(const QString &type, const QualifiedName &name) const;

    const schema::Database &m_database;
    BlockLabels m_labels; ///< that are not ours to choose
    hcl::Writer m_writer;
    QHash<QString, int> m_counts; ///< blocks of a type and name: "table users"
    QHash<QString, QString> m_types; ///< SQL name → reference
    QSet<QString> m_roles; ///< that permissions and policies name
    QStringList m_leftOut;
};

/// One function per kind of object; each has a file of its own.
void writeSchemas(HclContext &context);
void writeTypes(HclContext &context);
void writeSequences(HclContext &context);
void writeTables(HclContext &context);
void writeViews(HclContext &context);
void writeRoutines(HclContext &context);
void writeTriggers(HclContext &context);
void writePolicies(HclContext &context);
void writePermissions(HclContext &context);
void writeOthers(HclContext &context);

void writeColumn(HclContext &context, const QString &table, const schema::Column &column);
void writeConstraints(HclContext &context, const schema::Table &table);
void writeIndex(HclContext &context, const QString &table, const schema::Index &index);
void writeSequenceOptions(hcl::Writer &writer, const schema::SequenceOptions &options);

} // namespace schemawright::hclschema
