#include "app/designview.h"

#include "app/contentfor.h"
#include "app/objectarea.h"
#include "app/windowsettings.h"
#include "model/base/quantity.h"
#include "views/document/renames.h"
#include "views/document/schemaedits.h"
#include "views/document/tableobject.h"
#include "views/editors/newtabledialog.h"
#include "views/editors/tableeditor.h"
#include "views/plan/planview.h"
#include "views/plan/recipedialog.h"
#include "views/plan/suppressdialog.h"
#include "views/schematree/schematreepanel.h"
#include "views/textpane/diffpanes.h"

#include <QApplication>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QPointer>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

bool isTablePart(schema::ObjectKind kind)
{
    using enum schema::ObjectKind;
    return kind == Column || kind == Constraint || kind == Index || kind == Trigger || kind == Policy || kind == Rule;
}

} // namespace

DesignView::DesignView(SessionController &session, WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_settings(settings)
{
    makePanels();
    makeLayout();
    connectTree();
    connectPlan();
    connect(&m_session, &SessionController::snapshotChanged, this, &DesignView::onSnapshot);
    connect(&m_session, &SessionController::differenceChanged, this, &DesignView::requestPanes);
    connect(&m_session, &SessionController::panesReady, this, &DesignView::showPanes);
    connect(&m_session, &SessionController::migrationChanged, this, &DesignView::showMigration);
    connect(&m_session, &SessionController::compareStarted, this, &DesignView::updateButtons);
    connect(m_session.document(), &document::SchemaDocument::changed, this, &DesignView::onDocumentChanged);
}

void DesignView::makePanels()
{
    m_tree = new schematree::SchemaTreePanel(m_session.document(), this);
    m_tree->setObjectName(u"schemaTree"_s);
    m_editors = new ObjectArea(m_session.document(), this);
    m_editors->hide();
    m_panes = new textpane::DiffPanes(this);
    m_panes->setObjectName(u"diffPanes"_s);
    m_plan = new plan::PlanView(this);
    m_plan->setObjectName(u"planView"_s);
}

void DesignView::makeLayout()
{
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_editors);
    m_rows->addWidget(m_panes);
    m_rows->addWidget(m_plan);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_tree);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_columns);
    if (!m_columns->restoreState(m_settings.layout(u"design columns"_s)))
        m_columns->setSizes({ fontMetrics().averageCharWidth() * 36, fontMetrics().averageCharWidth() * 130 });
    if (!m_rows->restoreState(m_settings.layout(u"design rows"_s)))
        m_rows->setSizes({ 300, 260, 240 });
}

void DesignView::saveLayout() const
{
    m_settings.setLayout(u"design columns"_s, m_columns->saveState());
    m_settings.setLayout(u"design rows"_s, m_rows->saveState());
}

