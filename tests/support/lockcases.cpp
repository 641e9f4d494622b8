#include "tests/support/lockcases.h"

#include "model/base/textfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

/// Roles belong to the server, which other tests may use at the same time.
QString withOwnRoles(QString sql)
{
    return sql.replace("lp_r"_L1, u"lp_%1_r"_s.arg(QCoreApplication::applicationPid()));
}

} // namespace

QString locksFolder()
{
    return corpusFolder() + u"/locks/"_s;
}

bool hasLockCases()
{
    return QFile::exists(locksFolder() + u"cases.txt"_s);
}

QList<LockCase> lockCases(int majorVersion)
{
    static const QRegularExpression zone(u"^set-role-tz (.+)$"_s); // its own word for it
    QList<LockCase> cases;
    const QString text = readTextFile(locksFolder() + u"cases.txt"_s).value();
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList fields = line.split(u'|');
        if (line.startsWith(u'#') || fields.size() < 6 || fields.at(1).toInt() > majorVersion)
            continue;
        QString setup = fields.at(4) == "-"_L1 ? QString() : fields.at(4);
        setup.replace(zone, u"SET timezone = '\\1'"_s);
        cases.append({ fields.at(0), fields.at(1).toInt(), fields.at(2) == "obs"_L1, withOwnRoles(setup),
            withOwnRoles(fields.mid(5).join(u'|')) });
    }
    return cases;
}

LockServer::LockServer(PgFixture &fixture)
    : m_fixture(fixture)
    , m_original(fixture.createDatabase())
{
    static const QRegularExpression series(u"generate_series\\(1,(?!1000\\b)\\d{4,}\\)"_s);
    QString script = withOwnRoles(readTextFile(locksFolder() + u"fixture.sql"_s).value());
    m_fixture.runScript(m_original, script.replace(series, u"generate_series(1,900)"_s));
    const QString shared = m_fixture.copyDatabase(m_original);
    m_shared = m_fixture.connect(shared);
    if (m_fixture.majorVersion() >= 15) {
        (void)m_shared->execute(u"SET allow_in_place_tablespaces = on"_s);
        (void)m_shared->execute(u"CREATE TABLESPACE lp_ts LOCATION ''"_s); // may be there from an earlier run
    }
}

postgres::Connection &LockServer::connectionFor(const LockCase &one)
{
    if (isShared(one))
        return *m_shared;
    m_own = m_fixture.connect(m_fixture.copyDatabase(m_original));
    for (const QString &role : { u"lp_r1"_s, u"lp_r2"_s })
        (void)m_own->execute(withOwnRoles(u"DROP OWNED BY %1; DROP ROLE %1"_s.arg(role)));
    if (!one.setup.isEmpty()) {
        if (const auto done = m_own->execute(one.setup); !done)
            qFatal("%s: %s", qPrintable(one.id), qPrintable(done.error().toText()));
    }
    return *m_own;
}

} // namespace schemawright::testing
