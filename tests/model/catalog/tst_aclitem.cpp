#include "model/catalog/aclitem.h"

#include <QtTest>

using namespace schemawright;
using namespace schemawright::catalog;
using namespace Qt::StringLiterals;
using schema::Grant;
using schema::Privilege;

namespace {

constexpr schema::PrivilegeSet selects = static_cast<schema::PrivilegeSet>(Privilege::Select);
constexpr schema::PrivilegeSet inserts = static_cast<schema::PrivilegeSet>(Privilege::Insert);
constexpr schema::PrivilegeSet updates = static_cast<schema::PrivilegeSet>(Privilege::Update);

} // namespace

class AclItemTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Grant>("grant");
        QTest::newRow("everybody") << u"=r/postgres"_s << Grant { u"public"_s, {}, selects, 0 };
        QTest::newRow("the owner") << u"postgres=ra/postgres"_s << Grant { {}, {}, selects | inserts, 0 };
        QTest::newRow("grant option of one") << u"app=r*w/postgres"_s << Grant { u"app"_s, {}, selects | updates, selects };
        QTest::newRow("another grantor") << u"app=r/boss"_s << Grant { u"app"_s, u"boss"_s, selects, 0 };
        QTest::newRow("quoted names") << u"\"a=\"\"b/c\"=r/\"Odd Name\""_s
                                      << Grant { u"a=\"b/c"_s, u"Odd Name"_s, selects, 0 };
        QTest::newRow("letters of databases") << u"app=rcT/postgres"_s << Grant { u"app"_s, {}, selects, 0 };
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(Grant, grant);
        QCOMPARE(parseAclItem(text, u"postgres"_s), grant);
    }

    void ordersLists()
    {
        const schema::Grants grants = parseAcl(u"{z=r/postgres,\"\\\"A b\\\"=r/postgres\",postgres=a/postgres}"_s, u"postgres"_s);
        QCOMPARE(grants.size(), 3);
        QCOMPARE(grants.at(0).grantee, QString());
        QCOMPARE(grants.at(1).grantee, u"A b"_s);
        QCOMPARE(parseAcl(u"{}"_s, u"postgres"_s), schema::Grants());
    }

    // What ALTER … OWNER TO does: src/backend/utils/adt/acl.c, aclnewowner().
    void newOwnerTakesOwnGrantsOver()
    {
        const schema::Grants before { { {}, {}, inserts, 0 }, { u"app"_s, {}, selects, selects }, { u"x"_s, u"app"_s, selects, 0 } };
        const schema::Grants after = schema::grantsAfterOwnerChange(before, u"app"_s);
        const schema::Grants expected { { {}, {}, inserts | selects, selects }, { u"x"_s, {}, selects, 0 } };
        QCOMPARE(after, expected);
    }
};

QTEST_GUILESS_MAIN(AclItemTest)
#include "tst_aclitem.moc"
