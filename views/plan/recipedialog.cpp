#include "views/plan/recipedialog.h"

#include "views/plan/planview.h"
#include "views/plan/recipefields.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace schemawright::plan {

namespace {

QString kindWord(RecipeKind kind)
{
    switch (kind) {
    case RecipeKind::RenameColumn:
        return RecipeDialog::tr("renamed");
    case RecipeKind::ChangeType:
        return RecipeDialog::tr("another type");
    case RecipeKind::SetNotNull:
        return RecipeDialog::tr("NOT NULL");
    case RecipeKind::SplitColumn:
        return RecipeDialog::tr("split");
    }
    Q_UNREACHABLE();
}

void fill(PlanView *view, const PlanViewContent &content, const QString &emptyText)
{
    if (content.sql.isEmpty()) {
        view->setMessage(emptyText);
        return;
    }
    view->setContent(content);
}

} // namespace

RecipeDialog::RecipeDialog(const QList<RecipeOffer> &offers, const QList<Recipe> &chosen, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("In place, or expand, backfill and contract"));
    setObjectName(QStringLiteral("recipeDialog"));
    for (const RecipeOffer &offer : offers) {
        const auto before = std::find_if(chosen.begin(), chosen.end(),
            [&](const Recipe &recipe) { return recipe.column == offer.recipe.column; });
        const bool isChosen = before != chosen.end();
        m_choices.append({ offer, isChosen ? *before : offer.recipe, isChosen, offer.refusal.isEmpty() });
    }
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("recipeChanges"));
    m_list->setAccessibleName(tr("Changes"));
    m_list->addItems(QStringList(m_choices.size(), QString()));
    m_list->setWordWrap(true);
    m_list->setVisible(m_choices.size() > 1);
    m_inPlace = new QRadioButton(tr("&In place"), this);
    m_inPlace->setObjectName(QStringLiteral("inPlaceChoice"));
    m_byRecipe = new QRadioButton(tr("&Expand, backfill, contract"), this);
    m_byRecipe->setObjectName(QStringLiteral("recipeChoice"));
    auto *choice = new QButtonGroup(this); // they stand in different widgets, where nothing excludes the other
    choice->addButton(m_inPlace);
    choice->addButton(m_byRecipe);
    m_inPlaceSql = new PlanView(this);
    m_recipeSql = new PlanView(this);
    m_fields = new RecipeFields(this);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("recipeProblem"));
    m_problem->setWordWrap(true);
    for (PlanView *view : { m_inPlaceSql, m_recipeSql }) {
        view->setReadOnly();
        connect(view, &PlanView::rulePageRequested, this, &RecipeDialog::rulePageRequested);
    }

    auto *ways = new QSplitter(Qt::Horizontal, this);
    ways->setChildrenCollapsible(false);
    ways->addWidget(m_list);
    ways->addWidget(makeWay(m_inPlace,
        tr("One migration. Programs must know the new schema as soon as it is applied."), m_inPlaceSql));
    ways->addWidget(makeWay(m_byRecipe,
        tr("Several migrations. Old and new programs run side by side until the contract."), m_recipeSql));
    ways->setStretchFactor(1, 1);
    ways->setStretchFactor(2, 1);
    ways->setSizes({ 240, 470, 470 });

    auto *buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("&Plan this way"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("recipeAccept"));
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(ways, 1);
    layout->addWidget(m_fields);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(300);
    connect(&m_debounce, &QTimer::timeout, this, [this] { requestPreview(m_row); });
    connect(m_list, &QListWidget::currentRowChanged, this, &RecipeDialog::showChange);
    connect(m_byRecipe, &QRadioButton::toggled, this, &RecipeDialog::choose);
    connect(m_fields, &RecipeFields::edited, this, &RecipeDialog::onEdited);
    resize(QSize(1180, 760).boundedTo(screen()->availableSize() * 0.9));
    updateList();
    // Once whoever listens is connected.
    QTimer::singleShot(0, this, [this] { m_list->setCurrentRow(0); });
}

