#include "model/sql/tabledefinition.h"

namespace schemawright::sql {

QString TypeName::toText() const
{
    QString text = schema.isEmpty() ? name : QString(schema + u'.' + name);
    if (!modifiers.isEmpty()) {
        QStringList numbers;
        for (const int modifier : modifiers)
            numbers.append(QString::number(modifier));
        // timestamp(3) with time zone: the modifier stands after the first word.
        const bool inside = name.startsWith(QStringLiteral("time"));
        const qsizetype at = inside && text.contains(u' ') ? text.indexOf(u' ') : text.size();
        text.insert(at, QString(u'(' + numbers.join(u',') + u')'));
    }
    return array ? QString(text + QStringLiteral("[]")) : text;
}

bool TypeName::isSameAs(const TypeName &other) const
{
    return name == other.name && modifiers == other.modifiers && array == other.array
        && (schema == other.schema || schema.isEmpty() || other.schema.isEmpty());
}

} // namespace schemawright::sql
