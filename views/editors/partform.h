// The inspector beside a grid: all details of the selected part. A form shows a part and says what the person made of
// it.
#pragma once

#include "views/document/schemadocument.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace schemawright::widgets {
class MessageLine;
}

namespace schemawright::editors {

class TextArea;

class PartForm : public QWidget
{
    Q_OBJECT

public:
    explicit PartForm(document::SchemaDocument *document, QWidget *parent = nullptr);

    /// `siblings` are the names that are taken. A dropped part is shown read-only. What is shown already is left alone,
    /// so that the answer of a job does not take away what is being typed; see showAgain().
    void showPart(const QualifiedName &table, const diff::Object &part, const QStringList &siblings, bool isReadOnly);
    /// Fills the fields anew after a refused edit.
    void showAgain();

signals:
    /// `property` is what consecutive edits are merged by.
    void edited(const schemawright::diff::Object &part, const QString &property);

protected:
    /// Fills the fields from part(); what they emit meanwhile is not an edit.
    virtual void fillFields() = 0;

    [[nodiscard]] const diff::Object &part() const { return m_part; }
    [[nodiscard]] const QualifiedName &tableName() const { return m_table; }
    [[nodiscard]] const schema::Database &database() const { return m_document->edited(); }
    /// nullptr when the table is not in the edited schema any more.
    [[nodiscard]] const schema::Table *table() const;
    [[nodiscard]] QStringList columnNames() const;

    QFormLayout *layoutOfFields() { return m_fields; }
    QLineEdit *addLine(const QString &objectName, const QString &label, const QString &hint = {}, bool isSql = false);
    QComboBox *addCombo(
        const QString &objectName, const QString &label, const QStringList &texts, bool isEditable = false);
    QCheckBox *addCheck(const QString &objectName, const QString &text);
    TextArea *addText(const QString &objectName, const QString &label, int lines, bool isSql = false);
    /// The name field, with its checks.
    void addNameField();

    /// Says in the form what keeps an input from being taken; empty: nothing does.
    void showProblem(const QString &sentence);

    /// Changes a copy of the part and emits it, unless it is the same.
    template <typename Part, typename Change> void change(const QString &property, const Change &apply)
    {
        if (m_isFilling)
            return;
        Part changed = std::get<Part>(m_part);
        apply(changed);
        if (diff::Object(changed) != m_part)
            emit edited(changed, property);
    }

private:
    void checkName(const QString &text);
    void takeName();

    document::SchemaDocument *m_document;
    QualifiedName m_table;
    diff::Object m_part;
    QStringList m_siblings;
    bool m_isFilling = false;
    schema::Database m_shownDatabase; ///< what the fields were filled from; shares everything with the document
    QFormLayout *m_fields;
    QLineEdit *m_name = nullptr;
    widgets::MessageLine *m_problem;
};

} // namespace schemawright::editors
