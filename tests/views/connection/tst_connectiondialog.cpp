#include "tests/views/document/widgetchecks.h"
#include "views/connection/connectiondialog.h"
#include "views/connection/connectionfields.h"
#include "views/connection/passwordfile.h"
#include "views/connection/servicefile.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::connection;

namespace {

void writeFile(const QString &path, const QByteArray &text, QFileDevice::Permissions permissions)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    QVERIFY(file.setPermissions(permissions));
}

} // namespace

class TestConnectionDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void servicesAreListed();
    void passwordFileLine_data();
    void passwordFileLine();
    void openPasswordFileIsIgnored();
    void addressFillsTheFields();
    void fieldsFillTheAddress();
    void pastedPasswordMovesToItsField();
    void brokenAddressIsSaidAndBlocks();
    void savedConnectionHasNoPassword();
    void savedConnectionComesBack();
    void testAsksAndShowsTheResult();
    void fitsASmallScreen();
    void everythingHasAName();

private:
    template <typename Field> Field *field(const QString &name) { return m_dialog->findChild<Field *>(name); }
    void type(const QString &name, const QString &text);

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ConnectionStore> m_store;
    std::unique_ptr<ConnectionDialog> m_dialog;
};

void TestConnectionDialog::initTestCase()
{
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    writeFile(m_folder.filePath(u"services"_s), "[shop]\nhost=db\n\n[ blog ]\n# [not this]\n", owner);
    writeFile(m_folder.filePath(u"pgpass"_s), "db.example:5432:shop:app:secret\n", owner);
    qputenv("PGSERVICEFILE", m_folder.filePath(u"services"_s).toUtf8());
    qputenv("PGSYSCONFDIR", m_folder.path().toUtf8());
    qputenv("PGPASSFILE", m_folder.filePath(u"pgpass"_s).toUtf8());
}

void TestConnectionDialog::init()
{
    m_dialog.reset();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_store = std::make_unique<ConnectionStore>(*m_settings);
    m_dialog = std::make_unique<ConnectionDialog>(*m_store);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestConnectionDialog::type(const QString &name, const QString &text)
{
    auto *line = field<QLineEdit>(name);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
}

void TestConnectionDialog::servicesAreListed()
{
    QCOMPARE(serviceNames(u"[a]\nhost=x\n [b] \n#[c]"_s), (QStringList { u"a"_s, u"b"_s }));
    QVERIFY(field<QComboBox>(u"service"_s)->findText(u"shop"_s) > 0);
}

void TestConnectionDialog::passwordFileLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    QTest::newRow("the very connection") << u"db:6000:shop:app:x"_s << true;
    QTest::newRow("wildcards") << u"*:*:*:app:x"_s << true;
    QTest::newRow("another user") << u"*:*:*:other:x"_s << false;
    QTest::newRow("another port") << u"db:5432:shop:app:x"_s << false;
    QTest::newRow("a comment") << u"#db:6000:shop:app:x"_s << false;
    QTest::newRow("an escaped colon in the password") << u"db:6000:shop:app:a\\:b"_s << true;
    QTest::newRow("the second line") << u"a:1:b:c:d\ndb:6000:shop:app:x"_s << true;
    QTest::newRow("nothing") << u""_s << false;
}

void TestConnectionDialog::passwordFileLine()
{
    QFETCH(QString, text);
    QFETCH(bool, matches);
    postgres::ConnectionSettings settings;
    settings.host = u"db"_s;
    settings.port = 6000;
    settings.database = u"shop"_s;
    settings.user = u"app"_s;
    QCOMPARE(hasMatchingLine(text, settings, u"me"_s), matches);
}

void TestConnectionDialog::openPasswordFileIsIgnored()
{
    const QString path = m_folder.filePath(u"pgpass"_s);
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::ReadGroup);
    QCOMPARE(passwordFileState({}), PasswordFileState::TooOpen);
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QCOMPARE(passwordFileState({}), PasswordFileState::NoMatch);
}

void TestConnectionDialog::addressFillsTheFields()
{
    type(u"address"_s, u"postgres://app@db.example:5432/shop?sslmode=require"_s);
    QCOMPARE(field<QLineEdit>(u"host"_s)->text(), u"db.example"_s);
    QCOMPARE(field<QSpinBox>(u"port"_s)->value(), 5432);
    QCOMPARE(field<QLineEdit>(u"database"_s)->text(), u"shop"_s);
    QCOMPARE(field<QLineEdit>(u"user"_s)->text(), u"app"_s);
    QCOMPARE(field<QComboBox>(u"tlsMode"_s)->currentData().toString(), u"require"_s);
    QVERIFY(field<QLabel>(u"passwordHint"_s)->text().contains(u"has a line"_s));
    QCOMPARE(m_dialog->settings().tlsMode, u"require"_s);
}

