// demo_plan PLAN_PICTURE LIST_PICTURE FIX_PICTURE [--dark] [--width N]: the plan view, the Problems list and the
// preview of a fix, saved as pictures.
#include "tests/views/plan/sampleplan.h"
#include "views/plan/findingslist.h"
#include "views/plan/fixpreview.h"
#include "views/plan/planview.h"

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
    return palette;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QCommandLineParser parser;
    parser.addOptions({ { u"dark"_s, u"Dark palette"_s }, { u"width"_s, u"Width in pixels"_s, u"N"_s, u"1100"_s } });
    parser.process(app);
    if (parser.isSet(u"dark"_s))
        QApplication::setPalette(darkPalette());

    const plan::PlanViewContent content = testing::samplePlan();
    plan::PlanView view;
    view.resize(parser.value(u"width"_s).toInt(), 420);
    view.show();
    view.setContent(content);
    view.goToNextFinding();
    plan::FindingsList list;
    list.resize(view.width(), 160);
    list.show();
    list.setFindings({ { .finding = content.findings[0], .line = 7 }, { .finding = content.findings[1], .line = 5 } });
    list.selectFinding(1);
    plan::FixPreview preview(content.sql, content.findings[0].fixes[0]);
    preview.show();
    QTimer::singleShot(300, &app, [&] {
        const QStringList files = parser.positionalArguments();
        view.grab().save(files.value(0));
        list.grab().save(files.value(1));
        preview.grab().save(files.value(2));
        app.quit();
    });
    return app.exec();
}
