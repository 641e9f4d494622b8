#include "views/editors/tableeditor.h"

#include "views/document/schemaedits.h"
#include "views/document/tableobject.h"
#include "views/editors/columnform.h"
#include "views/editors/columnmodel.h"
#include "views/editors/constraintform.h"
#include "views/editors/constraintmodel.h"
#include "views/editors/indexform.h"
#include "views/editors/indexmodel.h"
#include "views/editors/newparts.h"
#include "views/editors/partmodel.h"
#include "views/editors/partpage.h"
#include "views/editors/policyform.h"
#include "views/editors/policymodel.h"
#include "views/editors/tableheader.h"
#include "views/editors/triggerform.h"
#include "views/editors/triggermodel.h"

#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using schema::ObjectKind;

namespace {

QString pageTitle(ObjectKind kind)
{
    if (kind == ObjectKind::Column)
        return TableEditor::tr("Columns");
    if (kind == ObjectKind::Index)
        return TableEditor::tr("Indexes");
    if (kind == ObjectKind::Constraint)
        return TableEditor::tr("Constraints");
    if (kind == ObjectKind::Policy)
        return TableEditor::tr("Policies");
    return TableEditor::tr("Triggers");
}

/// Messages of the model begin in lower case and have no final dot.
QString asSentence(QString text)
{
    if (text.isEmpty())
        return text;
    text[0] = text.at(0).toUpper();
    return text.endsWith(u'.') ? text : text + u'.';
}

} // namespace

TableEditor::TableEditor(document::SchemaDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_header(new TableHeader(document, this))
    , m_tabs(new QTabWidget(this))
    , m_stack(new QStackedWidget(this))
{
    m_tabs->setObjectName(u"tableTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Parts of the table"));
    makePages();
    auto *content = new QWidget(this);
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins({});
    contentLayout->setSpacing(0);
    contentLayout->addWidget(m_header);
    contentLayout->addWidget(m_tabs, 1);
    auto *empty = new QLabel(tr("Choose a table in the tree to edit it."), this);
    empty->setObjectName(u"noTable"_s);
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(empty);
    m_stack->addWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);

    connect(document, &document::SchemaDocument::changed, this, &TableEditor::onChanged);
    connect(document, &document::SchemaDocument::editRefused, this, [this](const Error &error) {
        if (auto *shown = qobject_cast<PartPage *>(m_tabs->currentWidget()))
            shown->showMessage(asSentence(error.text));
    });
}

void TableEditor::makePages()
{
    addPage(new PartPage(m_document, new ColumnModel(m_document), new ColumnForm(m_document),
        { tr("Columns of the table"), tr("&Add column"), tr("This table has no columns yet: add the first one.") }));
    addPage(new PartPage(m_document, new IndexModel(m_document), new IndexForm(m_document),
        { tr("Indexes of the table"), tr("&Add index"),
            tr("No index but those of its keys: add one for the columns that queries filter or sort by.") }));
    addPage(new PartPage(m_document, new ConstraintModel(m_document), new ConstraintForm(m_document),
        { tr("Constraints of the table"), tr("&Add constraint"),
            tr("No constraints yet: a primary key lets every row be named, and a foreign key keeps references "
               "true.") }));
    addPage(new PartPage(m_document, new PolicyModel(m_document), new PolicyForm(m_document),
        { tr("Policies of the table"), tr("&Add policy"),
            tr("No policies: with row security on, nobody but the owner sees a row until there is one.") }));
    addPage(new PartPage(m_document, new TriggerModel(m_document), new TriggerForm(m_document),
        { tr("Triggers of the table"), {}, tr("This table has no triggers.") }));
    addConstraintMenu();
}

void TableEditor::addPage(PartPage *page)
{
    const ObjectKind kind = page->model()->kind();
    m_pages.append(page);
    m_tabs->addTab(page, pageTitle(kind));
    if (kind != ObjectKind::Constraint)
        connect(page, &PartPage::addRequested, this, [this, kind] { addPart(kind); });
}

void TableEditor::addConstraintMenu()
{
    PartPage *constraints = page(ObjectKind::Constraint);
    auto *menu = new QMenu(constraints->addButton());
    const auto add = [this, menu](const QString &text, NewConstraint kind) {
        menu->addAction(text, this, [this, kind] { addConstraint(kind); });
    };
    add(tr("&Primary key"), NewConstraint::PrimaryKey);
    add(tr("&Unique"), NewConstraint::Unique);
    add(tr("&Foreign key"), NewConstraint::ForeignKey);
    add(tr("&Check"), NewConstraint::Check);
    constraints->addButton()->setMenu(menu);
    // From the keyboard (Ins, Enter on the last row) the menu asks what kind it shall be.
    connect(constraints, &PartPage::addRequested, this, [constraints, menu] {
        if (!menu->isVisible())
            constraints->addButton()->showMenu();
    });
}

void TableEditor::addTab(QWidget *page, const QString &title)
{
    m_tabs->addTab(page, title);
}

PartPage *TableEditor::page(ObjectKind kind) const
{
    for (PartPage *page : m_pages) {
        if (page->model()->kind() == kind)
            return page;
    }
    return nullptr;
}

void TableEditor::setTable(const QualifiedName &table)
{
    m_table = table;
    m_header->setTable(table);
    for (PartPage *page : std::as_const(m_pages))
        page->setTable(table);
    refresh();
}

void TableEditor::setRowCountText(const QString &text)
{
    m_header->setRowCountText(text);
}

void TableEditor::showPart(const schema::ObjectKey &key)
{
    if (PartPage *found = page(key.kind)) {
        m_tabs->setCurrentWidget(found);
        found->selectPart(key.name);
    }
}

// ---- adding

void TableEditor::addPart(ObjectKind kind)
{
    const schema::Table *table = schema::findTable(m_document->edited(), m_table);
    if (!table)
        return;
    if (kind == ObjectKind::Column)
        addAndEdit(newColumn(*table));
    else if (kind == ObjectKind::Index)
        addAndEdit(newIndex(*table, m_document->edited()));
    else if (kind == ObjectKind::Policy)
        addAndEdit(newPolicy(*table));
    else if (kind == ObjectKind::Constraint)
        addConstraint(NewConstraint::Check);
}

void TableEditor::addConstraint(NewConstraint kind)
{
    if (const schema::Table *table = schema::findTable(m_document->edited(), m_table))
        addAndEdit(newConstraint(kind, *table, m_document->edited()));
}

void TableEditor::addAndEdit(const diff::Object &part)
{
    const auto edit = document::makePutEdit(m_table, {}, part);
    if (!edit)
        return;
    PartPage *shown = page(schema::editedObject(*edit).kind);
    m_tabs->setCurrentWidget(shown);
    if (m_document->apply(*edit))
        shown->editName(document::objectName(part));
}

// ---- following the document

void TableEditor::onChanged(const document::DocumentChange &change)
{
    if (change.renaming && change.renaming->before.kind == ObjectKind::Table
        && change.renaming->before.qualifiedName() == m_table)
        m_table = change.renaming->after.qualifiedName();
    refresh();
}

void TableEditor::refresh()
{
    m_stack->setCurrentIndex(schema::findTable(m_document->edited(), m_table) ? 1 : 0);
    showTabCounts();
}

void TableEditor::showTabCounts()
{
    for (int i = 0; i < m_pages.size(); ++i) {
        const PartModel *model = m_pages.at(i)->model();
        const auto count = static_cast<int>(model->namesExcept(-1).size());
        m_tabs->setTabText(i, pageTitle(model->kind()) + u' ' + QLocale().toString(count));
    }
}

} // namespace schemawright::editors
