#include "model/base/nearestword.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>
#include <vector>

namespace schemawright {

namespace {

/// Levenshtein's distance, one row at a time.
qsizetype distance(QStringView from, QStringView to)
{
    std::vector<qsizetype> row(static_cast<size_t>(to.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < from.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (size_t j = 1; j < row.size(); ++j) {
            const qsizetype changed = diagonal + (from[i] == to[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({ changed, row[j] + 1, row[j - 1] + 1 });
        }
    }
    return row.back();
}

} // namespace

QString nearestWord(const QString &word, const QStringList &candidates)
{
    constexpr qsizetype longest = 64; // nobody mistypes a name into a page of text
    if (word.size() > longest)
        return {};
    qsizetype best = word.size() / 3;
    QString nearest;
    for (const QString &candidate : candidates) {
        const qsizetype far = std::abs(candidate.size() - word.size()) > best ? best + 1 : distance(word, candidate);
        if (far < best || (far == best && far > 0 && nearest.isEmpty())) {
            best = far;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace schemawright
