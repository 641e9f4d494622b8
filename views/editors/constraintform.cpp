#include "views/editors/constraintform.h"

#include "views/editors/constraintfields.h"
#include "views/editors/parttext.h"
#include "views/editors/textarea.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using schema::Constraint;

namespace {

// The order of the alternatives of Constraint::detail.
enum Kind { PrimaryKeyKind, UniqueKind, ForeignKeyKind, CheckKind, ExclusionKind };

QStringList kindTexts()
{
    QStringList texts;
    Constraint constraint;
    for (const decltype(Constraint::detail) &detail : { decltype(Constraint::detail)(schema::PrimaryKey {}),
             decltype(Constraint::detail)(schema::UniqueConstraint {}),
             decltype(Constraint::detail)(schema::ForeignKey {}),
             decltype(Constraint::detail)(schema::CheckConstraint {}) }) {
        constraint.detail = detail;
        texts.append(constraintKindText(constraint));
    }
    return texts;
}

QStringList columnsOf(const Constraint &constraint)
{
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint.detail))
        return key->columns;
    if (const auto *key = std::get_if<schema::UniqueConstraint>(&constraint.detail))
        return key->columns;
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint.detail))
        return key->columns;
    return {};
}

} // namespace

ConstraintForm::ConstraintForm(document::SchemaDocument *document, QWidget *parent)
    : PartForm(document, parent)
    , m_definition(new QLabel(this))
{
    addNameField();
    m_kind = addCombo(u"kind"_s, tr("&Kind:"), kindTexts());
    m_key = new KeyFields(layoutOfFields(), this);
    m_foreignKey = new ForeignKeyFields(layoutOfFields(), this);
    addCheckFields();
    m_definition->setWordWrap(true);
    m_definition->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_definition->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layoutOfFields()->addRow(m_definition);
    addCommonFields();
    connectCommonFields();
}

void ConstraintForm::addCheckFields()
{
    m_expression = addText(u"expression"_s, tr("C&ondition:"), 4, true);
    m_noInherit = addCheck(u"noInherit"_s, tr("Not for child tables (NO INHERIT)"));
    connect(m_expression, &TextArea::editingFinished, this, [this] {
        const QString text = m_expression->toPlainText().trimmed();
        showProblem(text.isEmpty() ? tr("A condition is needed, such as price > 0.") : QString());
        if (text.isEmpty())
            return;
        change<Constraint>(u"expression"_s, [&text](Constraint &constraint) {
            std::get<schema::CheckConstraint>(constraint.detail).expression = text;
        });
    });
    connect(m_noInherit, &QCheckBox::toggled, this, [this](bool checked) {
        change<Constraint>(u"noInherit"_s, [checked](Constraint &constraint) {
            std::get<schema::CheckConstraint>(constraint.detail).noInherit = checked;
        });
    });
}

void ConstraintForm::addCommonFields()
{
    m_deferrable = addCheck(u"deferrable"_s, tr("&Deferrable"));
    m_deferred = addCheck(u"deferred"_s, tr("Initially de&ferred"));
    m_notValid = addCheck(u"notValid"_s, tr("Not checked on present rows (NOT &VALID)"));
    m_comment = addText(u"comment"_s, tr("Co&mment:"), 2);
}

