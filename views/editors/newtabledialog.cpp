#include "views/editors/newtabledialog.h"

#include "views/editors/namevalidation.h"
#include "views/widgets/messageline.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

enum IdTemplate { BigintIdentity, Uuid, NoId };

QStringList namesTaken(const schema::Database &database, const QString &schema)
{
    QStringList names;
    for (const auto &table : database.tables) {
        if (table->name.schema == schema)
            names.append(table->name.name);
    }
    for (const auto &view : database.views) {
        if (view->name.schema == schema)
            names.append(view->name.name);
    }
    return names;
}

schema::Column idColumn(int idTemplate, const QualifiedName &table)
{
    schema::Column column;
    column.name = u"id"_s;
    column.notNull = true;
    if (idTemplate == Uuid) {
        column.type = u"uuid"_s;
        column.defaultExpression = u"gen_random_uuid()"_s; // built in since PostgreSQL 13; docs: functions-uuid
        return column;
    }
    column.type = u"bigint"_s;
    column.identity = schema::Identity { true, { table.schema, table.name + u"_id_seq"_s }, {} };
    return column;
}

} // namespace

NewTableDialog::NewTableDialog(const schema::Database &database, const QString &schema, QWidget *parent)
    : QDialog(parent)
    , m_database(database)
    , m_name(new QLineEdit(this))
    , m_schema(new QComboBox(this))
    , m_id(new QComboBox(this))
    , m_problem(new widgets::MessageLine(this))
{
    setWindowTitle(tr("New table"));
    m_name->setObjectName(u"newTableName"_s);
    m_schema->setObjectName(u"newTableSchema"_s);
    m_id->setObjectName(u"newTableId"_s);
    for (const schema::Namespace &candidate : database.schemas)
        m_schema->addItem(candidate.name);
    m_schema->setCurrentText(schema);
    m_id->addItem(tr("id bigint, counted up by the server"));
    m_id->addItem(tr("id uuid, random"));
    m_id->addItem(tr("no id column"));

    auto *fields = new QFormLayout;
    fields->addRow(tr("&Name:"), m_name);
    fields->addRow(tr("&Schema:"), m_schema);
    fields->addRow(tr("&Primary key:"), m_id);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("&Create table"), QDialogButtonBox::AcceptRole);
    m_create->setObjectName(u"createTable"_s);
    m_create->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(fields);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &NewTableDialog::check);
    connect(m_schema, &QComboBox::currentTextChanged, this, &NewTableDialog::check);
    m_create->setEnabled(false);
    resize(fontMetrics().averageCharWidth() * 60, sizeHint().height());
}

void NewTableDialog::check()
{
    const QString sentence = nameProblem(m_name->text().trimmed(), namesTaken(m_database, m_schema->currentText()));
    m_problem->setText(sentence);
    m_create->setEnabled(sentence.isEmpty());
}

schema::Table NewTableDialog::table() const
{
    schema::Table table;
    table.name = { m_schema->currentText(), m_name->text().trimmed() };
    if (m_id->currentIndex() == NoId)
        return table;
    table.columns = { idColumn(m_id->currentIndex(), table.name) };
    schema::Constraint key;
    key.name = table.name.name + u"_pkey"_s;
    key.detail = schema::PrimaryKey { { u"id"_s }, {} };
    table.constraints = { key };
    return table;
}

} // namespace schemawright::editors
