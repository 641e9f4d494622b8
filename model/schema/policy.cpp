#include "model/schema/policy.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schema {

QString policyCommandText(PolicyCommand command)
{
    switch (command) {
    case PolicyCommand::All:
        return u"ALL"_s;
    case PolicyCommand::Select:
        return u"SELECT"_s;
    case PolicyCommand::Insert:
        return u"INSERT"_s;
    case PolicyCommand::Update:
        return u"UPDATE"_s;
    case PolicyCommand::Delete:
        return u"DELETE"_s;
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::schema