void ConstraintForm::connectCommonFields()
{
    connect(m_kind, &QComboBox::activated, this, &ConstraintForm::takeKind);
    const auto takeDetail = [this](const QString &property, const auto &detail) {
        change<Constraint>(property, [&detail](Constraint &constraint) { constraint.detail = detail; });
    };
    connect(m_key, &KeyFields::primaryKeyEdited, this,
        [takeDetail](const schema::PrimaryKey &key) { takeDetail(u"detail"_s, key); });
    connect(m_key, &KeyFields::uniqueEdited, this,
        [takeDetail](const schema::UniqueConstraint &key) { takeDetail(u"detail"_s, key); });
    connect(m_key, &KeyFields::problemFound, this, &ConstraintForm::showProblem);
    connect(m_foreignKey, &ForeignKeyFields::edited, this,
        [takeDetail](const schema::ForeignKey &key, const QString &property) { takeDetail(property, key); });
    connect(m_foreignKey, &ForeignKeyFields::problemFound, this, &ConstraintForm::showProblem);
    connect(m_deferrable, &QCheckBox::toggled, this, [this](bool checked) {
        change<Constraint>(u"deferrable"_s, [checked](Constraint &constraint) {
            constraint.deferrable = checked;
            constraint.initiallyDeferred = constraint.initiallyDeferred && checked;
        });
    });
    connect(m_deferred, &QCheckBox::toggled, this, [this](bool checked) {
        change<Constraint>(
            u"deferred"_s, [checked](Constraint &constraint) { constraint.initiallyDeferred = checked; });
    });
    connect(m_notValid, &QCheckBox::toggled, this, [this](bool checked) {
        change<Constraint>(u"notValid"_s, [checked](Constraint &constraint) { constraint.notValid = checked; });
    });
    connect(m_comment, &TextArea::editingFinished, this, [this] {
        const QString text = m_comment->toPlainText();
        change<Constraint>(u"comment"_s, [&text](Constraint &constraint) { constraint.comment = text; });
    });
}

void ConstraintForm::fillFields()
{
    const auto &constraint = std::get<Constraint>(part());
    const auto kind = static_cast<Kind>(constraint.detail.index());
    m_key->hide();
    m_foreignKey->hide();
    layoutOfFields()->setRowVisible(m_expression, kind == CheckKind);
    layoutOfFields()->setRowVisible(m_noInherit, kind == CheckKind);
    layoutOfFields()->setRowVisible(m_definition, kind == ExclusionKind);
    layoutOfFields()->setRowVisible(m_kind, kind != ExclusionKind);
    m_kind->setCurrentIndex(kind);
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint.detail))
        m_key->showPrimaryKey(*key, columnNames());
    if (const auto *key = std::get_if<schema::UniqueConstraint>(&constraint.detail))
        m_key->showUnique(*key, columnNames());
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint.detail))
        m_foreignKey->showForeignKey(*key, columnNames(), database());
    if (const auto *check = std::get_if<schema::CheckConstraint>(&constraint.detail)) {
        m_expression->showText(check->expression);
        m_noInherit->setChecked(check->noInherit);
    }
    m_definition->setText(tr("%1\n\nExclusion constraints are shown as the server writes them, and not edited here.")
                              .arg(constraint.definition));
    fillCommonFields(constraint);
}

void ConstraintForm::fillCommonFields(const Constraint &constraint)
{
    const auto kind = static_cast<Kind>(constraint.detail.index());
    m_deferrable->setChecked(constraint.deferrable);
    m_deferrable->setEnabled(kind != CheckKind && kind != ExclusionKind);
    m_deferred->setChecked(constraint.initiallyDeferred);
    m_deferred->setEnabled(constraint.deferrable && kind != ExclusionKind);
    // docs: sql-altertable, "NOT VALID": foreign key and CHECK constraints only.
    m_notValid->setChecked(constraint.notValid);
    m_notValid->setEnabled(kind == ForeignKeyKind || kind == CheckKind);
    m_comment->showText(constraint.comment);
}

void ConstraintForm::takeKind()
{
    const int kind = m_kind->currentIndex();
    change<Constraint>(u"kind"_s, [this, kind](Constraint &constraint) {
        QStringList columns = columnsOf(constraint);
        if (columns.isEmpty())
            columns = columnNames().mid(0, 1);
        if (kind == PrimaryKeyKind)
            constraint.detail = schema::PrimaryKey { columns, {} };
        else if (kind == UniqueKind)
            constraint.detail = schema::UniqueConstraint { columns, {}, false };
        else if (kind == ForeignKeyKind)
            constraint.detail = guessedForeignKey(database(), tableName(), columns);
        else
            constraint.detail = schema::CheckConstraint { u"true"_s, false };
        constraint.definition.clear();
        constraint.deferrable = constraint.deferrable && kind != CheckKind;
        constraint.initiallyDeferred = constraint.initiallyDeferred && constraint.deferrable;
        constraint.notValid = constraint.notValid && (kind == ForeignKeyKind || kind == CheckKind);
    });
}

} // namespace schemawright::editors
