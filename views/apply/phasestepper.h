// Numbered steps on a line: those behind are ticked, the current one is filled, the others are outlined.
#pragma once

#include <QStringList>
#include <QWidget>

namespace schemawright::applyview {

class PhaseStepper : public QWidget
{
    Q_OBJECT

public:
    explicit PhaseStepper(QWidget *parent = nullptr);
    /// `current` is 0-based; names.size(): all are done.
    void setSteps(const QStringList &names, int current);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int diameter() const;
    [[nodiscard]] QColor outlineColor() const;
    void paintStep(QPainter &painter, int step, const QRectF &circle) const;

    QStringList m_names;
    int m_current = 0;
};

} // namespace schemawright::applyview
