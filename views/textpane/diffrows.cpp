#include "views/textpane/diffrows.h"

#include "model/diff/textdiffsection.h"

#include <QCoreApplication>

namespace schemawright::textpane {

namespace {

using diff::TextDiffRow;
using diff::TextRowKind;

class ContentBuilder
{
public:
    ContentBuilder(const ComparedTexts &texts, PaneRole role)
        : m_texts(texts)
        , m_role(role)
    {
    }

    void addEqualRows(int first, int count, int fold)
    {
        for (int index = first; index < first + count; ++index) {
            const TextDiffRow &row = m_texts.diff.rows[index];
            PaneRow shown { .fold = fold };
            shown.side = m_role == PaneRole::Left ? Side::Left : Side::Right;
            shown.line = m_role == PaneRole::Left ? row.leftLine : row.rightLine;
            shown.number = (m_role == PaneRole::Right ? row.rightLine : row.leftLine) + 1;
            shown.secondNumber = row.rightLine + 1;
            add(shown, m_texts.line(shown.side, shown.line));
        }
    }

    void addFold(const Fold &fold, int index)
    {
        m_content.rows.push_back({ .kind = RowKind::Fold, .fold = index });
        m_content.texts.append(foldText(m_texts, fold));
        if (fold.expanded)
            addEqualRows(fold.firstRow, fold.rowCount, index);
    }

    void addHunk(int index)
    {
        const diff::TextDiffHunk &hunk = m_texts.diff.hunks[index];
        const auto rows = std::span(m_texts.diff.rows)
                              .subspan(static_cast<size_t>(hunk.firstRow), static_cast<size_t>(hunk.rowCount));
        switch (m_role) {
        case PaneRole::Left:
        case PaneRole::Right:
            for (const TextDiffRow &row : rows)
                addSide(row, m_role == PaneRole::Left ? Side::Left : Side::Right, index, true);
            break;
        case PaneRole::Unified:
            // What goes before what comes, as in every unified diff.
            for (const Side side : { Side::Left, Side::Right }) {
                for (const TextDiffRow &row : rows)
                    addSide(row, side, index, false);
            }
            break;
        }
    }

    [[nodiscard]] PaneContent take() { return std::move(m_content); }

private:
    void addSide(const TextDiffRow &row, Side side, int hunk, bool withFiller)
    {
        const bool isLeft = side == Side::Left;
        const int line = isLeft ? row.leftLine : row.rightLine;
        if (line < 0) {
            if (withFiller) {
                m_content.rows.push_back({ .kind = RowKind::Filler, .hunk = hunk });
                m_content.texts.append(QString());
            }
            return;
        }
        PaneRow shown { .tint = isLeft ? RowTint::Removed : RowTint::Added, .side = side, .line = line, .hunk = hunk };
        const bool pairedBeside = row.kind == TextRowKind::Changed && withFiller;
        shown.sign = pairedBeside ? u'~' : (isLeft ? u'\u2212' : u'+');
        shown.number = withFiller || isLeft ? line + 1 : 0;
        shown.secondNumber = isLeft ? 0 : line + 1;
        shown.marks = isLeft ? row.leftMarks : row.rightMarks;
        add(shown, m_texts.line(side, line));
    }

    void add(const PaneRow &row, QStringView line)
    {
        m_content.rows.push_back(row);
        m_content.texts.append(shownLine(line));
    }

