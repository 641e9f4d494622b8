#include "model/plan/canonicaltext.h"

#include <type_traits>

namespace schemawright::plan {

namespace {

class Writer
{
public:
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

    void put(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        put(static_cast<qint64>(utf8.size()));
        m_bytes += utf8;
    }
    template <typename T>
        requires std::is_integral_v<T>
    void put(T number)
    {
        m_bytes += QByteArray::number(static_cast<qint64>(number));
        m_bytes += ';';
    }
    template <typename T>
        requires std::is_enum_v<T>
    void put(T value)
    {
        put(static_cast<int>(value));
    }
    template <typename T> void put(const QList<T> &list)
    {
        put(static_cast<qint64>(list.size()));
        for (const T &item : list)
            put(item);
    }
    template <typename K, typename V> void put(const QMap<K, V> &map)
    {
        put(static_cast<qint64>(map.size()));
        for (auto entry = map.cbegin(); entry != map.cend(); ++entry)
            putAll(entry.key(), entry.value());
    }
    template <typename T> void put(const std::optional<T> &value) { putOptional(value); }
    template <typename T> void put(const Rare<T> &value) { putOptional(value); }
    template <typename T> void putOptional(const T &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <typename T> void put(const Shared<T> &value) { put(*value); }
    template <typename... T> void put(const std::variant<T...> &value)
    {
        put(static_cast<qint64>(value.index()));
        std::visit([this](const auto &alternative) { put(alternative); }, value);
    }
    template <typename... T> void putAll(const T &...values) { (put(values), ...); }

    void put(const QualifiedName &name) { putAll(name.schema, name.name); }
    void put(const schema::Grant &v) { putAll(v.grantee, v.grantor, v.privileges, v.grantable); }
    void put(const schema::Access &v) { putAll(v.owner, v.privileges, v.columns, v.identitySequences); }
    void put(const schema::Namespace &v) { putAll(v.name, v.comment, v.access); }
    void put(const schema::Extension &v) { putAll(v.name, v.schema, v.version, v.comment); }
    void put(const schema::OtherPart &v) { putAll(v.name, v.value); }
    void put(const schema::OtherObject &v)
    {
        // Where parts are told apart, the text of the whole may hold what is no difference: a subscription's slot.
        putAll(v.label, v.name, v.identity, v.core.isEmpty() ? v.createSql : v.core, v.parts, v.replaceKey, v.dropSql,
            v.comment, v.access, v.hidden);
    }
    void put(const schema::UnmodelledObject &v) { putAll(v.label, v.identity, v.fingerprint); }
    void put(const schema::SequenceOptions &v)
    {
        putAll(v.dataType, v.start, v.increment, v.minimum, v.maximum, v.cache, v.cycle);
    }
    void put(const schema::ColumnReference &v) { putAll(v.table, v.column); }
    void put(const schema::Sequence &v) { putAll(v.name, v.options, v.ownedBy, v.unlogged, v.comment, v.access); }
    void put(const schema::Identity &v) { putAll(v.always, v.sequenceName, v.options, v.unlogged, v.comment); }
    void put(const schema::Generated &v) { putAll(v.expression, v.stored); }
    void put(const schema::Column &v)
    {
        putAll(v.name, v.type, v.notNull, v.defaultExpression, v.identity, v.generated, v.collation, v.storage,
            v.compression, v.statisticsTarget, v.options, v.comment, v.isLocal, v.notNullConstraint, v.foreignOptions);
    }
    void put(const schema::NotNullConstraint &v)
    {
        putAll(v.named, v.named ? v.name : QString(), v.notValid, v.noInherit, v.comment);
    }
    void put(const schema::PrimaryKey &v) { putAll(v.columns, v.include); }
    void put(const schema::UniqueConstraint &v) { putAll(v.columns, v.include, v.nullsNotDistinct); }
    void put(const schema::ForeignKey &v)
    {
        putAll(v.columns, v.referencedTable, v.referencedColumns, v.onUpdate, v.onDelete, v.onDeleteColumns, v.match);
    }
    void put(const schema::CheckConstraint &v) { putAll(v.expression, v.noInherit); }
    void put(const schema::ExclusionConstraint &) { }
    void put(const schema::Constraint &v)
    {
        putAll(v.name, v.detail, v.deferrable, v.initiallyDeferred, v.notValid, v.notEnforced, v.definition,
            v.storageParameters, v.tablespace, v.comment, v.isLocal, v.clustered, v.indexComment, v.parentIndex, v.indexValid);
    }
    void put(const schema::IndexPart &v)
    {
        putAll(v.column, v.expression, v.collation, v.operatorClass, v.operatorClassParameters, v.descending,
            v.nullsFirst);
    }
    void put(const schema::Index &v)
    {
        putAll(v.name, v.method, v.unique, v.nullsNotDistinct, v.parts, v.include, v.predicate, v.storageParameters,
            v.tablespace, v.valid, v.clustered, v.replicaIdentity, v.statisticsTargets, v.definition, v.parentIndex,
            v.comment);
    }
    void put(const schema::Trigger &v) { putAll(v.name, v.definition, v.function, v.constraint, v.firing, v.comment); }
    void put(const schema::Rule &v) { putAll(v.name, v.definition, v.firing, v.comment); }
    void put(const schema::Policy &v)
    {
        putAll(v.name, v.permissive, v.command, v.roles, v.usingExpression, v.withCheckExpression, v.comment);
    }
    void put(const schema::PartitionOf &v) { putAll(v.parent, v.bound); }
    void put(const schema::Table &v)
    {
        putAll(v.name, v.unlogged, v.rowSecurityEnabled, v.rowSecurityForced, v.replicaIdentity,
            v.replicaIdentityIndex, v.accessMethod, v.tablespace, v.storageParameters, v.partitionKey, v.partitionOf,
            v.inherits, v.ofType, v.foreignServer, v.foreignOptions, v.comment, v.columns, v.constraints, v.indexes, v.triggers,
            v.policies, v.rules, v.access);
    }
    void put(const schema::View &v)
    {
        putAll(v.name, v.materialized, v.query, v.columns, v.options, v.populated, v.tablespace, v.indexes, v.triggers,
            v.rules, v.comment, v.access);
    }
    void put(const schema::Routine &v)
    {
        putAll(v.name, v.identityArguments, v.kind, v.definition, v.resultType, v.arguments, v.language, v.comment,
            v.access);
    }
    void put(const schema::EnumType &v) { putAll(v.name, v.labels, v.comment, v.access); }
    void put(const schema::DomainConstraint &v) { putAll(v.name, v.definition, v.notValid, v.comment); }
    void put(const schema::Domain &v)
    {
        putAll(v.name, v.baseType, v.collation, v.notNull, v.defaultExpression, v.constraints, v.comment,
            v.access);
    }
    void put(const schema::CompositeType &v) { putAll(v.name, v.attributes, v.comment, v.access); }

private:
    QByteArray m_bytes;
};

} // namespace

QByteArray canonicalText(const schema::Database &database)
{
    Writer writer;
    writer.putAll(database.schemas, database.extensions, database.tables, database.views, database.routines,
        database.sequences, database.enums, database.domains, database.composites, database.others,
        database.unmodelled);
    return writer.take();
}

} // namespace schemawright::plan
