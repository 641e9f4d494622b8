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
    object.insert(u"lockTimeoutMs"_s, qint64(step.timeouts.lock.count()));
    object.insert(u"statementTimeoutMs"_s, qint64(step.timeouts.statement.count()));
    if (!step.statement.note.isEmpty())
        object.insert(u"note"_s, step.statement.note);
    if (!step.statement.undo.isEmpty())
        object.insert(u"undo"_s, step.statement.undo);
    if (!step.statement.undoLoss.isEmpty())
        object.insert(u"undoLoss"_s, step.statement.undoLoss);
    if (step.phase)
        object.insert(u"part"_s, sql::phaseText(*step.phase));
    return object;
}

QJsonObject recipeObject(const plan::RecipeOffer &offer)
{
    QJsonObject object { { u"kind"_s, plan::recipeKindText(offer.kind) }, { u"change"_s, offer.change },
        { u"column"_s, plan::recipeSubject(offer.recipe) }, { u"flag"_s, plan::recipeFlag(offer.recipe) } };
    if (!offer.needs.isEmpty())
        object.insert(u"needs"_s, offer.needs);
    if (!offer.refusal.isEmpty())
        object.insert(u"refused"_s, offer.refusal);
    return object;
}

} // namespace

QString planJson(const plan::Plan &plan, const QList<plan::RecipeOffer> &recipes)
{
    QJsonArray changes;
    for (const diff::Change &change : plan.changes)
        changes.append(diff::toText(change));
    QJsonArray steps;
    for (const plan::PlanStep &step : plan.steps)
        steps.append(stepObject(step));
    QJsonArray offers;
    for (const plan::RecipeOffer &offer : recipes)
        offers.append(recipeObject(offer));
    const QJsonObject root { { u"changes"_s, changes }, { u"steps"_s, steps },
        { u"recipes"_s, offers },
        { u"notes"_s, QJsonArray::fromStringList(plan.notes) }, { u"sourceFingerprint"_s, plan.sourceFingerprint.text() },
        { u"targetFingerprint"_s, plan.targetFingerprint.text() } };
    return QString::fromUtf8(QJsonDocument(root).toJson());
}

} // namespace schemawright::report
