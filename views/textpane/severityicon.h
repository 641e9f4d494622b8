// Severities drawn as shapes, so that they differ without colour: a cross in an octagon, an exclamation mark in a
// triangle, an i in a circle.
#pragma once

#include "model/lint/finding.h"

#include <QIcon>

class QPainter;
class QPalette;
class QRectF;

namespace schemawright::textpane {

void paintSeverity(QPainter &painter, const QRectF &square, lint::Severity severity, const QPalette &palette);

[[nodiscard]] QIcon severityIcon(lint::Severity severity, const QPalette &palette);

/// "Error", "Warning", "Note", translated.
[[nodiscard]] QString severityWord(lint::Severity severity);

} // namespace schemawright::textpane
