// Equal texts share their memory: a schema names the same types, columns, defaults and schemas thousands of times.
#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QString>

namespace schemawright::postgres {

class TextPool
{
public:
    [[nodiscard]] QString text(QByteArrayView utf8);

private:
    QHash<size_t, QString> m_texts; ///< by the hash of their UTF-8
};

} // namespace schemawright::postgres
