#include "views/plan/sqleditor.h"

#include "views/highlight/documenthighlighter.h"
#include "views/plan/findingtext.h"
#include "views/textpane/severityicon.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace schemawright::plan {

namespace {

/// A layout each: more of them than anybody reads would make typing slow.
constexpr qsizetype maxUnderlined = 400;

} // namespace

class SqlMargin final : public QWidget
{
public:
    explicit SqlMargin(SqlEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintMargin(event); }

private:
    SqlEditor *m_editor;
};

SqlEditor::SqlEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new SqlMargin(this))
    , m_highlighter(new highlight::DocumentHighlighter(document(), palette()))
    , m_colors(textpane::paneColors(palette()))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true); // whoever has no mouse must get out; four spaces indent as well
    setFrameShape(QFrame::NoFrame);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SqlEditor::updateMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
    });
    updateMargin();
}

void SqlEditor::setSql(const QString &sql)
{
    m_places.clear();
    m_findings.clear();
    setPlainText(sql);
    underline();
}

QString SqlEditor::sql() const
{
    return document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

void SqlEditor::setFindings(const QList<lint::Finding> &findings)
{
    m_findings = findings;
    m_places.clear();
    const int end = document()->characterCount() - 1;
    for (const lint::Finding &finding : findings) {
        QTextCursor place(document());
        place.setPosition(std::min(static_cast<int>(finding.range.start), end));
        place.setPosition(std::min(static_cast<int>(finding.range.start + finding.range.length), end), QTextCursor::KeepAnchor);
        m_places.append(place);
    }
    underline();
}

void SqlEditor::underline()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (qsizetype i = 0; i < std::min(m_findings.size(), maxUnderlined); ++i) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = m_places.at(i);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(m_colors.severity(m_findings.at(i).severity));
        selections.append(selection);
    }
    setExtraSelections(selections);
    m_margin->update();
}

int SqlEditor::findingAt(int blockNumber) const
{
    int worst = -1;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const int line = document()->findBlock(m_places.at(i).selectionStart()).blockNumber();
        if (line == blockNumber && (worst < 0 || m_findings.at(i).severity > m_findings.at(worst).severity))
            worst = static_cast<int>(i);
    }
    return worst;
}

int SqlEditor::currentFinding() const
{
    return findingAt(textCursor().blockNumber());
}

void SqlEditor::showFinding(int finding)
{
    if (finding >= 0 && finding < m_places.size())
        showPosition(m_places.at(finding).selectionStart());
}

void SqlEditor::showPosition(qsizetype position)
{
    QTextCursor cursor(document());
    cursor.setPosition(std::min(static_cast<int>(position), document()->characterCount() - 1));
    setTextCursor(cursor);
    centerCursor();
}

void SqlEditor::applyEdits(const QList<lint::TextEdit> &edits)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) {
        cursor.setPosition(static_cast<int>(edit->range.start));
        cursor.setPosition(static_cast<int>(edit->range.start + edit->range.length), QTextCursor::KeepAnchor);
        cursor.insertText(edit->replacement);
    }
    cursor.endEditBlock();
}

int SqlEditor::marginWidth() const
{
    const auto digits = std::max<qsizetype>(QString::number(blockCount()).size(), 3);
    const QFontMetrics metrics(font());
    return metrics.height() + metrics.horizontalAdvance(u'9') * static_cast<int>(digits) + metrics.height() / 2;
}

void SqlEditor::updateMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top(), marginWidth(), area.height());
}

void SqlEditor::paintMargin(QPaintEvent *event)
{
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), m_colors.gutter);
    painter.setFont(font());
    QHash<int, int> worst;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const int line = document()->findBlock(m_places.at(i).selectionStart()).blockNumber();
        if (!worst.contains(line) || m_findings.at(worst.value(line)).severity < m_findings.at(i).severity)
            worst.insert(line, static_cast<int>(i));
    }
    const int side = QFontMetrics(font()).height();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF row = blockBoundingGeometry(block).translated(contentOffset());
        if (row.top() > event->rect().bottom())
            break;
        painter.setPen(m_colors.gutterText);
        painter.drawText(QRectF(0, row.top(), m_margin->width() - side / 2.0, side), Qt::AlignRight | Qt::AlignTop,
            QString::number(block.blockNumber() + 1));
        if (const auto found = worst.constFind(block.blockNumber()); found != worst.cend())
            textpane::paintSeverity(painter, QRectF(2, row.top() + 1, side - 2, side - 2), m_findings.at(*found).severity, palette());
    }
}

void SqlEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateMargin();
}

void SqlEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_colors = textpane::paneColors(palette());
        m_highlighter->setPalette(palette());
        underline();
    } else if (event->type() == QEvent::FontChange && m_margin != nullptr) {
        updateMargin();
    }
}

void SqlEditor::wheelEvent(QWheelEvent *event)
{
    if ((event->modifiers() & Qt::ControlModifier) == 0) {
        QPlainTextEdit::wheelEvent(event);
        return;
    }
    emit zoomRequested(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

bool SqlEditor::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = toolTipAt(help->pos());
    QToolTip::showText(help->globalPos(), text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()), viewport());
    return true;
}

QString SqlEditor::toolTipAt(const QPoint &viewportPosition) const
{
    const int position = cursorForPosition(viewportPosition).position();
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        if (m_places.at(i).selectionStart() <= position && position <= m_places.at(i).selectionEnd())
            return findingSentence(m_findings.at(i));
    }
    return {};
}

} // namespace schemawright::plan
