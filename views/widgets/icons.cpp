// SVG files say currentColor; an engine of ours puts the palette's colour in when it paints, so a change of the colour
// scheme needs no reload.
#include "views/widgets/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace schemawright::widgets {

namespace {

QColor colorFor(QIcon::Mode mode)
{
    const QPalette palette = QApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    if (mode == QIcon::Selected)
        return palette.color(QPalette::HighlightedText);
    return palette.color(QPalette::WindowText);
}

class PaletteIconEngine final : public QIconEngine
{
public:
    explicit PaletteIconEngine(const QByteArray &svg)
        : m_svg(svg)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray colored = m_svg;
        colored.replace("currentColor", colorFor(mode).name().toLatin1());
        QSvgRenderer(colored).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new PaletteIconEngine(m_svg); }

private:
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString &name)
{
    initIconResources();
    QFile file(u":/schemawright/icons/"_s + name + u".svg"_s);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isThere, "icon", "the name is no file of resources/icons");
    return isThere ? QIcon(new PaletteIconEngine(file.readAll())) : QIcon();
}

} // namespace schemawright::widgets
