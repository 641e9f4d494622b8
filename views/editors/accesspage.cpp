#include "views/editors/accesspage.h"

#include "views/editors/grantmodel.h"
#include "views/widgets/messageline.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

enum Role { GranteeRole = Qt::UserRole, GrantorRole };

/// What is typed stays.
void fillRoles(QComboBox *box, const QStringList &roles)
{
    const QString text = box->currentText();
    const bool isTyped = box->lineEdit()->isModified();
    const int cursor = box->lineEdit()->cursorPosition();
    box->clear();
    box->addItems(roles);
    box->setCurrentIndex(static_cast<int>(roles.indexOf(text)));
    box->setEditText(text);
    box->lineEdit()->setCursorPosition(cursor);
    box->lineEdit()->setModified(isTyped);
}

} // namespace

AccessPage::AccessPage(document::SchemaDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
{
    setObjectName(u"accessPage"_s);
    makeWidgets();
    makeLayout();
    connect(m_owner, &QComboBox::textActivated, this, &AccessPage::takeOwner);
    connect(m_owner->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (m_owner->lineEdit()->isModified()) // not what an undo or a refusal has put there
            takeOwner();
    });
    connect(m_grantees, &QListWidget::currentRowChanged, this, &AccessPage::showGrantee);
    connect(m_add, &QPushButton::clicked, this, &AccessPage::addGrantee);
    connect(m_newGrantee->lineEdit(), &QLineEdit::returnPressed, this, &AccessPage::addGrantee);
    connect(m_remove, &QPushButton::clicked, this, &AccessPage::removeGrantee);
    connect(m_model, &GrantModel::edited, this, &AccessPage::takeGrant);
    connect(document, &document::SchemaDocument::changed, this, &AccessPage::onChanged);
    connect(document, &document::SchemaDocument::editRefused, this,
        [this](const Error &error) { m_message->setText(isVisible() ? error.text : QString()); });
}

void AccessPage::makeWidgets()
{
    m_owner = new QComboBox(this);
    m_owner->setObjectName(u"ownerBox"_s);
    m_owner->setEditable(true);
    m_owner->setInsertPolicy(QComboBox::NoInsert);
    m_owner->setAccessibleName(tr("Owner"));
    m_owner->setToolTip(tr("A role that the server does not have is created without LOGIN"));
    m_grantees = new QListWidget(this);
    m_grantees->setObjectName(u"granteeList"_s);
    m_grantees->setAccessibleName(tr("Roles with privileges"));
    m_newGrantee = new QComboBox(this);
    m_newGrantee->setObjectName(u"newGrantee"_s);
    m_newGrantee->setEditable(true);
    m_newGrantee->setInsertPolicy(QComboBox::NoInsert);
    m_newGrantee->setAccessibleName(tr("Role to grant to"));
    m_newGrantee->lineEdit()->setPlaceholderText(tr("Role, or PUBLIC"));
    m_add = new QPushButton(tr("&Add role"), this);
    m_add->setObjectName(u"addGrantee"_s);
    m_add->setAutoDefault(false);
    m_remove = new QPushButton(tr("Re&voke all"), this);
    m_remove->setObjectName(u"removeGrantee"_s);
    m_remove->setAutoDefault(false);
    m_model = new GrantModel(this);
    m_privileges = new QTableView(this);
    m_privileges->setObjectName(u"privilegeGrid"_s);
    m_privileges->setAccessibleName(tr("Privileges of the role"));
    m_privileges->setModel(m_model);
    m_privileges->verticalHeader()->hide();
    m_privileges->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_privileges->verticalHeader()->setDefaultSectionSize(m_privileges->fontMetrics().height() + 6);
    m_privileges->setShowGrid(false);
    m_note = new QLabel(this);
    m_note->setObjectName(u"accessNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_message = new widgets::MessageLine(this);
}

void AccessPage::makeLayout()
{
    auto *owner = new QFormLayout;
    owner->addRow(tr("&Owner:"), m_owner);
    auto *roleButtons = new QHBoxLayout;
    roleButtons->addWidget(m_newGrantee, 1);
    roleButtons->addWidget(m_add);
    roleButtons->addWidget(m_remove);
    auto *roles = new QVBoxLayout;
    roles->addLayout(owner);
    roles->addWidget(m_grantees, 1);
    roles->addLayout(roleButtons);
    auto *columns = new QHBoxLayout;
    columns->addLayout(roles, 1);
    columns->addWidget(m_privileges, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_message);
}

void AccessPage::setObject(const schema::ObjectKey &key)
{
    if (key != m_key) { // what was typed was for the former one
        m_owner->lineEdit()->setModified(false);
        m_newGrantee->clearEditText();
    }
    m_key = key;
    m_message->setText({});
    refresh();
}

void AccessPage::onChanged(const document::DocumentChange &change)
{
    using document::ChangeScope;
    if (change.renaming && change.renaming->before == m_key)
        m_key = change.renaming->after;
    m_rolesAreStale |= change.scope == ChangeScope::Loaded || change.scope == ChangeScope::CurrentRead;
    // An undo takes the focus from nobody: what is typed meanwhile must not come after it.
    if (change.scope == ChangeScope::Edited || change.scope == ChangeScope::Loaded)
        m_owner->lineEdit()->setModified(false);
    refresh();
}

void AccessPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_rolesAreStale = true; // other pages name roles as well
    refresh();
}

