#include "model/base/quantity.h"

namespace schemawright {

namespace {

QLocale machineLocale()
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // C leaves out the separators of thousands
    return locale;
}

} // namespace

QString countText(double count)
{
    return machineLocale().toString(static_cast<qlonglong>(count));
}

QString sizeText(qint64 bytes)
{
    return sizeText(bytes, machineLocale());
}

QString sizeText(qint64 bytes, const QLocale &locale)
{
    const bool wholeNumbers = bytes < 1024;
    const QString exact
        = locale.formattedDataSize(bytes, wholeNumbers ? 0 : 1, QLocale::DataSizeTraditionalFormat);
    // "41.0 GB" and "41.2 GB" are said as "41 GB"; "4.2 GB" keeps its digit.
    const qsizetype dot = exact.indexOf(locale.decimalPoint());
    const bool drop = dot >= 2 || exact.mid(dot + 1, 1) == locale.zeroDigit();
    return dot > 0 && drop ? QString(exact.left(dot) + exact.mid(dot + 2)) : exact;
}

} // namespace schemawright
