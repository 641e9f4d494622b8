// The value in an open cell editor belongs to the document before anything is done with the document.
#pragma once

namespace schemawright::widgets {

/// First line of every document action (save, compare, undo, apply): a cell editor or form field that has the focus
/// hands over its value. An action's shortcut does not take the focus away, so without this the handler sees the former
/// value. The focus goes back to the view, so that the keyboard stays where it was.
void commitOpenEditors();

} // namespace schemawright::widgets
