#include "model/lint/foreignnames.h"

#include <QRegularExpression>
#include <QSet>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

bool isForeignRule(const QString &name)
{
    // Atlas's codes are two letters and three digits, of which only some are about PostgreSQL; eugene's a letter and a
    // number; a report about an installed extension has the number of its entry in the list of vulnerabilities.
    static const QRegularExpression code(u"^(?:[A-Z]{2}[0-9]{3}|[EW][0-9]{1,2}|CVE-[0-9-]+)$"_s);
    // Analyzers of Atlas that look at the directory or at people instead of statements, and rules of the others.
    static const QSet<QString> names { u"ownership"_s, u"nestedtx"_s, u"rule"_s,
        u"lock-timeout-zero"_s,
        u"lock-timeout-too-long"_s, u"statement-timeout-too-long"_s, u"refresh-matview-concurrent"_s,
        u"suppression-malformed"_s, u"suppression-missing-reason"_s };
    return names.contains(name) || code.match(name).hasMatch();
}

} // namespace schemawright::lint
