// Which extensions the columns and indexes of a schema.prisma need. Prisma creates those that the datasource lists;
// teams that never listed theirs have them from a migration written by hand.
#include "model/sources/prismasource.h"

#include <QRegularExpression>
#include <QSet>

#include <array>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

struct Provided {
    QLatin1StringView word; ///< a type, an operator class or a function
    QLatin1StringView extension;
};
constexpr std::array provided {
    Provided { "citext"_L1, "citext"_L1 },
    Provided { "hstore"_L1, "hstore"_L1 },
    Provided { "ltree"_L1, "ltree"_L1 },
    Provided { "lquery"_L1, "ltree"_L1 },
    Provided { "cube"_L1, "cube"_L1 },
    Provided { "vector"_L1, "vector"_L1 },
    Provided { "halfvec"_L1, "vector"_L1 },
    Provided { "sparsevec"_L1, "vector"_L1 },
    Provided { "geometry"_L1, "postgis"_L1 },
    Provided { "geography"_L1, "postgis"_L1 },
    Provided { "gin_trgm_ops"_L1, "pg_trgm"_L1 },
    Provided { "gist_trgm_ops"_L1, "pg_trgm"_L1 },
    Provided { "uuid_generate_v1"_L1, "uuid-ossp"_L1 },
    Provided { "uuid_generate_v1mc"_L1, "uuid-ossp"_L1 },
    Provided { "uuid_generate_v4"_L1, "uuid-ossp"_L1 },
};

QString extensionOf(const QString &word)
{
    for (const Provided &known : provided) {
        if (word.compare(known.word, Qt::CaseInsensitive) == 0)
            return known.extension;
    }
    return {};
}

/// The first word of a type or call that is not qualified: "vector(1536)" is vector.
QString firstWord(const QString &text)
{
    static const QRegularExpression pattern(u"^\\s*\"?([A-Za-z_][A-Za-z0-9_]*)\"?\\s*(?![A-Za-z0-9_\".])"_s);
    return pattern.match(text).captured(1);
}

class Search
{
public:
    explicit Search(const prisma::Schema &schema)
    {
        if (!schema.datasource)
            return;
        for (const prisma::Extension &extension : schema.datasource->extensions)
            m_known.insert(extension.name);
    }
    void look(const QString &word, const prisma::Place &place, const QString &reason)
    {
        const QString extension = extensionOf(word);
        if (extension.isEmpty() || m_known.contains(extension))
            return;
        m_known.insert(extension);
        m_missing.push_back({ extension, place, reason });
    }
    [[nodiscard]] std::vector<MissingExtension> missing() { return std::move(m_missing); }

private:
    QSet<QString> m_known;
    std::vector<MissingExtension> m_missing;
};

void lookAtField(Search &search, const prisma::ScalarField &field)
{
    if (field.native)
        search.look(field.native->name, field.place, u"the type @db."_s + field.native->name);
    if (field.kind == prisma::ColumnKind::Unsupported)
        search.look(firstWord(field.unsupported), field.place, u"the type %1"_s.arg(field.unsupported));
    if (field.standard.kind == prisma::DefaultKind::Expression)
        search.look(firstWord(field.standard.expression), field.place, field.standard.expression);
}

} // namespace

std::vector<MissingExtension> missingExtensions(const prisma::Schema &schema)
{
    Search search(schema);
    for (const prisma::Model &model : schema.models) {
        if (model.isView)
            continue;
        for (const prisma::ScalarField &field : model.fields)
            lookAtField(search, field);
        for (const prisma::Index &index : model.indexes) {
            prisma::Place place = model.place;
            place.range = index.attribute;
            for (const prisma::IndexColumn &column : index.columns)
                search.look(column.operatorClass, place, u"the operator class %1"_s.arg(column.operatorClass));
        }
    }
    return search.missing();
}

} // namespace schemawright::sources
