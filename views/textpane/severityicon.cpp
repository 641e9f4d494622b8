#include "views/textpane/severityicon.h"

#include "views/textpane/panecolors.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

namespace schemawright::textpane {

namespace {

QPolygonF octagon(const QRectF &box)
{
    const qreal cut = box.width() * 0.29;
    return QPolygonF({ { box.left() + cut, box.top() }, { box.right() - cut, box.top() },
        { box.right(), box.top() + cut }, { box.right(), box.bottom() - cut }, { box.right() - cut, box.bottom() },
        { box.left() + cut, box.bottom() }, { box.left(), box.bottom() - cut }, { box.left(), box.top() + cut } });
}

void paintError(QPainter &painter, const QRectF &box)
{
    painter.drawPolygon(octagon(box));
    const qreal inset = box.width() * 0.3;
    const QRectF cross = box.adjusted(inset, inset, -inset, -inset);
    painter.setPen(QPen(Qt::white, box.width() * 0.13, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
}

/// A stroke and a dot: "!" from above, "i" upside down.
void paintStroke(QPainter &painter, const QRectF &box, qreal top, qreal bottom, qreal dot, const QColor &color)
{
    const qreal x = box.center().x();
    painter.setPen(QPen(color, box.width() * 0.13, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(x, box.top() + box.height() * top), QPointF(x, box.top() + box.height() * bottom));
    painter.drawPoint(QPointF(x, box.top() + box.height() * dot));
}

} // namespace

void paintSeverity(QPainter &painter, const QRectF &square, lint::Severity severity, const QPalette &palette)
{
    const qreal margin = square.width() * 0.06;
    const QRectF box = square.adjusted(margin, margin, -margin, -margin);
    const QColor color = paneColors(palette).severity(severity);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (severity) {
    case lint::Severity::Error:
        paintError(painter, box);
        break;
    case lint::Severity::Warning:
        painter.setPen(QPen(color, box.width() * 0.12, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolygon(QPolygonF({ { box.center().x(), box.top() + box.height() * 0.1 },
            { box.right() - box.width() * 0.06, box.bottom() - box.height() * 0.1 },
            { box.left() + box.width() * 0.06, box.bottom() - box.height() * 0.1 } }));
        paintStroke(painter, box, 0.38, 0.58, 0.78, isDark(palette) ? Qt::black : Qt::white);
        break;
    case lint::Severity::Info:
        painter.drawEllipse(box);
        paintStroke(painter, box, 0.48, 0.74, 0.27, isDark(palette) ? Qt::black : Qt::white);
        break;
    }
    painter.restore();
}

QIcon severityIcon(lint::Severity severity, const QPalette &palette)
{
    QIcon icon;
    for (const int size : { 16, 24, 32, 48 }) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintSeverity(painter, QRectF(0, 0, size, size), severity, palette);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QString severityWord(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return QCoreApplication::translate("schemawright::textpane", "Error");
    case lint::Severity::Warning:
        return QCoreApplication::translate("schemawright::textpane", "Warning");
    case lint::Severity::Info:
        return QCoreApplication::translate("schemawright::textpane", "Note");
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::textpane
