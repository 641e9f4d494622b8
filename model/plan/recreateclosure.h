// The closure behind recreate.h: recreate.cpp finds what must go and come back, recreateactions.cpp cuts it into actions.
#pragma once

#include "model/plan/action.h"
#include "model/plan/dependents.h"
#include "model/plan/partindexes.h"
#include "model/render/statement.h"

#include <QHash>
#include <QSet>

namespace schemawright::plan {

/// Something whose dependents cannot stay.
struct Seed {
    schema::ObjectKey key;
    int origin = -1;
    bool typeOnly = false; ///< a column that stays and changes its type: keys, indexes and defaults follow by themselves
    bool retyped = false; ///< a column of a rebuilt type: what compares it with another column of the type is in the way
};

class Closure
{
public:
    /// `done`: indices of changes that are left out, because others do them.
    Closure(const QList<diff::Change> &changes, const QSet<int> &done, const render::RenderContext &context)
        : m_changes(changes)
        , m_done(done)
        , m_context(context)
        , m_dependents(context.before)
        , m_dependentsAfter(context.after)
        , m_partIndexes(context.before)
    {
        for (int i = 0; i < changes.size(); ++i)
            m_changeOf.insert(changes.at(i).key, i);
    }

    [[nodiscard]] Result<QList<Action>> run();

private:
    [[nodiscard]] Result<> findSeeds();
    [[nodiscard]] Result<> seedRebuild(int index);
    [[nodiscard]] bool isRebuiltTable(const schema::ObjectKey &key) const;
    void seedTypeChange(const schema::ObjectKey &column, int origin);
    void seedChildren(const schema::ObjectKey &column, int origin, bool typeOnly);
    [[nodiscard]] Result<> follow(const Seed &seed);
    void seedParentIndexes();
    void takePartsAlong(const Seed &seed);
    [[nodiscard]] Result<> takeAlong(const schema::ObjectKey &dependent, const Seed &seed);
    void takeForeignKeysAlong(const schema::ObjectKey &dependent, const Seed &seed);
    void recreate(const schema::ObjectKey &key, const Seed &seed);
    void takeDefault(const schema::ObjectKey &key, int origin);
    [[nodiscard]] bool movesWithType(const schema::ObjectKey &dependent, const diff::Object &object, const Seed &seed) const;
    [[nodiscard]] Result<> moveWithType(const schema::ObjectKey &dependent, const diff::Object &object, const Seed &seed);
    void separateDefaults(const schema::ObjectKey &column, int origin);
    [[nodiscard]] bool goesAnyway(const schema::ObjectKey &key) const;
    [[nodiscard]] bool isReplaced(const schema::ObjectKey &key) const;
    [[nodiscard]] bool letsGo(const schema::ObjectKey &dependent, const schema::ObjectKey &referenced);
    [[nodiscard]] QList<Action> actionsOfChange(int index) const;
    [[nodiscard]] QList<Action> actionsOfDefault(const schema::ObjectKey &key, int origin) const;
    [[nodiscard]] QList<Action> actionsOfTable(int index) const;
    [[nodiscard]] QList<Action> actionsOfType(const schema::ObjectKey &key) const;
    [[nodiscard]] QList<Action> actionsOfRetyped(const schema::ObjectKey &key) const;
    [[nodiscard]] QList<Action> actionsOfRecreated(const schema::ObjectKey &key, int origin) const;

    [[nodiscard]] QList<Action> actionsOfCopies() const;

    const QList<diff::Change> &m_changes;
    const QSet<int> &m_done;
    const render::RenderContext &m_context;
    Dependents m_dependents;
    Dependents m_dependentsAfter;
    PartIndexes m_partIndexes;
    QHash<schema::ObjectKey, int> m_changeOf;
    QSet<schema::ObjectKey> m_replacedRoutines; ///< dropped, while another of the same name is created
    QList<Seed> m_seeds;
    QHash<schema::ObjectKey, int> m_recreated; ///< → origin
    QList<schema::ObjectKey> m_recreatedInOrder;
    QHash<schema::ObjectKey, int> m_defaults; ///< columns and domains whose expressions go away for a while → origin
    QList<schema::ObjectKey> m_defaultsInOrder;
    QHash<schema::ObjectKey, int> m_rebuilt; ///< types that are not altered in place → origin
    QList<schema::ObjectKey> m_rebuiltInOrder;
    QHash<int, QList<QualifiedName>> m_rebuiltTables; ///< by change: the table, then its partitions
    QSet<QualifiedName> m_rebuiltTableNames;
    QSet<QualifiedName> m_rebuiltNames;
    QSet<schema::ObjectKey> m_inUse; ///< rebuilt types that something keeps its values in
    QHash<schema::ObjectKey, int> m_retyped; ///< columns of rebuilt types → origin
    QList<schema::ObjectKey> m_retypedInOrder;
    QSet<schema::ObjectKey> m_lockedAnyway; ///< what is recreated because a table is rewritten
};

/// The parent's change brings it along, also to a column that the child defines itself.
[[nodiscard]] std::optional<schema::ObjectKey> parentColumn(
    const schema::ObjectKey &column, const render::RenderContext &context);

} // namespace schemawright::plan
