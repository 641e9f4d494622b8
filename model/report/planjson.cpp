#include "model/report/planjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

QString workText(render::Work work)
{
    switch (work) {
    case render::Work::Instant:
        return u"instant"_s;
    case render::Work::Scan:
        return u"scan"_s;
    case render::Work::IndexBuild:
        return u"index build"_s;
    case render::Work::Rewrite:
        return u"rewrite"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject stepObject(const plan::PlanStep &step)
{
    QJsonArray locks;
    for (const render::RelationLock &lock : step.statement.locks) {
        locks.append(QJsonObject {
            { u"relation"_s, lock.relation.toText() }, { u"mode"_s, schema::lockModeText(lock.mode) } });
    }
    QJsonObject object { { u"sql"_s, step.statement.sql }, { u"description"_s, step.statement.description },
        { u"transaction"_s, step.transaction }, { u"transactional"_s, step.statement.transactional },
        { u"locks"_s, locks }, { u"work"_s, workText(step.statement.work) } };
    if (!step.statement.note.isEmpty())
        object.insert(u"note"_s, step.statement.note);
    if (!step.statement.undo.isEmpty())
        object.insert(u"undo"_s, step.statement.undo);
    if (!step.statement.undoLoss.isEmpty())
        object.insert(u"undoLoss"_s, step.statement.undoLoss);
    return object;
}

} // namespace

QString planJson(const plan::Plan &plan)
{
    QJsonArray changes;
    for (const diff::Change &change : plan.changes)
        changes.append(diff::toText(change));
    QJsonArray steps;
    for (const plan::PlanStep &step : plan.steps)
        steps.append(stepObject(step));
    const QJsonObject root { { u"changes"_s, changes }, { u"steps"_s, steps },
        { u"notes"_s, QJsonArray::fromStringList(plan.notes) }, { u"sourceFingerprint"_s, plan.sourceFingerprint.text() },
        { u"targetFingerprint"_s, plan.targetFingerprint.text() } };
    return QString::fromUtf8(QJsonDocument(root).toJson());
}

} // namespace schemawright::report
