#include "model/report/statusjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace schemawright::report {

using namespace Qt::StringLiterals;

namespace {

QJsonObject fileObject(const migrations::MigrationFile &file)
{
    return { { u"Name"_s, file.fileName }, { u"Version"_s, file.version }, { u"Description"_s, file.description } };
}

QJsonObject revisionObject(const migrations::Revision &revision)
{
    return { { u"Version"_s, revision.version }, { u"Description"_s, revision.description },
        { u"Type"_s, revision.type }, { u"Applied"_s, revision.applied }, { u"Total"_s, revision.total },
        { u"ExecutedAt"_s, revision.executedAt.toUTC().toString(Qt::ISODateWithMs) },
        { u"ExecutionTime"_s, revision.executionNanoseconds }, { u"Error"_s, revision.error },
        { u"ErrorStmt"_s, revision.errorStatement }, { u"OperatorVersion"_s, revision.operatorVersion } };
}

} // namespace

QString statusJson(const migrations::MigrationStatus &status)
{
    QJsonArray available;
    QJsonArray applied;
    for (const migrations::FileStatus &file : status.files) {
        available.append(fileObject(file.file));
        if (file.revision)
            applied.append(revisionObject(*file.revision));
    }
    QJsonArray pending;
    for (const migrations::MigrationFile &file : status.pending())
        pending.append(fileObject(file));
    QJsonArray outOfOrder;
    for (const migrations::FileStatus &file : status.outOfOrder())
        outOfOrder.append(fileObject(file.file));
    QJsonObject root { { u"Available"_s, available }, { u"Pending"_s, pending }, { u"Applied"_s, applied },
        { u"Current"_s, status.currentVersion() }, { u"Next"_s, status.nextVersion() },
        { u"Count"_s, applied.size() }, { u"Total"_s, available.size() },
        { u"Status"_s, status.isUpToDate() ? u"OK"_s : u"PENDING"_s },
        { u"Problems"_s, QJsonArray::fromStringList(status.problems()) } };
    if (!outOfOrder.isEmpty())
        root.insert(u"OutOfOrder"_s, outOfOrder);
    return QString::fromUtf8(QJsonDocument(root).toJson());
}

} // namespace schemawright::report
