#include "model/prisma/syntax.h"

#include <algorithm>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

bool hasErrors(const QList<Problem> &problems)
{
    return std::any_of(
        problems.begin(), problems.end(), [](const Problem &problem) { return problem.severity == Severity::Error; });
}

QLatin1StringView keywordOf(BlockKind kind)
{
    switch (kind) {
    case BlockKind::Model:
        return "model"_L1;
    case BlockKind::View:
        return "view"_L1;
    case BlockKind::CompositeType:
        return "type"_L1;
    case BlockKind::Enum:
        return "enum"_L1;
    case BlockKind::Datasource:
        return "datasource"_L1;
    case BlockKind::Generator:
        return "generator"_L1;
    }
    Q_UNREACHABLE();
}

QString write(const Document &document)
{
    QString result;
    const QStringView text = document.text;
    const auto append = [&result, text](const SourceRange &range) { result += text.mid(range.start, range.length); };
    for (const Piece &piece : document.pieces) {
        if (piece.kind != PieceKind::Block) {
            append(piece.range);
            continue;
        }
        const Block &block = document.blocks.at(static_cast<std::size_t>(piece.block));
        append(block.head);
        for (const Line &line : block.lines)
            append(line.range);
        append(block.tail);
    }
    return result;
}

} // namespace schemawright::prisma
