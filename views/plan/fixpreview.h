// What a fix would change, before it changes anything.
#pragma once

#include "model/lint/finding.h"

#include <QDialog>

namespace schemawright::plan {

/// accepted() means "apply it". Close is the default button.
class FixPreview final : public QDialog
{
    Q_OBJECT

public:
    FixPreview(const QString &sql, const lint::Fix &fix, QWidget *parent = nullptr);
};

} // namespace schemawright::plan
