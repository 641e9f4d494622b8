#include "app/reviewview.h"

#include "app/contentfor.h"
#include "app/windowsettings.h"
#include "model/lint/fix.h"
#include "model/postgres/connection.h"
#include "model/workflow/editedfile.h"
#include "views/panels/migrationfilesmodel.h"
#include "views/plan/migrationeditor.h"
#include "views/plan/planview.h"
#include "views/plan/suppressdialog.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

using panels::MigrationFilesModel;

ReviewView::ReviewView(SessionController &session, WindowSettings &settings, jobs::JobList *jobs, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_settings(settings)
    , m_model(new MigrationFilesModel(this))
    , m_files(new QTreeView(this))
    , m_pages(new QStackedWidget(this))
    , m_plan(new plan::PlanView(this))
    , m_editor(new plan::MigrationEditor(this))
    , m_splitter(new QSplitter(this))
    , m_questions(jobs)
{
    m_files->setObjectName(u"migrationFileList"_s);
    m_files->setAccessibleName(tr("Migration files"));
    m_files->setRootIsDecorated(false);
    m_files->setAlternatingRowColors(true);
    m_files->setUniformRowHeights(true);
    m_files->setModel(m_model);
    m_files->header()->setSectionResizeMode(MigrationFilesModel::NameColumn, QHeaderView::Stretch);
    m_files->header()->setSectionResizeMode(MigrationFilesModel::StateColumn, QHeaderView::ResizeToContents);
    m_files->header()->setStretchLastSection(false);
    m_plan->setObjectName(u"reviewPlan"_s);
    m_plan->setEditable(false);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_files);
    m_pages->addWidget(m_plan);
    m_pages->addWidget(m_editor);
    m_splitter->addWidget(m_pages);
    m_splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    if (!m_splitter->restoreState(m_settings.layout(u"review columns"_s)))
        m_splitter->setSizes({ fontMetrics().averageCharWidth() * 55, fontMetrics().averageCharWidth() * 110 });

    m_files->setContextMenuPolicy(Qt::CustomContextMenu);
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_files, &QWidget::customContextMenuRequested, this, &ReviewView::showMenu);
    connect(m_files->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReviewView::showCurrent);
    connectPlan();
    connectEditor();
    connect(&m_session, &SessionController::snapshotChanged, this, &ReviewView::onSnapshot);
    onSnapshot();
}

void ReviewView::connectPlan()
{
    using plan::PlanView;
    connect(m_plan, &PlanView::rulePageRequested, this, &ReviewView::rulePageRequested);
    connect(m_plan, &PlanView::statusMessage, this, &ReviewView::statusMessage);
    connect(m_plan, &PlanView::rehearseRequested, this, &ReviewView::rehearseRequested);
    connect(m_plan, &PlanView::editRequested, this, &ReviewView::edit);
    connect(m_plan, &PlanView::suppressRequested, this, &ReviewView::suppress);
    connect(m_plan, &PlanView::fixRequested, this, [this](int finding, int fix) {
        editText(workflow::editorText(lint::applyFix(currentFile()->text, m_linted.findings.at(finding).fixes.at(fix))));
    });
}

void ReviewView::connectEditor()
{
    using plan::MigrationEditor;
    connect(m_editor, &MigrationEditor::modifiedChanged, this, &ReviewView::onEdited);
    connect(m_editor, &MigrationEditor::checkRequested, this, &ReviewView::check);
    connect(m_editor, &MigrationEditor::saveRequested, this, &ReviewView::save);
    connect(m_editor, &MigrationEditor::discardRequested, this, &ReviewView::stopEditing);
    connect(m_editor, &MigrationEditor::rehearseRequested, this, &ReviewView::rehearseRequested);
    connect(m_editor, &MigrationEditor::rulePageRequested, this, &ReviewView::rulePageRequested);
    connect(m_editor, &MigrationEditor::statusMessage, this, &ReviewView::statusMessage);
}

void ReviewView::saveLayout() const
{
    m_settings.setLayout(u"review columns"_s, m_splitter->saveState());
}

void ReviewView::onSnapshot()
{
    const auto &snapshot = m_session.snapshot();
    m_model->setFiles(
        snapshot ? snapshot->directory : migrations::MigrationDirectory(), snapshot ? snapshot->status : std::nullopt);
    if (m_model->rowCount() == 0) {
        m_plan->setMessage(tr("The project has no migrations yet. Save one in Design: it is then listed here."));
        emit findingsChanged();
    } else if (!m_files->currentIndex().isValid()) {
        m_files->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    } else {
        showCurrent();
    }
}

