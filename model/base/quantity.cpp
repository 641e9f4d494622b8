#include "model/base/quantity.h"

#include <QLocale>

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
    const bool wholeNumbers = bytes < 1024;
    const QString exact
        = machineLocale().formattedDataSize(bytes, wholeNumbers ? 0 : 1, QLocale::DataSizeTraditionalFormat);
    // "41.0 GB" and "41.2 GB" are said as "41 GB"; "4.2 GB" keeps its digit.
    const qsizetype dot = exact.indexOf(u'.');
    const bool drop = dot >= 2 || exact.mid(dot, 2) == QLatin1String(".0");
    return dot > 0 && drop ? QString(exact.left(dot) + exact.mid(dot + 2)) : exact;
}

} // namespace schemawright
