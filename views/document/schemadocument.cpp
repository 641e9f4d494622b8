#include "views/document/schemadocument.h"

#include "views/document/editcommand.h"
#include "views/document/renames.h"
#include "views/document/schemaedits.h"
#include "views/document/tableobject.h"
#include "views/document/touchedobjects.h"

#include <QSet>

namespace schemawright::document {

using schema::ObjectKey;
using schema::ObjectKind;

namespace {

constexpr int undoLimit = 500;

/// The table without its parts: those are changes of their own.
diff::Object withoutParts(const diff::Object &object)
{
    const auto *table = std::get_if<Shared<schema::Table>>(&object);
    if (!table)
        return object;
    schema::Table bare = **table;
    bare.columns.clear();
    bare.constraints.clear();
    bare.indexes.clear();
    bare.triggers.clear();
    bare.policies.clear();
    bare.rules.clear();
    return Shared<schema::Table>(bare);
}

} // namespace

SchemaDocument::SchemaDocument(QObject *parent)
    : QObject(parent)
{
    m_undo.setUndoLimit(undoLimit);
}

void SchemaDocument::load(const schema::Database &base)
{
    m_undo.clear();
    m_base = base;
    m_state = { base, {} };
    m_changes.clear();
    m_marks = {};
    emit changed({ ChangeScope::Loaded, {}, {} });
}

void SchemaDocument::loadEdited(
    const schema::Database &base, const schema::Database &edited, const QList<diff::Rename> &renames)
{
    load(base);
    if (!(edited == base))
        m_undo.push(new EditsOnLoadedCommand(*this, m_state, { edited, renames }));
}

void SchemaDocument::setCurrent(const schema::Database &current)
{
    m_current = current;
    m_hasCurrent = true;
    emit changed({ ChangeScope::CurrentRead, {}, {} });
}

void SchemaDocument::clearCurrent()
{
    m_current = {};
    m_hasCurrent = false;
    emit changed({ ChangeScope::CurrentRead, {}, {} });
}

void SchemaDocument::setChanges(const QList<diff::Change> &changes)
{
    m_changes = changes;
    m_marks = ChangeMarks(changes);
    emit changed({ ChangeScope::Compared, {}, {} });
}

void SchemaDocument::setSaved()
{
    m_base = m_state.edited;
    m_undo.setClean();
}

bool SchemaDocument::apply(const schema::SchemaEdit &edit, const QString &property)
{
    const Result<schema::Database> next = schema::applyEdit(m_state.edited, edit);
    if (!next) {
        emit editRefused(next.error());
        return false;
    }
    if (*next == m_state.edited)
        return true;
    m_undo.push(new EditCommand(*this, edit, property, m_state, { *next, renamesAfter(edit) }));
    return true;
}

QList<diff::Rename> SchemaDocument::renamesAfter(const schema::SchemaEdit &edit) const
{
    const ObjectKey before = targetObject(edit);
    const ObjectKey after = schema::editedObject(edit);
    if (isAddition(edit))
        return m_state.renames;
    if (before != after) {
        // What was added here has no name of before: calling it otherwise is no rename in the database.
        const ObjectKey original = originalKey(m_state.renames, before);
        const bool isKnown = findTableObject(reference(), original) || findTableObject(m_base, original);
        return isKnown ? withRename(m_state.renames, before, after.name) : m_state.renames;
    }
    const bool isRemoval = makeRemoveEdit(before).has_value() && makeRemoveEdit(before)->index() == edit.index();
    return isRemoval ? withoutRenamesOf(m_state.renames, before) : m_state.renames;
}

void SchemaDocument::restore(const DocumentState &state, const std::optional<Renaming> &renaming)
{
    QSet<ObjectKey> touched;
    const QList<ObjectKey> objects = touchedObjects(m_state.edited, state.edited);
    for (const ObjectKey &key : objects)
        touched << key << originalKey(m_state.renames, key) << originalKey(state.renames, key);
    m_state = state;
    markProvisionally({ touched.cbegin(), touched.cend() });
    emit changed({ ChangeScope::Edited, objects, renaming });
}

void SchemaDocument::markProvisionally(const QList<ObjectKey> &objects)
{
    for (const ObjectKey &key : objects)
        m_marks.put(key, provisionalChange(key));
}

std::optional<diff::Change> SchemaDocument::provisionalChange(const ObjectKey &key) const
{
    const ObjectKey original = originalKey(m_state.renames, key);
    const std::optional<diff::Object> after = findTableObject(m_state.edited, key);
    const std::optional<diff::Object> before = findTableObject(reference(), after ? original : key);
    if (!after && !before)
        return std::nullopt;
    if (!before)
        return diff::Change { diff::ChangeAction::Create, key, {}, after, {} };
    if (!after) {
        const bool isRenamed = findTableObject(m_state.edited, renamedKey(m_state.renames, key)).has_value();
        return isRenamed ? std::nullopt : std::optional(diff::Change { diff::ChangeAction::Drop, key, before, {}, {} });
    }
    if (withName(withoutParts(*before), key.name) != withoutParts(*after))
        return diff::Change { diff::ChangeAction::Alter, key, before, after, {} };
    if (original.name != key.name)
        return diff::Change { diff::ChangeAction::Rename, original, before, after, {} };
    return std::nullopt;
}

} // namespace schemawright::document
