#include "app/panecontent.h"

namespace schemawright::app {

PaneContent makePaneContent(const workflow::Session &session, const workflow::SessionDifference &difference,
    const std::optional<schema::ObjectKey> &key, const schema::ObjectKey &beforeKey)
{
    PaneContent content;
    content.key = key;
    const workflow::Session::PaneTexts texts = session.paneTexts(difference, key, beforeKey);
    content.before = texts.before;
    content.after = texts.after;
    content.diff = diff::diffTexts(content.before, content.after);
    content.beforeColors = highlight::highlightText(content.before, highlight::sqlDefinition);
    content.afterColors = highlight::highlightText(content.after, highlight::sqlDefinition);
    return content;
}

} // namespace schemawright::app
