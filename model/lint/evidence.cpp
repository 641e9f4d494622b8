#include "model/lint/evidence.h"

#include <algorithm>

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;

QString writesText(double writesPerSecond)
{
    if (writesPerSecond < 0)
        return {};
    const QString rate = writesPerSecond < 10 ? QString::number(writesPerSecond, 'f', 1) : countText(writesPerSecond);
    return u", "_s + rate + u" writes per second on average"_s;
}

QString liveText(const QString &table, const catalog::TableFacts &facts, const QString &database)
{
    if (facts.isEmpty)
        return table + u" is empty on "_s + database;
    const QString size = sizeText(facts.sizeBytes);
    if (facts.rowEstimate < 0)
        return table + u" was never analysed on "_s + database + u", but takes "_s + size
            + writesText(facts.writesPerSecond);
    return table + u" has "_s + countText(facts.rowEstimate) + (facts.rowEstimate == 1 ? u" row ("_s : u" rows ("_s)
        + size + u") on "_s + database + writesText(facts.writesPerSecond);
}

Rows rowsOf(const catalog::TableFacts &facts, const LintOptions &options)
{
    if (facts.isEmpty)
        return Rows::Empty;
    const bool isSmall = facts.rowEstimate >= 0 && facts.rowEstimate < options.fewRows
        && facts.sizeBytes < options.smallBytes;
    return isSmall ? Rows::Few : Rows::Many;
}

/// By a statement of the file, for others too.
bool isFilled(const TableState *state)
{
    return state && state->filledBy >= 0 && state->visible && !state->temporary;
}

} // namespace

const catalog::ColumnFacts *TableKnowledge::column(const QString &columnName) const
{
    if (!facts)
        return nullptr;
    for (const catalog::ColumnFacts &column : facts->columns) {
        if (column.name == columnName)
            return &column;
    }
    return nullptr;
}

bool isUniqueAlready(const TableKnowledge &table, const QStringList &columns)
{
    if (!table.facts)
        return false;
    return std::any_of(table.facts->indexes.begin(), table.facts->indexes.end(), [&](const catalog::IndexFacts &index) {
        return index.unique && index.valid && index.plain
            && std::all_of(index.columns.begin(), index.columns.end(),
                [&columns](const QString &column) { return columns.contains(column); });
    });
}

QString noDatabaseText(const catalog::Facts &facts)
{
    // Of one that was asked, the version is known from the connection.
    return facts.serverVersion > 0 ? u"The database did not answer in time, or refused"_s : u"No database was asked"_s;
}

QString TableKnowledge::evidence() const
{
    const catalog::Facts &database = file->database();
    if (isNew())
        return more;
    if (isFilled(state))
        return text + u" is filled by statement "_s + QString::number(state->filledBy + 1) + u" of this file"_s + more;
    if (file->isEmptied(name))
        return text + u" is emptied by TRUNCATE earlier in this transaction"_s + more;
    if (facts)
        return liveText(text, *facts, database.database) + more;
    if (state && state->replaces)
        return u"these files put another "_s + text + u" in the place of that on "_s + database.database
            + u": this assumes that it has rows by then"_s + more;
    if (database.live)
        return text + u" does not exist on "_s + database.database + u" yet: this assumes that it has rows by then"_s + more;
    return noDatabaseText(database) + u": this assumes that "_s + text + u" has rows"_s + more;
}

TableKnowledge knowledgeOf(const QualifiedName &written, const FileState &state)
{
    TableKnowledge table;
    table.file = &state;
    table.name = state.resolve(written);
    table.text = written.toText();
    table.state = state.table(table.name);
    table.facts = state.facts(table.name);
    if (isFilled(table.state))
        table.rows = Rows::Assumed;
    else if (table.state && table.state->created)
        table.rows = Rows::New;
    else if (state.isEmptied(table.name))
        table.rows = Rows::Empty;
    else if (table.facts)
        table.rows = rowsOf(*table.facts, state.options());
    return table;
}

} // namespace schemawright::lint
