#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QMap<QString, QString> constraintTexts(const schema::Domain &domain)
{
    QMap<QString, QString> texts;
    for (const schema::DomainConstraint &constraint : domain.constraints) {
        const QString state = constraint.notValid ? u" NOT VALID"_s : QString();
        const QString comment = constraint.comment.isEmpty() ? QString() : QString(u" -- "_s + constraint.comment);
        texts.insert(constraint.name, constraint.definition + state + comment);
    }
    return texts;
}

} // namespace

QStringList differences(const schema::Domain &before, const schema::Domain &after)
{
    PropertyList properties;
    properties.compare("base type"_L1, before.baseType, after.baseType);
    properties.compare("collation"_L1, before.collation, after.collation);
    properties.compare("not null"_L1, before.notNull, after.notNull);
    properties.compare("default"_L1, before.defaultExpression.value_or(QString()),
        after.defaultExpression.value_or(QString()));
    properties.compare("constraint"_L1, constraintTexts(before), constraintTexts(after));
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