    const ComparedTexts &m_texts;
    PaneRole m_role;
    PaneContent m_content;
};

/// The statements that a fold hides, as "CREATE TABLE a" or "CREATE TABLE a to CREATE INDEX b"; empty when unknown.
QString foldedStatements(const ComparedTexts &texts, const Fold &fold)
{
    const auto titleAt = [&texts](int row) {
        return diff::statementTitle(texts.line(Side::Right, texts.diff.rows[row].rightLine));
    };
    QString last;
    QString first;
    for (int row = fold.firstRow + fold.rowCount - 1; row >= fold.firstRow; --row) {
        if (const auto title = titleAt(row)) {
            last = last.isEmpty() ? *title : last;
            first = *title;
        }
    }
    // A fold that begins inside a statement is named after it.
    const QStringView opening = texts.line(Side::Right, texts.diff.rows[fold.firstRow].rightLine);
    const bool beginsInside = !opening.isEmpty() && (opening.front().isSpace() || opening.front() == u')');
    for (int row = fold.firstRow; beginsInside && row >= 0; --row) {
        if (texts.diff.rows[row].rightLine < 0)
            continue;
        if (const auto title = titleAt(row)) {
            first = *title;
            break;
        }
    }
    if (last.isEmpty() || last == first)
        return first;
    return QCoreApplication::translate("schemawright::textpane", "%1 to %2").arg(first, last);
}

} // namespace

QStringView ComparedTexts::line(Side side, int number) const
{
    const QList<SourceRange> &lines = side == Side::Left ? leftLines : rightLines;
    if (number < 0 || number >= lines.size())
        return {};
    return QStringView(side == Side::Left ? left : right).mid(lines[number].start, lines[number].length);
}

ComparedTexts makeComparedTexts(const QString &left, const QString &right, const diff::TextDiff &diff)
{
    return { .left = left,
        .right = right,
        .leftLines = diff::lineRanges(left),
        .rightLines = diff::lineRanges(right),
        .diff = diff };
}

QList<Fold> makeFolds(const diff::TextDiff &diff)
{
    QList<Fold> folds;
    if (diff.hunks.isEmpty())
        return folds;
    const auto addFold = [&folds](int first, int end, int contextBefore, int contextAfter) {
        // One or two hidden lines are not worth a bar.
        const int count = end - first - contextBefore - contextAfter;
        if (end - first > 2 * foldContext && count > 2)
            folds.append({ .firstRow = first + contextBefore, .rowCount = count });
    };
    int first = 0;
    for (const diff::TextDiffHunk &hunk : diff.hunks) {
        addFold(first, hunk.firstRow, first == 0 ? 0 : foldContext, foldContext);
        first = hunk.firstRow + hunk.rowCount;
    }
    addFold(first, static_cast<int>(diff.rows.size()), foldContext, 0);
    return folds;
}

QString foldText(const ComparedTexts &texts, const Fold &fold)
{
    //: On the bar of a fold; there are always at least three.
    const QString lines
        = QCoreApplication::translate("schemawright::textpane", "%n unchanged lines", nullptr, fold.rowCount);
    const QString statements = foldedStatements(texts, fold);
    QString text = lines;
    if (!statements.isEmpty())
        text = QCoreApplication::translate("schemawright::textpane", "%1 in %2").arg(lines, statements);
    return fold.expanded ? QStringLiteral("▾ %1").arg(text) : QStringLiteral("▸ ··· %1 ···").arg(text);
}

PaneContent paneContent(const ComparedTexts &texts, std::span<const Fold> folds, PaneRole role)
{
    ContentBuilder builder(texts, role);
    int row = 0;
    int hunk = 0;
    size_t fold = 0;
    const auto rowCount = static_cast<int>(texts.diff.rows.size());
    while (row < rowCount) {
        const int nextHunk = hunk < texts.diff.hunks.size() ? texts.diff.hunks[hunk].firstRow : rowCount;
        const int nextFold = fold < folds.size() ? folds[fold].firstRow : rowCount;
        const int next = std::min(nextHunk, nextFold);
        builder.addEqualRows(row, next - row, -1);
        row = next;
        if (row == rowCount)
            break;
        if (row == nextFold) {
            builder.addFold(folds[fold], static_cast<int>(fold));
            row += folds[fold++].rowCount;
        } else {
            builder.addHunk(hunk);
            row += texts.diff.hunks[hunk++].rowCount;
        }
    }
    return builder.take();
}

PaneContent foldedContent(const ComparedTexts &texts, const Fold &fold, int index, PaneRole role)
{
    ContentBuilder builder(texts, role);
    builder.addEqualRows(fold.firstRow, fold.rowCount, index);
    return builder.take();
}

} // namespace schemawright::textpane
