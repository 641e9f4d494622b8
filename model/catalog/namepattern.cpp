#include "model/catalog/namepattern.h"

#include <algorithm>

namespace schemawright::catalog {

namespace {

/// Does the set that starts behind '[' contain `c`? `rest` becomes what follows the ']'.
bool matchesSet(QStringView set, QChar c, QStringView &rest)
{
    const bool negated = set.startsWith(u'^') || set.startsWith(u'!');
    qsizetype i = negated ? 1 : 0;
    bool found = false;
    while (i < set.size() && set[i] != u']') {
        const bool isRange = i + 2 < set.size() && set[i + 1] == u'-' && set[i + 2] != u']';
        const QChar last = isRange ? set[i + 2] : set[i];
        found = found || (set[i] <= c && c <= last);
        i += isRange ? 3 : 1;
    }
    if (i >= set.size())
        return false; // no closing bracket: matches nothing, as in Go's filepath.Match
    rest = set.mid(i + 1);
    return found != negated;
}

} // namespace

bool matchesGlob(QStringView pattern, QStringView text)
{
    while (!pattern.isEmpty()) {
        const QChar first = pattern.front();
        if (first == u'*') {
            const QStringView rest = pattern.mid(1);
            for (qsizetype i = 0; i <= text.size(); ++i) {
                if (matchesGlob(rest, text.mid(i)))
                    return true;
            }
            return false;
        }
        if (text.isEmpty())
            return false;
        QStringView rest = pattern.mid(1);
        if (first == u'[') {
            if (!matchesSet(pattern.mid(1), text.front(), rest))
                return false;
        } else if (first != u'?') {
            const bool escaped = first == u'\\' && pattern.size() > 1;
            if (text.front() != (escaped ? pattern[1] : first))
                return false;
            rest = pattern.mid(escaped ? 2 : 1);
        }
        pattern = rest;
        text = text.mid(1);
    }
    return text.isEmpty();
}

bool isSchemaExcluded(const QStringList &patterns, const QString &schema)
{
    return std::ranges::any_of(
        patterns, [&](const QString &pattern) { return !pattern.contains(u'.') && matchesGlob(pattern, schema); });
}

bool isObjectExcluded(const QStringList &patterns, const QualifiedName &name)
{
    return std::ranges::any_of(patterns, [&](const QString &pattern) {
        const qsizetype dot = pattern.indexOf(u'.');
        if (dot < 0 || pattern.indexOf(u'.', dot + 1) >= 0)
            return false;
        const QStringView view(pattern);
        return matchesGlob(view.left(dot), name.schema) && matchesGlob(view.mid(dot + 1), name.name);
    });
}

} // namespace schemawright::catalog
