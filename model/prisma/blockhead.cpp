#include "model/prisma/blockhead.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

QString documentationText(QStringView comment)
{
    const QStringView text = comment.mid(3);
    return (text.startsWith(u' ') ? text.mid(1) : text).toString();
}

QString nameComplaint(const QString &name, const QString &what)
{
    if (!name.isEmpty() && name.at(0) >= u'0' && name.at(0) <= u'9')
        return u"the name of %1 cannot start with a digit: put a letter before %2"_s.arg(what, name);
    if (name.contains(u'-'))
        return u"the name of %1 cannot have a `-`: write `_`, and name it \"%2\" in the database with @map or @@map"_s
            .arg(what, name);
    return {};
}

std::optional<BlockKind> blockKindAt(const Cursor &cursor)
{
    for (const BlockKind kind : { BlockKind::Model, BlockKind::View, BlockKind::CompositeType, BlockKind::Enum,
             BlockKind::Datasource, BlockKind::Generator }) {
        Cursor ahead = cursor;
        if (!ahead.take(keywordOf(kind)))
            continue;
        ahead.skipBlanks();
        if (!ahead.takeName())
            continue;
        ahead.skipBlanks();
        if (ahead.startsWith("{"_L1))
            return kind;
    }
    return std::nullopt;
}

} // namespace schemawright::prisma
