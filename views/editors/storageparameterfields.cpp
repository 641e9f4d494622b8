#include "views/editors/storageparameterfields.h"

#include "views/editors/accessmethods.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

StorageParameterFields::StorageParameterFields(QWidget *parent)
    : QGroupBox(tr("Parameters"), parent)
    , m_layout(new QFormLayout(this))
{
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void StorageParameterFields::showParameters(const QString &method, const QMap<QString, QString> &values)
{
    if (method != m_method)
        makeFields(method);
    for (auto i = m_fields.cbegin(); i != m_fields.cend(); ++i) {
        const QSignalBlocker blocker(i.value());
        const QString value = values.value(i.key());
        // The lowest value of the spin box is the one below the range, which stands for the default.
        if (auto *number = qobject_cast<QSpinBox *>(i.value()))
            number->setValue(value.isEmpty() ? number->minimum() : value.toInt());
        if (auto *combo = qobject_cast<QComboBox *>(i.value()))
            combo->setCurrentIndex(std::max(0, combo->findData(value)));
    }
}

void StorageParameterFields::makeFields(const QString &method)
{
    m_method = method;
    m_fields.clear();
    while (m_layout->rowCount() > 0)
        m_layout->removeRow(0);
    const QList<StorageParameter> parameters = accessMethod(method).parameters;
    setVisible(!parameters.isEmpty());
    for (const StorageParameter &parameter : parameters) {
        QWidget *field = makeField(parameter);
        field->setObjectName(u"parameter_"_s + parameter.name);
        field->setAccessibleName(parameter.name);
        field->setAccessibleDescription(parameter.hint);
        field->setToolTip(parameter.hint);
        m_fields.insert(parameter.name, field);
        auto *hint = new QLabel(parameter.hint, this);
        hint->setWordWrap(true);
        hint->setForegroundRole(QPalette::PlaceholderText);
        m_layout->addRow(parameter.name + u':', field);
        m_layout->addRow(hint);
    }
}

QWidget *StorageParameterFields::makeField(const StorageParameter &parameter)
{
    return parameter.choices.isEmpty() ? makeNumber(parameter) : makeChoice(parameter);
}

QWidget *StorageParameterFields::makeNumber(const StorageParameter &parameter)
{
    auto *number = new QSpinBox(this);
    number->setRange(parameter.minimum - 1, parameter.maximum);
    number->setSpecialValueText(tr("default (%1)").arg(parameter.defaultText));
    number->setKeyboardTracking(false);
    const QString name = parameter.name;
    connect(number, &QSpinBox::valueChanged, this, [this, number, name](int value) {
        emit edited(name, value == number->minimum() ? QString() : QString::number(value));
    });
    return number;
}

QWidget *StorageParameterFields::makeChoice(const StorageParameter &parameter)
{
    auto *combo = new QComboBox(this);
    combo->addItem(tr("default (%1)").arg(parameter.defaultText), QString());
    for (const QString &choice : parameter.choices)
        combo->addItem(choice, choice);
    const QString name = parameter.name;
    connect(combo, &QComboBox::activated, this,
        [this, combo, name] { emit edited(name, combo->currentData().toString()); });
    return combo;
}

} // namespace schemawright::editors
