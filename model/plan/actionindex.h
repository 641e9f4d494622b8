// Which actions stand for an object key: in dependencies of the schema before (what is taken down) and of the schema
// after (what is built). Parts without an action of their own stand in the body of their table or view.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

#include <QHash>
#include <QSet>

#include <span>

namespace schemawright::plan {

class ActionIndex
{
public:
    ActionIndex(const QList<Action> &actions, const render::RenderContext &context);

    /// False: nobody stands for `key`. Dependencies are many, actions few: this is the quick question.
    [[nodiscard]] bool concerns(const schema::ObjectKey &key) const
    {
        return m_relations.contains(key.parent.isEmpty() ? key.name : key.parent);
    }
    /// Those that must have run before something can need `key`.
    [[nodiscard]] QList<int> providers(const schema::ObjectKey &key) const;
    /// Those that need what `key` depends on in the schema after.
    [[nodiscard]] QList<int> builders(const schema::ObjectKey &key) const;
    /// Those that end what `key` depended on in the schema before.
    [[nodiscard]] QList<int> tearers(const schema::ObjectKey &key) const;
    /// Those that what needs `key` in the schema before must not outlive: tearers, and what gives a column a rebuilt type.
    [[nodiscard]] QList<int> replacers(const schema::ObjectKey &key) const;
    [[nodiscard]] const QHash<schema::ObjectKey, QList<int>> &byKey() const { return m_byKey; }
    /// Actions on parts of a table or view.
    [[nodiscard]] QList<int> partsOf(const QualifiedName &relation) const { return m_parts.value(relation); }
    [[nodiscard]] int dropOf(const QualifiedName &relation) const { return m_drops.value(relation, -1); }
    [[nodiscard]] int bodyOf(const QualifiedName &relation) const { return m_bodies.value(relation, -1); }

private:
    void addCopiedForeignKeys(const schema::Table &table);
    void addColumnOfChildren(int index, const schema::ObjectKey &column, const render::RenderContext &context);

    const QList<Action> &m_actions;
    QSet<schema::ObjectKey> m_copiedForeignKeys; ///< of created partitions
    QHash<schema::ObjectKey, QList<int>> m_comingDown; ///< columns of children → what makes or drops that of the parent
    QHash<schema::ObjectKey, QList<int>> m_byKey;
    QSet<QString> m_relations; ///< names, without schemas, of what the actions are about
    QHash<QualifiedName, QList<int>> m_parts;
    QHash<QualifiedName, int> m_bodies; ///< created tables and views
    QHash<QualifiedName, int> m_drops; ///< dropped tables and views
};

} // namespace schemawright::plan
