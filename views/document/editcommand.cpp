#include "views/document/editcommand.h"

#include "views/document/schemaedits.h"

#include <QCoreApplication>

namespace schemawright::document {

namespace {

constexpr QLatin1StringView nameProperty("name");

std::optional<Renaming> renaming(const schema::ObjectKey &from, const schema::ObjectKey &to)
{
    return from == to ? std::nullopt : std::optional(Renaming { from, to });
}

} // namespace

EditCommand::EditCommand(SchemaDocument &document, const schema::SchemaEdit &edit, const QString &property,
    const DocumentState &before, const DocumentState &after)
    : QUndoCommand(undoText(edit))
    , m_document(document)
    , m_edit(edit)
    , m_property(property)
    , m_keyBefore(targetObject(edit))
    , m_keyAfter(schema::editedObject(edit))
    , m_before(before)
    , m_after(after)
{ }

int EditCommand::id() const
{
    // QUndoStack asks mergeWith() only between commands of one id, and never for -1.
    return static_cast<int>(m_edit.index());
}

void EditCommand::undo()
{
    m_document.restore(m_before, renaming(m_keyAfter, m_keyBefore));
}

void EditCommand::redo()
{
    m_document.restore(m_after, renaming(m_keyBefore, m_keyAfter));
}

bool EditCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const EditCommand *>(other);
    if (next->m_keyBefore != m_keyAfter || next->m_edit.index() != m_edit.index())
        return false;
    const bool namesNewObject = isAddition(m_edit) && next->m_property == nameProperty;
    if (!namesNewObject && (isAddition(m_edit) || next->m_property != m_property))
        return false;
    m_after = next->m_after;
    m_keyAfter = next->m_keyAfter;
    if (namesNewObject) {
        m_keyBefore = m_keyAfter;
        m_edit = asAddition(next->m_edit);
    }
    setText(undoText(m_edit));
    setObsolete(m_after.edited == m_before.edited);
    return true;
}

EditsOnLoadedCommand::EditsOnLoadedCommand(
    SchemaDocument &document, const DocumentState &before, const DocumentState &after)
    : QUndoCommand(QCoreApplication::translate("schemawright::document::EditsOnLoadedCommand", "Earlier edits"))
    , m_document(document)
    , m_before(before)
    , m_after(after)
{
}

void EditsOnLoadedCommand::undo()
{
    m_document.restore(m_before, std::nullopt);
}

void EditsOnLoadedCommand::redo()
{
    m_document.restore(m_after, std::nullopt);
}

} // namespace schemawright::document
