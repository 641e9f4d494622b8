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
        QCOMPARE(again->parameters, expected.parameters);
        QVERIFY(!toUrl(*settings).contains(u"ss%2Fword"_s));
        QVERIFY(!toUrl(*settings).contains(u"secret"_s));
    }

    void keepsThePasswordOutOfMessages()
    {
        const auto settings = parseConnectionUrl(u"postgres://app:hunter2@db:notaport/shop"_s);
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
