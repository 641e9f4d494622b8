#include "views/editors/constraintfields.h"

#include "views/editors/namevalidation.h"
#include "views/editors/parttext.h"
#include "views/editors/typenames.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using schema::ForeignKey;
using schema::ForeignKeyAction;

namespace {

constexpr std::array foreignKeyActions { ForeignKeyAction::NoAction, ForeignKeyAction::Restrict,
    ForeignKeyAction::Cascade, ForeignKeyAction::SetNull, ForeignKeyAction::SetDefault };

template <typename Field> Field *named(Field *field, const QString &objectName, const QString &accessibleName)
{
    field->setObjectName(objectName);
    field->setAccessibleName(accessibleName);
    return field;
}

QComboBox *makeActionCombo(QWidget *parent, const QString &objectName, const QString &accessibleName)
{
    auto *combo = named(new QComboBox(parent), objectName, accessibleName);
    for (const ForeignKeyAction action : foreignKeyActions)
        combo->addItem(foreignKeyActionText(action));
    return combo;
}

QStringList keyColumns(const schema::Table &table)
{
    const schema::Constraint *key = schema::findPrimaryKey(table);
    return key ? std::get<schema::PrimaryKey>(key->detail).columns : QStringList();
}

/// "tenant_id" may point at tenant, tenants, or tenantes.
bool isNamedAfter(const QString &column, const QString &table)
{
    const QString stem = column.endsWith(u"_id"_s) ? column.chopped(3) : QString();
    return !stem.isEmpty() && (table == stem || table == stem + u's' || table == stem + u"es"_s);
}

} // namespace

ForeignKey guessedForeignKey(
    const schema::Database &database, const QualifiedName &tableName, const QStringList &columns)
{
    ForeignKey key;
    key.columns = columns;
    for (const auto &other : database.tables) {
        const QStringList referenced = keyColumns(*other);
        const bool isOther = other->name != tableName && referenced.size() == 1;
        if (!isOther)
            continue;
        if (key.referencedTable.isEmpty() || isNamedAfter(columns.value(0), other->name.name)) {
            key.referencedTable = other->name;
            key.referencedColumns = referenced;
        }
        if (isNamedAfter(columns.value(0), other->name.name))
            break;
    }
    if (const schema::Table *own = schema::findTable(database, tableName); own && key.referencedTable.isEmpty()) {
        key.referencedTable = tableName;
        key.referencedColumns = keyColumns(*own);
    }
    return key;
}

// ---- primary key and unique

KeyFields::KeyFields(QFormLayout *layout, QWidget *parent)
    : QObject(parent)
    , m_layout(layout)
    , m_columns(named(new QLineEdit(parent), u"keyColumns"_s, tr("Columns")))
    , m_include(named(new QLineEdit(parent), u"keyInclude"_s, tr("Include")))
    , m_nullsNotDistinct(new QCheckBox(tr("Nulls are e&qual (NULLS NOT DISTINCT)"), parent))
{
    m_columns->setPlaceholderText(tr("names with commas between"));
    m_include->setPlaceholderText(tr("columns that are only stored"));
    m_nullsNotDistinct->setObjectName(u"keyNullsNotDistinct"_s);
    layout->addRow(tr("Colum&ns:"), m_columns);
    layout->addRow(tr("&Include:"), m_include);
    layout->addRow(QString(), m_nullsNotDistinct);
    connect(m_columns, &QLineEdit::editingFinished, this, &KeyFields::take);
    connect(m_include, &QLineEdit::editingFinished, this, &KeyFields::take);
    connect(m_nullsNotDistinct, &QCheckBox::toggled, this, &KeyFields::take);
}

void KeyFields::showNames(const QStringList &columns, const QStringList &include, const QStringList &known)
{
    m_known = known;
    m_columns->setText(joinNames(columns));
    m_include->setText(joinNames(include));
    m_layout->setRowVisible(m_columns, true);
    m_layout->setRowVisible(m_include, true);
    m_layout->setRowVisible(m_nullsNotDistinct, !m_isPrimary);
}

void KeyFields::hide()
{
    m_layout->setRowVisible(m_columns, false);
    m_layout->setRowVisible(m_include, false);
    m_layout->setRowVisible(m_nullsNotDistinct, false);
}

void KeyFields::showPrimaryKey(const schema::PrimaryKey &key, const QStringList &columns)
{
    m_isPrimary = true;
    showNames(key.columns, key.include, columns);
}

void KeyFields::showUnique(const schema::UniqueConstraint &key, const QStringList &columns)
{
    m_isPrimary = false;
    m_isFilling = true;
    m_nullsNotDistinct->setChecked(key.nullsNotDistinct);
    m_isFilling = false;
    showNames(key.columns, key.include, columns);
}

void KeyFields::take()
{
    if (m_isFilling)
        return;
    const QStringList columns = splitNames(m_columns->text());
    const QStringList include = splitNames(m_include->text());
    QString sentence = columnListProblem(columns, m_known);
    if (sentence.isEmpty())
        sentence = columnListProblem(include, m_known, 0);
    emit problemFound(sentence);
    if (!sentence.isEmpty())
        return;
    if (m_isPrimary)
        emit primaryKeyEdited({ columns, include });
    else
        emit uniqueEdited({ columns, include, m_nullsNotDistinct->isChecked() });
}

// ---- foreign key

