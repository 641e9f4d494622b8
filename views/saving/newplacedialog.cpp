#include "views/saving/newplacedialog.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::saving {

namespace {

QLabel *wrapped(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

NewPlaceDialog::NewPlaceDialog(const QList<PlaceChoice> &choices, const QString &current, QWidget *parent)
    : QDialog(parent)
    , m_choices(choices)
    , m_list(new QListWidget(this))
    , m_linesLabel(new QLabel(tr("It &gets:"), this))
    , m_lines(new QPlainTextEdit(this))
{
    setWindowTitle(tr("File for new objects"));
    m_list->setObjectName(u"newPlaces"_s);
    m_list->setAccessibleName(tr("Files"));
    for (const PlaceChoice &choice : choices)
        m_list->addItem(choice.name);
    m_lines->setObjectName(u"newLines"_s);
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_linesLabel->setBuddy(m_lines);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *use = buttons->addButton(tr("&Use this file"), QDialogButtonBox::AcceptRole);
    use->setObjectName(u"useFile"_s);
    use->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this, &NewPlaceDialog::showLines);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(wrapped(tr("Several files of this project can take new objects that belong to no file yet. Which one shall take them?"), this));
    layout->addWidget(m_list, 1);
    layout->addWidget(m_linesLabel);
    layout->addWidget(m_lines, 2);
    layout->addWidget(wrapped(tr("The answer is kept for this project. Migration > File for new objects changes it."), this));
    layout->addWidget(buttons);
    const bool hasLines = std::ranges::any_of(choices, [](const PlaceChoice &choice) { return !choice.lines.isEmpty(); });
    m_linesLabel->setVisible(hasLines);
    m_lines->setVisible(hasLines);
    const auto chosen = std::ranges::find(choices, current, &PlaceChoice::file);
    m_list->setCurrentRow(chosen == choices.end() ? 0 : int(chosen - choices.begin()));
    m_list->setFocus();
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 80, metrics.height() * (hasLines ? 26 : 16));
}

QString NewPlaceDialog::file() const
{
    const int row = m_list->currentRow();
    return row < 0 ? QString() : m_choices.at(row).file;
}

void NewPlaceDialog::showLines(int row)
{
    m_lines->setPlainText(row < 0 ? QString() : m_choices.at(row).lines);
}

} // namespace schemawright::saving
