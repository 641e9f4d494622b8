// A Go template once it is read.
#pragma once

#include "model/project/gotemplate.h"

namespace schemawright::project {

enum class TemplateValueKind { Literal, Dot, Field, Variable, Call };

/// "x", 1, true; .a.b; $x.a; eq .a "x"
struct TemplateValue {
    TemplateValueKind kind = TemplateValueKind::Literal;
    hcl::Value literal;
    QString name; ///< of a variable with its $, of a call its function
    QStringList path; ///< .a.b
    std::vector<TemplateValue> arguments;
};

enum class TemplateNodeKind { Text, Output, Assignment, If, Range, With, Template };

struct TemplateNode {
    TemplateNodeKind kind = TemplateNodeKind::Text;
    int line = 1;
    QString text; ///< of Template the name
    TemplateValue value;
    bool hasValue = true; ///< of Template: false: nothing is given
    QStringList variables; ///< that the value is given to
    bool declares = true; ///< with := they are new ones, with = those that there are
    std::vector<TemplateNode> body;
    std::vector<TemplateNode> otherwise; ///< of else
};

} // namespace schemawright::project
