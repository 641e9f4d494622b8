// demo_panes LEFT RIGHT PICTURE [--dark] [--width N] [--finding LINE]: two files in DiffPanes, saved as a picture.
#include "model/base/textfile.h"
#include "views/highlight/highlightedtext.h"
#include "views/textpane/diffpanes.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QPalette>
#include <QStyleFactory>
#include <QTimer>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

QPalette darkPalette()
{
    QPalette palette(QColor(0x2b2d31), QColor(0x232529));
    palette.setColor(QPalette::Base, QColor(0x1e1f22));
    palette.setColor(QPalette::Text, QColor(0xdfe1e5));
    palette.setColor(QPalette::WindowText, QColor(0xdfe1e5));
    palette.setColor(QPalette::ButtonText, QColor(0xdfe1e5));
    palette.setColor(QPalette::Highlight, QColor(0x2f65ca));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, QColor(0x2b2d31));
    palette.setColor(QPalette::ToolTipText, QColor(0xdfe1e5));
    return palette;
}

QString readOrExit(const QString &path)
{
    const auto text = readTextFile(path);
    if (!text)
        qFatal("%s", qPrintable(path));
    return *text;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QCommandLineParser parser;
    parser.addOptions({ { u"dark"_s, u"Dark palette"_s }, { u"width"_s, u"Width in pixels"_s, u"N"_s, u"1280"_s },
        { u"finding"_s, u"1-based line on the right"_s, u"LINE"_s, u"0"_s }, { u"unfold"_s, u"Show all lines"_s } });
    parser.process(app);
    if (parser.isSet(u"dark"_s))
        QApplication::setPalette(darkPalette());

    const QStringList arguments = parser.positionalArguments();
    const QString left = readOrExit(arguments.value(0));
    const QString right = readOrExit(arguments.value(1));
    const QStringView definition = highlight::definitionForFile(arguments.value(1));
    textpane::DiffPanes panes;
    panes.resize(parser.value(u"width"_s).toInt(), 640);
    panes.show();
    panes.setTexts(u"Database now: app@localhost/shop, PG 15, read 12:04"_s, left, u"After migration"_s, right,
        diff::diffTexts(left, right));
    panes.setHighlighting(highlight::highlightText(left, definition), highlight::highlightText(right, definition));
    if (parser.isSet(u"unfold"_s))
        panes.setFoldsUnchanged(false);
    if (const int line = parser.value(u"finding"_s).toInt(); line > 0) {
        panes.setFindings({ { .side = textpane::Side::Right,
            .line = line - 1,
            .severity = lint::Severity::Warning,
            .text = u"Writes to conversations wait until the index is built: 92,000,000 rows, 41 GB."_s } });
    }
    QTimer::singleShot(300, &app, [&] {
        panes.grab().save(arguments.value(2));
        app.quit();
    });
    return app.exec();
}
