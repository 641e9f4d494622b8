#include "views/apply/durationtext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::applyview {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("schemawright::applyview::Duration", text);
}

} // namespace

QString durationText(std::chrono::nanoseconds duration)
{
    using namespace std::chrono;
    const QLocale locale;
    const double seconds = double(duration.count()) / 1e9;
    if (seconds < 1)
        return tr("%1 ms").arg(locale.toString(duration_cast<milliseconds>(duration).count()));
    if (seconds < 60)
        return tr("%1 s").arg(locale.toString(seconds, 'f', seconds < 10 ? 1 : 0));
    const qint64 whole = duration_cast<std::chrono::seconds>(duration).count();
    if (whole < 3600)
        return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

QString clockText(std::chrono::milliseconds elapsed)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(elapsed).count();
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, '0'_L1); };
    if (seconds < 3600)
        return two(seconds / 60) + u':' + two(seconds % 60);
    return QString::number(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

} // namespace schemawright::applyview
