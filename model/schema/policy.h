#pragma once

#include <QString>
#include <QStringList>

namespace schemawright::schema {

enum class PolicyCommand { All, Select, Insert, Update, Delete };

struct Policy {
    QString name;
    bool permissive = true;
    PolicyCommand command = PolicyCommand::All;
    QStringList roles; ///< raw role names, sorted; empty means PUBLIC
    QString usingExpression; ///< pg_get_expr; empty: none
    QString withCheckExpression; ///< pg_get_expr; empty: none
    QString comment;
    friend bool operator==(const Policy &, const Policy &) = default;
};

[[nodiscard]] QString policyCommandText(PolicyCommand command); ///< "ALL", "SELECT"…

} // namespace schemawright::schema
