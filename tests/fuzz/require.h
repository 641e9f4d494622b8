// What must hold for every input of a fuzzer.
#pragma once

#include <cstdlib>

namespace schemawright::testing {

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace schemawright::testing
