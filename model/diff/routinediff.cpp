#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QString routineKindText(schema::RoutineKind kind)
{
    switch (kind) {
    case schema::RoutineKind::Function:
        return u"function"_s;
    case schema::RoutineKind::Procedure:
        return u"procedure"_s;
    case schema::RoutineKind::Window:
        return u"window function"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList differences(const schema::Routine &before, const schema::Routine &after)
{
    PropertyList properties;
    properties.compare("kind"_L1, routineKindText(before.kind), routineKindText(after.kind));
    properties.compare("arguments"_L1, before.arguments, after.arguments);
    properties.compare("returns"_L1, before.resultType, after.resultType);
    properties.compare("language"_L1, before.language, after.language);
    properties.compareText("definition"_L1, before.definition, after.definition);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