/// Only while it is seen: the whole schema is asked whether it grants anything.
void AccessPage::refresh()
{
    if (!isVisible())
        return;
    m_shown = document::objectAccess(*m_document, m_key);
    setEnabled(m_shown.access.has_value());
    m_isFilling = true;
    fillRoleBoxes();
    fillOwner();
    const bool canGrant = schema::grantClass(m_key).has_value();
    for (QWidget *widget : std::initializer_list<QWidget *> { m_grantees, m_newGrantee, m_add, m_remove, m_privileges })
        widget->setVisible(canGrant);
    fillGrantees(m_shown.access && m_shown.access->privileges ? *m_shown.access->privileges : schema::Grants());
    m_note->setText(noteText());
    m_note->setVisible(!m_note->text().isEmpty());
    m_isFilling = false;
    showGrantee();
}

/// What is being typed stays.
void AccessPage::fillOwner()
{
    if (m_owner->lineEdit()->isModified())
        return;
    const QString owner = m_shown.access ? m_shown.access->owner : QString();
    m_owner->setCurrentIndex(m_owner->findText(owner, Qt::MatchExactly | Qt::MatchCaseSensitive));
    if (m_owner->currentText() != owner)
        m_owner->setEditText(owner);
}

void AccessPage::fillRoleBoxes()
{
    QStringList roles = m_rolesAreStale ? document::knownRoles(*m_document) : m_roles;
    m_rolesAreStale = false;
    const auto add = [&roles](const QString &role) {
        if (!role.isEmpty() && role != schema::publicGrantee && !roles.contains(role))
            roles.insert(std::ranges::lower_bound(roles, role) - roles.begin(), role);
    };
    if (m_shown.access) {
        add(m_shown.access->owner);
        for (const schema::Grant &grant : m_shown.access->privileges.value_or(schema::Grants()))
            add(grant.grantee);
    }
    if (roles == m_roles)
        return;
    m_roles = roles;
    fillRoles(m_owner, roles);
    fillRoles(m_newGrantee, QStringList { u"PUBLIC"_s } + roles);
}

void AccessPage::fillGrantees(const schema::Grants &grants)
{
    const schema::Grant current = currentGrant();
    m_grantees->clear();
    for (const schema::Grant &grant : grants) {
        auto *item = new QListWidgetItem(granteeText(grant), m_grantees);
        item->setData(GranteeRole, grant.grantee);
        item->setData(GrantorRole, grant.grantor);
        if (grant.grantee == current.grantee && grant.grantor == current.grantor)
            m_grantees->setCurrentItem(item);
    }
    if (m_grantees->currentRow() < 0)
        m_grantees->setCurrentRow(0);
}

QString AccessPage::granteeText(const schema::Grant &grant) const
{
    const QString role = grant.grantee == schema::publicGrantee ? u"PUBLIC"_s
        : grant.grantee.isEmpty()                               ? tr("%1 (owner)").arg(m_shown.access->owner)
                                                                : grant.grantee;
    return grant.grantor.isEmpty() ? role : tr("%1, granted by %2").arg(role, grant.grantor);
}

