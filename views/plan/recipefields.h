// What a person gives for a change by expand, backfill and contract: expressions, and how fast the backfill goes.
#pragma once

#include "model/plan/recipes/recipeoffers.h"

#include <QWidget>

class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace schemawright::plan {

class RecipeFields final : public QWidget
{
    Q_OBJECT

public:
    explicit RecipeFields(QWidget *parent = nullptr);

    /// `recipe`: what was given before.
    void setOffer(const RecipeOffer &offer, const Recipe &recipe);
    [[nodiscard]] Recipe recipe() const;

signals:
    void edited();

private:
    QLineEdit *addExpression(const QString &label, const QString &text, const QString &placeholder);

    Recipe m_recipe;
    QFormLayout *m_form = nullptr;
    QMap<QString, QLineEdit *> m_values; ///< by the column after
    QLineEdit *m_backward = nullptr;
    QSpinBox *m_batch = nullptr;
    QSpinBox *m_pause = nullptr;
};

} // namespace schemawright::plan
