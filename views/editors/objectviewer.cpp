#include "views/editors/objectviewer.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

ObjectViewer::ObjectViewer(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_facts(new QFormLayout)
    , m_ddl(new QPlainTextEdit(this))
{
    m_title->setObjectName(u"objectTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.2);
    m_title->setFont(font);
    m_ddl->setObjectName(u"objectDdl"_s);
    m_ddl->setAccessibleName(tr("SQL that creates the object"));
    m_ddl->setReadOnly(true);
    m_ddl->setTabChangesFocus(true);
    m_ddl->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_ddl->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ddl->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_ddl->setPlaceholderText(tr("The SQL of this object has not been read yet."));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addLayout(m_facts);
    layout->addWidget(m_ddl, 1);
}

void ObjectViewer::setObject(const ObjectSummary &summary)
{
    m_title->setText(summary.title);
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    for (const auto &[label, value] : summary.facts) {
        auto *text = new QLabel(value, this);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts->addRow(label + u':', text);
    }
    m_ddl->setPlainText(summary.ddl);
}

} // namespace schemawright::editors
