#include "views/saving/touchingeditsdialog.h"

#include "views/highlight/gradualhighlighter.h"
#include "views/highlight/highlightedtext.h"
#include "views/textpane/diffpanes.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::saving {

TouchingEditsDialog::TouchingEditsDialog(const TouchingTexts &texts, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(texts.count > 1 ? tr("Changed on disk (file %1 of %2)").arg(texts.number).arg(texts.count) : tr("Changed on disk"));
    auto *question = new QLabel(tr("Somebody else has changed %1 since it was read, in lines that your edit changes too. Whose lines shall stay?")
            .arg(texts.name), this);
    question->setWordWrap(true);
    question->setTextFormat(Qt::PlainText);
    auto *panes = makePanes(texts);
    auto *note = new QLabel(tr("Edits that do not touch are kept either way. Nothing is written before you save."), this);
    note->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *mine = buttons->addButton(tr("Keep &mine"), QDialogButtonBox::ActionRole);
    QPushButton *theirs = buttons->addButton(tr("Take &theirs"), QDialogButtonBox::ActionRole);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    mine->setObjectName(u"keepMine"_s);
    theirs->setObjectName(u"takeTheirs"_s);
    // Either answer loses somebody's lines: Enter alone gives none.
    for (QPushButton *button : { mine, theirs })
        button->setAutoDefault(false);
    cancel->setDefault(true);
    connect(mine, &QPushButton::clicked, this, [this] { keep(diff::Keep::Ours); });
    connect(theirs, &QPushButton::clicked, this, [this] { keep(diff::Keep::Theirs); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(panes, 1);
    layout->addWidget(note);
    layout->addWidget(buttons);
    resize(QSize(1040, 520).boundedTo(screen()->availableSize() * 0.85));
    cancel->setFocus();
    panes->goToNextChange();
}

textpane::DiffPanes *TouchingEditsDialog::makePanes(const TouchingTexts &texts)
{
    auto *panes = new textpane::DiffPanes(this);
    panes->setSwapVisible(false);
    panes->setTexts(tr("With their lines: as on disk now"), texts.theirs, tr("With your lines"), texts.mine, texts.difference);
    auto *left = new highlight::GradualHighlighter(this);
    auto *right = new highlight::GradualHighlighter(this);
    const auto colour = [panes, left, right] { panes->setHighlighting(left->highlighted(), right->highlighted()); };
    for (highlight::GradualHighlighter *side : { left, right })
        connect(side, &highlight::GradualHighlighter::changed, panes, colour);
    left->setText(texts.theirs, highlight::definitionForFile(texts.name));
    right->setText(texts.mine, highlight::definitionForFile(texts.name));
    return panes;
}

void TouchingEditsDialog::keep(diff::Keep kept)
{
    m_kept = kept;
    accept();
}

} // namespace schemawright::saving
