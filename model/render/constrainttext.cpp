// pg_get_constraintdef writes neither WITH (…) nor USING INDEX TABLESPACE of the index behind a constraint, and ends
// with DEFERRABLE, INITIALLY DEFERRED, NOT ENFORCED, NOT VALID, in this order. src/backend/utils/adt/ruleutils.c,
// pg_get_constraintdef_worker. docs: sql-createtable, "index_parameters".
#include "model/render/constrainttext.h"

#include "model/render/constraintddl.h"
#include "model/render/definitiontext.h"
#include "model/render/tablealterddl.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Constraint;
using schema::ForeignKeyAction;

namespace {

QString includeText(const QStringList &columns)
{
    return columns.isEmpty() ? QString() : u" INCLUDE ("_s + sql::quoteIdentifiers(columns) + u')';
}

QString actionText(ForeignKeyAction action)
{
    switch (action) {
    case ForeignKeyAction::NoAction:
        return QString();
    case ForeignKeyAction::Restrict:
        return u"RESTRICT"_s;
    case ForeignKeyAction::Cascade:
        return u"CASCADE"_s;
    case ForeignKeyAction::SetNull:
        return u"SET NULL"_s;
    case ForeignKeyAction::SetDefault:
        return u"SET DEFAULT"_s;
    }
    Q_UNREACHABLE();
}

QString composedKey(const schema::ForeignKey &key)
{
    QString text = u"FOREIGN KEY ("_s + sql::quoteIdentifiers(key.columns) + u") REFERENCES "_s
        + sql::quoteName(key.referencedTable);
    if (!key.referencedColumns.isEmpty())
        text += u'(' + sql::quoteIdentifiers(key.referencedColumns) + u')';
    if (key.match == schema::ForeignKeyMatch::Full)
        text += u" MATCH FULL"_s;
    if (key.onUpdate != ForeignKeyAction::NoAction)
        text += u" ON UPDATE "_s + actionText(key.onUpdate);
    if (key.onDelete != ForeignKeyAction::NoAction)
        text += u" ON DELETE "_s + actionText(key.onDelete);
    if (!key.onDeleteColumns.isEmpty())
        text += u" ("_s + sql::quoteIdentifiers(key.onDeleteColumns) + u')';
    return text;
}

struct Composer {
    QString operator()(const schema::PrimaryKey &key) const
    {
        return u"PRIMARY KEY ("_s + sql::quoteIdentifiers(key.columns) + u')' + includeText(key.include);
    }
    QString operator()(const schema::UniqueConstraint &unique) const
    {
        return (unique.nullsNotDistinct ? u"UNIQUE NULLS NOT DISTINCT ("_s : u"UNIQUE ("_s)
            + sql::quoteIdentifiers(unique.columns) + u')' + includeText(unique.include);
    }
    QString operator()(const schema::ForeignKey &key) const { return composedKey(key); }
    QString operator()(const schema::CheckConstraint &check) const
    {
        return u"CHECK "_s + parenthesised(check.expression) + (check.noInherit ? u" NO INHERIT"_s : QString());
    }
    QString operator()(const schema::ExclusionConstraint &) const
    {
        return QString(); // has no fields to compose it from: its definition is never empty
    }
};

QString indexParameters(const Constraint &constraint)
{
    QString text;
    if (!constraint.storageParameters.isEmpty())
        text += u" WITH ("_s + storageParametersText(constraint.storageParameters) + u')';
    if (!constraint.tablespace.isEmpty())
        text += u" USING INDEX TABLESPACE "_s + sql::quoteIdentifier(constraint.tablespace);
    return text;
}

} // namespace

QString deferrabilityText(const Constraint &constraint)
{
    if (!constraint.deferrable)
        return QString();
    return constraint.initiallyDeferred ? u" DEFERRABLE INITIALLY DEFERRED"_s : u" DEFERRABLE"_s;
}

QString bareDefinition(const QString &definition)
{
    QString text = definition;
    for (const auto &suffix : { u" NOT VALID"_s, u" NOT ENFORCED"_s, u" INITIALLY DEFERRED"_s, u" DEFERRABLE"_s }) {
        const qsizetype at = findTopLevel(text, suffix);
        if (at >= 0)
            text.remove(at, suffix.size());
    }
    return text;
}

QString constraintDefinitionSql(const Constraint &constraint)
{
    QString text = constraint.definition.isEmpty() ? std::visit(Composer(), constraint.detail)
                                                   : bareDefinition(constraint.definition);
    const QString parameters = indexParameters(constraint);
    if (!parameters.isEmpty()) {
        const qsizetype where = findTopLevel(text, u" WHERE ");
        text.insert(where < 0 ? text.size() : where, parameters);
    }
    return text + deferrabilityText(constraint) + (constraint.notEnforced ? u" NOT ENFORCED"_s : QString());
}

} // namespace schemawright::render
