// A set of few names, of which there may be many: of each table of a script with ten thousands of tables.
#pragma once

#include <QString>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace schemawright::lint {

/// In alphabetical order, in one piece of memory; nothing when empty.
class NameSet
{
public:
    [[nodiscard]] bool contains(const QString &name) const
    {
        return std::binary_search(m_names.begin(), m_names.end(), name);
    }
    [[nodiscard]] bool isEmpty() const { return m_names.empty(); }

    void insert(const QString &name)
    {
        const auto place = std::lower_bound(m_names.begin(), m_names.end(), name);
        if (place != m_names.end() && *place == name)
            return;
        m_names.insert(place, name);
    }
    void insert(const QStringList &names)
    {
        for (const QString &name : names)
            insert(name);
    }
    /// Whether it was there.
    bool remove(const QString &name)
    {
        const auto place = std::lower_bound(m_names.begin(), m_names.end(), name);
        const bool isThere = place != m_names.end() && *place == name;
        if (isThere)
            m_names.erase(place);
        return isThere;
    }
    void clear() { m_names = {}; }

private:
    std::vector<QString> m_names;
};

} // namespace schemawright::lint
