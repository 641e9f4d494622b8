// A call of op.something with its arguments, by place or by name.
#pragma once

#include "model/migrations/formats/alembiccolumn.h"
#include "model/migrations/formats/alembicoperation.h"
#include "model/sql/sqlwriter.h"

#include <QStringList>

namespace schemawright::migrations {

using AlembicStatements = std::optional<QList<AlembicStatement>>;

/// What the readers of operations share; `unknown` follows what is looked at, so that it is the place where one gives up.
class AlembicCall
{
public:
    AlembicCall(const PythonExpression &call, qsizetype &unknown)
        : m_call(call)
        , m_values(call.positional())
        , m_unknown(unknown)
    {
        m_unknown = call.start;
    }

    /// Makes this the place that is not understood, unless there is one; false.
    bool blame(const PythonExpression *value) const
    {
        if (value && m_unknown == m_call.start)
            m_unknown = value->start;
        return false;
    }
    /// The argument by its place or its name; nullptr: not given.
    [[nodiscard]] const PythonExpression *argument(qsizetype place, QLatin1StringView keyword) const
    {
        return place >= 0 && place < m_values.size() ? &m_values.at(place) : m_call.named(keyword);
    }
    /// Whether there are at most so many arguments by place, and no others by name than these.
    [[nodiscard]] bool takes(qsizetype places, const QStringList &keywords) const
    {
        for (const PythonArgument &given : m_call.arguments) {
            if (!given.keyword.isEmpty() && !keywords.contains(given.keyword))
                return blame(&given.value);
        }
        return m_values.size() <= places;
    }
    [[nodiscard]] std::optional<QString> text(qsizetype place, QLatin1StringView keyword) const
    {
        const auto *value = argument(place, keyword);
        auto found = value ? alembicName(*value) : std::nullopt;
        if (!found)
            blame(value);
        return found;
    }
    [[nodiscard]] std::optional<QStringList> names(qsizetype place, QLatin1StringView keyword) const
    {
        const auto *value = argument(place, keyword);
        auto found = value ? alembicNames(*value) : std::nullopt;
        if (!found)
            blame(value);
        return found;
    }
    [[nodiscard]] std::optional<bool> flag(QLatin1StringView keyword) const
    {
        const auto *value = m_call.named(keyword);
        const auto found = alembicFlag(value, false);
        if (!found)
            blame(value);
        return found;
    }
    /// The relation of this name in the schema of that keyword, quoted.
    [[nodiscard]] std::optional<QString> relation(qsizetype place, QLatin1StringView keyword, QLatin1StringView schemaKeyword) const
    {
        const auto name = text(place, keyword);
        const auto *schema = m_call.named(schemaKeyword);
        const bool isPublic = !schema || schema->is(PythonValue::Name, QLatin1StringView("None"));
        if (!name || (!isPublic && schema->kind != PythonValue::Text))
            return std::nullopt;
        return sql::quoteName({ isPublic ? QString() : schema->text, *name });
    }
    [[nodiscard]] AlembicStatements one(const QString &sql) const { return QList<AlembicStatement> { { { sql, m_call.start } } }; }
    [[nodiscard]] AlembicStatement statement(const QString &sql) const { return { { sql, m_call.start } }; }

    /// The keyword's value, its place noted; nullptr: not given.
    [[nodiscard]] const PythonExpression *given(QLatin1StringView keyword) const
    {
        const auto *value = m_call.named(keyword);
        if (value)
            m_unknown = value->start;
        return value;
    }

protected:
    const PythonExpression &m_call;
    QList<PythonExpression> m_values;
    qsizetype &m_unknown;
};

/// The operations on indexes and constraints; nullopt also when it is none of these.
[[nodiscard]] AlembicStatements alembicKeyOperation(const PythonExpression &call, qsizetype &unknown);

} // namespace schemawright::migrations
