// Why a finding is accepted: asked before the comment that accepts it is written into the SQL.
#pragma once

#include "model/lint/finding.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace schemawright::plan {

class SuppressDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SuppressDialog(const lint::Finding &finding, QWidget *parent = nullptr);
    /// On one line, without spaces at its ends.
    [[nodiscard]] QString reason() const;

private:
    QLineEdit *m_reason;
    QPushButton *m_accept;
};

} // namespace schemawright::plan
