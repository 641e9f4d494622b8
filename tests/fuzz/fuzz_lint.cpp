// SQL to findings: whatever the bytes are, findings and fixes lie in the text, and every report of them can be written.
#include "tests/fuzz/require.h"

#include "model/lint/finding.h"
#include "model/lint/findingformat.h"
#include "model/lint/fix.h"
#include "model/lint/linter.h"
#include "model/lint/rowassumption.h"
#include "model/lint/rules.h"
#include "model/report/lintgitlab.h"
#include "model/report/lintjson.h"
#include "model/report/lintmarkdown.h"
#include "model/report/lintsarif.h"
#include "model/sql/newersyntax.h"

using namespace schemawright;
using testing::require;
using namespace Qt::StringLiterals;

namespace {

catalog::TableFacts tableNamed(const QString &name)
{
    catalog::TableFacts table;
    table.name = { u"public"_s, name };
    table.rowEstimate = 92'000'000;
    table.sizeBytes = qint64(41) << 30;
    table.writesPerSecond = 12;
    for (const QString &column : { u"id bigint"_s, u"a integer"_s, u"b text"_s, u"c character varying(10)"_s, u"at timestamp without time zone"_s })
        table.columns.append({ column.section(u' ', 0, 0), column.section(u' ', 1), column.startsWith(u"id"), false, 0.1 });
    table.indexes.append({ { u"public"_s, name + u"_pkey"_s }, { u"id"_s }, true, true });
    table.constraints.append({ u"checked"_s, 'c', { u"a"_s }, {}, false, {}, false, u"(a IS NOT NULL)"_s });
    return table;
}

/// The database of seeds: tables that they name often.
catalog::Facts someFacts()
{
    catalog::Facts facts;
    facts.live = true;
    facts.serverVersion = 150000;
    facts.database = u"app@host/shop"_s;
    facts.calibration = catalog::Calibration { u"PostgreSQL 15"_s, 1e9, 1e8, 1e8 };
    for (const QString &name : { u"t"_s, u"users"_s, u"orders"_s, u"a"_s }) {
        facts.tables.insert({ u"public"_s, name }, tableNamed(name));
        facts.indexTables.insert({ u"public"_s, name + u"_pkey"_s }, { u"public"_s, name });
    }
    return facts;
}

bool isIn(const SourceRange &range, const QString &text)
{
    return range.start >= 0 && range.length >= 0 && range.end() <= text.size();
}

void checkFix(const lint::Fix &fix, const QString &text)
{
    require(!fix.title.isEmpty());
    qsizetype end = 0;
    for (const lint::TextEdit &edit : fix.edits) {
        require(isIn(edit.range, text) && edit.range.start >= end);
        end = edit.range.end();
    }
    (void)sql::parseScript(lint::applyFix(text, fix));
}

void checkFindings(const lint::LintInput &input, const lint::LintOutcome &outcome)
{
    const LineBreaks lines(input.text);
    for (const lint::Finding &finding : outcome.findings) {
        require(lint::findRule(finding.rule) && !finding.message.isEmpty() && isIn(finding.range, input.text));
        require(finding.statement >= 0 && (finding.statement < input.statements.size() || input.statements.isEmpty()));
        require(!lint::formatFinding(finding, input.text, lines).isEmpty());
        for (const lint::Fix &fix : finding.fixes)
            checkFix(fix, input.text);
    }
    report::LintRun run;
    run.files.append({ u"1.sql"_s, input.text, outcome.findings, outcome.accepted });
    require(!report::lintJson(run).isEmpty() && !report::lintSarif(run, u"1"_s).isEmpty());
    require(!report::lintMarkdown(run).isEmpty() && !report::lintGitlab(run).isEmpty());
}

/// Without trees, and without holding what was found: the same.
void checkOneByOne(lint::LintInput input)
{
    const QList<lint::Finding> all = lint::lint(input);
    input.statements = sql::StatementList::withoutTrees(input.text);
    qsizetype next = 0;
    lint::lintEach({ input }, [&](qsizetype, const lint::Finding &finding) {
        require(next < all.size() && finding == all.at(next));
        ++next;
    });
    require(next == all.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const catalog::Facts known = someFacts();
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    lint::LintInput input;
    input.text = text;
    const QList<sql::ParsedStatement> statements = sql::parseScript(text);
    for (const sql::ParsedStatement &statement : statements)
        require(isIn(statement.source.range, text));
    for (const bool asked : { false, true }) {
        input.statements = asked ? statements : sql::withNewerSyntax(statements, 180000);
        input.facts = asked ? known : catalog::Facts();
        input.options.assumedVersion = 180000;
        input.inTransaction = !asked;
        (void)lint::questionsOf({ input });
        checkOneByOne(input);
        // Twice: the second file follows the first.
        for (const lint::LintOutcome &outcome : lint::lintSequence({ input, input }))
            checkFindings(input, outcome);
    }
    return 0;
}
