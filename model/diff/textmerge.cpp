#include "model/diff/textmerge.h"

#include "model/diff/textdiff.h"

#include <algorithm>

namespace schemawright::diff {

namespace {

/// Lines of the base that an edit replaces by lines of its own; either may be none.
struct Replacement {
    int first = 0;
    int end = 0;
    QStringList lines; ///< with line endings
    friend bool operator==(const Replacement &, const Replacement &) = default;
};

/// Each with its line ending.
QStringList linesOf(const QString &text)
{
    const QList<SourceRange> ranges = lineRanges(text);
    QStringList lines;
    lines.reserve(ranges.size());
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        const qsizetype next = i + 1 < ranges.size() ? ranges.at(i + 1).start : text.size();
        lines.append(text.sliced(ranges.at(i).start, next - ranges.at(i).start));
    }
    return lines;
}

QList<Replacement> replacementsOf(const TextDiff &difference, const QStringList &lines)
{
    QList<Replacement> replacements;
    int baseLine = 0;
    int row = 0;
    for (const TextDiffHunk &hunk : difference.hunks) {
        for (; row < hunk.firstRow; ++row)
            baseLine = difference.rows.at(row).leftLine + 1;
        Replacement replacement { .first = baseLine, .end = baseLine, .lines = {} };
        for (; row < hunk.firstRow + hunk.rowCount; ++row) {
            if (difference.rows.at(row).leftLine >= 0)
                replacement.end = difference.rows.at(row).leftLine + 1;
            if (const int line = difference.rows.at(row).rightLine; line >= 0)
                replacement.lines += lines.at(line);
        }
        baseLine = replacement.end;
        replacements.append(replacement);
    }
    return replacements;
}

/// Side by side counts: what stands together was written together.
bool touches(const Replacement &a, const Replacement &b)
{
    return a.first <= b.end && b.first <= a.end && a != b;
}

/// A new block between equal lines ("}" before and in it) stands in several places: all of them yield the same text.
QList<Replacement> placesOf(const Replacement &replacement, const QStringList &baseLines)
{
    QList<Replacement> places { replacement };
    if (replacement.first != replacement.end || replacement.lines.isEmpty())
        return places;
    Replacement down = replacement;
    while (down.first < baseLines.size() && down.lines.first() == baseLines.at(down.first)) {
        down.lines.append(down.lines.takeFirst());
        down.end = ++down.first;
        places.append(down);
    }
    Replacement up = replacement;
    while (up.first > 0 && up.lines.last() == baseLines.at(up.first - 1)) {
        up.lines.prepend(up.lines.takeLast());
        up.end = --up.first;
        places.append(up);
    }
    return places;
}

/// Adds `their` where it touches nothing of `all`. False: there is no such place.
bool addApart(const Replacement &their, const QStringList &baseLines, QList<Replacement> &all)
{
    for (const Replacement &place : placesOf(their, baseLines)) {
        if (std::ranges::any_of(all, [&](const Replacement &our) { return touches(our, place); }))
            continue;
        if (!all.contains(place))
            all.append(place);
        return true;
    }
    return false;
}

void append(QString &text, const QString &lines)
{
    if (!text.isEmpty() && !lines.isEmpty() && !text.endsWith(u'\n'))
        text += u'\n'; // the base's last line had no end, and is not the last any more
    text += lines;
}

QString replaced(const QStringList &baseLines, QList<Replacement> all)
{
    std::ranges::sort(all, {}, &Replacement::first);
    QString merged;
    int line = 0;
    for (const Replacement &replacement : std::as_const(all)) {
        for (; line < replacement.first; ++line)
            append(merged, baseLines.at(line));
        for (const QString &added : replacement.lines)
            append(merged, added);
        line = replacement.end;
    }
    for (; line < baseLines.size(); ++line)
        append(merged, baseLines.at(line));
    return merged;
}

/// `keepsFirst`: lines of `second` that touch those of `first` are left out; otherwise there is no answer then.
std::optional<QString> mergeInto(const QString &base, const QString &first, const QString &second, bool keepsFirst)
{
    const TextDiff firstDifference = diffTexts(base, first);
    const TextDiff secondDifference = diffTexts(base, second);
    if (firstDifference.lineEndingsDiffer || secondDifference.lineEndingsDiffer)
        return keepsFirst ? std::optional(first) : std::nullopt;
    QList<Replacement> all = replacementsOf(firstDifference, linesOf(first));
    const QStringList baseLines = linesOf(base);
    for (const Replacement &replacement : replacementsOf(secondDifference, linesOf(second))) {
        if (!addApart(replacement, baseLines, all) && !keepsFirst)
            return std::nullopt;
    }
    return replaced(baseLines, all);
}

} // namespace

std::optional<QString> mergeTexts(const QString &base, const QString &ours, const QString &theirs)
{
    const auto merged = mergeInto(base, ours, theirs, false);
    return merged ? merged : mergeInto(base, theirs, ours, false);
}

QString mergeTextsKeeping(Keep kept, const QString &base, const QString &ours, const QString &theirs)
{
    const bool keepsOurs = kept == Keep::Ours;
    return *mergeInto(base, keepsOurs ? ours : theirs, keepsOurs ? theirs : ours, true);
}

} // namespace schemawright::diff
