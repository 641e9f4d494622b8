// The fields of keys and foreign keys inside the form of a constraint: rows of that form's layout.
#pragma once

#include "model/schema/database.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QWidget;

namespace schemawright::editors {

/// A foreign key to the table that the columns are named after ("tenant_id" → tenants), or to the first other table.
[[nodiscard]] schema::ForeignKey guessedForeignKey(
    const schema::Database &database, const QualifiedName &table, const QStringList &columns);

/// Columns and included columns of a primary key or a unique constraint.
class KeyFields : public QObject
{
    Q_OBJECT

public:
    KeyFields(QFormLayout *layout, QWidget *parent);
    void hide();
    void showPrimaryKey(const schema::PrimaryKey &key, const QStringList &columns);
    void showUnique(const schema::UniqueConstraint &key, const QStringList &columns);

signals:
    void primaryKeyEdited(const schemawright::schema::PrimaryKey &key);
    void uniqueEdited(const schemawright::schema::UniqueConstraint &key);
    void problemFound(const QString &sentence);

private:
    void showNames(const QStringList &columns, const QStringList &include, const QStringList &known);
    void take();

    QFormLayout *m_layout;
    QStringList m_known;
    bool m_isPrimary = false;
    bool m_isFilling = false;
    QLineEdit *m_columns;
    QLineEdit *m_include;
    QCheckBox *m_nullsNotDistinct;
};

class ForeignKeyFields : public QObject
{
    Q_OBJECT

public:
    ForeignKeyFields(QFormLayout *layout, QWidget *parent);
    void hide();
    void showForeignKey(const schema::ForeignKey &key, const QStringList &columns, const schema::Database &database);

signals:
    void edited(const schemawright::schema::ForeignKey &key, const QString &property);
    void problemFound(const QString &sentence);

private:
    void setVisible(bool visible);
    void fillTables(const schema::Database &database);
    void takeColumns();
    void takeTable();
    void takeActions();
    void take(const schema::ForeignKey &key, const QString &property);
    [[nodiscard]] QStringList referencedNames() const;

    QFormLayout *m_layout;
    schema::ForeignKey m_key;
    schema::Database m_database;
    QStringList m_known;
    bool m_isFilling = false;
    QLineEdit *m_columns;
    QComboBox *m_table;
    QLineEdit *m_referencedColumns;
    QComboBox *m_onDelete;
    QComboBox *m_onUpdate;
    QCheckBox *m_matchFull;
};

} // namespace schemawright::editors
