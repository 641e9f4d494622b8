// A database with one of each feature (features.sql) on PostgreSQL 15, as read: what the tests of inspection look at.
#pragma once

#include "model/base/textfile.h"
#include "model/catalog/inspector.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <algorithm>

namespace schemawright::testing {

inline QualifiedName named(const char *text)
{
    const QStringList parts = QString::fromLatin1(text).split(u'.');
    return { parts.value(0), parts.value(1) };
}

template <typename T> const T *findNamed(const QList<T> &list, const char *name)
{
    const auto found = std::ranges::find(list, named(name), &T::name);
    return found != list.end() ? &*found : nullptr;
}

template <typename Detail> const Detail &detail(const schema::Table &table, const QString &constraint)
{
    return std::get<Detail>(findConstraint(table, constraint)->detail);
}

inline schema::Database inspect(postgres::Connection &connection, const catalog::InspectOptions &options = {})
{
    auto database = catalog::inspectDatabase(connection, options);
    if (!database)
        qFatal("%s", qPrintable(database.error().toText()));
    return *database;
}

class FeaturesDatabase
{
protected:
    /// All that initTestCase() does.
    void readFeatures()
    {
        m_fixture = PgFixture::start(15);
        REQUIRE_SERVER(m_fixture);
        const auto script = readTextFile(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/model/catalog/features.sql"));
        QVERIFY_RESULT(script);
        m_name = m_fixture->createDatabase();
        m_fixture->runScript(m_name, *script);
        postgres::Connection connection = m_fixture->connect(m_name);
        m_database = inspect(connection);
    }
    [[nodiscard]] const schema::Table &table(const char *name) const
    {
        const schema::Table *found = findTable(m_database, named(name));
        if (!found)
            qFatal("no table %s", name);
        return *found;
    }
    [[nodiscard]] const schema::View &view(const char *name) const
    {
        const schema::View *found = findView(m_database, named(name));
        if (!found)
            qFatal("no view %s", name);
        return *found;
    }

    std::unique_ptr<PgFixture> m_fixture;
    QString m_name;
    schema::Database m_database;
};

} // namespace schemawright::testing
