#include "views/highlight/syntaxrepository.h"

#include <KSyntaxHighlighting/Repository>

#include <QtGlobal>

// Resources of a static library are registered by hand; the macro must stand outside any namespace.
static void registerDefinitions()
{
    Q_INIT_RESOURCE(schemawright_syntax);
}

namespace schemawright::highlight {

KSyntaxHighlighting::Repository &threadRepository()
{
    static const bool registered = [] {
        registerDefinitions();
        return true;
    }();
    Q_UNUSED(registered)
    thread_local KSyntaxHighlighting::Repository repository;
    return repository;
}

} // namespace schemawright::highlight
