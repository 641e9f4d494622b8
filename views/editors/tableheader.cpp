#include "views/editors/tableheader.h"

#include "views/widgets/changemarktext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using document::ChangeScope;

TableHeader::TableHeader(document::SchemaDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_name(new QLabel(this))
    , m_rowCount(new QLabel(this))
    , m_comment(new QLineEdit(this))
    , m_rowSecurity(new QCheckBox(tr("&Row security"), this))
    , m_forced(new QCheckBox(tr("al&so for the owner"), this))
{
    m_name->setObjectName(u"tableName"_s);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setTextFormat(Qt::PlainText);
    QFont font = m_name->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.2);
    m_name->setFont(font);
    m_rowCount->setObjectName(u"rowCount"_s);
    m_rowCount->setForegroundRole(QPalette::PlaceholderText);
    m_comment->setObjectName(u"tableComment"_s);
    m_comment->setPlaceholderText(tr("Comment"));
    m_comment->setAccessibleName(tr("Comment of the table"));
    m_rowSecurity->setObjectName(u"rowSecurity"_s);
    m_rowSecurity->setToolTip(tr("Rows are shown and written only as the policies allow"));
    m_forced->setObjectName(u"rowSecurityForced"_s);
    m_forced->setToolTip(tr("Policies bind the owner of the table too (FORCE ROW LEVEL SECURITY)"));

    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_name);
    layout->addWidget(m_rowCount);
    layout->addWidget(m_comment, 1);
    layout->addWidget(m_rowSecurity);
    layout->addWidget(m_forced);
    connect(m_comment, &QLineEdit::editingFinished, this, &TableHeader::takeComment);
    connect(m_rowSecurity, &QCheckBox::toggled, this, &TableHeader::takeRowSecurity);
    connect(m_forced, &QCheckBox::toggled, this, &TableHeader::takeRowSecurity);
    connect(document, &document::SchemaDocument::changed, this, &TableHeader::onChanged);
}

void TableHeader::setTable(const QualifiedName &table)
{
    m_table = table;
    m_comment->setModified(false);
    refresh();
}

void TableHeader::setRowCountText(const QString &text)
{
    m_rowCount->setText(text);
}

void TableHeader::onChanged(const document::DocumentChange &change)
{
    if (change.renaming && change.renaming->before.kind == schema::ObjectKind::Table
        && change.renaming->before.qualifiedName() == m_table)
        m_table = change.renaming->after.qualifiedName();
    refresh();
}

void TableHeader::refresh()
{
    const schema::Table *table = schema::findTable(m_document->edited(), m_table);
    if (!table)
        return;
    m_isFilling = true;
    const document::Mark mark = m_document->marks().mark(schema::keyOf(*table));
    const QString sign = widgets::markSign(mark);
    m_name->setText(sign.isEmpty() ? m_table.toText() : sign + u' ' + m_table.toText());
    m_name->setToolTip(widgets::markSentence(mark, m_document->marks().findChange(schema::keyOf(*table))));
    // What is being typed stays, whatever a job has to say meanwhile.
    if (!m_comment->isModified() && m_comment->text() != table->comment)
        m_comment->setText(table->comment);
    m_rowSecurity->setChecked(table->rowSecurityEnabled);
    m_forced->setChecked(table->rowSecurityForced);
    m_isFilling = false;
}

void TableHeader::takeRowSecurity()
{
    if (!m_isFilling)
        m_document->apply(schema::SetRowSecurity { m_table, m_rowSecurity->isChecked(), m_forced->isChecked() });
}

void TableHeader::takeComment()
{
    m_comment->setModified(false);
    m_document->apply(schema::SetTableComment { m_table, m_comment->text() }, u"comment"_s);
}

} // namespace schemawright::editors