void ReviewView::showMenu(const QPoint &position)
{
    const QModelIndex current = m_files->currentIndex();
    if (!current.isValid() || m_model->rowCount() < 2)
        return;
    QStringList chosen;
    for (const QModelIndex &row : m_files->selectionModel()->selectedRows())
        chosen.append(m_model->file(row.row()).fileName);
    auto *menu = new QMenu(m_files);
    menu->setObjectName(u"migrationMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *squash = menu->addAction(tr("S&quash from the first to this one…"), this,
        [this, file = m_model->file(current.row()).fileName] { emit squashRequested(file); });
    squash->setEnabled(current.row() > 0);
    menu->addAction(tr("&Move behind the others…"), this, [this, chosen] { emit rebaseRequested(chosen); })->setEnabled(!chosen.isEmpty());
    // The key for the menu comes with a place of its own: below the row that it is about.
    const QRect row = m_files->visualRect(current);
    menu->popup(m_files->viewport()->mapToGlobal(row.contains(position) ? position : row.center()));
}

void ReviewView::showFile(const QString &fileName)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->file(row).fileName == fileName)
            m_files->setCurrentIndex(m_model->index(row, 0));
    }
}

workflow::RehearsalText ReviewView::rehearsalText() const
{
    const migrations::MigrationFile *file = currentFile();
    const QString name = file ? file->fileName : QString();
    return isEditing() ? workflow::RehearsalText { m_editor->sql(), m_checked.statements, name }
                       : workflow::RehearsalText { m_plan->content().sql, m_linted.statements, name };
}

void ReviewView::setRehearsal(const workflow::Rehearsal &rehearsal)
{
    m_rehearsal = rehearsal;
    if (currentFile() && m_isChecked)
        showLinted(*currentFile(), m_linted);
    if (isEditing())
        check(m_editor->sql());
}

void ReviewView::setRehearsing(bool running)
{
    m_plan->setRehearsing(running);
    m_editor->setRehearsing(running);
}

void ReviewView::showStatement(int statement)
{
    if (isEditing()) {
        if (statement < m_checked.statements.size())
            m_editor->showPosition(m_checked.statements.at(statement).range.start);
        return;
    }
    m_plan->showStatement(statement);
    m_plan->setFocus(Qt::OtherFocusReason);
}

void ReviewView::showFinding(int finding)
{
    if (isEditing()) {
        m_editor->showFinding(finding);
        return;
    }
    m_plan->showFinding(finding);
    m_plan->setFocus(Qt::OtherFocusReason);
}

QString ReviewView::sql() const
{
    return isEditing() ? m_editor->sql() : m_plan->content().sql;
}

const QList<lint::Finding> &ReviewView::findings() const
{
    return isEditing() ? m_editor->findings() : m_plan->content().findings;
}

bool ReviewView::isEditing() const
{
    return m_pages->currentWidget() == m_editor;
}

const migrations::MigrationFile *ReviewView::currentFile() const
{
    const QModelIndex current = m_files->currentIndex();
    return current.isValid() ? &m_model->file(current.row()) : nullptr;
}

void ReviewView::edit()
{
    if (const migrations::MigrationFile *file = currentFile())
        editText(m_session.drafts().value(file->fileName, workflow::editorText(file->text)));
}

void ReviewView::editText(const QString &text)
{
    const migrations::MigrationFile &file = *currentFile();
    if (const auto why = workflow::whyNotEditable(m_session.snapshot()->directory, m_session.snapshot()->status, file)) {
        emit refused(*why);
        return;
    }
    if (!m_editor->open(file.fileName, workflow::editorText(file.text), text)) {
        Error error;
        error.text = tr("%1 has characters that cannot be edited here").arg(file.fileName);
        error.hint = tr("Change it in an editor of your own: it is read again when it is saved.");
        emit refused(error);
        return;
    }
    m_pages->setCurrentWidget(m_editor);
    onEdited();
    check(text);
}

void ReviewView::suppress(int finding)
{
    const lint::Finding accepted = m_linted.findings.at(finding);
    auto *dialog = new plan::SuppressDialog(accepted, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, accepted, before = m_plan->content().sql] {
        if (before != m_plan->content().sql || !currentFile())
            return;
        const qsizetype start = m_linted.statements.at(accepted.statement).range.start;
        editText(workflow::editorText(lint::applyFix(before, lint::suppression(before, accepted.rule, start, dialog->reason()))));
    });
    dialog->open();
}

void ReviewView::onEdited()
{
    const migrations::MigrationFile *file = currentFile();
    if (!file || !isEditing())
        return;
    if (m_editor->isModified())
        m_session.setDraft(file->fileName, m_editor->sql());
    else
        m_session.dropDraft(file->fileName);
}

