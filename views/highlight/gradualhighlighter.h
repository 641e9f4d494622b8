// Highlighting on the thread of the window, in slices between events: what is seen first has its colours at once, and a long
// text keeps nobody waiting. For texts that a view makes itself; those of the panes come from the worker with colours.
#pragma once

#include "views/highlight/highlightedtext.h"

#include <QTimer>

#include <memory>

namespace schemawright::highlight {

class LineCollector;

class GradualHighlighter final : public QObject
{
    Q_OBJECT

public:
    explicit GradualHighlighter(QObject *parent = nullptr);
    ~GradualHighlighter() override;

    /// Begins again when it is another text than before; the first lines are done when it returns.
    void setText(const QString &text, QStringView definitionName = sqlDefinition);
    /// As far as it has come.
    [[nodiscard]] const HighlightedText &highlighted() const;
    [[nodiscard]] bool isDone() const;

signals:
    /// After the first slice, and when everything is done.
    void changed(const schemawright::highlight::HighlightedText &text);

private:
    void addSlice();
    QString m_text;
    QString m_definition;
    std::unique_ptr<LineCollector> m_collector;
    QTimer m_timer;
};

} // namespace schemawright::highlight
