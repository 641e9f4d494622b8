#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

QStringList differences(const schema::Sequence &before, const schema::Sequence &after)
{
    const auto owner = [](const std::optional<schema::ColumnReference> &column) {
        return column ? QString(column->table.toText() + u'.' + column->column) : QString();
    };
    PropertyList properties;
    properties.compare("type"_L1, before.options.dataType, after.options.dataType);
    properties.compare("start"_L1, before.options.start, after.options.start);
    properties.compare("increment"_L1, before.options.increment, after.options.increment);
    properties.compare("minimum"_L1, before.options.minimum, after.options.minimum);
    properties.compare("maximum"_L1, before.options.maximum, after.options.maximum);
    properties.compare("cache"_L1, before.options.cache, after.options.cache);
    properties.compare("cycle"_L1, before.options.cycle, after.options.cycle);
    properties.compare("owned by"_L1, owner(before.ownedBy), owner(after.ownedBy));
    properties.compare("unlogged"_L1, before.unlogged, after.unlogged);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

} // namespace schemawright::diff
