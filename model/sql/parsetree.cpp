#include "model/sql/parsetree.h"

#include <pg_query_visit.h>

#include <algorithm>

#include <pthread.h>

namespace schemawright::sql {

namespace {

struct Visit {
    const QByteArray &sql;
    TreeVisitor visitor;
    void *context;
    PgQueryError *error = nullptr;
};

void *run(void *argument)
{
    auto *visit = static_cast<Visit *>(argument);
    visit->error = pg_query_visit(visit->sql.constData(), visit->visitor, visit->context);
    return nullptr;
}

/// A chain like 1 + 1 + … is a tree as deep as it is long, and reading it goes one call deeper for each: measured, some 300
/// bytes of stack for two of text. False when there is no memory for such a stack.
bool runOnDeepStack(Visit &visit)
{
    constexpr qsizetype perCharacter = 1024;
    constexpr qsizetype least = qsizetype(64) << 20;
    constexpr qsizetype most = qsizetype(8) << 30; // of addresses: what is not used takes no memory
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_t thread { };
    const bool isStarted
        = pthread_attr_setstacksize(&attributes, static_cast<std::size_t>(std::clamp(visit.sql.size() * perCharacter, least, most))) == 0
        && pthread_create(&thread, &attributes, run, &visit) == 0;
    pthread_attr_destroy(&attributes);
    if (isStarted)
        pthread_join(thread, nullptr);
    return isStarted;
}

} // namespace

std::optional<ParseError> visitTree(const QByteArray &sql, TreeVisitor visitor, void *context)
{
    constexpr qsizetype shallow = 16 * 1024; // whatever it is, an ordinary stack is enough
    Visit visit { sql, visitor, context };
    if (sql.size() <= shallow)
        run(&visit);
    else if (!runOnDeepStack(visit))
        return ParseError { QStringLiteral("there is not enough memory to read so long a statement"), 0 };
    if (!visit.error)
        return std::nullopt;
    ParseError result { QString::fromUtf8(visit.error->message), visit.error->cursorpos };
    pg_query_free_error(visit.error);
    return result;
}

} // namespace schemawright::sql
