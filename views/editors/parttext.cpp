#include "views/editors/parttext.h"

#include "views/editors/namevalidation.h"
#include "views/editors/typenames.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("schemawright::editors", text);
}

QString keyText(const QStringList &columns, const QStringList &include)
{
    const QString text = joinNames(columns);
    return include.isEmpty() ? text : text + u" INCLUDE "_s + joinNames(include);
}

QString foreignKeyText(const schema::ForeignKey &key)
{
    QString text = joinNames(key.columns) + u" → "_s + shortType(key.referencedTable.toText());
    if (!key.referencedColumns.isEmpty())
        text += u" ("_s + joinNames(key.referencedColumns) + u')';
    if (key.onDelete != schema::ForeignKeyAction::NoAction)
        text += u", ON DELETE "_s + foreignKeyActionText(key.onDelete);
    if (key.onUpdate != schema::ForeignKeyAction::NoAction)
        text += u", ON UPDATE "_s + foreignKeyActionText(key.onUpdate);
    return text;
}

} // namespace

QString indexPartsText(const schema::Index &index)
{
    QStringList texts;
    for (const schema::IndexPart &part : index.parts) {
        QString text = part.column.isEmpty() ? part.expression : joinNames({ part.column });
        if (!part.operatorClass.isEmpty())
            text += u' ' + shortType(part.operatorClass);
        if (part.descending)
            text += u" DESC"_s;
        texts.append(text);
    }
    QString text = texts.join(u", "_s);
    if (!index.include.isEmpty())
        text += u" INCLUDE "_s + joinNames(index.include);
    return text;
}

QString foreignKeyActionText(schema::ForeignKeyAction action)
{
    switch (action) {
    case schema::ForeignKeyAction::NoAction:
        return u"NO ACTION"_s;
    case schema::ForeignKeyAction::Restrict:
        return u"RESTRICT"_s;
    case schema::ForeignKeyAction::Cascade:
        return u"CASCADE"_s;
    case schema::ForeignKeyAction::SetNull:
        return u"SET NULL"_s;
    case schema::ForeignKeyAction::SetDefault:
        return u"SET DEFAULT"_s;
    }
    Q_UNREACHABLE();
}

namespace {

struct KindText {
    QString operator()(const schema::PrimaryKey &) const
    {
        return word(QT_TRANSLATE_NOOP("schemawright::editors", "Primary key"));
    }
    QString operator()(const schema::UniqueConstraint &) const
    {
        return word(QT_TRANSLATE_NOOP("schemawright::editors", "Unique"));
    }
    QString operator()(const schema::ForeignKey &) const
    {
        return word(QT_TRANSLATE_NOOP("schemawright::editors", "Foreign key"));
    }
    QString operator()(const schema::CheckConstraint &) const
    {
        return word(QT_TRANSLATE_NOOP("schemawright::editors", "Check"));
    }
    QString operator()(const schema::ExclusionConstraint &) const
    {
        return word(QT_TRANSLATE_NOOP("schemawright::editors", "Exclusion"));
    }
};

struct DetailText {
    const schema::Constraint &constraint;

    QString operator()(const schema::PrimaryKey &key) const { return keyText(key.columns, key.include); }
    QString operator()(const schema::UniqueConstraint &key) const { return keyText(key.columns, key.include); }
    QString operator()(const schema::ForeignKey &key) const { return foreignKeyText(key); }
    QString operator()(const schema::CheckConstraint &check) const { return check.expression; }
    QString operator()(const schema::ExclusionConstraint &) const { return constraint.definition; }
};

} // namespace

QString constraintKindText(const schema::Constraint &constraint)
{
    return std::visit(KindText {}, constraint.detail);
}

QString constraintText(const schema::Constraint &constraint)
{
    return std::visit(DetailText { constraint }, constraint.detail);
}

} // namespace schemawright::editors
