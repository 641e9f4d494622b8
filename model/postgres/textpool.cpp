#include "model/postgres/textpool.h"

namespace schemawright::postgres {

namespace {

constexpr qsizetype longestShared = 120; ///< Longer ones are bodies and definitions, which differ.

} // namespace

QString TextPool::text(QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return {};
    if (utf8.size() > longestShared)
        return QString::fromUtf8(utf8);
    QString &known = m_texts[qHash(utf8)];
    if (known.isNull())
        known = QString::fromUtf8(utf8);
    // Another text may have the same hash.
    const bool isSame = QAnyStringView::equal(known, QUtf8StringView(utf8.data(), utf8.size()));
    return isSame ? known : QString::fromUtf8(utf8);
}

} // namespace schemawright::postgres
