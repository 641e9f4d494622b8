#include "model/schema/lockmode.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schema {

QString lockModeText(LockMode mode)
{
    switch (mode) {
    case LockMode::None:
        return {};
    case LockMode::AccessShare:
        return u"ACCESS SHARE"_s;
    case LockMode::RowShare:
        return u"ROW SHARE"_s;
    case LockMode::RowExclusive:
        return u"ROW EXCLUSIVE"_s;
    case LockMode::ShareUpdateExclusive:
        return u"SHARE UPDATE EXCLUSIVE"_s;
    case LockMode::Share:
        return u"SHARE"_s;
    case LockMode::ShareRowExclusive:
        return u"SHARE ROW EXCLUSIVE"_s;
    case LockMode::Exclusive:
        return u"EXCLUSIVE"_s;
    case LockMode::AccessExclusive:
        return u"ACCESS EXCLUSIVE"_s;
    }
    Q_UNREACHABLE();
}

// docs: explicit-locking, table "Conflicting Lock Modes". Readers take ACCESS SHARE, writers ROW EXCLUSIVE.
QString lockEffectText(LockMode mode)
{
    switch (mode) {
    case LockMode::None:
    case LockMode::AccessShare:
    case LockMode::RowShare:
    case LockMode::RowExclusive:
        return u"blocks nothing"_s;
    case LockMode::ShareUpdateExclusive:
        return u"blocks other schema changes"_s;
    case LockMode::Share:
    case LockMode::ShareRowExclusive:
    case LockMode::Exclusive:
        return u"blocks writes"_s;
    case LockMode::AccessExclusive:
        return u"blocks reads and writes"_s;
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::schema