void TestConnectionDialog::fieldsFillTheAddress()
{
    type(u"host"_s, u"localhost"_s);
    type(u"database"_s, u"shop"_s);
    type(u"user"_s, u"app"_s);
    type(u"password"_s, u"geheim"_s);
    field<QSpinBox>(u"port"_s)->setValue(5433);
    QCOMPARE(field<QLineEdit>(u"address"_s)->text(), u"postgres://app@localhost:5433/shop"_s);
    QCOMPARE(m_dialog->settings().password.reveal(), u"geheim"_s);
}

void TestConnectionDialog::pastedPasswordMovesToItsField()
{
    type(u"address"_s, u"postgres://app:geheim@db/shop"_s);
    field<QLineEdit>(u"host"_s)->setFocus();
    QVERIFY(!field<QLineEdit>(u"address"_s)->text().contains(u"geheim"_s));
    QCOMPARE(field<QLineEdit>(u"password"_s)->text(), u"geheim"_s);
}

void TestConnectionDialog::brokenAddressIsSaidAndBlocks()
{
    type(u"address"_s, u"mysql://x"_s);
    QVERIFY(!field<QPushButton>(u"connect"_s)->isEnabled());
    QVERIFY(!field<QPushButton>(u"testConnection"_s)->isEnabled());
    QVERIFY(field<QLabel>(u"messageText"_s)->isVisible());
    type(u"address"_s, u"postgres://db/shop"_s);
    QVERIFY(field<QPushButton>(u"connect"_s)->isEnabled());
}

void TestConnectionDialog::savedConnectionHasNoPassword()
{
    type(u"address"_s, u"postgres://app:geheim@db/shop?sslpassword=auchgeheim"_s);
    type(u"connectionName"_s, u"Shop"_s);
    field<QPushButton>(u"saveConnection"_s)->click();
    m_settings->sync();
    QFile file(m_folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("Shop"));
    QVERIFY(!text.contains("geheim"));
}

void TestConnectionDialog::savedConnectionComesBack()
{
    const SavedConnection shop { u"Shop"_s, u"postgres://app@db/shop"_s, u"firebrick"_s, true };
    m_store->save({ u"Blog"_s, u"postgres://db/blog"_s, {}, false });
    m_store->save(shop);
    m_store->save(shop);
    QCOMPARE(m_store->list().size(), 2);
    QCOMPARE(m_store->list().constLast(), shop);
    ConnectionDialog dialog(*m_store);
    dialog.findChild<QListWidget *>(u"savedConnections"_s)->setCurrentRow(1);
    QCOMPARE(dialog.savedConnection(), shop);
    QCOMPARE(dialog.settings().database, u"shop"_s);
    dialog.findChild<QPushButton *>(u"forgetConnection"_s)->click();
    QCOMPARE(m_store->list().size(), 1);
}

void TestConnectionDialog::testAsksAndShowsTheResult()
{
    QSignalSpy tests(m_dialog.get(), &ConnectionDialog::testRequested);
    type(u"address"_s, u"postgres://app@db/shop"_s);
    field<QPushButton>(u"testConnection"_s)->click();
    QCOMPARE(tests.size(), 1);
    QCOMPARE(tests.constFirst().constFirst().value<postgres::ConnectionSettings>().database, u"shop"_s);
    QVERIFY(!field<QPushButton>(u"testConnection"_s)->isEnabled());
    m_dialog->setTestResult(true, u"PostgreSQL 15.18, TLS 1.3, 4 ms"_s);
    QVERIFY(field<QLabel>(u"testResult"_s)->text().contains(u"15.18"_s));
    QVERIFY(field<QPushButton>(u"testConnection"_s)->isEnabled());
}

void TestConnectionDialog::fitsASmallScreen()
{
    QVERIFY(m_dialog->minimumSizeHint().height() <= 612); // 85 % of 720
    QVERIFY(m_dialog->minimumSizeHint().width() <= 1280);
    QVERIFY(m_dialog->height() <= 720);
}

void TestConnectionDialog::everythingHasAName()
{
    QCOMPARE(testing::namelessWidgets(*m_dialog).join(u", "_s), QString());
}

QTEST_MAIN(TestConnectionDialog)
#include "tst_connectiondialog.moc"