QWidget *RecipeDialog::makeWay(QRadioButton *button, const QString &explanation, QWidget *sql)
{
    auto *way = new QWidget(this);
    QFont bold = button->font();
    bold.setBold(true);
    button->setFont(bold);
    auto *words = new QLabel(explanation, way);
    words->setWordWrap(true);
    words->setMinimumHeight(2 * words->fontMetrics().lineSpacing()); // so that both texts begin at the same height
    words->setAlignment(Qt::AlignTop);
    auto *layout = new QVBoxLayout(way);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(button);
    layout->addWidget(words);
    layout->addWidget(sql, 1);
    return way;
}

void RecipeDialog::showChange(int row)
{
    if (row < 0)
        return;
    m_row = row;
    const Choice &choice = m_choices.at(row);
    m_fields->setOffer(choice.offer, choice.recipe);
    const QSignalBlocker unasked(m_byRecipe); // the choice is shown, not made
    (choice.byRecipe ? m_byRecipe : m_inPlace)->setChecked(true);
    m_byRecipe->setEnabled(choice.offer.refusal.isEmpty());
    m_fields->setEnabled(choice.byRecipe);
    m_inPlaceSql->setMessage(tr("Planning…"));
    m_recipeSql->setMessage(tr("Planning…"));
    m_problem->clear();
    m_debounce.stop();
    requestPreview(row);
}

void RecipeDialog::requestPreview(int row)
{
    m_previewRow = row;
    emit previewRequested(m_choices.at(row).recipe);
}

void RecipeDialog::setPreview(const PlanViewContent &inPlace, const PlanViewContent &byRecipe, const QString &problem)
{
    if (m_previewRow < 0)
        return;
    Choice &choice = m_choices[m_previewRow];
    choice.possible = problem.isEmpty();
    choice.isChecked = true;
    if (m_previewRow == m_row) {
        fill(m_inPlaceSql, inPlace, tr("Nothing is to be done in place."));
        fill(m_recipeSql, byRecipe, problem);
        m_problem->setText(choice.byRecipe ? problem : QString());
    }
    updateButtons();
    // One that was left before its preview came.
    const auto next = std::find_if(
        m_choices.begin(), m_choices.end(), [](const Choice &other) { return other.byRecipe && !other.isChecked; });
    if (next != m_choices.end() && !m_debounce.isActive())
        requestPreview(static_cast<int>(next - m_choices.begin()));
}

void RecipeDialog::choose(bool byRecipe)
{
    if (m_row < 0)
        return;
    m_choices[m_row].byRecipe = byRecipe;
    m_fields->setEnabled(byRecipe);
    updateList();
    onEdited();
}

void RecipeDialog::onEdited()
{
    m_choices[m_row].recipe = m_fields->recipe();
    m_choices[m_row].isChecked = false;
    updateButtons();
    m_debounce.start();
}

void RecipeDialog::updateList()
{
    for (int row = 0; row < m_choices.size(); ++row) {
        const Choice &choice = m_choices.at(row);
        m_list->item(row)->setText(tr("%1: %2\n%3", "users.email: renamed, and how it is done")
                                       .arg(schema::toShortText(choice.offer.recipe.column), kindWord(choice.offer.kind),
                                           choice.byRecipe ? tr("expand, backfill, contract") : tr("in place")));
    }
}

void RecipeDialog::updateButtons()
{
    m_accept->setEnabled(std::all_of(m_choices.begin(), m_choices.end(),
        [](const Choice &choice) { return !choice.byRecipe || (choice.possible && choice.isChecked); }));
}

QList<Recipe> RecipeDialog::recipes() const
{
    QList<Recipe> recipes;
    for (const Choice &choice : m_choices) {
        if (choice.byRecipe)
            recipes.append(choice.recipe);
    }
    return recipes;
}

} // namespace schemawright::plan
