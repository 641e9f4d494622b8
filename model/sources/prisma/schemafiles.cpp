#include "model/sources/prisma/schemafiles.h"

#include "model/prisma/parser.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using prisma::BlockKind;
using prisma::Document;

PrismaFiles::PrismaFiles(const QList<PrismaFile> &files, const QString &standardSchema)
    : m_standardSchema(standardSchema)
{
    for (const PrismaFile &file : files)
        m_documents.push_back(prisma::parseDocument(file.file, file.text));
    resolve();
}

void PrismaFiles::resolve()
{
    m_schema = prisma::resolve(m_documents);
}

QList<PrismaFile> PrismaFiles::files() const
{
    QList<PrismaFile> files;
    for (const Document &document : m_documents)
        files.append({ document.file, document.text });
    return files;
}

QString PrismaFiles::firstError() const
{
    const auto error = std::ranges::find(m_schema.problems, prisma::Severity::Error, &prisma::Problem::severity);
    return error == m_schema.problems.cend() ? QString() : error->text;
}

QString PrismaFiles::datasourceName() const
{
    return m_schema.datasource ? m_schema.datasource->name : u"db"_s;
}

namespace {

bool isNamed(const QString &schema, const QString &name, const QualifiedName &wanted, const QString &standardSchema)
{
    return name == wanted.name && (schema.isEmpty() ? standardSchema : schema) == wanted.schema;
}

} // namespace

const prisma::Model *PrismaFiles::findModel(const QualifiedName &table) const
{
    const auto found = std::ranges::find_if(m_schema.models, [&](const prisma::Model &model) {
        return !model.isView && isNamed(model.schema, model.table, table, m_standardSchema);
    });
    return found == m_schema.models.cend() ? nullptr : &*found;
}

const prisma::Enumeration *PrismaFiles::findEnum(const QualifiedName &type) const
{
    const auto found = std::ranges::find_if(m_schema.enums, [&](const prisma::Enumeration &enumeration) {
        return isNamed(enumeration.schema, enumeration.type, type, m_standardSchema);
    });
    return found == m_schema.enums.cend() ? nullptr : &*found;
}

const prisma::ScalarField *PrismaFiles::findField(const prisma::Model &model, const QString &column) const
{
    const auto found = std::ranges::find(model.fields, column, &prisma::ScalarField::column);
    return found == model.fields.cend() ? nullptr : &*found;
}

int PrismaFiles::indexOf(const prisma::Model &model) const
{
    return static_cast<int>(&model - m_schema.models.data());
}

const prisma::Block &PrismaFiles::block(const prisma::Place &place) const
{
    return m_documents.at(static_cast<std::size_t>(place.file)).blocks.at(static_cast<std::size_t>(place.block));
}

BlockEditor &PrismaFiles::edit(const prisma::Place &place)
{
    const std::pair key(place.file, place.block);
    const auto found = m_editors.find(key);
    if (found != m_editors.end())
        return found->second;
    const QString &text = m_documents.at(static_cast<std::size_t>(place.file)).text;
    return m_editors.emplace(key, BlockEditor(text, block(place))).first->second;
}

// The pieces above a block up to a blank line are its comment.
void PrismaFiles::removeBlock(const prisma::Place &place)
{
    const Document &document = m_documents.at(static_cast<std::size_t>(place.file));
    const auto own = std::ranges::find(document.pieces, place.block, &prisma::Piece::block);
    auto first = own;
    while (first != document.pieces.begin() && (first - 1)->kind == prisma::PieceKind::Comment)
        --first;
    const auto isBlank = [&](auto piece) {
        return piece != document.pieces.end() && piece->kind == prisma::PieceKind::Blank;
    };
    auto last = own + 1;
    if (isBlank(last)) // the rest of its last line
        ++last;
    if (isBlank(last))
        ++last;
    else if (first != document.pieces.begin() && isBlank(first - 1))
        --first;
    const qsizetype start = first->range.start;
    m_edits[place.file].append(Edit { { start, (last - 1)->range.end() - start }, {} });
}

void PrismaFiles::addBlock(BlockKind kind, const QString &text)
{
    auto file = static_cast<int>(m_documents.size()) - 1;
    qsizetype position = m_documents.back().text.size();
    for (int i = 0; i < static_cast<int>(m_documents.size()); ++i) {
        for (const prisma::Block &other : m_documents[static_cast<std::size_t>(i)].blocks) {
            if (other.kind != kind)
                continue;
            file = i;
            position = other.range.end();
        }
    }
    const QString &whole = m_documents[static_cast<std::size_t>(file)].text;
    const QString lineEnd = whole.contains("\r\n"_L1) ? u"\r\n"_s : u"\n"_s;
    QString own = text;
    own.replace(u'\n', lineEnd);
    const bool isAtEnd = position == whole.size();
    const QString gap = isAtEnd && whole.endsWith(u'\n') ? lineEnd : QString(lineEnd + lineEnd);
    m_edits[file].append({ { position, 0 }, isAtEnd ? QString(gap + own + lineEnd) : QString(gap + own) });
}

void PrismaFiles::apply()
{
    for (const auto &[key, editor] : m_editors)
        m_edits[key.first].append({ editor.range(), editor.text() });
    for (auto edits = m_edits.begin(); edits != m_edits.end(); ++edits) {
        std::ranges::stable_sort(*edits, {}, [](const Edit &edit) { return edit.range.start; });
        Document &document = m_documents[static_cast<std::size_t>(edits.key())];
        QString text = document.text;
        for (auto edit = edits->crbegin(); edit != edits->crend(); ++edit)
            text.replace(edit->range.start, edit->range.length, edit->text);
        document = prisma::parseDocument(document.file, text);
    }
    m_edits.clear();
    m_editors.clear();
    resolve();
}

} // namespace schemawright::sources
