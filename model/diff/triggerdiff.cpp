// Triggers and rules: both are kept as the server writes them, and can be switched off.
#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QString firingText(schema::FiringMode mode)
{
    switch (mode) {
    case schema::FiringMode::Origin:
        return u"enabled"_s;
    case schema::FiringMode::Disabled:
        return u"disabled"_s;
    case schema::FiringMode::Replica:
        return u"on replicas"_s;
    case schema::FiringMode::Always:
        return u"always"_s;
    }
    Q_UNREACHABLE();
}

template <typename T> QStringList compareDefinitions(const T &before, const T &after)
{
    PropertyList properties;
    properties.compare("definition"_L1, before.definition, after.definition);
    properties.compare("fires"_L1, firingText(before.firing), firingText(after.firing));
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace

QStringList differences(const schema::Trigger &before, const schema::Trigger &after)
{
    return compareDefinitions(before, after);
}

QStringList differences(const schema::Rule &before, const schema::Rule &after)
{
    return compareDefinitions(before, after);
}

} // namespace schemawright::diff
