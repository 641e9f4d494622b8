// SQL text to statements by libpg_query, PostgreSQL's own parser. Positions are UTF-16 offsets into the whole script.
#pragma once

#include "model/sql/splitter.h"
#include "model/sql/statement.h"

#include <memory>

namespace schemawright::sql {

struct ParsedStatement {
    StatementSource source;
    Statement statement = Opaque {};
    std::shared_ptr<const Error> error; ///< it could not be parsed (then the statement is Opaque) or is no SQL; else null
};

/// All statements of a script, one after the other so that memory stays small. Statements with errors keep their place
/// and their text; the others are parsed.
[[nodiscard]] QList<ParsedStatement> parseScript(const QString &sql);
/// The same of a part of a script; places are those in the whole.
[[nodiscard]] QList<ParsedStatement> parseScript(const QString &sql, const SourceRange &part);

/// One statement whose text starts at `source.range.start` of a script.
[[nodiscard]] ParsedStatement parseStatement(const StatementSource &source);

/// A type as format_type() or a person writes it: "numeric(12,2)", "varchar(20)[]". nullopt when it is none.
[[nodiscard]] std::optional<TypeName> parseTypeName(const QString &text);

} // namespace schemawright::sql