void DesignView::connectTree()
{
    using schematree::SchemaTreePanel;
    connect(m_tree, &SchemaTreePanel::currentObjectChanged, this, &DesignView::onCurrentObjectChanged);
    connect(m_tree, &SchemaTreePanel::objectActivated, this, [this](const schema::ObjectKey &key) {
        openInEditor(key);
        m_editors->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_tree, &SchemaTreePanel::addRequested, this, &DesignView::add);
    connect(m_tree, &SchemaTreePanel::dropRequested, this, &DesignView::drop);
    connect(m_tree, &SchemaTreePanel::reviveRequested, this, &DesignView::revive);
    connect(m_tree, &SchemaTreePanel::ddlRequested, this, [this](const schema::ObjectKey &key) {
        m_editors->showDefinition(key);
        m_editors->show();
    });
}

void DesignView::connectPlan()
{
    using plan::PlanView;
    connect(m_plan, &PlanView::saveRequested, this, &DesignView::saveRequested);
    connect(m_plan, &PlanView::rehearseRequested, this, &DesignView::rehearseRequested);
    connect(m_plan, &PlanView::applyRequested, this, &DesignView::applyRequested);
    connect(m_plan, &PlanView::rulePageRequested, this, &DesignView::rulePageRequested);
    connect(m_plan, &PlanView::statusMessage, this, &DesignView::statusMessage);
    connect(m_plan, &PlanView::fixRequested, this, [this](int finding, int fix) {
        m_session.applyFix(m_session.migration().findings.at(finding).fixes.at(fix));
    });
    connect(m_plan, &PlanView::choicesRequested, this, &DesignView::askForWays);
    connect(m_plan, &PlanView::suppressRequested, this, &DesignView::askForReason);
    connect(m_panes, &textpane::DiffPanes::statusMessage, this, &DesignView::statusMessage);
    connect(m_panes, &textpane::DiffPanes::swapRequested, this, [this] {
        m_swapped = !m_swapped;
        requestPanes();
    });
}

void DesignView::onSnapshot()
{
    m_panes->setComputing(beforeTitle(), tr("After migration"));
    m_plan->setMessage(tr("Comparing…"));
    if (const auto key = std::exchange(m_reopen, std::nullopt))
        showObject(*key);
    updateButtons();
}

void DesignView::onDocumentChanged(const document::DocumentChange &change)
{
    if (change.scope == document::ChangeScope::Loaded) {
        m_reopen = std::exchange(m_object, std::nullopt);
        m_editors->hide(); // all differences get the room
        return;
    }
    if (change.renaming && m_object == change.renaming->before)
        m_object = change.renaming->after;
}

void DesignView::onCurrentObjectChanged(const schema::ObjectKey &key)
{
    // A schema as such is nothing to edit or compare.
    if (key.name.isEmpty() || key.kind == schema::ObjectKind::Schema) {
        m_object.reset();
        m_editors->hide(); // all differences get the room
    } else {
        openInEditor(key);
    }
    requestPanes();
}

void DesignView::openInEditor(const schema::ObjectKey &key)
{
    const schema::Database &edited = m_session.document()->edited();
    const bool part = isTablePart(key.kind);
    const QualifiedName table = part ? key.parentName() : key.qualifiedName();
    const bool isTable = (part || key.kind == schema::ObjectKind::Table) && schema::findTable(edited, table) != nullptr;
    m_editors->show();
    // The panes compare whole tables: a part is shown in its table.
    m_object = part && isTable ? schema::tableKey(table) : key;
    if (!isTable) {
        m_editors->showDefinition(key);
        return;
    }
    m_editors->showTable(table, rowCountText(table));
    if (part)
        tableEditor()->showPart(key);
}

void DesignView::showObject(const schema::ObjectKey &key)
{
    m_tree->selectObject(key);
}

editors::TableEditor *DesignView::tableEditor() const
{
    return m_editors->tableEditor();
}

QString DesignView::rowCountText(const QualifiedName &table) const
{
    if (!m_session.difference())
        return {};
    const catalog::Facts &facts = m_session.difference()->migration.facts;
    const auto found = facts.tables.constFind(table);
    if (found == facts.tables.constEnd() || found->rowEstimate < 0)
        return {};
    const QLocale locale;
    return tr("about %1 rows, %2")
        .arg(locale.toString(qRound64(found->rowEstimate)), sizeText(found->sizeBytes, locale));
}

void DesignView::add(schema::ObjectKind kind, const schema::ObjectKey &near)
{
    if (kind == schema::ObjectKind::Table) {
        addTable(near.schema);
        return;
    }
    openInEditor(isTablePart(near.kind) ? schema::tableKey(near.parentName()) : near);
    tableEditor()->addPart(kind);
}

void DesignView::addTable(const QString &schemaName)
{
    auto *dialog = new editors::NewTableDialog(m_session.document()->edited(), schemaName, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const schema::Table table = dialog->table();
        if (m_session.document()->apply(schema::PutTable { {}, table }))
            m_tree->selectObject(schema::tableKey(table.name));
    });
    dialog->open();
}

void DesignView::drop(const schema::ObjectKey &key)
{
    const auto edit = document::makeRemoveEdit(key);
    if (edit)
        m_session.document()->apply(*edit);
    else
        emit statusMessage(tr("A %1 cannot be dropped here yet: write it in the schema's files.").arg(schema::kindText(key.kind)));
}

void DesignView::revive(const schema::ObjectKey &key)
{
    const schema::Database &reference = m_session.document()->reference();
    const auto object = document::findTableObject(reference, key);
    if (!object)
        return;
    if (const auto *table = std::get_if<Shared<schema::Table>>(&*object)) {
        m_session.document()->apply(schema::PutTable { {}, **table });
        return;
    }
    qsizetype position = -1;
    const schema::Table *before = schema::findTable(reference, key.parentName());
    const schema::Table *now = schema::findTable(m_session.document()->edited(), key.parentName());
    if (key.kind == schema::ObjectKind::Column && before && now)
        position = document::columnPosition(*before, *now, key.name);
    if (const auto edit = document::makePutEdit(key.parentName(), {}, *object, position))
        m_session.document()->apply(*edit);
}

QString DesignView::beforeTitle() const
{
    const auto &snapshot = m_session.snapshot();
    if (!snapshot)
        return tr("Database");
    return snapshot->current ? tr("Database now: %1").arg(snapshot->currentTitle)
                             : tr("Sources: %1").arg(snapshot->desiredTitle);
}

void DesignView::requestPanes()
{
    if (m_session.snapshot())
        m_session.readPanes(m_object);
}

void DesignView::showPanes(const PaneContent &content)
{
    if (content.key != m_object)
        return; // another object was selected since
    const QString after = tr("After migration: %1")
                              .arg(content.key ? schema::toText(*content.key) : tr("all changed objects"));
    if (content.before.isEmpty() && content.after.isEmpty()) {
        m_panes->setMessage(content.key ? tr("There is no SQL to compare for %1.").arg(schema::toText(*content.key))
                                        : m_session.snapshot() && m_session.snapshot()->current
                ? tr("No differences: the database is as the schema says.")
                : tr("No database is connected: choose an object to compare it with the sources."));
        return;
    }
    if (!m_swapped) {
        m_panes->setTexts(beforeTitle(), content.before, after, content.after, content.diff);
        m_panes->setHighlighting(content.beforeColors, content.afterColors);
        return;
    }
    m_panes->setTexts(after, content.after, beforeTitle(), content.before, diff::diffTexts(content.after, content.before));
    m_panes->setHighlighting(content.afterColors, content.beforeColors);
}

