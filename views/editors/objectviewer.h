#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QWidget>

class QFormLayout;
class QLabel;
class QPlainTextEdit;

namespace schemawright::editors {

struct ObjectSummary {
    QString title; ///< "function public.touch()"
    QList<QPair<QString, QString>> facts; ///< label and value, translated
    QString ddl;
};

/// Views, functions, types, sequences and extensions: what they are, and the SQL that makes them. Read-only.
class ObjectViewer : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectViewer(QWidget *parent = nullptr);
    void setObject(const ObjectSummary &summary);

private:
    QLabel *m_title;
    QFormLayout *m_facts;
    QPlainTextEdit *m_ddl;
};

} // namespace schemawright::editors
