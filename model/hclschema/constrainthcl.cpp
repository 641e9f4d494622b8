// primary_key, unique, check, exclude and foreign_key.
#include "model/hclschema/hclcontext.h"

#include <QRegularExpression>

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

class ConstraintWriter
{
public:
    ConstraintWriter(HclContext &context, const schema::Table &table, const schema::Constraint &constraint)
        : m_context(context)
        , m_writer(context.writer())
        , m_table(table)
        , m_constraint(constraint)
    {
    }

    void operator()(const schema::PrimaryKey &key)
    {
        // The server's own name needs no label; a comment does.
        const bool isServersName = m_constraint.name == QString(m_table.name.name + u"_pkey") && m_constraint.comment.isEmpty();
        m_writer.begin(u"primary_key"_s, isServersName ? QStringList() : QStringList { m_constraint.name });
        columns(key.columns, key.include);
        end();
    }
    void operator()(const schema::UniqueConstraint &key)
    {
        begin(u"unique"_s);
        columns(key.columns, key.include);
        if (key.nullsNotDistinct)
            m_writer.truth(u"nulls_distinct"_s, false);
        end();
    }
    void operator()(const schema::CheckConstraint &check)
    {
        begin(u"check"_s);
        m_writer.attribute(u"expr"_s, hcl::longText(check.expression));
        if (check.noInherit)
            m_writer.truth(u"no_inherit"_s, true);
        end();
    }
    void operator()(const schema::ForeignKey &key);
    void operator()(const schema::ExclusionConstraint &)
    {
        note(u"exclusion constraint %1: %2"_s.arg(m_constraint.name, m_constraint.definition));
    }

private:
    void note(const QString &what) { m_context.leaveOut(HclContext::tableType(m_table) + u' ' + m_table.name.toText(), what); }
    void begin(const QString &type) { m_writer.begin(type, { m_constraint.name }); }
    void columns(const QStringList &columns, const QStringList &include)
    {
        m_writer.attribute(u"columns"_s, HclContext::columns(columns));
        if (!include.isEmpty())
            m_writer.attribute(u"include"_s, HclContext::columns(include));
        if (isTemporal(m_constraint))
            m_writer.truth(u"without_overlaps"_s, true);
    }
    void action(const QString &name, schema::ForeignKeyAction action);
    void end();

    HclContext &m_context;
    hcl::Writer &m_writer;
    const schema::Table &m_table;
    const schema::Constraint &m_constraint;
};

void ConstraintWriter::action(const QString &name, schema::ForeignKeyAction action)
{
    switch (action) {
    case schema::ForeignKeyAction::NoAction:
        return;
    case schema::ForeignKeyAction::Restrict:
        m_writer.attribute(name, u"RESTRICT"_s);
        return;
    case schema::ForeignKeyAction::Cascade:
        m_writer.attribute(name, u"CASCADE"_s);
        return;
    case schema::ForeignKeyAction::SetNull:
        m_writer.attribute(name, u"SET_NULL"_s);
        return;
    case schema::ForeignKeyAction::SetDefault:
        m_writer.attribute(name, u"SET_DEFAULT"_s);
        return;
    }
}

void ConstraintWriter::operator()(const schema::ForeignKey &key)
{
    begin(u"foreign_key"_s);
    m_writer.attribute(u"columns"_s, HclContext::columns(key.columns));
    QStringList referenced;
    const bool isOwn = key.referencedTable == m_table.name;
    for (const QString &column : key.referencedColumns) {
        referenced << (isOwn ? HclContext::column(column)
                             : QString(m_context.relationReference(key.referencedTable) + u".column"_s + hcl::memberText(column)));
    }
    m_writer.attribute(u"ref_columns"_s, u'[' + referenced.join(u", "_s) + u']');
    action(u"on_update"_s, key.onUpdate);
    action(u"on_delete"_s, key.onDelete);
    if (isTemporal(m_constraint))
        m_writer.truth(u"period"_s, true);
    if (key.match == schema::ForeignKeyMatch::Full)
        note(u"foreign key %1 is MATCH FULL"_s.arg(m_constraint.name));
    if (!key.onDeleteColumns.isEmpty())
        note(u"foreign key %1 changes only %2 on delete"_s.arg(m_constraint.name, key.onDeleteColumns.join(u", "_s)));
    end();
}

void ConstraintWriter::end()
{
    if (m_constraint.deferrable)
        m_writer.attribute(u"deferrable"_s, m_constraint.initiallyDeferred ? u"INITIALLY_DEFERRED"_s : u"INITIALLY_IMMEDIATE"_s);
    m_context.comment(m_constraint.comment);
    m_context.storage(m_constraint.storageParameters);
    const QString name = m_constraint.name;
    if (m_constraint.notValid)
        note(u"constraint %1 is NOT VALID"_s.arg(name));
    if (m_constraint.notEnforced)
        note(u"constraint %1 is NOT ENFORCED"_s.arg(name));
    if (!m_constraint.tablespace.isEmpty())
        note(u"tablespace %1 of constraint %2"_s.arg(m_constraint.tablespace, name));
    if (m_constraint.clustered)
        note(u"rows are clustered on %1"_s.arg(name));
    if (!m_constraint.indexComment.isEmpty())
        note(u"comment on the index of constraint %1"_s.arg(name));
    if (m_constraint.parentIndex && !m_constraint.parentIndex->isEmpty() && m_constraint.isLocal)
        note(u"the index of constraint %1 is attached to %2"_s.arg(name, m_constraint.parentIndex->toText()));
    if (!m_constraint.indexValid)
        note(u"the index of constraint %1 is not valid"_s.arg(name));
    m_writer.end();
}

/// What the server calls the part that a partition gets of its parent's key.
QString serversName(const schema::Table &table, const schema::Constraint &constraint)
{
    const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint.detail);
    if (!unique)
        return table.name.name + u"_pkey"_s;
    return table.name.name + u'_' + (unique->columns + unique->include).join(u'_') + u"_key"_s;
}

} // namespace

void writeConstraints(HclContext &context, const schema::Table &table)
{
    for (const schema::Constraint &constraint : table.constraints) {
        if (constraint.isLocal || !table.partitionOf) {
            std::visit(ConstraintWriter(context, table, constraint), constraint.detail);
            continue;
        }
        const bool hasOwn = !constraint.storageParameters.isEmpty() || !constraint.comment.isEmpty() || !constraint.indexComment.isEmpty()
            || !constraint.tablespace.isEmpty() || constraint.clustered;
        const bool isNamed = hasBackingIndex(constraint) && constraint.name != serversName(table, constraint);
        if (hasOwn || isNamed || (hasBackingIndex(constraint) && !constraint.parentIndex))
            context.leaveOut(u"partition "_s + table.name.toText(), u"its part %1 of a key"_s.arg(constraint.name));
    }
}

} // namespace schemawright::hclschema
