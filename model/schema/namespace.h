// Schemas and extensions: the containers of everything else.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/schema/privileges.h"

#include <QString>

namespace schemawright::schema {

/// CREATE SCHEMA. Named after pg_namespace, because "Schema" alone means the whole of it everywhere else.
struct Namespace {
    QString name;
    QString comment;
    Access access {};
    friend bool operator==(const Namespace &, const Namespace &) = default;
};

struct Extension {
    QString name;
    QString schema;
    QString version;
    QString comment; ///< empty when it is the extension's own
    friend bool operator==(const Extension &, const Extension &) = default;
};

/// A kind that we create, drop and recreate as the text the server gives us, but do not alter in place.
struct OtherObject {
    QString label; ///< "aggregate", "collation", "operator", "text search configuration", "statistics"…
    QualifiedName name;
    QString identity; ///< pg_identify_object(…).identity: unique within the label
    QString createSql; ///< one or more statements separated by ";\n", without the final semicolon
    QString dropSql; ///< without the final semicolon
    QString comment;
    Access access {};
    friend bool operator==(const OtherObject &, const OtherObject &) = default;
};

} // namespace schemawright::schema
