// Schemas and extensions: the containers of everything else.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/schema/privileges.h"

#include <QList>
#include <QString>
#include <QStringList>

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
    QString ownComment = {}; ///< what CREATE EXTENSION sets by itself; not compared
    bool relocatable = true; ///< ALTER EXTENSION SET SCHEMA works; not compared
    friend bool operator==(const Extension &a, const Extension &b)
    {
        return a.name == b.name && a.schema == b.schema && a.version == b.version && a.comment == b.comment;
    }
};

/// A clause of an object that PostgreSQL changes by itself, without dropping the object: an option, a table of a
/// publication, a mapping of a text search configuration. All texts are statements without the final semicolon.
struct OtherPart {
    QString name; ///< identity within the object: "option host"
    QString value; ///< what is compared
    QString addSql;
    QString changeSql; ///< from any other value to this one; empty: removeSql of the other, then addSql
    QString removeSql;
    friend bool operator==(const OtherPart &, const OtherPart &) = default;
};

/// A kind that we create and drop as the text the server gives us; in place only its parts are altered.
struct OtherObject {
    QString label; ///< "aggregate", "collation", "operator", "text search configuration", "statistics"…
    QualifiedName name;
    QString identity; ///< pg_identify_object(…).identity: unique within the label
    QString createSql; ///< one or more statements separated by ";\n", without the final semicolon
    QString dropSql; ///< without the final semicolon
    QString comment;
    Access access {};
    /// What is left of createSql when the parts are taken away; empty when there is nothing to alter in place.
    QString core = {};
    QList<OtherPart> parts = {}; ///< sorted by name
    /// Objects of equal keys can be replaced by CREATE OR REPLACE; empty: never.
    QString replaceKey = {};
    /// Options whose values are secret, or not readable: a plan that creates the object says so.
    QStringList hidden = {};
    friend bool operator==(const OtherObject &, const OtherObject &) = default;
};

} // namespace schemawright::schema
