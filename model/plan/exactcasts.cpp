#include "model/plan/exactcasts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

QString withExactCasts(const QString &sql)
{
    if (!sql.contains(u"(ARRAY["_s))
        return sql;
    // (ARRAY['a'::E, 'b'::E])::T[] with the same E everywhere.
    static const QRegularExpression cast(
        uR"(\(ARRAY\[('(?:[^']|'')*'::([a-z][a-z ]*)(?:, '(?:[^']|'')*'::\2)*)\]\)::([a-z][a-z ]*)\[\])"_s);
    QString result;
    qsizetype position = 0;
    for (auto matches = cast.globalMatch(sql); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += sql.mid(position, match.capturedStart() - position);
        result += u"((ARRAY["_s + match.captured(1) + u"])::"_s + match.captured(2) + u"[])::"_s + match.captured(3)
            + u"[]"_s;
        position = match.capturedEnd();
    }
    return result + sql.mid(position);
}

} // namespace schemawright::plan
