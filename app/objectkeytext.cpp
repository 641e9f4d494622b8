// A JSON array: names may hold any character.
#include "app/objectkeytext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace schemawright::app {

QString objectKeyText(const schema::ObjectKey &key)
{
    const QJsonArray parts { schema::kindText(key.kind), key.schema, key.parent, key.name, key.signature };
    return QString::fromUtf8(QJsonDocument(parts).toJson(QJsonDocument::Compact));
}

std::optional<schema::ObjectKey> parseObjectKey(const QString &text)
{
    const QJsonArray parts = QJsonDocument::fromJson(text.toUtf8()).array();
    if (parts.size() != 5)
        return std::nullopt;
    for (int kind = 0; kind <= static_cast<int>(schema::ObjectKind::Other); ++kind) {
        const auto value = static_cast<schema::ObjectKind>(kind);
        if (schema::kindText(value) == parts.at(0).toString())
            return schema::ObjectKey { value, parts.at(1).toString(), parts.at(2).toString(), parts.at(3).toString(),
                parts.at(4).toString() };
    }
    return std::nullopt;
}

} // namespace schemawright::app
