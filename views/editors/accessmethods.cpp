// docs: sql-createindex, "Index Storage Parameters"; pgvector README, "HNSW" and "IVFFlat".
#include "views/editors/accessmethods.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

QString hint(const char *text)
{
    return QCoreApplication::translate("schemawright::editors", text);
}

StorageParameter integer(const QString &name, int minimum, int maximum, const QString &defaultText, const char *text)
{
    return { name, minimum, maximum, defaultText, {}, hint(text) };
}

StorageParameter choice(const QString &name, const QStringList &choices, const QString &defaultText, const char *text)
{
    return { name, 0, -1, defaultText, choices, hint(text) };
}

StorageParameter fillFactor(int defaultPercent)
{
    return integer(u"fillfactor"_s, 10, 100, QString::number(defaultPercent),
        QT_TRANSLATE_NOOP(
            "schemawright::editors", "Percent of a page that is filled at first; less leaves room for updates"));
}

StorageParameter onOff(const QString &name, const QString &defaultText, const char *text)
{
    return choice(name, { u"on"_s, u"off"_s }, defaultText, text);
}

QList<AccessMethod> ownMethods()
{
    return {
        { u"btree"_s, hint(QT_TRANSLATE_NOOP("schemawright::editors", "Equality, ranges and order")),
            { fillFactor(90),
                onOff(u"deduplicate_items"_s, u"on"_s,
                    QT_TRANSLATE_NOOP("schemawright::editors", "Stores equal keys once")) },
            true, true, true, true },
        { u"hash"_s, hint(QT_TRANSLATE_NOOP("schemawright::editors", "Equality only")), { fillFactor(75) }, false,
            false, false, false },
        { u"gin"_s, hint(QT_TRANSLATE_NOOP("schemawright::editors", "Many keys per row: jsonb, arrays, full text")),
            { onOff(u"fastupdate"_s, u"on"_s,
                  QT_TRANSLATE_NOOP(
                      "schemawright::editors", "Collects new entries first: faster writes, slower searches")),
                integer(u"gin_pending_list_limit"_s, 64, 2147483647, u"4096 kB"_s,
                    QT_TRANSLATE_NOOP("schemawright::editors", "Size of the list of new entries, in kB")) },
            false, false, false, true },
        { u"gist"_s, hint(QT_TRANSLATE_NOOP("schemawright::editors", "Ranges, geometry, nearest neighbours")),
            { fillFactor(90),
                choice(u"buffering"_s, { u"auto"_s, u"on"_s, u"off"_s }, u"auto"_s,
                    QT_TRANSLATE_NOOP("schemawright::editors", "How the index is built")) },
            false, false, true, true },
        { u"spgist"_s, hint(QT_TRANSLATE_NOOP("schemawright::editors", "Points, prefixes, network addresses")),
            { fillFactor(80) }, false, false, true, false },
        { u"brin"_s, hint(QT_TRANSLATE_NOOP("schemawright::editors", "Very large tables in the order of the column")),
            { integer(u"pages_per_range"_s, 1, 131072, u"128"_s,
                  QT_TRANSLATE_NOOP("schemawright::editors", "Pages that one entry stands for")),
                onOff(u"autosummarize"_s, u"off"_s,
                    QT_TRANSLATE_NOOP("schemawright::editors", "Summarises new pages as they fill")) },
            false, false, false, true },
    };
}

QList<AccessMethod> vectorMethods()
{
    return {
        { u"hnsw"_s, hint(QT_TRANSLATE_NOOP("schemawright::editors", "Nearest vectors: fast searches, slow to build")),
            { integer(u"m"_s, 2, 100, u"16"_s,
                  QT_TRANSLATE_NOOP(
                      "schemawright::editors", "Connections per layer; more finds better and takes more space")),
                integer(u"ef_construction"_s, 4, 1000, u"64"_s,
                    QT_TRANSLATE_NOOP("schemawright::editors",
                        "Candidates looked at while building, at least 2 × m; more builds slower and finds better")) },
            false, false, false, false },
        { u"ivfflat"_s,
            hint(QT_TRANSLATE_NOOP(
                "schemawright::editors", "Nearest vectors: quick to build, after the rows are there")),
            { integer(u"lists"_s, 1, 32768, u"100"_s,
                QT_TRANSLATE_NOOP(
                    "schemawright::editors", "Rows / 1000 up to a million rows, then the square root of the rows")) },
            false, false, false, false },
    };
}

struct OperatorClass {
    QString method;
    QString type; ///< beginning of the type's name; empty: any
    QString name;
    QString extension; ///< empty: PostgreSQL's own
    bool isNeeded = false; ///< the method has no default for the type, and this one is the usual choice
};

