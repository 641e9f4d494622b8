#pragma once

#include "views/document/accessedits.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTableView;

namespace schemawright::widgets {
class MessageLine;
}

namespace schemawright::editors {

class GrantModel;

/// Who owns an object, and who may do what with it. What is shown is what would be there after the migration: files that
/// grant nothing leave the privileges of the database alone.
class AccessPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AccessPage(document::SchemaDocument *document, QWidget *parent = nullptr);

    void setObject(const schema::ObjectKey &key);
    [[nodiscard]] const schema::ObjectKey &object() const { return m_key; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeWidgets();
    void makeLayout();
    void onChanged(const document::DocumentChange &change);
    void refresh();
    void fillOwner();
    void fillRoleBoxes();
    void fillGrantees(const schema::Grants &grants);
    void showGrantee();
    void takeOwner();
    void takeGrant(const schema::Grant &grant);
    void addGrantee();
    void removeGrantee();
    [[nodiscard]] schema::Grant currentGrant() const;
    [[nodiscard]] QString granteeText(const schema::Grant &grant) const;
    [[nodiscard]] QString noteText() const;

    document::SchemaDocument *m_document;
    schema::ObjectKey m_key;
    document::ObjectAccess m_shown;
    QStringList m_roles; ///< as in the boxes
    bool m_rolesAreStale = true; ///< they are asked of the whole schema
    QComboBox *m_owner = nullptr;
    QListWidget *m_grantees = nullptr;
    QComboBox *m_newGrantee = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    GrantModel *m_model = nullptr;
    QTableView *m_privileges = nullptr;
    QLabel *m_note = nullptr;
    widgets::MessageLine *m_message = nullptr;
    bool m_isFilling = false;
};

} // namespace schemawright::editors
