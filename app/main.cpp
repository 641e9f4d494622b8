// schemawright: the window.
#include "app/appearance.h"
#include "app/jobs/interrupt.h"
#include "app/launchoptions.h"
#include "app/mainwindow.h"
#include "app/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

#include <cstdio>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;

namespace {

/// Without a display QApplication aborts with a page of text and a core dump.
bool hasDisplay(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], "-platform") == 0 || qstrcmp(argv[i], "--platform") == 0)
            return true;
    }
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

/// --help and --version answer without a display too; -h and -v are what QCommandLineParser takes for them.
bool asksForText(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        for (const char *option : { "--help", "-h", "--help-all", "--version", "-v" }) {
            if (qstrcmp(argv[i], option) == 0)
                return true;
        }
    }
    return false;
}

void describeApplication()
{
    QCoreApplication::setApplicationName(u"schemawright"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SCHEMAWRIGHT_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Schemawright"_s);
    QGuiApplication::setDesktopFileName(u"schemawright"_s);
}

app::LaunchOptions parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    app::addLaunchOptions(parser);
    parser.process(arguments);
    const auto options = app::readLaunchOptions(parser);
    if (options)
        return *options;
    std::fputs(qPrintable(u"schemawright: %1\n"_s.arg(options.error().text)), stderr);
    std::exit(2);
}

} // namespace

int main(int argc, char **argv)
{
    if (asksForText(argc, argv)) {
        const QCoreApplication application(argc, argv);
        describeApplication();
        parseOptions(QCoreApplication::arguments());
        return 0;
    }
    if (!hasDisplay(argc, argv)) {
        std::fputs("schemawright: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                   "schemawright-cli works without one.\n",
            stderr);
        return 1;
    }
    // Before the first thread: a logout or kill closes the window as a person would, so that servers are stopped.
    const jobs::Interrupt interrupt;
    const QApplication application(argc, argv);
    const std::stop_callback quitWhenAsked(interrupt.token(),
        [] { QMetaObject::invokeMethod(qApp, [] { QCoreApplication::quit(); }, Qt::QueuedConnection); });
    describeApplication();
    const app::Translations translations;
    const app::LaunchOptions options = parseOptions(QCoreApplication::arguments());
    app::MainWindow window;
    window.show();
    window.openFromOptions(options);
    return QApplication::exec();
}
