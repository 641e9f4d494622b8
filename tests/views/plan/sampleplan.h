// A plan with three statements, two transactions and two findings, for tests and pictures.
#pragma once

#include "views/plan/plancontent.h"

namespace schemawright::testing {

inline plan::PlanViewContent samplePlan()
{
    using namespace Qt::StringLiterals;
    plan::PlanViewContent content;
    content.sql = u"-- Add column \"embedding\"\n"
                  u"ALTER TABLE public.conversations\n"
                  u"    ADD COLUMN embedding public.vector(1536);\n"
                  u"\n"
                  u"ALTER TABLE public.messages DROP COLUMN legacy_token;\n"
                  u"\n"
                  u"CREATE INDEX conversations_embedding_hnsw ON public.conversations USING hnsw (embedding);\n"_s;
    const auto rangeOf = [&content](const QString &text) {
        return SourceRange { .start = content.sql.indexOf(text), .length = text.size() };
    };
    content.statements = {
        { .range = rangeOf(u"ALTER TABLE public.conversations\n    ADD COLUMN embedding public.vector(1536)"_s),
            .note = u"ACCESS EXCLUSIVE lock on conversations, short"_s,
            .transaction = 0 },
        { .range = rangeOf(u"ALTER TABLE public.messages DROP COLUMN legacy_token"_s),
            .note = u"ACCESS EXCLUSIVE lock on messages, short"_s,
            .transaction = 0 },
        { .range = rangeOf(
              u"CREATE INDEX conversations_embedding_hnsw ON public.conversations USING hnsw (embedding)"_s),
            .note = u"SHARE lock on conversations · 41 GB · 92 M rows"_s,
            .transaction = 1 },
    };
    lint::Finding index;
    index.rule = u"create-index-non-concurrent"_s;
    index.severity = lint::Severity::Warning;
    index.hazard = lint::Hazard::BlocksWrites;
    index.range = content.statements[2].range;
    index.statement = 2;
    index.message = u"Writes to conversations wait until the index is built."_s;
    index.evidence = u"conversations has 92,000,000 rows, 41 GB, and 1,900 writes per second."_s;
    index.object = u"public.conversations_embedding_hnsw"_s;
    index.fixes = { { .title = u"Build it CONCURRENTLY"_s,
        .edits = { { .range = { .start = index.range.start + 12, .length = 0 }, .replacement = u" CONCURRENTLY"_s } },
        .splitsFile = true } };
    lint::Finding drop;
    drop.rule = u"drop-column"_s;
    drop.severity = lint::Severity::Error;
    drop.hazard = lint::Hazard::DataLoss;
    drop.range = rangeOf(u"DROP COLUMN legacy_token"_s);
    drop.statement = 1;
    drop.message = u"The values of messages.legacy_token are lost."_s;
    drop.evidence = u"18,204 of 2,100,000 rows have one."_s;
    drop.object = u"public.messages.legacy_token"_s;
    content.findings = { index, drop };
    return content;
}

} // namespace schemawright::testing
