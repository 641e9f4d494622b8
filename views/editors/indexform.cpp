#include "views/editors/indexform.h"

#include "views/editors/accessmethods.h"
#include "views/editors/indexedits.h"
#include "views/editors/indexpartseditor.h"
#include "views/editors/indexpartsmodel.h"
#include "views/editors/namevalidation.h"
#include "views/editors/storageparameterfields.h"
#include "views/editors/textarea.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using schema::Index;

namespace {

QStringList methodNames()
{
    QStringList names;
    const QList<AccessMethod> methods = accessMethods();
    for (const AccessMethod &method : methods)
        names.append(method.name);
    return names;
}

QLabel *makeHint(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

IndexForm::IndexForm(document::SchemaDocument *document, QWidget *parent)
    : PartForm(document, parent)
    , m_state(new QLabel(this))
    , m_methodHint(makeHint(this))
    , m_parts(new IndexPartsEditor(this))
    , m_parameters(new StorageParameterFields(this))
{
    m_state->setText(tr("This index is not valid: its build failed or was cancelled. The database does not use it."));
    m_state->setWordWrap(true);
    layoutOfFields()->addRow(m_state);
    addNameField();
    m_method = addCombo(u"method"_s, tr("&Method:"), methodNames());
    layoutOfFields()->addRow(QString(), m_methodHint);
    m_unique = addCheck(u"unique"_s, tr("&Unique"));
    m_nullsNotDistinct = addCheck(u"nullsNotDistinct"_s, tr("Nulls are &equal (NULLS NOT DISTINCT)"));
    auto *label = new QLabel(tr("Colum&ns:"), this);
    label->setBuddy(m_parts->findChild<QWidget *>(u"indexParts"_s));
    layoutOfFields()->addRow(label);
    layoutOfFields()->addRow(m_parts);
    m_include = addLine(u"include"_s, tr("&Include:"), tr("columns that are only stored"));
    m_predicate = addLine(u"predicate"_s, tr("&Where:"), tr("all rows"), true);
    layoutOfFields()->addRow(m_parameters);
    m_comment = addText(u"comment"_s, tr("Co&mment:"), 2);
    connectFields();
}

void IndexForm::connectFields()
{
    connect(m_method, &QComboBox::activated, this, [this] {
        const QString method = m_method->currentText();
        change<Index>(
            u"method"_s, [this, &method](Index &index) { index = withMethod(index, method, database(), tableName()); });
    });
    connect(m_unique, &QCheckBox::toggled, this, [this](bool checked) {
        change<Index>(u"unique"_s, [checked](Index &index) {
            index.unique = checked;
            index.nullsNotDistinct = index.nullsNotDistinct && checked;
        });
    });
    connect(m_nullsNotDistinct, &QCheckBox::toggled, this, [this](bool checked) {
        change<Index>(u"nullsNotDistinct"_s, [checked](Index &index) { index.nullsNotDistinct = checked; });
    });
    connect(m_parts, &IndexPartsEditor::edited, this, &IndexForm::takeParts);
    connect(m_include, &QLineEdit::editingFinished, this, &IndexForm::takeInclude);
    connect(m_predicate, &QLineEdit::editingFinished, this, [this] {
        const QString text = m_predicate->text().trimmed();
        change<Index>(u"predicate"_s, [&text](Index &index) { index.predicate = text; });
    });
    connect(m_parameters, &StorageParameterFields::edited, this, [this](const QString &name, const QString &value) {
        change<Index>(name, [&](Index &index) {
            if (value.isEmpty())
                index.storageParameters.remove(name);
            else
                index.storageParameters.insert(name, value);
        });
    });
    connect(m_comment, &TextArea::editingFinished, this, [this] {
        const QString text = m_comment->toPlainText();
        change<Index>(u"comment"_s, [&text](Index &index) { index.comment = text; });
    });
}

void IndexForm::fillFields()
{
    const auto &index = std::get<Index>(part());
    const AccessMethod method = accessMethod(index.method);
    m_state->setVisible(!index.valid);
    if (m_method->findText(index.method) < 0)
        m_method->addItem(index.method);
    m_method->setCurrentText(index.method);
    m_methodHint->setText(method.hint);
    m_methodHint->setVisible(!method.hint.isEmpty());
    m_unique->setChecked(index.unique);
    m_unique->setEnabled(method.canBeUnique);
    m_nullsNotDistinct->setChecked(index.nullsNotDistinct);
    m_nullsNotDistinct->setEnabled(index.unique);
    m_include->setText(joinNames(index.include));
    m_include->setEnabled(method.canInclude);
    m_predicate->setText(index.predicate);
    m_parameters->showParameters(index.method, index.storageParameters);
    m_comment->showText(index.comment);
    fillParts(index);
}

void IndexForm::fillParts(const Index &index)
{
    QList<QStringList> classes;
    for (const schema::IndexPart &part : index.parts) {
        const QString type = columnType(database(), tableName(), part.column);
        classes.append(operatorClasses(index.method, type, database()));
    }
    m_parts->setColumns(columnNames());
    m_parts->model()->setParts(index.parts, columnNames(), classes, accessMethod(index.method).canBeOrdered);
}

void IndexForm::takeParts(const QList<schema::IndexPart> &parts)
{
    change<Index>(u"parts"_s, [&](Index &index) {
        const QList<schema::IndexPart> before = index.parts;
        index.parts = parts;
        for (schema::IndexPart &part : index.parts) {
            // A column that was just chosen needs the operator class that fits its type.
            const bool isKnown = std::any_of(before.cbegin(), before.cend(),
                [&part](const schema::IndexPart &other) { return other.column == part.column; });
            if (!isKnown)
                part.operatorClass
                    = neededOperatorClass(index.method, columnType(database(), tableName(), part.column), database());
        }
    });
}

void IndexForm::takeInclude()
{
    const QStringList columns = splitNames(m_include->text());
    const QString sentence = columnListProblem(columns, columnNames(), 0);
    showProblem(sentence);
    if (sentence.isEmpty())
        change<Index>(u"include"_s, [&columns](Index &index) { index.include = columns; });
}

} // namespace schemawright::editors
