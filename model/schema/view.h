#pragma once

#include "model/schema/column.h"
#include "model/schema/index.h"
#include "model/schema/privileges.h"
#include "model/schema/trigger.h"

#include <QList>
#include <QMap>

namespace schemawright::schema {

struct View {
    QualifiedName name;
    bool materialized = false;
    QString query; ///< pg_get_viewdef with search_path = '', without the final semicolon
    QList<Column> columns; ///< name, type, default (views only), comment; statistics target (materialised views)
    QMap<QString, QString> options; ///< check_option, security_barrier, security_invoker; storage of a materialised view
    bool populated = true; ///< materialised views: WITH DATA
    QString tablespace;
    QList<Index> indexes; ///< materialised views
    QList<Trigger> triggers; ///< INSTEAD OF and statement triggers
    QList<Rule> rules;
    QString comment;
    Access access {};
    friend bool operator==(const View &, const View &) = default;
};

} // namespace schemawright::schema
