// Go's text/template, as far as migration templates need it: values, variables, range, if, with, define, template, block, comments,
// trim markers, and the functions eq, ne, and, or, not, len, print. Anything else is refused with its line.
#pragma once

#include "model/hcl/value.h"

#include <QMap>
#include <QString>

#include <memory>
#include <vector>

namespace schemawright::project {

struct TemplateNode;

/// The texts of a file between its actions, and those.
struct GoTemplate {
    QString file; ///< for messages
    std::vector<TemplateNode> nodes;
};

/// By name; of a file that defines nothing, its own name.
using GoTemplates = QMap<QString, std::shared_ptr<const GoTemplate>>;

/// Reads a file; what it defines is put into `defined`. Errors: Input, with file, line and column.
[[nodiscard]] Result<GoTemplate> parseGoTemplate(const QString &file, const QString &text, GoTemplates &defined);

/// Errors: Input, with file and line: a name that `data` does not have, a template that nobody defines, more than 64 templates in
/// one another, more than 64 MiB of text.
[[nodiscard]] Result<QString> runGoTemplate(const GoTemplate &tree, const GoTemplates &defined, const hcl::Value &data);

} // namespace schemawright::project
