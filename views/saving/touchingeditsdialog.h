// Asks whose lines stay in a file that somebody else has changed where the person's edit changes it too. Both texts stand side by
// side; nothing is written by this.
#pragma once

#include "model/diff/textdiff.h"
#include "model/diff/textmerge.h"

#include <QDialog>
#include <QString>

namespace schemawright::textpane {
class DiffPanes;
}

namespace schemawright::saving {

struct TouchingTexts {
    QString name; ///< of the file, as it is shown
    QString theirs; ///< what it says when the other's lines stay
    QString mine; ///< when the person's do
    diff::TextDiff difference; ///< from theirs to mine
    int number = 1; ///< of how many such files this one is
    int count = 1;
};

class TouchingEditsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TouchingEditsDialog(const TouchingTexts &texts, QWidget *parent = nullptr);

    [[nodiscard]] diff::Keep kept() const { return m_kept; } ///< once it is accepted

private:
    [[nodiscard]] textpane::DiffPanes *makePanes(const TouchingTexts &texts);
    void keep(diff::Keep kept);

    diff::Keep m_kept = diff::Keep::Theirs;
};

} // namespace schemawright::saving
