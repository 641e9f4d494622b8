#include "cliproject.h"

#include "model/base/textfile.h"

#include <QDir>
#include <QFileInfo>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

CliProject::CliProject(PgFixture &fixture)
    : m_fixture(fixture)
    , m_database(fixture.createDatabase())
{
}

void CliProject::write(const QString &name, const QString &text) const
{
    QDir().mkpath(QFileInfo(path(name)).path());
    if (const auto written = writeTextFile(path(name), text); !written)
        qFatal("%s", qPrintable(written.error().toText()));
}

QString CliProject::url() const
{
    return u"postgres:///%1?host=%2&user=postgres"_s.arg(m_database, m_fixture.settings({}).host);
}

ProcessOutput CliProject::run(const QStringList &arguments) const
{
    ProcessRequest request;
    request.program = QStringLiteral(SCHEMAWRIGHT_BINARY_DIR "/bin/schemawright-cli");
    request.arguments = arguments;
    request.environment.insert(u"XDG_DATA_HOME"_s, path(u"data"_s));
    auto output = runProcess(request);
    if (!output)
        qFatal("%s", qPrintable(output.error().toText()));
    return *output;
}

void CliProject::execute(const QString &sql) const
{
    if (const auto done = m_fixture.connect(m_database).execute(sql); !done)
        qFatal("%s", qPrintable(done.error().toText()));
}

QString CliProject::value(const QString &sql) const
{
    const auto rows = m_fixture.connect(m_database).execute(sql);
    return rows ? rows->text(0, 0) : rows.error().toText();
}

} // namespace schemawright::testing
