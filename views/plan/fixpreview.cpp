#include "views/plan/fixpreview.h"

#include "model/lint/fix.h"
#include "views/highlight/gradualhighlighter.h"
#include "views/textpane/diffpanes.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace schemawright::plan {

FixPreview::FixPreview(const QString &sql, const lint::Fix &fix, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Fix: %1").arg(fix.title));
    auto *panes = new textpane::DiffPanes(this);
    panes->setSwapVisible(false);
    const QString fixedSql = lint::applyFix(sql, fix);
    panes->setTexts(tr("Migration now"), sql, tr("After the fix"), fixedSql, diff::diffTexts(sql, fixedSql));
    auto *before = new highlight::GradualHighlighter(this);
    auto *after = new highlight::GradualHighlighter(this);
    const auto colour = [panes, before, after] { panes->setHighlighting(before->highlighted(), after->highlighted()); };
    for (highlight::GradualHighlighter *side : { before, after })
        connect(side, &highlight::GradualHighlighter::changed, panes, colour);
    before->setText(sql);
    after->setText(fixedSql);

    auto *buttons = new QDialogButtonBox(this);
    auto *apply = buttons->addButton(tr("Apply fix"), QDialogButtonBox::AcceptRole);
    auto *close = buttons->addButton(QDialogButtonBox::Close);
    apply->setAutoDefault(false);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    if (fix.splitsFile) {
        auto *note = new QLabel(tr("The result cannot run in a transaction: it goes into a migration file of its own."), this);
        note->setWordWrap(true);
        layout->addWidget(note);
    }
    layout->addWidget(panes, 1);
    layout->addWidget(buttons);
    resize(QSize(1040, 420).boundedTo(screen()->availableSize() * 0.85));
    close->setFocus();
}

} // namespace schemawright::plan
