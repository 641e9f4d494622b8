// One step of undo: the document before and after an edit. Snapshots share all that the edit did not touch.
#pragma once

#include "views/document/schemadocument.h"

#include <QUndoCommand>

namespace schemawright::document {

class EditCommand final : public QUndoCommand
{
public:
    EditCommand(SchemaDocument &document, const schema::SchemaEdit &edit, const QString &property,
        const DocumentState &before, const DocumentState &after);

    [[nodiscard]] int id() const override;
    void undo() override;
    void redo() override;
    /// Joins a further change of the same property of the same object, and the naming of what was just added.
    bool mergeWith(const QUndoCommand *other) override;

private:
    SchemaDocument &m_document;
    schema::SchemaEdit m_edit;
    QString m_property;
    schema::ObjectKey m_keyBefore;
    schema::ObjectKey m_keyAfter;
    DocumentState m_before;
    DocumentState m_after;
};

/// Edits of before on a schema that was read again: one step, whatever they were.
class EditsOnLoadedCommand final : public QUndoCommand
{
public:
    EditsOnLoadedCommand(SchemaDocument &document, const DocumentState &before, const DocumentState &after);

    void undo() override;
    void redo() override;

private:
    SchemaDocument &m_document;
    DocumentState m_before;
    DocumentState m_after;
};

} // namespace schemawright::document
