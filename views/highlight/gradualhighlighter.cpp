#include "views/highlight/gradualhighlighter.h"

#include "views/highlight/linecollector.h"

#include <QElapsedTimer>

namespace schemawright::highlight {

namespace {

constexpr qint64 sliceMilliseconds = 8; // half a frame: typing and scrolling stay smooth

} // namespace

GradualHighlighter::GradualHighlighter(QObject *parent)
    : QObject(parent)
    , m_collector(std::make_unique<LineCollector>(QString(), QStringView()))
{
    m_timer.setInterval(0); // as soon as no event waits
    connect(&m_timer, &QTimer::timeout, this, [this] {
        addSlice();
        if (isDone())
            emit changed(highlighted());
    });
}

GradualHighlighter::~GradualHighlighter() = default;

void GradualHighlighter::setText(const QString &text, QStringView definitionName)
{
    if (text == m_text && definitionName == m_definition)
        return;
    m_text = text;
    m_definition = definitionName.toString();
    m_collector = std::make_unique<LineCollector>(text, definitionName);
    m_timer.start();
    addSlice();
    emit changed(highlighted());
}

const HighlightedText &GradualHighlighter::highlighted() const
{
    return m_collector->text();
}

bool GradualHighlighter::isDone() const
{
    return m_collector->atEnd();
}

void GradualHighlighter::addSlice()
{
    QElapsedTimer time;
    time.start();
    while (!m_collector->atEnd() && time.elapsed() < sliceMilliseconds)
        m_collector->addLine();
    if (m_collector->atEnd())
        m_timer.stop();
}

} // namespace schemawright::highlight
