#include "app/launchoptions.h"

#include <QCommandLineParser>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

void addLaunchOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Visual schema design and safe migrations for PostgreSQL."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        { u"sample"_s, u"Open the sample project on a private PostgreSQL server."_s },
        { u"project"_s, u"Open the project in this folder."_s, u"folder"_s },
        { u"env"_s, u"The env of the project's atlas.hcl; without it local, dev, or the first."_s, u"name"_s },
        { { u"u"_s, u"url"_s }, u"The database: postgres://user@host/name, or service=name."_s, u"url"_s },
        { u"schema"_s, u"The schema that is wanted: file://schema.sql, a folder, or another database."_s, u"url"_s },
        { u"migrations"_s, u"The folder with migration files."_s, u"folder"_s },
        { u"dev-url"_s, u"The development database: docker://postgres/15/dev, embedded://15, or postgres://…"_s, u"url"_s },
        { u"theme"_s, u"light, dark or system."_s, u"name"_s },
    });
    parser.addPositionalArgument(u"folder"_s, u"Open the project in this folder."_s, u"[folder]"_s);
}

Result<LaunchOptions> readLaunchOptions(const QCommandLineParser &parser)
{
    LaunchOptions options;
    options.sample = parser.isSet(u"sample"_s);
    options.folder = parser.value(u"project"_s);
    options.environment = parser.value(u"env"_s);
    options.url = parser.value(u"url"_s);
    options.schemaUrl = parser.value(u"schema"_s);
    options.migrationsFolder = parser.value(u"migrations"_s);
    options.developmentUrl = parser.value(u"dev-url"_s);
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1 || (!positional.isEmpty() && !options.folder.isEmpty()))
        return makeError(ErrorKind::Input, u"only one project folder can be opened"_s);
    if (!positional.isEmpty())
        options.folder = positional.first();
    if (!options.environment.isEmpty() && options.folder.isEmpty())
        return makeError(ErrorKind::Input, u"--env %1 needs the folder with the atlas.hcl that has it"_s.arg(options.environment));
    if (options.sample && (!options.folder.isEmpty() || !options.url.isEmpty() || !options.schemaUrl.isEmpty()))
        return makeError(ErrorKind::Input, u"--sample opens a project of its own: leave out the folder and the URLs"_s);
    if (parser.isSet(u"theme"_s)) {
        const QString name = parser.value(u"theme"_s);
        if (name != "light"_L1 && name != "dark"_L1 && name != "system"_L1)
            return makeError(ErrorKind::Input, u"--theme is light, dark or system, not \"%1\""_s.arg(name));
        options.appearance = parseAppearance(name);
    }
    return options;
}

} // namespace schemawright::app