void DesignView::showMigration()
{
    const MigrationText &migration = m_session.migration();
    if (migration.sql.isEmpty()) {
        const auto &snapshot = m_session.snapshot();
        const bool waits = snapshot && snapshot->status && !snapshot->status->pending().isEmpty();
        m_plan->setMessage(waits ? tr("No new migration is needed: those that are not applied yet lead to this schema.")
                                 : tr("No migration is needed: migrations and database already agree with this schema."));
    } else {
        const QString title = migration.edited ? tr("Migration (edited)") : tr("Migration");
        const workflow::LintedText measured
            = workflow::withMeasurements({ migration.statements, migration.findings }, migration.sql, m_rehearsal);
        plan::PlanViewContent content = planContent(title, migration.sql, measured.statements, measured.findings);
        if (const auto &difference = m_session.difference(); difference && !migration.edited)
            content.undoSql = plan::undoSql(difference->migration.plan);
        m_plan->setContent(content);
    }
    updateButtons();
}

/// Which changes are made by expand, backfill and contract.
void DesignView::askForWays()
{
    if (!m_session.difference())
        return;
    auto *dialog = new plan::RecipeDialog(m_session.difference()->recipes, m_session.recipes(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &plan::RecipeDialog::previewRequested, this, [this, guard = QPointer(dialog)](const plan::Recipe &recipe) {
        m_session.previewRecipe(recipe, [guard](const Result<workflow::RecipePreview> &preview) {
            if (!guard || (!preview && preview.error().kind == ErrorKind::Cancelled))
                return;
            const auto content = [](const workflow::Difference &way) { return planContent({}, way.sql, way.statements, way.findings); };
            if (preview)
                guard->setPreview(content(preview->inPlace), content(preview->byRecipe), preview->problem);
            else
                guard->setPreview({}, {}, preview.error().text);
        });
    });
    connect(dialog, &plan::RecipeDialog::rulePageRequested, this, &DesignView::rulePageRequested);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { planBy(dialog->recipes()); });
    dialog->open();
}

void DesignView::askForReason(int finding)
{
    auto *dialog = new plan::SuppressDialog(m_session.migration().findings.at(finding), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, finding, sql = m_session.migration().sql] {
        if (sql == m_session.migration().sql)
            m_session.suppress(finding, dialog->reason());
        else
            emit statusMessage(tr("The migration changed meanwhile: nothing was written into it."));
    });
    dialog->open();
}

/// Planning it another way makes the migration's text anew: what a person changed in it is lost only on their word.
void DesignView::planBy(const QList<plan::Recipe> &recipes)
{
    if (recipes == m_session.recipes())
        return;
    if (!m_session.migration().edited) {
        m_session.setRecipes(recipes);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Edited migration"),
        tr("Plan the migration anew and lose the changes of its text?"), QMessageBox::Yes | QMessageBox::No, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its text was changed after it was planned. With No it stays as it is, and is done as it says."));
    box->setDefaultButton(QMessageBox::No);
    connect(box->button(QMessageBox::Yes), &QAbstractButton::clicked, this, [this, recipes] { m_session.setRecipes(recipes); });
    box->open();
}

void DesignView::updateButtons()
{
    m_plan->setChoices(m_session.difference() ? static_cast<int>(m_session.difference()->recipes.size()) : 0);
    const bool ready = !m_session.isComparing() && !m_session.migration().sql.isEmpty();
    m_plan->setSaveEnabled(ready);
    const auto &snapshot = m_session.snapshot();
    const bool pending = snapshot && snapshot->status && !snapshot->status->pending().isEmpty();
    m_plan->setApplyEnabled(pending, tr("Save the migration first: only files are applied."));
}

void DesignView::setRehearsal(const workflow::Rehearsal &rehearsal)
{
    m_rehearsal = rehearsal;
    if (rehearsal.sql == m_session.migration().sql)
        showMigration();
}

void DesignView::showStatement(int statement)
{
    m_plan->showStatement(statement);
    m_plan->setFocus(Qt::OtherFocusReason);
}

void DesignView::showFinding(int finding)
{
    m_plan->showFinding(finding);
    m_plan->setFocus(Qt::OtherFocusReason);
}

void DesignView::focusNextPane()
{
    const QList<QWidget *> areas { m_tree, m_editors, m_panes, m_plan };
    const QWidget *focus = QApplication::focusWidget();
    qsizetype next = 0;
    for (qsizetype i = 0; i < areas.size(); ++i) {
        if (areas.at(i)->isAncestorOf(focus))
            next = (i + 1) % areas.size();
    }
    // The first widget inside that takes the focus by Tab.
    for (QWidget *widget : areas.at(next)->findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled()) {
            widget->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace schemawright::app
