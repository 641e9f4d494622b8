// The open schema: what the database has, what the sources say, what the person made of it, and the way back.
#pragma once

#include "model/base/result.h"
#include "model/diff/schemadiff.h"
#include "model/schema/schemaedit.h"
#include "views/document/changemarks.h"
#include "views/document/documentchange.h"

#include <QObject>
#include <QUndoStack>

namespace schemawright::document {

/// What undo and redo go back and forth between.
struct DocumentState {
    schema::Database edited;
    QList<diff::Rename> renames; ///< for diff::DiffOptions: the renames made in the editor
};

class SchemaDocument : public QObject
{
    Q_OBJECT

public:
    explicit SchemaDocument(QObject *parent = nullptr);

    /// The connected database as last read; empty while hasCurrent() is false.
    [[nodiscard]] const schema::Database &current() const { return m_current; }
    [[nodiscard]] bool hasCurrent() const { return m_hasCurrent; }
    /// What the sources say, without the edits.
    [[nodiscard]] const schema::Database &base() const { return m_base; }
    [[nodiscard]] const schema::Database &edited() const { return m_state.edited; }
    /// What marks compare with: the connected database, or the sources as long as none is connected.
    [[nodiscard]] const schema::Database &reference() const { return m_hasCurrent ? m_current : m_base; }
    [[nodiscard]] const QList<diff::Rename> &renames() const { return m_state.renames; }
    [[nodiscard]] const QList<diff::Change> &changes() const { return m_changes; }
    [[nodiscard]] const ChangeMarks &marks() const { return m_marks; }
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }
    [[nodiscard]] bool isModified() const { return !m_undo.isClean(); }

    /// Another schema was read from the sources: the edits and the undo history of the former one are gone.
    void load(const schema::Database &base);
    /// The same, and what is left of the edits on it is the one step that can be undone.
    void loadEdited(const schema::Database &base, const schema::Database &edited, const QList<diff::Rename> &renames);
    void setCurrent(const schema::Database &current);
    /// No database is connected any more.
    void clearCurrent();
    /// The differences from reference() to edited(), computed elsewhere. Until they come, the marks of what an edit
    /// touched are set by the edit itself, so that rows do not jump.
    void setChanges(const QList<diff::Change> &changes);
    /// The edits are in the sources now.
    void setSaved();

    /// False when the edit is refused: then editRefused was emitted and nothing changed. Consecutive edits of one
    /// object and kind become one step of undo when they name the same `property` ("type"; empty is one too).
    bool apply(const schema::SchemaEdit &edit, const QString &property = {});

signals:
    void changed(const schemawright::document::DocumentChange &change);
    void editRefused(const schemawright::Error &error);

private:
    friend class EditCommand;
    friend class EditsOnLoadedCommand;
    void restore(const DocumentState &state, const std::optional<Renaming> &renaming);
    void markProvisionally(const QList<schema::ObjectKey> &objects);
    [[nodiscard]] std::optional<diff::Change> provisionalChange(const schema::ObjectKey &key) const;
    [[nodiscard]] QList<diff::Rename> renamesAfter(const schema::SchemaEdit &edit) const;

    schema::Database m_current;
    bool m_hasCurrent = false;
    schema::Database m_base;
    DocumentState m_state;
    QList<diff::Change> m_changes;
    ChangeMarks m_marks;
    QUndoStack m_undo;
};

} // namespace schemawright::document
