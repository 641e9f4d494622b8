#include "views/directory/changepreviewdialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::directory {

namespace {

enum Column { FateColumn, FileColumn };

QString fateText(FileFate fate)
{
    switch (fate) {
    case FileFate::Goes:
        return ChangePreviewDialog::tr("− goes");
    case FileFate::Moves:
        return ChangePreviewDialog::tr("→ moves");
    case FileFate::Comes:
        return ChangePreviewDialog::tr("+ comes");
    case FileFate::IsRewritten:
        return ChangePreviewDialog::tr("~ is rewritten");
    }
    Q_UNREACHABLE();
}

} // namespace

ChangePreviewDialog::ChangePreviewDialog(const QString &title, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_activity(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_files(new QTreeWidget(this))
    , m_textTitle(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_notes(new QLabel(this))
{
    setWindowTitle(title);
    auto *place = new QLabel(tr("In %1:").arg(QDir::toNativeSeparators(folder)), this);
    place->setTextFormat(Qt::PlainText);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    place->setWordWrap(true);
    auto *working = new QWidget(this);
    auto *workingLayout = new QVBoxLayout(working);
    auto *bar = new QProgressBar(working);
    bar->setRange(0, 0);
    m_activity->setObjectName(u"changeActivity"_s);
    m_activity->setText(tr("Finding out what happens…"));
    workingLayout->addStretch(1);
    workingLayout->addWidget(m_activity);
    workingLayout->addWidget(bar);
    workingLayout->addStretch(1);
    m_pages->addWidget(working);
    m_pages->addWidget(makeFilesPage());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Write"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"writeChange"_s);
    m_accept->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(place);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    const QFontMetrics metrics = fontMetrics();
    resize(QSize(metrics.averageCharWidth() * 130, metrics.height() * 32).boundedTo(screen()->availableSize() * 0.85));
}

QWidget *ChangePreviewDialog::makeFilesPage()
{
    auto *page = new QWidget(this);
    m_files->setObjectName(u"changedFiles"_s);
    m_files->setAccessibleName(tr("Files"));
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setHeaderLabels({ tr("What happens"), tr("File") });
    m_files->header()->setSectionResizeMode(FateColumn, QHeaderView::ResizeToContents);
    connect(m_files, &QTreeWidget::currentItemChanged, this,
        [this](QTreeWidgetItem *current) { showText(current ? m_files->indexOfTopLevelItem(current) : -1); });
    m_text->setObjectName(u"changedText"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_textTitle->setBuddy(m_text);
    m_textTitle->setTextFormat(Qt::PlainText);
    auto *below = new QWidget(page);
    auto *belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins({});
    belowLayout->addWidget(m_textTitle);
    belowLayout->addWidget(m_text, 1);
    auto *splitter = new QSplitter(Qt::Vertical, page);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_files);
    splitter->addWidget(below);
    m_notes->setObjectName(u"changeNotes"_s);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->addWidget(splitter, 1);
    layout->addWidget(m_notes);
    return page;
}

void ChangePreviewDialog::setActivity(const QString &text)
{
    m_activity->setText(text);
}

bool ChangePreviewDialog::isComputing() const
{
    return m_pages->currentIndex() == 0;
}

void ChangePreviewDialog::setChanges(const QList<FileRow> &rows, const QStringList &notes, const QString &verb)
{
    m_rows = rows;
    m_files->clear();
    int shown = -1;
    for (int row = 0; row < rows.size(); ++row) {
        const FileRow &file = rows.at(row);
        const QString name = file.fate == FileFate::Moves ? tr("%1 → %2").arg(file.file, file.newName) : file.file;
        new QTreeWidgetItem(m_files, { fateText(file.fate), name });
        if (shown < 0 && !file.text.isEmpty())
            shown = row;
    }
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_accept->setText(verb);
    m_accept->setEnabled(true);
    m_pages->setCurrentIndex(1);
    m_files->setCurrentItem(m_files->topLevelItem(std::max(shown, 0)));
    m_files->setFocus();
}

void ChangePreviewDialog::showText(int row)
{
    const QString text = row < 0 ? QString() : m_rows.at(row).text;
    m_textTitle->setText(text.isEmpty() ? tr("What it says stays as it is.") : tr("Its text then:"));
    if (row >= 0 && m_rows.at(row).fate == FileFate::Goes)
        m_textTitle->setText(tr("It is removed."));
    m_text->setPlainText(text);
}

} // namespace schemawright::directory
