// Compares two lists of objects of one kind and writes the changes down. Shared<> objects that are the same instance on
// both sides cost one pointer comparison.
#pragma once

#include "model/diff/access.h"
#include "model/diff/change.h"
#include "model/diff/differences.h"

#include <QHash>

namespace schemawright::diff {

template <typename T> [[nodiscard]] bool isSameInstance(const T &, const T &)
{
    return false;
}
template <typename T> [[nodiscard]] bool isSameInstance(const Shared<T> &a, const Shared<T> &b)
{
    return a.isSameInstance(b);
}

template <typename T> [[nodiscard]] const T &valueOf(const T &object)
{
    return object;
}
template <typename T> [[nodiscard]] const T &valueOf(const Shared<T> &object)
{
    return *object;
}

/// differences() with those of owner and privileges behind them.
template <typename T> [[nodiscard]] QStringList allDifferences(const T &before, const T &after)
{
    QStringList properties = differences(valueOf(before), valueOf(after));
    if constexpr (requires { valueOf(before).access; }) {
        if (valueOf(before).access != valueOf(after).access)
            properties += accessDifferences(before, after);
    }
    return properties;
}

[[nodiscard]] inline Change createChange(const schema::ObjectKey &key, Object after)
{
    return { ChangeAction::Create, key, std::nullopt, std::move(after), {} };
}
[[nodiscard]] inline Change dropChange(const schema::ObjectKey &key, Object before)
{
    return { ChangeAction::Drop, key, std::move(before), std::nullopt, {} };
}
[[nodiscard]] inline Change alterChange(
    const schema::ObjectKey &key, Object before, Object after, const QStringList &properties)
{
    return { ChangeAction::Alter, key, std::move(before), std::move(after), properties };
}

/// Calls `common(before, after)` for the pairs with the same key, which are not the same instance, and writes Create and
/// Drop for the others. `keyOf` answers an ObjectKey. Lists need not be sorted.
template <typename T, typename KeyFn, typename CommonFn>
void compareLists(
    const QList<T> &before, const QList<T> &after, KeyFn &&keyOf, CommonFn &&common, QList<Change> &changes)
{
    // Most lists are equal from end to end: the hash is only built when a position disagrees.
    qsizetype position = 0;
    while (position < before.size() && position < after.size()) {
        const T &first = before.at(position);
        const T &second = after.at(position);
        if (!isSameInstance(first, second)) {
            if (keyOf(valueOf(first)) != keyOf(valueOf(second)))
                break;
            common(first, second);
        }
        ++position;
    }
    if (position == before.size() && position == after.size())
        return;
    QHash<schema::ObjectKey, const T *> remaining;
    for (qsizetype i = position; i < before.size(); ++i)
        remaining.insert(keyOf(valueOf(before.at(i))), &before.at(i));
    for (qsizetype i = position; i < after.size(); ++i) {
        const schema::ObjectKey key = keyOf(valueOf(after.at(i)));
        if (const T *const match = remaining.take(key))
            common(*match, after.at(i));
        else
            changes.append(createChange(key, after.at(i)));
    }
    for (qsizetype i = position; i < before.size(); ++i) {
        const schema::ObjectKey key = keyOf(valueOf(before.at(i)));
        if (remaining.contains(key))
            changes.append(dropChange(key, before.at(i)));
    }
}

/// compareLists for objects whose only change is Alter with the differences in words.
template <typename T, typename KeyFn>
void compareObjects(const QList<T> &before, const QList<T> &after, KeyFn &&keyOf, QList<Change> &changes)
{
    const auto common = [&](const T &first, const T &second) {
        const QStringList properties = allDifferences(first, second);
        if (!properties.isEmpty())
            changes.append(alterChange(keyOf(valueOf(second)), first, second, properties));
    };
    compareLists(before, after, keyOf, common, changes);
}

} // namespace schemawright::diff
