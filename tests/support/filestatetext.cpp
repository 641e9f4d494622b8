#include "tests/support/filestatetext.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;
using migrations::FileState;

QString stateText(FileState state)
{
    switch (state) {
    case FileState::Applied:
        return u"applied"_s;
    case FileState::Baseline:
        return u"baseline"_s;
    case FileState::Resolved:
        return u"resolved"_s;
    case FileState::Skipped:
        return u"skipped"_s;
    case FileState::Pending:
        return u"pending"_s;
    case FileState::OutOfOrder:
        return u"out of order"_s;
    case FileState::Partial:
        return u"partial"_s;
    case FileState::PartialChanged:
        return u"partial, changed"_s;
    case FileState::Failed:
        return u"failed"_s;
    case FileState::InDoubt:
        return u"in doubt"_s;
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::testing