void ReviewView::check(const QString &sql)
{
    const migrations::MigrationFile *file = currentFile();
    if (!file || !isEditing())
        return;
    auto edited = migrations::makeMigrationFile(file->fileName, sql.toUtf8());
    if (!edited) {
        m_editor->setProblem(edited.error().toText());
        return;
    }
    edited->down = file->down;
    edited->withoutDown = file->withoutDown;
    QList<migrations::MigrationFile> files = pendingUpTo(*file);
    if (!files.isEmpty())
        files.removeLast();
    files.append(*edited);
    m_session.lintFiles(u"lint edit"_s, files, [this, sql](const Result<QList<workflow::LintedText>> &result) {
        if (!result)
            return;
        m_checked = result->last();
        QList<qsizetype> starts;
        for (const workflow::StatementText &statement : std::as_const(m_checked.statements))
            starts.append(statement.range.start);
        m_editor->setFindings(sql, workflow::withMeasurements(m_checked, sql, m_rehearsal).findings, starts);
        emit findingsChanged();
    });
}

void ReviewView::save()
{
    const migrations::MigrationFile *file = currentFile();
    if (!file || !m_session.drafts().contains(file->fileName))
        return;
    m_session.saveDraft(*file, [this](const Result<> &saved) {
        if (saved)
            m_pages->setCurrentWidget(m_plan);
        else
            emit refused(saved.error());
    });
}

void ReviewView::stopEditing()
{
    if (const migrations::MigrationFile *file = currentFile())
        m_session.dropDraft(file->fileName);
    m_pages->setCurrentWidget(m_plan);
    emit findingsChanged();
}

void ReviewView::showCurrent()
{
    if (!currentFile())
        return;
    const migrations::MigrationFile file = *currentFile();
    m_plan->setContent(planContent(file.fileName, file.text, {}, {}));
    m_plan->setEditOffered(!workflow::whyNotEditable(m_session.snapshot()->directory, m_session.snapshot()->status, file));
    showDraft(file);
    m_isChecked = false;
    m_linted = {};
    emit findingsChanged();
    // A pending file runs after those before it: what they prove counts for it.
    QList<migrations::MigrationFile> files = pendingUpTo(file);
    if (files.isEmpty())
        files.append(file);
    m_session.lintFiles(u"lint review"_s, files, [this, file, files](const Result<QList<workflow::LintedText>> &result) {
        if (result) {
            showLinted(file, result->last());
            askDatabase(file, files);
        } else if (result.error().kind != ErrorKind::Cancelled) {
            emit statusMessage(result.error().text);
        }
    });
}

void ReviewView::askDatabase(const migrations::MigrationFile &file, const QList<migrations::MigrationFile> &files)
{
    const auto &snapshot = m_session.snapshot();
    const bool isPending = snapshot && snapshot->current && snapshot->project.target && !pendingUpTo(file).isEmpty();
    if (!isPending)
        return;
    m_questions.run<workflow::LintedText>(
        { tr("Asking the database about %1").arg(file.fileName), u"questions"_s },
        [target = *snapshot->project.target, files, options = project::toOptions(snapshot->project.lint), looked = workflow::allFactsOf(*snapshot)](
            const jobs::JobContext &context) -> Result<workflow::LintedText> {
            TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(target, context.stop));
            return workflow::lintFiles(files, &connection, context.stop, options, looked).last();
        },
        this, [this, file](const Result<workflow::LintedText> &linted) {
            // Without an answer what is known stands.
            const migrations::MigrationFile *shown = currentFile();
            if (linted && shown && shown->text == file.text)
                showLinted(file, *linted);
        });
}

/// What was changed in the editor and not saved is there again when the file is.
void ReviewView::showDraft(const migrations::MigrationFile &file)
{
    const auto draft = m_session.drafts().constFind(file.fileName);
    if (draft == m_session.drafts().cend())
        m_pages->setCurrentWidget(m_plan);
    else if (!isEditing() || m_editor->sql() != *draft)
        edit();
}

QList<migrations::MigrationFile> ReviewView::pendingUpTo(const migrations::MigrationFile &file) const
{
    QList<migrations::MigrationFile> files;
    if (!m_session.snapshot() || !m_session.snapshot()->status)
        return files;
    for (const migrations::MigrationFile &pending : m_session.snapshot()->status->pending()) {
        files.append(pending);
        if (pending.fileName == file.fileName)
            return files;
    }
    return {};
}

void ReviewView::showLinted(const migrations::MigrationFile &file, const workflow::LintedText &linted)
{
    const QModelIndex current = m_files->currentIndex();
    if (!current.isValid() || m_model->file(current.row()).fileName != file.fileName)
        return;
    m_linted = linted;
    const workflow::LintedText measured = workflow::withMeasurements(linted, file.text, m_rehearsal);
    m_plan->setContent(planContent(file.fileName, file.text, measured.statements, measured.findings));
    m_isChecked = true;
    emit findingsChanged();
}

} // namespace schemawright::app
