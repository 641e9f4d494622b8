// Tables and their parts as JSON. Used by schemajson.cpp.
#pragma once

#include "model/schema/database.h"

#include <QJsonArray>
#include <QJsonObject>

namespace schemawright::report {

// Each leaves a key out when its value is the default.
void putIf(QJsonObject &json, const QString &key, bool value);
void putIf(QJsonObject &json, const QString &key, const QString &value);
void putIf(QJsonObject &json, const QString &key, const QStringList &value);
void putIf(QJsonObject &json, const QString &key, const QJsonArray &value);
void putIf(QJsonObject &json, const QString &key, const QJsonObject &value);

/// "owner" and "privileges"; privileges that are the default are left out.
void putAccess(QJsonObject &json, const schema::ObjectKey &key, const schema::Access &access, int serverVersion);

[[nodiscard]] QJsonObject mapJson(const QMap<QString, QString> &map);
[[nodiscard]] QJsonObject columnJson(const schema::Column &column);
[[nodiscard]] QJsonObject indexJson(const schema::Index &index);
[[nodiscard]] QJsonObject triggerJson(const schema::Trigger &trigger);
[[nodiscard]] QJsonObject ruleJson(const schema::Rule &rule);
[[nodiscard]] QJsonObject policyJson(const schema::Policy &policy);
[[nodiscard]] QJsonObject sequenceOptionsJson(const schema::SequenceOptions &options);

template <typename T, typename ToJson> QJsonArray listJson(const QList<T> &list, const ToJson &toJson)
{
    QJsonArray array;
    for (const T &item : list)
        array.append(toJson(item));
    return array;
}

} // namespace schemawright::report
