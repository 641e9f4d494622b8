// Fields for the storage parameters of an index, as its method has them; made anew when the method changes.
#pragma once

#include <QGroupBox>
#include <QMap>

class QFormLayout;

namespace schemawright::editors {

struct StorageParameter;

class StorageParameterFields : public QGroupBox
{
    Q_OBJECT

public:
    explicit StorageParameterFields(QWidget *parent = nullptr);
    void showParameters(const QString &method, const QMap<QString, QString> &values);

signals:
    /// An empty value: back to the default.
    void edited(const QString &name, const QString &value);

private:
    void makeFields(const QString &method);
    [[nodiscard]] QWidget *makeField(const StorageParameter &parameter);
    [[nodiscard]] QWidget *makeNumber(const StorageParameter &parameter);
    [[nodiscard]] QWidget *makeChoice(const StorageParameter &parameter);

    QString m_method;
    QFormLayout *m_layout;
    QMap<QString, QWidget *> m_fields;
};

} // namespace schemawright::editors
