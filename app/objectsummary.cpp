#include "app/objectsummary.h"

#include "model/plan/plan.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

using Facts = QList<QPair<QString, QString>>;

QString tr(const char *text)
{
    return QCoreApplication::translate("schemawright::app::ObjectSummary", text);
}

template <typename T> const T *findByKey(const QList<T> &list, const schema::ObjectKey &key)
{
    const auto found
        = std::find_if(list.begin(), list.end(), [&](const T &object) { return schema::keyOf(object) == key; });
    return found == list.end() ? nullptr : &*found;
}

Facts viewFacts(const schema::View &view)
{
    return { { tr("Kind"), view.materialized ? tr("materialized view") : tr("view") },
        { tr("Columns"), QLocale().toString(view.columns.size()) }, { tr("Comment"), view.comment } };
}

Facts sequenceFacts(const schema::Sequence &sequence)
{
    const QString owner = sequence.ownedBy
        ? QString(sequence.ownedBy->table.toText() + u'.' + sequence.ownedBy->column)
        : QString();
    return { { tr("Type"), sequence.options.dataType }, { tr("Start"), QString::number(sequence.options.start) },
        { tr("Increment"), QString::number(sequence.options.increment) }, { tr("Owned by"), owner },
        { tr("Comment"), sequence.comment } };
}

Facts domainFacts(const schema::Domain &domain)
{
    return { { tr("Based on"), domain.baseType }, { tr("Not null"), domain.notNull ? tr("yes") : tr("no") },
        { tr("Default"), domain.defaultExpression.value_or(QString()) }, { tr("Comment"), domain.comment } };
}

Facts collectFacts(const schema::Database &database, const schema::ObjectKey &key)
{
    using enum schema::ObjectKind;
    switch (key.kind) {
    case View:
        if (const schema::View *view = schema::findView(database, key.qualifiedName()))
            return viewFacts(*view);
        break;
    case Sequence:
        if (const auto *sequence = findByKey(database.sequences, key))
            return sequenceFacts(*sequence);
        break;
    case Enum:
        if (const auto *type = findByKey(database.enums, key))
            return { { tr("Labels"), type->labels.join(u", "_s) }, { tr("Comment"), type->comment } };
        break;
    case Domain:
        if (const auto *domain = findByKey(database.domains, key))
            return domainFacts(*domain);
        break;
    case Extension:
        if (const auto *extension = findByKey(database.extensions, key))
            return { { tr("Version"), extension->version }, { tr("Schema"), extension->schema } };
        break;
    case Schema:
        if (const auto *space = findByKey(database.schemas, key))
            return { { tr("Comment"), space->comment } };
        break;
    case Routine:
        return { { tr("Arguments"), key.signature.isEmpty() ? tr("none") : key.signature } };
    case Table:
    case Column:
    case Constraint:
    case Index:
    case Trigger:
    case Policy:
    case Rule:
    case Composite:
    case Other:
        break;
    }
    return {};
}

} // namespace

editors::ObjectSummary summarizeObject(
    const schema::Database &edited, const schema::Database &reference, const schema::ObjectKey &key)
{
    editors::ObjectSummary summary;
    summary.title = schema::toText(key);
    summary.ddl = plan::objectSql(edited, key);
    const bool dropped = summary.ddl.isEmpty();
    if (dropped)
        summary.ddl = plan::objectSql(reference, key);
    summary.facts = collectFacts(dropped ? reference : edited, key);
    summary.facts.removeIf([](const QPair<QString, QString> &fact) { return fact.second.isEmpty(); });
    return summary;
}

} // namespace schemawright::app
