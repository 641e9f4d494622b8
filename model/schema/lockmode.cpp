#include "model/schema/lockmode.h"

#include <algorithm>

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

LockMode lockModeFrom(QStringView text)
{
    for (int mode = static_cast<int>(LockMode::AccessShare); mode <= static_cast<int>(LockMode::AccessExclusive); ++mode) {
        if (lockModeText(static_cast<LockMode>(mode)) == text)
            return static_cast<LockMode>(mode);
    }
    return LockMode::None;
}

// docs: explicit-locking, table "Conflicting Lock Modes".
bool conflicts(LockMode one, LockMode other)
{
    const auto [weaker, stronger] = std::minmax(one, other);
    switch (weaker) {
    case LockMode::None:
        return false;
    case LockMode::AccessShare:
        return stronger == LockMode::AccessExclusive;
    case LockMode::RowShare:
        return stronger >= LockMode::Exclusive;
    case LockMode::RowExclusive:
        return stronger >= LockMode::Share;
    case LockMode::ShareUpdateExclusive:
        return true;
    case LockMode::Share:
        return stronger != LockMode::Share;
    case LockMode::ShareRowExclusive:
    case LockMode::Exclusive:
    case LockMode::AccessExclusive:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::schema