const QList<OperatorClass> &knownOperatorClasses()
{
    const QString vector = u"vector"_s;
    const QString trigrams = u"pg_trgm"_s;
    static const QList<OperatorClass> list {
        { u"hnsw"_s, u"vector"_s, u"vector_cosine_ops"_s, vector, true },
        { u"hnsw"_s, u"vector"_s, u"vector_l2_ops"_s, vector },
        { u"hnsw"_s, u"vector"_s, u"vector_ip_ops"_s, vector },
        { u"hnsw"_s, u"vector"_s, u"vector_l1_ops"_s, vector },
        { u"hnsw"_s, u"halfvec"_s, u"halfvec_cosine_ops"_s, vector, true },
        { u"hnsw"_s, u"halfvec"_s, u"halfvec_l2_ops"_s, vector },
        { u"hnsw"_s, u"halfvec"_s, u"halfvec_ip_ops"_s, vector },
        { u"hnsw"_s, u"halfvec"_s, u"halfvec_l1_ops"_s, vector },
        { u"hnsw"_s, u"sparsevec"_s, u"sparsevec_cosine_ops"_s, vector, true },
        { u"hnsw"_s, u"sparsevec"_s, u"sparsevec_l2_ops"_s, vector },
        { u"hnsw"_s, u"sparsevec"_s, u"sparsevec_ip_ops"_s, vector },
        { u"hnsw"_s, u"bit"_s, u"bit_hamming_ops"_s, vector, true },
        { u"hnsw"_s, u"bit"_s, u"bit_jaccard_ops"_s, vector },
        { u"ivfflat"_s, u"vector"_s, u"vector_cosine_ops"_s, vector },
        { u"ivfflat"_s, u"vector"_s, u"vector_l2_ops"_s, vector },
        { u"ivfflat"_s, u"vector"_s, u"vector_ip_ops"_s, vector },
        { u"ivfflat"_s, u"halfvec"_s, u"halfvec_cosine_ops"_s, vector, true },
        { u"ivfflat"_s, u"halfvec"_s, u"halfvec_l2_ops"_s, vector },
        { u"ivfflat"_s, u"halfvec"_s, u"halfvec_ip_ops"_s, vector },
        { u"ivfflat"_s, u"bit"_s, u"bit_hamming_ops"_s, vector, true },
        { u"btree"_s, u"text"_s, u"text_pattern_ops"_s, {} },
        { u"btree"_s, u"character varying"_s, u"varchar_pattern_ops"_s, {} },
        { u"btree"_s, u"character"_s, u"bpchar_pattern_ops"_s, {} },
        { u"gin"_s, u"jsonb"_s, u"jsonb_path_ops"_s, {} },
        { u"gin"_s, u"text"_s, u"gin_trgm_ops"_s, trigrams, true },
        { u"gin"_s, u"character varying"_s, u"gin_trgm_ops"_s, trigrams, true },
        { u"gist"_s, u"text"_s, u"gist_trgm_ops"_s, trigrams, true },
        { u"gist"_s, u"inet"_s, u"inet_ops"_s, {}, true },
        { u"spgist"_s, u"point"_s, u"kd_point_ops"_s, {} },
        { u"brin"_s, u"timestamp with time zone"_s, u"timestamptz_minmax_multi_ops"_s, {} },
        { u"brin"_s, u"bigint"_s, u"int8_minmax_multi_ops"_s, {} },
        { u"brin"_s, u"integer"_s, u"int4_minmax_multi_ops"_s, {} },
        { u"brin"_s, u"uuid"_s, u"uuid_bloom_ops"_s, {} },
        { u"brin"_s, u"text"_s, u"text_bloom_ops"_s, {} },
    };
    return list;
}

/// Empty when the database does not have the extension.
QString qualified(const OperatorClass &operatorClass, const schema::Database &database)
{
    if (operatorClass.extension.isEmpty())
        return operatorClass.name;
    for (const schema::Extension &extension : database.extensions) {
        if (extension.name == operatorClass.extension)
            return extension.schema + u'.' + operatorClass.name;
    }
    return {};
}

bool isFor(const OperatorClass &operatorClass, const QString &method, const QString &type)
{
    const QString plain = type.section(u'.', -1);
    const bool isArray = type.endsWith(u']');
    return operatorClass.method == method && !isArray && (type.isEmpty() || plain.startsWith(operatorClass.type));
}

} // namespace

QList<AccessMethod> accessMethods()
{
    return ownMethods() + vectorMethods();
}

AccessMethod accessMethod(const QString &name)
{
    const QList<AccessMethod> methods = accessMethods();
    for (const AccessMethod &method : methods) {
        if (method.name == name)
            return method;
    }
    return { name, {}, {}, true, true, true, true };
}

QStringList operatorClasses(const QString &method, const QString &type, const schema::Database &database)
{
    QStringList names;
    for (const OperatorClass &known : knownOperatorClasses()) {
        const QString name = isFor(known, method, type) ? qualified(known, database) : QString();
        if (!name.isEmpty())
            names.append(name);
    }
    return names;
}

QString neededOperatorClass(const QString &method, const QString &type, const schema::Database &database)
{
    for (const OperatorClass &known : knownOperatorClasses()) {
        if (known.isNeeded && !type.isEmpty() && isFor(known, method, type))
            return qualified(known, database);
    }
    return {};
}

} // namespace schemawright::editors
