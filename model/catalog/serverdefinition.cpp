// Source: src/backend/utils/adt/ruleutils.c, pg_get_constraintdef_worker and pg_get_indexdef_worker; search_path is ''.
#include "model/catalog/serverdefinition.h"

#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

QString listText(const QStringList &columns)
{
    return u'(' + sql::quoteIdentifiers(columns) + u')';
}

QString includeText(const QStringList &columns)
{
    return columns.isEmpty() ? QString() : QString(u" INCLUDE "_s + listText(columns));
}

QString actionText(const QString &event, schema::ForeignKeyAction action)
{
    switch (action) {
    case schema::ForeignKeyAction::NoAction:
        return {};
    case schema::ForeignKeyAction::Restrict:
        return event + u" RESTRICT"_s;
    case schema::ForeignKeyAction::Cascade:
        return event + u" CASCADE"_s;
    case schema::ForeignKeyAction::SetNull:
        return event + u" SET NULL"_s;
    case schema::ForeignKeyAction::SetDefault:
        return event + u" SET DEFAULT"_s;
    }
    Q_UNREACHABLE();
}

struct DetailText {
    QString operator()(const schema::PrimaryKey &key) const
    {
        return u"PRIMARY KEY "_s + listText(key.columns) + includeText(key.include);
    }
    QString operator()(const schema::UniqueConstraint &unique) const
    {
        return (unique.nullsNotDistinct ? u"UNIQUE NULLS NOT DISTINCT "_s : u"UNIQUE "_s) + listText(unique.columns)
            + includeText(unique.include);
    }
    QString operator()(const schema::ForeignKey &key) const
    {
        const bool isFull = key.match == schema::ForeignKeyMatch::Full;
        return u"FOREIGN KEY "_s + listText(key.columns) + u" REFERENCES "_s + sql::quoteName(key.referencedTable)
            + listText(key.referencedColumns) + (isFull ? u" MATCH FULL"_s : QString())
            + actionText(u" ON UPDATE"_s, key.onUpdate) + actionText(u" ON DELETE"_s, key.onDelete)
            + (key.onDeleteColumns.isEmpty() ? QString() : QString(u' ' + listText(key.onDeleteColumns)));
    }
    QString operator()(const schema::CheckConstraint &check) const
    {
        return u"CHECK ("_s + check.expression + (check.noInherit ? u") NO INHERIT"_s : u")"_s);
    }
    QString operator()(const schema::ExclusionConstraint &) const { return {}; }
};

QString partText(const schema::IndexPart &part)
{
    QString text = sql::quoteIdentifier(part.column);
    if (!part.collation.isEmpty())
        text += u" COLLATE "_s + part.collation;
    if (!part.operatorClass.isEmpty())
        text += u' ' + part.operatorClass;
    if (part.descending)
        text += part.nullsFirst ? u" DESC"_s : u" DESC NULLS LAST"_s;
    else if (part.nullsFirst)
        text += u" NULLS FIRST"_s;
    return text;
}

} // namespace

QString constraintDefinition(const schema::Constraint &constraint)
{
    QString text = std::visit(DetailText(), constraint.detail);
    if (constraint.deferrable)
        text += u" DEFERRABLE"_s;
    if (constraint.initiallyDeferred)
        text += u" INITIALLY DEFERRED"_s;
    if (constraint.notEnforced)
        text += u" NOT ENFORCED"_s;
    if (constraint.notValid)
        text += u" NOT VALID"_s;
    return text;
}

QString indexDefinition(const QualifiedName &table, const schema::Index &index, bool isPartitioned)
{
    QStringList parts;
    parts.reserve(index.parts.size());
    for (const schema::IndexPart &part : index.parts)
        parts.append(partText(part));
    QString text = (index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s) + sql::quoteIdentifier(index.name)
        + (isPartitioned ? u" ON ONLY "_s : u" ON "_s) + sql::quoteName(table) + u" USING "_s
        + sql::quoteIdentifier(index.method) + u" ("_s + parts.join(u", "_s) + u')' + includeText(index.include);
    if (index.nullsNotDistinct)
        text += u" NULLS NOT DISTINCT"_s;
    if (!index.predicate.isEmpty())
        text += u" WHERE "_s + index.predicate;
    return text;
}

} // namespace schemawright::catalog
