#include "model/postgres/connectionsettings.h"
#include "model/postgres/resultset.h"

#include <QtTest>

using namespace schemawright;
using namespace schemawright::postgres;
using namespace Qt::StringLiterals;

class TestConnectionSettings : public QObject
{
    Q_OBJECT

private slots:
    void parsesAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("text");
        QTest::newRow("a full URI") << u"postgres://app:secret@db.example:5433/shop?sslmode=require"_s << u"app@db.example:5433/shop"_s;
        QTest::newRow("the long scheme") << u"postgresql://db/shop"_s << u"db/shop"_s;
        QTest::newRow("keywords") << u"host=db dbname=shop user=app"_s << u"app@db/shop"_s;
        QTest::newRow("a socket folder") << u"postgres:///shop?host=/run/postgresql&user=app"_s << u"app@socket/shop"_s;
        QTest::newRow("a service") << u"service=prod"_s << u"service prod"_s;
        QTest::newRow("Atlas's search path") << u"postgres://app@db/shop?search_path=sales&sslmode=disable"_s << u"app@db/shop"_s;
        QTest::newRow("a list of hosts") << u"postgres://app@a:5433,b:5434/shop"_s << u"app@a,b/shop"_s;
        QTest::newRow("a port alone") << u"port=5433 dbname=shop user=app"_s << u"app@localhost:5433/shop"_s;
        QTest::newRow("an IPv6 address") << u"postgres://app@[::1]:5433/shop"_s << u"app@::1:5433/shop"_s;
        QTest::newRow("hostile names") << u"postgres://a%40b@db/s%2Fho%3Fp%23"_s << u"a@b@db/s/ho?p#"_s;
        QTest::newRow("a password that is the user's name") << u"postgres://app:app@app/app"_s << u"app@app/app"_s;
        QTest::newRow("options with spaces") << u"postgres://app@db/shop?options=-c%20geqo%3Doff"_s << u"app@db/shop"_s;
        QTest::newRow("a percent-encoded password") << u"postgres://app:p%40ss%2Fword@db/shop"_s << u"app@db/shop"_s;
    }
    void parsesAddresses()
    {
        QFETCH(QString, url);
        QFETCH(QString, text);
        const auto settings = parseConnectionUrl(url);
        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().toText()));
        QCOMPARE(settings->toText(), text);
        const auto again = parseConnectionUrl(toUrl(*settings));
        QVERIFY(again);
        ConnectionSettings expected = *settings;
        expected.password = {};
        // Keyword order and search_path survive; the password never does.
        QCOMPARE(again->toText(), expected.toText());
        QCOMPARE(*again, expected);
        QVERIFY(!toUrl(*settings).contains(u"ss%2Fword"_s));
        QVERIFY(!toUrl(*settings).contains(u"secret"_s));
    }

    void keepsThePasswordOutOfMessages_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("a port that is none") << u"postgres://app:hunter2@db:notaport/shop"_s;
        QTest::newRow("an unencoded slash") << u"postgres://app:4hunter2/x@db/shop"_s;
        QTest::newRow("an unencoded percent") << u"postgres://app:%hunter2@db/shop"_s;
        QTest::newRow("keywords") << u"host=db password=x hunter2"_s;
        QTest::newRow("an unencoded at sign") << u"postgres://app:x@hunter2@db/shop"_s;
        QTest::newRow("an at sign as its end") << u"postgres://app:x@hunter2@@db/shop"_s;
        QTest::newRow("an open bracket") << u"postgres://app:hunter2@[db/shop"_s;
    }
    void keepsThePasswordOutOfMessages()
    {
        QFETCH(QString, url);
        const auto settings = parseConnectionUrl(url);
        QVERIFY(!settings);
        QVERIFY2(!settings.error().toText().contains(u"hunter2"_s), qPrintable(settings.error().toText()));
        QCOMPARE(settings.error().kind, ErrorKind::Input);
    }

    void refusesPrismaProxies()
    {
        const auto settings = parseConnectionUrl(u"prisma://accelerate.example/?api_key=x"_s);
        QVERIFY(!settings);
        QVERIFY(settings.error().hint.contains(u"directUrl"_s));
    }

    void refusesOtherThings()
    {
        const auto settings = parseConnectionUrl(u"just a name"_s);
        QVERIFY(!settings);
        QVERIFY(settings.error().hint.contains(u"postgres://"_s));
    }

    void readsArrays()
    {
        QCOMPARE(parseArray(u"{}"_s), QStringList());
        QCOMPARE(parseArray(u"{a,\"b c\",\"d\\\"e\",NULL,\"NULL\"}"_s),
            QStringList({ u"a"_s, u"b c"_s, u"d\"e"_s, QString(), u"NULL"_s }));
    }
};

QTEST_GUILESS_MAIN(TestConnectionSettings)
#include "tst_connectionsettings.moc"
