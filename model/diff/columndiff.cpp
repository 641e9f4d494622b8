#include "model/diff/differences.h"
#include "model/diff/propertylist.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

void compareIdentities(PropertyList &properties, const schema::Column &before, const schema::Column &after)
{
    const auto kind = [](const Rare<schema::Identity> &identity) {
        if (!identity)
            return QString();
        return identity->always ? u"always"_s : u"by default"_s;
    };
    properties.compare("identity"_L1, kind(before.identity), kind(after.identity));
    if (!before.identity || !after.identity)
        return;
    const schema::SequenceOptions &first = before.identity->options;
    const schema::SequenceOptions &second = after.identity->options;
    properties.compare("identity sequence"_L1, before.identity->sequenceName.toText(),
        after.identity->sequenceName.toText());
    properties.compare("identity start"_L1, first.start, second.start);
    properties.compare("identity increment"_L1, first.increment, second.increment);
    properties.compare("identity minimum"_L1, first.minimum, second.minimum);
    properties.compare("identity maximum"_L1, first.maximum, second.maximum);
    properties.compare("identity cache"_L1, first.cache, second.cache);
    properties.compare("identity cycle"_L1, first.cycle, second.cycle);
    properties.compare("identity type"_L1, first.dataType, second.dataType);
    properties.compare("identity unlogged"_L1, before.identity->unlogged, after.identity->unlogged);
    properties.compare("identity comment"_L1, before.identity->comment, after.identity->comment);
}

void compareNotNulls(
    PropertyList &properties, const schema::NotNullConstraint &before, const schema::NotNullConstraint &after)
{
    if (before == after)
        return;
    if (before.named || after.named)
        properties.compare("not-null name"_L1, before.name, after.name);
    properties.compare("not-null not valid"_L1, before.notValid, after.notValid);
    properties.compare("not-null no inherit"_L1, before.noInherit, after.noInherit);
    properties.compare("not-null comment"_L1, before.comment, after.comment);
}

void compareGenerated(PropertyList &properties, const schema::Column &before, const schema::Column &after)
{
    const auto text = [](const Rare<schema::Generated> &generated) -> QString {
        if (!generated)
            return QString();
        return generated->expression + (generated->stored ? u" stored"_s : u" virtual"_s);
    };
    properties.compare("generated"_L1, text(before.generated), text(after.generated));
}

} // namespace

QStringList differences(const schema::Column &before, const schema::Column &after)
{
    if (before == after)
        return {};
    PropertyList properties;
    properties.compare("type"_L1, before.type, after.type);
    properties.compare("collation"_L1, before.collation, after.collation);
    properties.compare("not null"_L1, before.notNull, after.notNull);
    properties.compare("default"_L1, before.defaultExpression.value_or(QString()),
        after.defaultExpression.value_or(QString()));
    compareIdentities(properties, before, after);
    compareGenerated(properties, before, after);
    properties.compare("storage"_L1, before.storage, after.storage);
    properties.compare("compression"_L1, before.compression, after.compression);
    properties.compare("statistics target"_L1, qint64(before.statisticsTarget), qint64(after.statisticsTarget));
    properties.compare("option"_L1, before.options, after.options);
    properties.compare("foreign option"_L1, before.foreignOptions, after.foreignOptions);
    if (before.notNull && after.notNull)
        compareNotNulls(properties, before.notNullConstraint, after.notNullConstraint);
    properties.compare("comment"_L1, before.comment, after.comment);
    return properties.take();
}

bool canAlterColumn(const schema::Column &before, const schema::Column &after, int serverVersion)
{
    if (before.generated == after.generated)
        return true;
    if (!before.generated)
        return false;
    // PostgreSQL 18 has no DROP EXPRESSION for virtual columns. docs: sql-altertable, "DROP EXPRESSION".
    if (!after.generated)
        return before.generated->stored;
    return before.generated->stored == after.generated->stored && serverVersion >= 170000;
}

} // namespace schemawright::diff
