// What a team has agreed on: how names look, which columns every table has.
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace schemawright::lint {

enum class NamedKind { Any, Schema, Table, Column, Index, ForeignKey, Check };

/// Names of this kind match; of several for a kind the last counts, and one for the kind before one for any.
struct NamingConvention {
    NamedKind kind = NamedKind::Any;
    QRegularExpression form;
    QString message; ///< the team's words; may be empty
    friend bool operator==(const NamingConvention &, const NamingConvention &) = default;
};

} // namespace schemawright::lint
