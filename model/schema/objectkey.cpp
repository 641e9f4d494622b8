#include "model/schema/objectkey.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schema {

namespace {

/// "parent.name" for parts, "name(arguments)" for routines.
QString localText(const ObjectKey &key)
{
    QString text = key.parent.isEmpty() ? key.name : QString(key.parent + u'.' + key.name);
    if (key.kind == ObjectKind::Routine)
        text += u'(' + key.signature + u')';
    return text;
}

} // namespace

QString kindText(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Schema:
        return u"schema"_s;
    case ObjectKind::Extension:
        return u"extension"_s;
    case ObjectKind::Table:
        return u"table"_s;
    case ObjectKind::Column:
        return u"column"_s;
    case ObjectKind::Constraint:
        return u"constraint"_s;
    case ObjectKind::Index:
        return u"index"_s;
    case ObjectKind::Trigger:
        return u"trigger"_s;
    case ObjectKind::Policy:
        return u"policy"_s;
    case ObjectKind::Rule:
        return u"rule"_s;
    case ObjectKind::View:
        return u"view"_s;
    case ObjectKind::Routine:
        return u"function"_s;
    case ObjectKind::Sequence:
        return u"sequence"_s;
    case ObjectKind::Enum:
        return u"enum"_s;
    case ObjectKind::Domain:
        return u"domain"_s;
    case ObjectKind::Composite:
        return u"composite type"_s;
    case ObjectKind::Other:
        return u"object"_s;
    }
    Q_UNREACHABLE();
}

QString toText(const ObjectKey &key)
{
    // The signature of an Other is its label and identity: nothing else is needed to tell it apart.
    if (key.kind == ObjectKind::Other)
        return key.signature;
    const QString schema = key.schema.isEmpty() ? QString() : QString(key.schema + u'.');
    return kindText(key.kind) + u' ' + schema + localText(key);
}

QString toShortText(const ObjectKey &key)
{
    const bool plain = key.schema.isEmpty() || key.schema == u"public";
    return plain ? localText(key) : QString(key.schema + u'.' + localText(key));
}

} // namespace schemawright::schema
