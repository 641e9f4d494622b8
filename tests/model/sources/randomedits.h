// Random edits of a schema, in SQL, as a person makes them in the window: what write-back is tried with, whatever the language.
#pragma once

#include "model/schema/database.h"

#include <QRandomGenerator>
#include <QStringList>

#include <algorithm>

namespace schemawright::testing {

/// An edit, and the tables and types whose blocks or statements it may change.
struct RandomEdit {
    QString sql;
    QStringList about;
};

/// What a language has words for.
enum class EditKinds {
    Prisma, ///< columns, keys, indexes, relations and values of enums
    All, ///< also checks, comments, identities, row security, policies, views, functions, triggers, types and whole tables
};

class RandomEdits
{
public:
    RandomEdits(QRandomGenerator &random, const schema::Database &database)
        : m_random(random)
        , m_database(database)
    {
    }

    [[nodiscard]] RandomEdit next(EditKinds kinds);

private:
    template <typename T> const T &pick(const QList<T> &list) { return list.at(m_random.bounded(list.size())); }
    QString name();
    QString column(const schema::Table &table);
    QString columns(const schema::Table &table);
    RandomEdit common(const schema::Table &table);
    RandomEdit other(const schema::Table &table);
    RandomEdit addColumn(const schema::Table &table);
    RandomEdit dropColumn(const schema::Table &table);
    RandomEdit alterColumn(const schema::Table &table);
    RandomEdit setDefault(const schema::Table &table);
    RandomEdit dropIndex(const schema::Table &table);
    RandomEdit addValue();
    RandomEdit addReference(const schema::Table &table);
    RandomEdit dropConstraint(const schema::Table &table);
    RandomEdit addConstraint(const schema::Table &table);
    RandomEdit addIndex(const schema::Table &table);
    RandomEdit comment(const schema::Table &table);
    RandomEdit addTable(const schema::Table &table);
    RandomEdit editView(const schema::Table &table);
    RandomEdit editFunction(const schema::Table &table);
    RandomEdit editPolicy(const schema::Table &table);
    RandomEdit editType(const schema::Table &table);
    RandomEdit identity(const schema::Table &table);

    QRandomGenerator &m_random;
    const schema::Database &m_database;
};

} // namespace schemawright::testing
