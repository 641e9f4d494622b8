#include "model/trace/tracereport.h"

#include "model/sql/sqlwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>

namespace schemawright::trace {

using namespace Qt::StringLiterals;
using schema::LockMode;

namespace {

constexpr qsizetype headLength = 100;

QString headOf(const TracedFile &file, const TracedStatement &statement)
{
    const QString text = sql::onOneLine(file.text.mid(statement.range.start, statement.range.length).simplified());
    return text.size() > headLength ? text.left(headLength) + u'…' : text;
}

QString nameText(const RelationTrace &relation)
{
    const QString name = relation.relation.schema == "public"_L1 ? relation.relation.name : relation.relation.toText();
    if (relation.kind == RelationKind::Index)
        return u"%1 (index of %2)"_s.arg(name, relation.table.name);
    if (relation.kind == RelationKind::Table || relation.kind == RelationKind::PartitionedTable)
        return name;
    return u"%1 (%2)"_s.arg(name, relationKindText(relation.kind));
}

QString workText(const RelationTrace &relation)
{
    QStringList work;
    if (relation.isRewritten)
        work << u"rewritten"_s;
    if (relation.isScanned)
        work << u"read in full"_s;
    return work.join(u", "_s);
}

/// Rebuilt indexes and TOAST tables go without saying where their table is rewritten, and planning a query opens every index.
bool isWorthALine(const RelationTrace &relation, const StatementTrace &trace)
{
    if (relation.isNew || relation.kind == RelationKind::Toast || relation.kind == RelationKind::Composite || relation.relation.schema == "pg_toast"_L1)
        return false;
    if (relation.kind != RelationKind::Index)
        return relation.mode != LockMode::None || relation.isRewritten || relation.isScanned;
    const bool tableIsRewritten = std::ranges::any_of(trace.relations,
        [&relation](const RelationTrace &table) { return table.relation == relation.table && table.isRewritten; });
    return relation.mode > LockMode::AccessShare && !tableIsRewritten;
}

/// Locks that the transaction holds since an earlier statement.
class HeldLocks
{
public:
    void enter(int transaction)
    {
        if (transaction < 0 || transaction != m_transaction)
            m_held.clear();
        m_transaction = transaction;
    }

    [[nodiscard]] QStringList text(const StatementTrace &trace) const
    {
        QStringList lines;
        for (auto held = m_held.cbegin(); held != m_held.cend(); ++held) {
            const auto again = std::ranges::find(trace.relations, held.key(), &RelationTrace::relation);
            if (again == trace.relations.end() || again->mode < held->mode)
                lines << u"    %1 %2 since line %3"_s.arg(schema::lockModeText(held->mode), -22).arg(held->name).arg(held->line);
        }
        return lines;
    }

    /// Only what makes others wait.
    void add(const StatementTrace &trace, int line)
    {
        if (m_transaction < 0)
            return;
        for (const RelationTrace &relation : trace.relations) {
            if (relation.kind != RelationKind::Index && isWorthALine(relation, trace) && relation.mode > LockMode::RowExclusive
                && m_held.value(relation.relation).mode < relation.mode)
                m_held.insert(relation.relation, { relation.mode, nameText(relation), line });
        }
    }

private:
    struct Held {
        LockMode mode = LockMode::None;
        QString name;
        int line = 0;
    };
    QMap<QualifiedName, Held> m_held;
    int m_transaction = -1;
};

QString statementText(const TracedFile &file, const TracedStatement &statement, HeldLocks &held)
{
    const int line = toLineColumn(file.text, statement.range.start).line;
    QStringList lines { u"%1:%2: %3"_s.arg(file.name).arg(line).arg(headOf(file, statement)) };
    for (const RelationTrace &relation : statement.trace.relations) {
        if (!isWorthALine(relation, statement.trace))
            continue;
        const QString work = workText(relation);
        const QString mode = relation.mode == LockMode::None ? u"held already"_s : schema::lockModeText(relation.mode);
        lines << u"    %1 %2%3"_s.arg(mode, -22).arg(nameText(relation), work.isEmpty() ? QString() : u" · "_s + work);
    }
    held.enter(statement.transaction);
    const QStringList before = held.text(statement.trace);
    if (!before.isEmpty())
        lines << u"  still held:"_s << before;
    held.add(statement.trace, line);
    if (statement.trace.error)
        lines << u"  failed: "_s + statement.trace.error->toText();
    else if (lines.size() == 1)
        lines << u"    locks nothing that was there before"_s;
    return lines.join(u'\n');
}

QJsonObject relationObject(const RelationTrace &relation)
{
    QJsonObject object { { u"Name"_s, relation.relation.toText() }, { u"Kind"_s, relationKindText(relation.kind) },
        { u"Mode"_s, schema::lockModeText(relation.mode) }, { u"New"_s, relation.isNew }, { u"Rewritten"_s, relation.isRewritten },
        { u"Scanned"_s, relation.isScanned } };
    if (!relation.table.isEmpty())
        object.insert(u"Table"_s, relation.table.toText());
    return object;
}

QJsonObject statementObject(const TracedFile &file, const TracedStatement &statement)
{
    QJsonArray relations;
    for (const RelationTrace &relation : statement.trace.relations)
        relations.append(relationObject(relation));
    QJsonObject object { { u"Line"_s, toLineColumn(file.text, statement.range.start).line },
        { u"Text"_s, file.text.mid(statement.range.start, statement.range.length) }, { u"Relations"_s, relations } };
    if (statement.trace.error)
        object.insert(u"Error"_s, statement.trace.error->toText());
    return object;
}

} // namespace

QString traceText(const QList<TracedFile> &files, const QString &serverText)
{
    QStringList paragraphs { u"Measured on "_s + serverText };
    for (const TracedFile &file : files) {
        HeldLocks held;
        for (const TracedStatement &statement : file.statements)
            paragraphs << statementText(file, statement, held);
        if (file.statements.isEmpty())
            paragraphs << file.name + u": no statements"_s;
    }
    return paragraphs.join(u"\n\n"_s);
}

QString traceJson(const QList<TracedFile> &files, const QString &serverText)
{
    QJsonArray fileArray;
    for (const TracedFile &file : files) {
        QJsonArray statements;
        for (const TracedStatement &statement : file.statements)
            statements.append(statementObject(file, statement));
        fileArray.append(QJsonObject { { u"Name"_s, file.name }, { u"Statements"_s, statements } });
    }
    const QJsonObject root { { u"Server"_s, serverText }, { u"Files"_s, fileArray } };
    return QString::fromUtf8(QJsonDocument(root).toJson());
}

QList<RelationTrace> touchedRelations(const StatementTrace &trace)
{
    QList<RelationTrace> touched;
    for (const RelationTrace &relation : trace.relations) {
        if (relation.kind != RelationKind::Index && isWorthALine(relation, trace))
            touched.append(relation);
    }
    return touched;
}

QString relationNote(const RelationTrace &relation)
{
    QStringList parts;
    if (relation.mode != LockMode::None)
        parts << u"%1 on %2"_s.arg(schema::lockModeText(relation.mode), nameText(relation));
    else
        parts << u"no further lock on "_s + nameText(relation);
    if (const QString work = workText(relation); !work.isEmpty())
        parts << work;
    return parts.join(u", "_s);
}

} // namespace schemawright::trace
