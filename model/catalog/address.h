// How the server points at an object: the catalog it is a row of, its oid there, and a column's number.
#pragma once

#include <QHashFunctions>

namespace schemawright::catalog {

using Oid = quint32;

/// Oids of the system catalogs themselves. They are part of the bootstrap data and the same in every version.
/// Source: src/include/catalog/pg_*.h, CATALOG(pg_class,1259,…).
namespace catalogs {
constexpr Oid type = 1247; // pg_type
constexpr Oid procedure = 1255; // pg_proc
constexpr Oid relation = 1259; // pg_class
constexpr Oid foreignServer = 1417;
constexpr Oid userMapping = 1418;
constexpr Oid foreignDataWrapper = 2328;
constexpr Oid accessMethod = 2601; // pg_am
constexpr Oid columnDefault = 2604; // pg_attrdef
constexpr Oid cast = 2605;
constexpr Oid constraint = 2606;
constexpr Oid conversion = 2607;
constexpr Oid language = 2612;
constexpr Oid schema = 2615; // pg_namespace
constexpr Oid operatorClass = 2616; // pg_opclass
constexpr Oid op = 2617; // pg_operator
constexpr Oid rewriteRule = 2618; // pg_rewrite
constexpr Oid trigger = 2620;
constexpr Oid operatorFamily = 2753; // pg_opfamily
constexpr Oid extension = 3079;
constexpr Oid policy = 3256;
constexpr Oid statistics = 3381; // pg_statistic_ext
constexpr Oid collation = 3456;
constexpr Oid eventTrigger = 3466;
constexpr Oid transform = 3576;
constexpr Oid textSearchDictionary = 3600; // pg_ts_dict
constexpr Oid textSearchParser = 3601;
constexpr Oid textSearchConfiguration = 3602;
constexpr Oid textSearchTemplate = 3764;
constexpr Oid subscription = 6100;
constexpr Oid publication = 6104;
} // namespace catalogs

struct Address {
    Oid catalog = 0;
    Oid oid = 0;
    int column = 0; ///< attnum; 0 for the object itself

    friend bool operator==(const Address &, const Address &) = default;
    friend size_t qHash(const Address &value, size_t seed = 0)
    {
        // Oids of one catalog are consecutive; the catalogs' own are below 16384.
        const quint64 number = (quint64 { value.oid } << 32) ^ (quint64 { value.catalog } << 16)
            ^ static_cast<quint32>(value.column);
        return qHash(number, seed);
    }
};

} // namespace schemawright::catalog
