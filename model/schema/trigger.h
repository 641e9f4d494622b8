#pragma once

#include "model/base/qualifiedname.h"

#include <QString>

namespace schemawright::schema {

enum class FiringMode { Origin, Disabled, Replica, Always }; ///< pg_trigger.tgenabled, pg_rewrite.ev_enabled: O D R A

struct Trigger {
    QString name;
    QString definition; ///< pg_get_triggerdef with search_path = '', without the final semicolon
    QualifiedName function;
    bool constraint = false;
    FiringMode firing = FiringMode::Origin;
    QString comment;
    friend bool operator==(const Trigger &, const Trigger &) = default;
};

/// CREATE RULE on a table or view; the _RETURN rule of a view is the view itself.
struct Rule {
    QString name;
    QString definition; ///< pg_get_ruledef, without the final semicolon
    FiringMode firing = FiringMode::Origin;
    QString comment;
    friend bool operator==(const Rule &, const Rule &) = default;
};

} // namespace schemawright::schema
