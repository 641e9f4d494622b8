// The whole schema of one database as an immutable value: an edit makes a new one that shares all it did not touch.
#pragma once

#include "model/base/shared.h"
#include "model/schema/namespace.h"
#include "model/schema/objectkey.h"
#include "model/schema/privileges.h"
#include "model/schema/routine.h"
#include "model/schema/sequence.h"
#include "model/schema/table.h"
#include "model/schema/type.h"
#include "model/schema/view.h"

#include <QList>
#include <QVector>

namespace schemawright::schema {

/// `dependent` needs `referenced` to exist (pg_depend, deptypes n and a; extension members are folded into their
/// extension, row and array types into their table or type). Parts of tables are keys of their own. A key is the same
/// instance in all that it appears in: there are many more dependencies than objects.
class Dependency
{
public:
    Dependency(Shared<ObjectKey> dependent, Shared<ObjectKey> referenced)
        : m_dependent(std::move(dependent))
        , m_referenced(std::move(referenced))
    {
    }

    [[nodiscard]] const ObjectKey &dependent() const { return *m_dependent; }
    [[nodiscard]] const ObjectKey &referenced() const { return *m_referenced; }

    friend bool operator==(const Dependency &, const Dependency &) = default;

private:
    Shared<ObjectKey> m_dependent;
    Shared<ObjectKey> m_referenced;
};

/// An object that belongs to an extension: it is the extension's to create and to drop, and not read.
struct ExtensionMember {
    ObjectKey key;
    QString extension;
};

/// Something that the server has and we do not read yet. It is listed, never left out silently.
struct UnmodelledObject {
    QString label; ///< "base type", "security label"
    QString identity;
    QString fingerprint; ///< changes when the object changes; may be empty
    friend bool operator==(const UnmodelledObject &, const UnmodelledObject &) = default;
};

/// All lists are sorted by name (routines by name and arguments, others by label and identity).
struct Database {
    QString name; ///< of the database it was read from; not compared
    int serverVersion = 0; ///< PQserverVersion: 150018 is 15.18; not compared
    QList<Namespace> schemas; ///< always with "public" when the server has it
    QList<Extension> extensions;
    QList<Shared<Table>> tables;
    QList<Shared<View>> views;
    QList<Shared<Routine>> routines;
    QList<Sequence> sequences; ///< without those of identity columns
    QList<EnumType> enums;
    QList<Domain> domains;
    QList<CompositeType> composites;
    QList<OtherObject> others;
    QList<UnmodelledObject> unmodelled;
    QList<ExtensionMember> extensionMembers; ///< relations, routines, enums, domains and composites; not compared
    QList<DefaultPrivileges> defaultPrivileges; ///< compared by their texts, which are among `others`
    QString currentRole; ///< that read the database and would run a plan; empty: unknown; not compared
    QStringList roles; ///< all that the server has, without pg_*; not compared
    QList<Dependency> dependencies; ///< an ordering aid of the database it was read from; not compared

    friend bool operator==(const Database &a, const Database &b)
    {
        return a.schemas == b.schemas && a.extensions == b.extensions && a.tables == b.tables && a.views == b.views
            && a.routines == b.routines && a.sequences == b.sequences && a.enums == b.enums && a.domains == b.domains
            && a.composites == b.composites && a.others == b.others && a.unmodelled == b.unmodelled;
    }
};

/// nullptr when there is none. Lists are sorted, so these are binary searches.
[[nodiscard]] const Table *findTable(const Database &database, const QualifiedName &name);
[[nodiscard]] const View *findView(const Database &database, const QualifiedName &name);

[[nodiscard]] ObjectKey keyOf(const Namespace &schema);
[[nodiscard]] ObjectKey keyOf(const Extension &extension);
[[nodiscard]] ObjectKey keyOf(const Table &table);
[[nodiscard]] ObjectKey keyOf(const View &view);
[[nodiscard]] ObjectKey keyOf(const Routine &routine);
[[nodiscard]] ObjectKey keyOf(const Sequence &sequence);
[[nodiscard]] ObjectKey keyOf(const EnumType &type);
[[nodiscard]] ObjectKey keyOf(const Domain &domain);
[[nodiscard]] ObjectKey keyOf(const CompositeType &type);
[[nodiscard]] ObjectKey keyOf(const OtherObject &object);
[[nodiscard]] ObjectKey partKey(ObjectKind kind, const QualifiedName &parent, const QString &name);

} // namespace schemawright::schema
