// Walking through DiffPanes: changes, lines, folds, and the findings and ruler marks at their rows.
#include "views/textpane/diffpanes.h"

#include "views/textpane/codepane.h"
#include "views/textpane/difftoolbar.h"
#include "views/textpane/overviewruler.h"

#include <QAction>
#include <QHash>
#include <QLocale>

namespace schemawright::textpane {

int DiffPanes::firstRowOfHunk(const CodePane &pane, int hunk)
{
    for (int row = 0; row < pane.rowCount(); ++row) {
        if (pane.row(row).hunk == hunk)
            return row;
    }
    return -1;
}

void DiffPanes::goToNextChange()
{
    if (changeCount() == 0)
        return;
    const CodePane *pane = focusedPane();
    int next = 0;
    if (m_currentChange >= 0) {
        next = m_currentChange + 1;
    } else {
        while (next < changeCount() && firstRowOfHunk(*pane, next) <= pane->currentRow())
            ++next;
    }
    if (next == changeCount())
        emit statusMessage(tr("Wrapped to the first change"));
    goToChange(next % changeCount());
}

void DiffPanes::goToPreviousChange()
{
    if (changeCount() == 0)
        return;
    const CodePane *pane = focusedPane();
    int previous = changeCount() - 1;
    if (m_currentChange >= 0) {
        previous = m_currentChange - 1;
    } else {
        while (previous >= 0 && firstRowOfHunk(*pane, previous) >= pane->currentRow())
            --previous;
    }
    if (previous < 0)
        emit statusMessage(tr("Wrapped to the last change"));
    goToChange((previous + changeCount()) % changeCount());
}

void DiffPanes::goToChange(int change)
{
    CodePane *pane = focusedPane();
    const int row = firstRowOfHunk(*pane, change);
    if (row < 0)
        return;
    pane->showRow(row);
    setCurrentChange(change);
}

void DiffPanes::setCurrentChange(int change)
{
    for (CodePane *pane : activePanes())
        pane->setCurrentHunk(change);
    m_toolBar->setPosition(change, changeCount());
    if (std::exchange(m_currentChange, change) != change)
        emit currentChangeChanged(change, changeCount());
}

void DiffPanes::onCurrentRowChanged(const CodePane *pane, int row)
{
    setCurrentChange(row >= 0 && row < pane->rowCount() ? pane->row(row).hunk : -1);
}

void DiffPanes::onRowActivated(const CodePane *pane, int row)
{
    const PaneRow &activated = pane->row(row);
    switch (activated.kind) {
    case RowKind::Fold:
        toggleFold(activated.fold);
        break;
    case RowKind::Text:
        emit lineActivated(activated.side, activated.line);
        break;
    case RowKind::Filler:
    case RowKind::Note:
        break;
    }
}

void DiffPanes::setFoldsUnchanged(bool folds)
{
    m_toolBar->foldAction()->setChecked(folds);
}

void DiffPanes::toggleFold(int index)
{
    Fold &fold = m_folds[index];
    fold.expanded = !fold.expanded;
    for (CodePane *pane : activePanes()) {
        int bar = 0;
        while (pane->row(bar).fold != index)
            ++bar;
        if (fold.expanded)
            pane->replaceRowsAfter(bar, 0, foldedContent(m_texts, fold, index, roleOf(pane)));
        else
            pane->replaceRowsAfter(bar, fold.rowCount, {});
        pane->setRowText(bar, foldText(m_texts, fold));
    }
    syncWidths();
    updateFindings();
}

int DiffPanes::rowOfLine(const CodePane &pane, Side side, int line) const
{
    for (int index = 0; index < pane.rowCount(); ++index) {
        const PaneRow &row = pane.row(index);
        if (row.kind != RowKind::Text)
            continue;
        // Equal rows of a unified pane stand for both sides; their numbers are 1-based lines.
        const bool both = &pane == m_unified && row.hunk < 0;
        if (both ? (side == Side::Left ? row.number : row.secondNumber) == line + 1
                 : row.side == side && row.line == line)
            return index;
    }
    return -1;
}

bool DiffPanes::showLine(Side side, int line)
{
    CodePane *pane = m_shownUnified ? m_unified : (side == Side::Left ? m_left : m_right);
    for (int index = 0; index < m_folds.size(); ++index) {
        const Fold &fold = m_folds[index];
        const diff::TextDiffRow &first = m_texts.diff.rows[fold.firstRow];
        const int start = side == Side::Left ? first.leftLine : first.rightLine;
        if (!fold.expanded && line >= start && line < start + fold.rowCount)
            toggleFold(index);
    }
    const int row = rowOfLine(*pane, side, line);
    if (row < 0)
        return false;
    pane->showRow(row);
    return true;
}

void DiffPanes::setFindings(const QList<PaneFinding> &findings)
{
    m_findings = findings;
    updateFindings();
}

namespace {

/// Findings at one line as one annotation: the worst severity, and all sentences.
void mergeFinding(PaneAnnotation &annotation, const PaneFinding &finding)
{
    annotation.severity = std::max(annotation.severity, finding.severity);
    annotation.text += annotation.text.isEmpty() ? finding.text : QString(u' ' + finding.text);
}

} // namespace

void DiffPanes::updateFindings()
{
    for (CodePane *pane : activePanes()) {
        QHash<std::pair<int, int>, int> known; // (side, line) → annotation
        QList<PaneAnnotation> annotations;
        std::vector<int> rows(static_cast<size_t>(pane->rowCount()), -1);
        for (const PaneFinding &finding : std::as_const(m_findings)) {
            const std::pair<int, int> place(static_cast<int>(finding.side), finding.line);
            if (!known.contains(place)) {
                known.insert(place, static_cast<int>(annotations.size()));
                annotations.append({ .severity = finding.severity });
                if (const int row = rowOfLine(*pane, finding.side, finding.line); row >= 0)
                    rows[static_cast<size_t>(row)] = known.value(place);
            }
            mergeFinding(annotations[known.value(place)], finding);
        }
        pane->setAnnotations(annotations);
        pane->setRowAnnotations(rows);
    }
    updateRuler();
}

std::vector<RulerMark> DiffPanes::rulerMarks() const
{
    std::vector<RulerMark> marks;
    const CodePane *pane = primaryPane();
    for (int row = 0; row < pane->rowCount(); ++row) {
        const int hunk = pane->row(row).hunk;
        if (hunk < 0)
            continue;
        if (row > 0 && pane->row(row - 1).hunk == hunk) {
            ++marks.back().rowCount;
            continue;
        }
        const QString text = tr("Change %1 of %2").arg(locale().toString(hunk + 1), locale().toString(changeCount()));
        RulerMark mark { .firstRow = row, .text = text };
        const diff::TextDiffHunk &changed = m_texts.diff.hunks[hunk];
        for (int i = changed.firstRow; i < changed.firstRow + changed.rowCount; ++i) {
            mark.removed = mark.removed || m_texts.diff.rows[i].leftLine >= 0;
            mark.added = mark.added || m_texts.diff.rows[i].rightLine >= 0;
        }
        marks.push_back(mark);
    }
    return marks;
}

void DiffPanes::updateRuler()
{
    std::vector<RulerMark> marks = rulerMarks();
    for (const CodePane *pane : activePanes()) {
        for (int row = 0; !pane->annotations().isEmpty() && row < pane->rowCount(); ++row) {
            if (const int index = pane->row(row).annotation; index >= 0) {
                const PaneAnnotation &annotation = pane->annotations()[index];
                marks.push_back({ .firstRow = row, .severity = annotation.severity, .text = annotation.text });
            }
        }
    }
    m_ruler->setMarks(std::move(marks));
}

} // namespace schemawright::textpane
