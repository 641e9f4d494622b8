#include "app/editedmigration.h"

namespace schemawright::app {

namespace {

/// Where the text of a statement ends: behind its semicolon and the line break after it.
qsizetype endOfStatement(const QString &sql, const workflow::StatementText &statement)
{
    qsizetype end = statement.range.end();
    while (end < sql.size() && sql.at(end).isSpace() && sql.at(end) != u'\n')
        ++end;
    if (end < sql.size() && sql.at(end) == u';')
        ++end;
    if (end < sql.size() && sql.at(end) == u'\n')
        ++end;
    return end;
}

bool sharesFile(const workflow::StatementText &above, const workflow::StatementText &below)
{
    return above.transactional && below.transactional && above.transaction == below.transaction;
}

} // namespace

QList<workflow::MigrationDraftText> cutMigration(
    const QString &sql, const QList<workflow::StatementText> &statements)
{
    QList<workflow::MigrationDraftText> texts;
    qsizetype start = 0;
    for (qsizetype i = 0; i < statements.size(); ++i) {
        const bool isLast = i + 1 == statements.size();
        if (!isLast && sharesFile(statements.at(i), statements.at(i + 1)))
            continue;
        const qsizetype end = isLast ? sql.size() : endOfStatement(sql, statements.at(i));
        const QString text = sql.mid(start, end - start).trimmed();
        texts.append({ QString(text + u'\n'), statements.at(i).transactional });
        start = end;
    }
    return texts;
}

} // namespace schemawright::app
