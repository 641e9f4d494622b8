#include "views/editors/columnform.h"

#include "views/editors/namevalidation.h"
#include "views/editors/textarea.h"
#include "views/editors/typenames.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using schema::Column;

namespace {

enum IdentityChoice { NoIdentity, AlwaysIdentity, DefaultIdentity };

int identityChoice(const Column &column)
{
    if (!column.identity)
        return NoIdentity;
    return column.identity->always ? AlwaysIdentity : DefaultIdentity;
}

/// docs: sql-createtable, "GENERATED … AS IDENTITY": the sequence is called <table>_<column>_seq.
schema::Identity makeIdentity(const QualifiedName &table, const Column &column)
{
    schema::Identity identity;
    identity.sequenceName = { table.schema, table.name + u'_' + column.name + u"_seq"_s };
    identity.options.dataType = column.type;
    if (column.type == u"integer")
        identity.options.maximum = 2147483647;
    if (column.type == u"smallint")
        identity.options.maximum = 32767;
    return identity;
}

bool canBeIdentity(const QString &type)
{
    return type == u"bigint" || type == u"integer" || type == u"smallint";
}

} // namespace

ColumnForm::ColumnForm(document::SchemaDocument *document, QWidget *parent)
    : PartForm(document, parent)
{
    addNameField();
    m_type = addCombo(u"type"_s, tr("&Type:"), {}, true);
    m_notNull = addCheck(u"notNull"_s, tr("N&ot null"));
    m_default = addLine(u"default"_s, tr("De&fault:"), tr("none"), true);
    m_identity = addCombo(u"identity"_s, tr("&Identity:"), { tr("No"), u"ALWAYS"_s, u"BY DEFAULT"_s });
    m_generated = addLine(u"generated"_s, tr("&Generated as:"), tr("an expression of other columns"), true);
    m_collation = addCombo(
        u"collation"_s, tr("Co&llation:"), { QString(), u"\"C\""_s, u"\"en_US\""_s, u"\"und-x-icu\""_s }, true);
    m_collation->lineEdit()->setPlaceholderText(tr("the type's own"));
    m_comment = addText(u"comment"_s, tr("Co&mment:"), 3);

    connect(m_type->lineEdit(), &QLineEdit::editingFinished, this, &ColumnForm::takeType);
    connect(m_type, &QComboBox::activated, this, &ColumnForm::takeType);
    connect(m_notNull, &QCheckBox::toggled, this, [this](bool checked) {
        change<Column>(u"notNull"_s, [checked](Column &column) { column.notNull = checked; });
    });
    connect(m_default, &QLineEdit::editingFinished, this, [this] {
        const QString text = m_default->text().trimmed();
        change<Column>(u"default"_s, [&text](Column &column) {
            column.defaultExpression = text.isEmpty() ? std::nullopt : std::optional(text);
        });
    });
    connect(m_identity, &QComboBox::activated, this, &ColumnForm::takeIdentity);
    connect(m_generated, &QLineEdit::editingFinished, this, &ColumnForm::takeGenerated);
    connect(m_collation->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const QString text = m_collation->currentText().trimmed();
        change<Column>(u"collation"_s, [&text](Column &column) { column.collation = text; });
    });
    connect(m_comment, &TextArea::editingFinished, this, [this] {
        const QString text = m_comment->toPlainText();
        change<Column>(u"comment"_s, [&text](Column &column) { column.comment = text; });
    });
}

void ColumnForm::fillFields()
{
    const auto &column = std::get<Column>(part());
    const QStringList types = typeChoices(database());
    if (m_type->count() != types.size()) {
        m_type->clear();
        m_type->addItems(types);
    }
    m_type->setCurrentIndex(m_type->findText(shortType(column.type)));
    m_type->setEditText(shortType(column.type));
    m_notNull->setChecked(column.notNull);
    m_default->setText(column.defaultExpression.value_or(QString()));
    m_identity->setCurrentIndex(identityChoice(column));
    m_generated->setText(column.generated ? column.generated->expression : QString());
    m_collation->setEditText(column.collation);
    m_comment->showText(column.comment);
    // A column has a default, or is an identity, or is generated. docs: sql-createtable.
    m_default->setEnabled(!column.identity && !column.generated);
    m_identity->setEnabled(!column.generated && (column.identity || canBeIdentity(column.type)));
    m_generated->setEnabled(!column.identity && !column.defaultExpression);
}

void ColumnForm::takeType()
{
    const QString text = m_type->currentText();
    const QString sentence = typeProblem(text);
    showProblem(sentence);
    if (!sentence.isEmpty())
        return;
    const QString type = canonicalType(text, database());
    change<Column>(u"type"_s, [&type](Column &column) { column.type = type; });
}

void ColumnForm::takeIdentity()
{
    const int choice = m_identity->currentIndex();
    change<Column>(u"identity"_s, [this, choice](Column &column) {
        if (choice == NoIdentity) {
            column.identity.reset();
            return;
        }
        if (!column.identity)
            column.identity = makeIdentity(tableName(), column);
        column.identity->always = choice == AlwaysIdentity;
        column.notNull = true;
        column.defaultExpression.reset();
    });
}

void ColumnForm::takeGenerated()
{
    const QString text = m_generated->text().trimmed();
    change<Column>(u"generated"_s, [&text](Column &column) {
        if (text.isEmpty())
            column.generated.reset();
        else
            column.generated = schema::Generated { text, column.generated ? column.generated->stored : true };
    });
}

} // namespace schemawright::editors