QString AccessPage::noteText() const
{
    if (m_shown.isOnlyInDatabase)
        return tr("Only the database has this object, and the migration drops it: there is nothing to own or to grant.");
    if (m_key.kind == schema::ObjectKind::Extension)
        return tr("An extension belongs to the role that creates it. PostgreSQL has no ALTER EXTENSION … OWNER TO.");
    if (!m_shown.access && m_key.kind == schema::ObjectKind::Other)
        return tr("Objects of this kind have no owner.");
    if (!m_shown.access)
        return tr("The owner of this object is that of what it belongs to.");
    QStringList sentences;
    if (!m_shown.schemaNamesPrivileges) {
        sentences.append(tr("The schema grants nothing yet, so the privileges of the database stay as they are. With the first grant "
                            "made here all of them are taken over into the schema."));
    }
    if (!m_shown.access->columns.isEmpty())
        sentences.append(tr("Columns with privileges of their own: %1.").arg(m_shown.access->columns.keys().join(u", "_s)));
    return sentences.join(u' ');
}

schema::Grant AccessPage::currentGrant() const
{
    const QListWidgetItem *const item = m_grantees->currentItem();
    if (!item || !m_shown.access || !m_shown.access->privileges)
        return {};
    return schema::grantOf(*m_shown.access->privileges, item->data(GrantorRole).toString(), item->data(GranteeRole).toString());
}

void AccessPage::showGrantee()
{
    const auto grantClass = schema::grantClass(m_key);
    if (m_isFilling)
        return;
    if (!grantClass || m_grantees->currentRow() < 0) {
        m_model->clear();
        m_remove->setEnabled(false);
        return;
    }
    const schema::Grant grant = currentGrant();
    const int version = m_document->reference().serverVersion;
    const bool canPassOn = !grant.grantee.isEmpty() && grant.grantee != schema::publicGrantee;
    m_model->setGrant(grant, schema::allPrivileges(*grantClass, version), canPassOn);
    m_remove->setEnabled(grant.grantor.isEmpty());
}

void AccessPage::takeOwner()
{
    const QString owner = m_owner->currentText().trimmed();
    if (m_isFilling || !m_shown.access)
        return;
    m_owner->lineEdit()->setModified(false); // tried once, whatever comes of it
    if (!owner.isEmpty() && owner != m_shown.access->owner) {
        m_message->setText({});
        m_document->apply(document::ownerEdit(*m_document, m_key, owner), u"owner"_s);
    }
    m_isFilling = true;
    fillOwner();
    m_isFilling = false;
}

void AccessPage::takeGrant(const schema::Grant &grant)
{
    m_message->setText({});
    m_document->apply(document::grantEdit(*m_document, m_key, grant), u"privileges of "_s + grant.grantee);
}

/// With the privilege that is asked for most: a role without any is not in the list.
void AccessPage::addGrantee()
{
    const QString text = m_newGrantee->currentText().trimmed();
    const auto grantClass = schema::grantClass(m_key);
    if (text.isEmpty() || !grantClass || !m_shown.access)
        return;
    const QString role = text.compare("PUBLIC"_L1, Qt::CaseInsensitive) == 0 ? schema::publicGrantee
        : text == m_shown.access->owner                                           ? QString()
                                                                            : text;
    const schema::Grants grants = m_shown.access->privileges.value_or(schema::Grants());
    schema::Grant grant = schema::grantOf(grants, {}, role);
    grant.grantee = role;
    const schema::PrivilegeSet all = schema::allPrivileges(*grantClass, m_document->reference().serverVersion);
    if (grant.privileges == 0)
        grant.privileges = static_cast<schema::PrivilegeSet>(schema::privilegesIn(all).first());
    m_newGrantee->clearEditText();
    takeGrant(grant);
    for (int row = 0; row < m_grantees->count(); ++row) {
        const QListWidgetItem *const item = m_grantees->item(row);
        if (item->data(GranteeRole).toString() == role && item->data(GrantorRole).toString().isEmpty())
            m_grantees->setCurrentRow(row);
    }
}

void AccessPage::removeGrantee()
{
    schema::Grant grant = currentGrant();
    grant.privileges = 0;
    grant.grantable = 0;
    takeGrant(grant);
}

} // namespace schemawright::editors