ForeignKeyFields::ForeignKeyFields(QFormLayout *layout, QWidget *parent)
    : QObject(parent)
    , m_layout(layout)
    , m_columns(named(new QLineEdit(parent), u"foreignKeyColumns"_s, tr("Columns")))
    , m_table(named(new QComboBox(parent), u"referencedTable"_s, tr("Referenced table")))
    , m_referencedColumns(named(new QLineEdit(parent), u"referencedColumns"_s, tr("Referenced columns")))
    , m_onDelete(makeActionCombo(parent, u"onDelete"_s, tr("On delete")))
    , m_onUpdate(makeActionCombo(parent, u"onUpdate"_s, tr("On update")))
    , m_matchFull(new QCheckBox(tr("All columns null or none (MATCH FULL)"), parent))
{
    m_matchFull->setObjectName(u"matchFull"_s);
    m_table->setEditable(true);
    m_table->setInsertPolicy(QComboBox::NoInsert);
    m_table->completer()->setFilterMode(Qt::MatchContains);
    m_table->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    layout->addRow(tr("Colum&ns:"), m_columns);
    layout->addRow(tr("&References:"), m_table);
    layout->addRow(tr("Its col&umns:"), m_referencedColumns);
    layout->addRow(tr("On d&elete:"), m_onDelete);
    layout->addRow(tr("On u&pdate:"), m_onUpdate);
    layout->addRow(QString(), m_matchFull);
    connect(m_columns, &QLineEdit::editingFinished, this, &ForeignKeyFields::takeColumns);
    connect(m_referencedColumns, &QLineEdit::editingFinished, this, &ForeignKeyFields::takeColumns);
    connect(m_table, &QComboBox::activated, this, &ForeignKeyFields::takeTable);
    connect(m_table->lineEdit(), &QLineEdit::editingFinished, this, &ForeignKeyFields::takeTable);
    connect(m_onDelete, &QComboBox::activated, this, &ForeignKeyFields::takeActions);
    connect(m_onUpdate, &QComboBox::activated, this, &ForeignKeyFields::takeActions);
    connect(m_matchFull, &QCheckBox::toggled, this, &ForeignKeyFields::takeActions);
}

void ForeignKeyFields::showForeignKey(
    const ForeignKey &key, const QStringList &columns, const schema::Database &database)
{
    setVisible(true);
    m_isFilling = true;
    m_key = key;
    m_known = columns;
    fillTables(database);
    m_columns->setText(joinNames(key.columns));
    m_table->setEditText(shortType(key.referencedTable.toText()));
    m_referencedColumns->setText(joinNames(key.referencedColumns));
    m_onDelete->setCurrentText(foreignKeyActionText(key.onDelete));
    m_onUpdate->setCurrentText(foreignKeyActionText(key.onUpdate));
    m_matchFull->setChecked(key.match == schema::ForeignKeyMatch::Full);
    m_isFilling = false;
}

void ForeignKeyFields::setVisible(bool visible)
{
    const std::array<QWidget *, 6> fields { m_columns, m_table, m_referencedColumns, m_onDelete, m_onUpdate,
        m_matchFull };
    for (QWidget *field : fields)
        m_layout->setRowVisible(field, visible);
}

void ForeignKeyFields::hide()
{
    setVisible(false);
}

void ForeignKeyFields::fillTables(const schema::Database &database)
{
    m_database = database;
    QStringList names;
    for (const auto &table : database.tables)
        names.append(shortType(table->name.toText()));
    if (m_table->count() == names.size() && m_table->findText(names.value(0)) == 0)
        return;
    m_table->clear();
    m_table->addItems(names);
}

QStringList ForeignKeyFields::referencedNames() const
{
    QStringList names;
    if (const schema::Table *table = schema::findTable(m_database, m_key.referencedTable)) {
        for (const schema::Column &column : table->columns)
            names.append(column.name);
    }
    return names;
}

void ForeignKeyFields::takeColumns()
{
    ForeignKey key = m_key;
    key.columns = splitNames(m_columns->text());
    key.referencedColumns = splitNames(m_referencedColumns->text());
    QString sentence = columnListProblem(key.columns, m_known);
    if (sentence.isEmpty())
        sentence = columnListProblem(key.referencedColumns, referencedNames());
    if (sentence.isEmpty() && key.columns.size() != key.referencedColumns.size())
        sentence = tr("Both sides need the same number of columns.");
    emit problemFound(sentence);
    if (sentence.isEmpty())
        take(key, u"columns"_s);
}

void ForeignKeyFields::takeTable()
{
    const QString text = m_table->currentText().trimmed();
    for (const auto &table : std::as_const(m_database.tables)) {
        if (shortType(table->name.toText()) != text)
            continue;
        ForeignKey key = m_key;
        if (key.referencedTable != table->name)
            key.referencedColumns = keyColumns(*table);
        key.referencedTable = table->name;
        emit problemFound(key.referencedColumns.size() == key.columns.size()
                ? QString()
                : tr("Both sides need the same number of columns."));
        take(key, u"referencedTable"_s);
        return;
    }
    emit problemFound(tr("There is no table “%1”.").arg(text));
}

void ForeignKeyFields::takeActions()
{
    ForeignKey key = m_key;
    key.onDelete = foreignKeyActions.at(static_cast<size_t>(m_onDelete->currentIndex()));
    key.onUpdate = foreignKeyActions.at(static_cast<size_t>(m_onUpdate->currentIndex()));
    if (key.onDelete != ForeignKeyAction::SetNull && key.onDelete != ForeignKeyAction::SetDefault)
        key.onDeleteColumns.clear();
    key.match = m_matchFull->isChecked() ? schema::ForeignKeyMatch::Full : schema::ForeignKeyMatch::Simple;
    take(key, u"actions"_s);
}

void ForeignKeyFields::take(const ForeignKey &key, const QString &property)
{
    if (!m_isFilling && key != m_key)
        emit edited(key, property);
}

} // namespace schemawright::editors
