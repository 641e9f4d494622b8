// Colours a text that a person types in: only the lines that changed are looked at again.
#pragma once

#include "views/highlight/highlightedtext.h"

#include <QObject>

class QPalette;
class QTextDocument;

namespace schemawright::highlight {

class DocumentHighlighter final : public QObject
{
    Q_OBJECT

public:
    /// Its parent is the document.
    DocumentHighlighter(QTextDocument *document, const QPalette &palette, QStringView definitionName = sqlDefinition);

    void setPalette(const QPalette &palette);

private:
    class Formats;
    Formats *m_formats; ///< the document's
};

} // namespace schemawright::highlight
