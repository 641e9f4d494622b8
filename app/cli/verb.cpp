#include "app/cli/verb.h"

#include <cstdio>

namespace schemawright::cli {

void SourceFlags::addTo(CLI::App &verb)
{
    verb.add_option("--dev-url", devUrl,
        "Development database: docker://postgres/15/dev or embedded://15 (a private server), or postgres://… of yours");
    verb.add_option("-s,--schema", schemas, "Only these schemas")->delimiter(',');
    verb.add_option("--exclude", exclude, "Leave out what matches these patterns: schema, schema.table, *.audit_*")->delimiter(',');
}

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QStringList texts(const std::vector<std::string> &values)
{
    QStringList list;
    for (const std::string &value : values)
        list << text(value);
    return list;
}

namespace {

void print(FILE *stream, const QString &message)
{
    const QByteArray bytes = message.toUtf8();
    fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    if (!bytes.endsWith('\n'))
        fputc('\n', stream);
    fflush(stream);
}

} // namespace

void printResult(const QString &result)
{
    print(stdout, result);
}

void printMessage(const QString &message)
{
    print(stderr, message);
}

int fail(const Error &error)
{
    printMessage(QStringLiteral("Error: ") + error.toText());
    return exitcode::failed;
}

CLI::App *group(CLI::App &app, const std::string &name, const std::string &description)
{
    for (CLI::App *found : app.get_subcommands([&name](CLI::App *candidate) { return candidate->get_name() == name; }))
        return found;
    CLI::App *made = app.add_subcommand(name, description);
    made->require_subcommand(1);
    return made;
}

} // namespace schemawright::cli
