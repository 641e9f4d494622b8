// The ways of the changes that have more than one: in place, or expand, backfill and contract, with the SQL of each.
#pragma once

#include "model/plan/recipes/recipeoffers.h"
#include "views/plan/plancontent.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace schemawright::plan {

class PlanView;
class RecipeFields;

class RecipeDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `chosen`: recipes that the plan has now.
    RecipeDialog(const QList<RecipeOffer> &offers, const QList<Recipe> &chosen, QWidget *parent = nullptr);

    /// The answer to previewRequested. `problem`: why there is no recipe; shown instead of its SQL.
    void setPreview(const PlanViewContent &inPlace, const PlanViewContent &byRecipe, const QString &problem);
    [[nodiscard]] QList<Recipe> recipes() const;

signals:
    void previewRequested(const schemawright::plan::Recipe &recipe);
    void rulePageRequested(const QString &rule);

private:
    struct Choice {
        RecipeOffer offer;
        Recipe recipe;
        bool byRecipe = false;
        bool possible = true; ///< as of the last preview
        bool isChecked = true; ///< what was chosen or typed since has been previewed
    };
    QWidget *makeWay(QRadioButton *button, const QString &explanation, QWidget *sql);
    void showChange(int row);
    void requestPreview(int row);
    void choose(bool byRecipe);
    void onEdited();
    void updateList();
    void updateButtons();

    QList<Choice> m_choices;
    int m_row = -1;
    int m_previewRow = -1; ///< whose preview comes next; a later request takes the place of an earlier one
    QListWidget *m_list = nullptr;
    QRadioButton *m_inPlace = nullptr;
    QRadioButton *m_byRecipe = nullptr;
    PlanView *m_inPlaceSql = nullptr;
    PlanView *m_recipeSql = nullptr;
    QLabel *m_problem = nullptr;
    RecipeFields *m_fields = nullptr;
    QPushButton *m_accept = nullptr;
    QTimer m_debounce;
};

} // namespace schemawright::plan
