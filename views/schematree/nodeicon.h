#pragma once

#include "views/schematree/treenode.h"

#include <QHash>
#include <QIcon>

namespace schemawright::schematree {

/// One icon per kind of object, made once.
class NodeIcons
{
public:
    /// Groups take the icon of what they hold.
    [[nodiscard]] QIcon icon(const NodeId &id);

private:
    QHash<QString, QIcon> m_icons;
};

} // namespace schemawright::schematree
