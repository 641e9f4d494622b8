#include "views/editors/policyform.h"

#include "views/editors/namevalidation.h"
#include "views/editors/policyedits.h"
#include "views/editors/textarea.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using schema::Policy;

PolicyForm::PolicyForm(document::SchemaDocument *document, QWidget *parent)
    : PartForm(document, parent)
    , m_templates(new QMenu(this))
    , m_hint(new QLabel(this))
{
    addNameField();
    addTemplateButton();
    m_kind = addCombo(u"permissive"_s, tr("&Kind:"),
        { tr("PERMISSIVE: any such policy lets a row pass"), tr("RESTRICTIVE: every such policy must let it pass") });
    m_command = addCombo(u"command"_s, tr("Comman&d:"), policyCommands());
    m_roles = addLine(u"roles"_s, tr("&Roles:"), u"PUBLIC"_s);
    m_using = addText(u"using"_s, tr("&USING:"), 4, true);
    m_withCheck = addText(u"withCheck"_s, tr("&WITH CHECK:"), 4, true);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    layoutOfFields()->addRow(QString(), m_hint);
    m_comment = addText(u"comment"_s, tr("Co&mment:"), 2);
    connectFields();
}

void PolicyForm::addTemplateButton()
{
    auto *button = new QPushButton(tr("Fill from &template"), this);
    button->setObjectName(u"policyTemplate"_s);
    button->setMenu(m_templates);
    layoutOfFields()->addRow(QString(), button);
    connect(m_templates, &QMenu::aboutToShow, this, &PolicyForm::fillTemplates);
}

void PolicyForm::fillTemplates()
{
    m_templates->clear();
    const schema::Table *found = table();
    const QList<PolicyTemplate> templates = found ? policyTemplates(*found) : QList<PolicyTemplate>();
    for (const PolicyTemplate &filled : templates) {
        //: %1 is a title such as "Tenant isolation", %2 a condition in SQL
        m_templates->addAction(tr("%1: %2").arg(filled.title, filled.condition), this, [this, filled] {
            change<Policy>(u"template"_s, [&filled](Policy &policy) { policy = withTemplate(policy, filled); });
        });
    }
}

void PolicyForm::connectFields()
{
    connect(m_kind, &QComboBox::activated, this, [this](int index) {
        change<Policy>(u"permissive"_s, [index](Policy &policy) { policy.permissive = index == 0; });
    });
    connect(m_command, &QComboBox::activated, this, [this] {
        const QString command = m_command->currentText();
        change<Policy>(u"command"_s, [&command](Policy &policy) { policy = withCommand(policy, command); });
    });
    connect(m_roles, &QLineEdit::editingFinished, this, [this] {
        const QStringList roles = rolesFromText(m_roles->text());
        change<Policy>(u"roles"_s, [&roles](Policy &policy) { policy.roles = roles; });
    });
    connect(m_using, &TextArea::editingFinished, this, [this] {
        const QString text = m_using->toPlainText().trimmed();
        change<Policy>(u"using"_s, [&text](Policy &policy) { policy.usingExpression = text; });
    });
    connect(m_withCheck, &TextArea::editingFinished, this, [this] {
        const QString text = m_withCheck->toPlainText().trimmed();
        change<Policy>(u"withCheck"_s, [&text](Policy &policy) { policy.withCheckExpression = text; });
    });
    connect(m_comment, &TextArea::editingFinished, this, [this] {
        const QString text = m_comment->toPlainText();
        change<Policy>(u"comment"_s, [&text](Policy &policy) { policy.comment = text; });
    });
}

void PolicyForm::fillFields()
{
    const auto &policy = std::get<Policy>(part());
    m_kind->setCurrentIndex(policy.permissive ? 0 : 1);
    m_command->setCurrentText(schema::policyCommandText(policy.command));
    m_roles->setText(joinNames(policy.roles));
    m_using->showText(policy.usingExpression);
    m_using->setEnabled(canHaveUsing(policy.command));
    m_withCheck->showText(policy.withCheckExpression);
    m_withCheck->setEnabled(canHaveWithCheck(policy.command));
    m_comment->showText(policy.comment);
    const bool guardsWrites
        = canHaveUsing(policy.command) && canHaveWithCheck(policy.command) && policy.withCheckExpression.isEmpty();
    m_hint->setText(guardsWrites ? tr("Without WITH CHECK, USING also guards the rows that are written.") : QString());
    m_hint->setVisible(guardsWrites);
}

} // namespace schemawright::editors
