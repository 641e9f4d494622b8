#include "views/plan/recipefields.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <utility>

namespace schemawright::plan {

RecipeFields::RecipeFields(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_batch = new QSpinBox(this);
    m_batch->setObjectName(QStringLiteral("recipeBatch"));
    m_batch->setRange(1, 1'000'000);
    m_batch->setSingleStep(500);
    m_batch->setGroupSeparatorShown(true);
    m_pause = new QSpinBox(this);
    m_pause->setObjectName(QStringLiteral("recipePause"));
    m_pause->setRange(0, 60'000);
    m_pause->setSingleStep(50);
    m_pause->setSuffix(tr(" ms", "milliseconds"));
    m_form->addRow(tr("&Rows per transaction of the backfill:"), m_batch);
    m_form->addRow(tr("&Pause between two transactions:"), m_pause);
    connect(m_batch, &QSpinBox::valueChanged, this, &RecipeFields::edited);
    connect(m_pause, &QSpinBox::valueChanged, this, &RecipeFields::edited);
}

QLineEdit *RecipeFields::addExpression(const QString &label, const QString &text, const QString &placeholder)
{
    auto *field = new QLineEdit(text, this);
    field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    field->setPlaceholderText(placeholder);
    m_form->insertRow(m_form->rowCount() - 2, label, field);
    connect(field, &QLineEdit::textEdited, this, &RecipeFields::edited);
    return field;
}

void RecipeFields::setOffer(const RecipeOffer &offer, const Recipe &recipe)
{
    for (QLineEdit *field : std::as_const(m_values))
        m_form->removeRow(field);
    if (QLineEdit *field = std::exchange(m_backward, nullptr))
        m_form->removeRow(field);
    m_values.clear();
    m_recipe = recipe;
    const QSignalBlocker quietBatch(m_batch);
    const QSignalBlocker quietPause(m_pause);
    m_batch->setValue(recipe.batch);
    m_pause->setValue(static_cast<int>(recipe.pause.count()));
    const QString &column = offer.recipe.column.name;
    const auto value = [&](const QString &name, const QString &label, const QString &placeholder) {
        m_values.insert(name, addExpression(label, recipe.values.value(name), placeholder));
    };
    switch (offer.kind) {
    case RecipeKind::RenameColumn:
        return;
    case RecipeKind::ChangeType:
        value(column, tr("&New value of %1:").arg(column), tr("converted by PostgreSQL"));
        m_backward = addExpression(tr("&Former value of %1:").arg(column), recipe.backward, tr("converted by PostgreSQL"));
        return;
    case RecipeKind::SetNotNull:
        value(column, tr("&Value of rows without %1:").arg(column), tr("the default"));
        return;
    case RecipeKind::SplitColumn:
        for (const QString &name : offer.recipe.values.keys())
            value(name, tr("Value of %1:").arg(name), tr("SQL over %1; empty: is no part of it").arg(column));
        m_backward = addExpression(tr("&Former value of %1:").arg(column), recipe.backward, tr("SQL over the new columns"));
        return;
    }
}

Recipe RecipeFields::recipe() const
{
    Recipe recipe = m_recipe;
    for (auto field = m_values.begin(); field != m_values.end(); ++field)
        recipe.values.insert(field.key(), field.value()->text().trimmed());
    recipe.backward = m_backward ? m_backward->text().trimmed() : QString();
    recipe.batch = m_batch->value();
    recipe.pause = std::chrono::milliseconds(m_pause->value());
    return recipe;
}

} // namespace schemawright::plan
