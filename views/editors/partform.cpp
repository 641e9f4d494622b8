#include "views/editors/partform.h"

#include "views/document/tableobject.h"
#include "views/editors/namevalidation.h"
#include "views/editors/textarea.h"
#include "views/widgets/messageline.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

/// What the label of the field says, without its mnemonic.
QString plainLabel(QString label)
{
    return label.remove(u'&').remove(u':');
}

} // namespace

PartForm::PartForm(document::SchemaDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_fields(new QFormLayout)
    , m_problem(new widgets::MessageLine(this))
{
    m_fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_problem->setObjectName(u"formProblem"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_problem);
    layout->addLayout(m_fields);
    layout->addStretch(1);
}

void PartForm::showPart(
    const QualifiedName &table, const diff::Object &part, const QStringList &siblings, bool isReadOnly)
{
    const bool isShown = m_table == table && m_part == part && m_siblings == siblings && isEnabled() != isReadOnly
        && m_shownDatabase == database();
    if (isShown)
        return;
    m_table = table;
    m_part = part;
    m_siblings = siblings;
    m_shownDatabase = database();
    setEnabled(!isReadOnly);
    showAgain();
}

void PartForm::showAgain()
{
    m_isFilling = true;
    if (m_name && m_name->text() != document::objectName(m_part))
        m_name->setText(document::objectName(m_part));
    showProblem({});
    fillFields();
    m_isFilling = false;
}

const schema::Table *PartForm::table() const
{
    return schema::findTable(m_document->edited(), m_table);
}

QStringList PartForm::columnNames() const
{
    QStringList names;
    if (const schema::Table *found = table()) {
        for (const schema::Column &column : found->columns)
            names.append(column.name);
    }
    return names;
}

void PartForm::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
}

// ---- fields

QLineEdit *PartForm::addLine(const QString &objectName, const QString &label, const QString &hint, bool isSql)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(objectName);
    line->setAccessibleName(plainLabel(label));
    line->setPlaceholderText(hint);
    if (isSql)
        line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fields->addRow(label, line);
    return line;
}

QComboBox *PartForm::addCombo(
    const QString &objectName, const QString &label, const QStringList &texts, bool isEditable)
{
    auto *combo = new QComboBox(this);
    combo->setObjectName(objectName);
    combo->setAccessibleName(plainLabel(label));
    combo->addItems(texts);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (isEditable) {
        combo->setEditable(true);
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->completer()->setFilterMode(Qt::MatchContains);
        combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    m_fields->addRow(label, combo);
    return combo;
}

QCheckBox *PartForm::addCheck(const QString &objectName, const QString &text)
{
    auto *check = new QCheckBox(text, this);
    check->setObjectName(objectName);
    m_fields->addRow(QString(), check);
    return check;
}

TextArea *PartForm::addText(const QString &objectName, const QString &label, int lines, bool isSql)
{
    auto *area = new TextArea(lines, this);
    area->setObjectName(objectName);
    area->setAccessibleName(plainLabel(label));
    if (isSql)
        area->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fields->addRow(label, area);
    return area;
}

void PartForm::addNameField()
{
    m_name = addLine(u"name"_s, tr("&Name:"));
    connect(m_name, &QLineEdit::textEdited, this, &PartForm::checkName);
    connect(m_name, &QLineEdit::editingFinished, this, &PartForm::takeName);
}

void PartForm::checkName(const QString &text)
{
    showProblem(nameProblem(text.trimmed(), m_siblings));
}

void PartForm::takeName()
{
    const QString name = m_name->text().trimmed();
    const diff::Object renamed = document::withName(m_part, name);
    if (m_isFilling || renamed == m_part || !nameProblem(name, m_siblings).isEmpty())
        return;
    emit edited(renamed, u"name"_s);
}

} // namespace schemawright::editors
