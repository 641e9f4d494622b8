// What a test needs and a machine may lack. A developer's laptop without it skips the test and says why; where the thing
// must be there (packaging/test sets REQUIRE_PG, and REQUIRE_CORPUS when the shared folder lies beside the project), the
// same lack fails. So a skip is never silent where it counts.
#pragma once

#include <QtTest>

/// `variable`: REQUIRE_PG or REQUIRE_CORPUS.
#define SKIP_UNLESS_REQUIRED(variable, reason) \
    do { \
        if (qEnvironmentVariable(variable) == QLatin1String("1")) \
            QFAIL(reason); \
        QSKIP(reason); \
    } while (false)

/// The corpus is data of other projects under their own licences: it is read where it lies and never copied into ours,
/// so a clone alone does not have it.
#define SKIP_WITHOUT_CORPUS(what) SKIP_UNLESS_REQUIRED("REQUIRE_CORPUS", "SCHEMAWRIGHT_CORPUS has no " what)
