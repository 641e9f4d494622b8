// The one way in which our functions fail: Result<T> with an Error that a person can act on. Nothing of ours throws.
#pragma once

#include "model/base/sourcerange.h"

#include <QString>

#include <optional>
#include <tl/expected.hpp>
#include <utility>

namespace schemawright {

enum class ErrorKind {
    Input, ///< The user's text, file or flag is wrong; the message says where and what would be right.
    Io, ///< A file or process of this machine failed.
    Connection, ///< The server cannot be reached, or went away.
    Server, ///< The server refused a statement; see sqlState.
    Cancelled, ///< The user asked to stop.
    Timeout,
    Conflict, ///< Somebody else changed or holds what we need.
    Unsupported, ///< A change that we know but cannot plan yet; never skipped silently.
    Untrusted, ///< A program that the project names would have to run, and nobody has trusted the project's folder.
    InDoubt, ///< The connection was lost while COMMIT ran: it may or may not have happened.
    Internal, ///< A defect of ours.
};

/// One English sentence in `text` that names the object and the file or statement. Never parse `text`: test `kind` or
/// `sqlState`.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString text;
    QString detail; ///< The server's DETAIL and CONTEXT, or empty.
    QString hint; ///< What to do, or empty.
    QString sqlState; ///< Five characters, or empty when the error does not come from a server.
    QString statement; ///< The SQL that failed, or empty.
    QString file; ///< The file the error is about, or empty.
    std::optional<SourceRange> range; ///< UTF-16 offsets into `file`'s text, or into `statement` when `file` is empty.
    int line = 0; ///< 1-based line in `file`; 0 when unknown.
    int column = 0; ///< 1-based column in UTF-16 units; 0 when unknown.
    bool poisonsConnection = false; ///< The connection cannot be used again.

    [[nodiscard]] Error withContext(const QString &context) const
    {
        Error copy = *this;
        copy.text = context + QStringLiteral(": ") + text;
        return copy;
    }

    /// "file:line:column: text" followed by statement, detail and hint on lines of their own: what the CLI prints.
    [[nodiscard]] QString toText() const;

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T = void> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> makeError(ErrorKind kind, const QString &text, const QString &hint = {})
{
    Error error;
    error.kind = kind;
    error.text = text;
    error.hint = hint;
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> makeError(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace schemawright

#define SCHEMAWRIGHT_JOIN_(a, b) a##b
#define SCHEMAWRIGHT_JOIN(a, b) SCHEMAWRIGHT_JOIN_(a, b)

/// Returns the error of `expression` from the enclosing function; the value is dropped.
#define TRY(expression) \
    do { \
        if (auto tryResult_ = (expression); !tryResult_) \
            return tl::unexpected<schemawright::Error>(std::move(tryResult_).error()); \
    } while (false)

/// TRY_ASSIGN(const auto rows, connection.query(...)): declares `rows`, or returns the error.
#define TRY_ASSIGN(declaration, ...) \
    auto SCHEMAWRIGHT_JOIN(tryResult_, __LINE__) = (__VA_ARGS__); \
    if (!SCHEMAWRIGHT_JOIN(tryResult_, __LINE__)) \
        return tl::unexpected<schemawright::Error>(std::move(SCHEMAWRIGHT_JOIN(tryResult_, __LINE__)).error()); \
    declaration = std::move(*SCHEMAWRIGHT_JOIN(tryResult_, __LINE__))
