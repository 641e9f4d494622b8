// The expressions that migrations give to calls: literals, names, calls, lists. Anything else of Python is Other.
#pragma once

#include "model/migrations/formats/pythontokens.h"

#include <QList>
#include <QString>

namespace schemawright::migrations {

enum class PythonValue { Other, Text, Number, Name, Call, List };

struct PythonArgument;

struct PythonExpression {
    PythonValue kind = PythonValue::Other;
    QString text; ///< of Text its value; of Number its digits with sign; of Name and Call the dotted name: "sa.Column", "None"
    QList<PythonArgument> arguments; ///< of a Call; of a List its items
    qsizetype start = 0; ///< in the source

    [[nodiscard]] bool is(PythonValue what, QLatin1StringView name) const { return kind == what && text == name; }
    [[nodiscard]] QString lastName() const { return text.section(u'.', -1); } ///< "Column" of "sa.Column"
    [[nodiscard]] const PythonExpression *named(QLatin1StringView keyword) const; ///< nullptr: not given
    [[nodiscard]] QList<PythonExpression> positional() const;
};

struct PythonArgument {
    QString keyword; ///< empty: by position
    PythonExpression value;
};

/// All tokens as one expression. What nests more than 32 deep is Other.
[[nodiscard]] PythonExpression parsePythonExpression(const QList<PythonToken> &tokens);

} // namespace schemawright::migrations
