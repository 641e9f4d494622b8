#include "model/diff/change.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QString actionText(ChangeAction action)
{
    switch (action) {
    case ChangeAction::Create:
        return u"create"_s;
    case ChangeAction::Drop:
        return u"drop"_s;
    case ChangeAction::Alter:
        return u"alter"_s;
    case ChangeAction::Rename:
        return u"rename"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString toText(const Change &change)
{
    const QString text = actionText(change.action) + u' ' + schema::toText(change.key);
    return change.properties.isEmpty() ? text : text + u" ("_s + change.properties.join(u"; "_s) + u')';
}

} // namespace schemawright::diff
