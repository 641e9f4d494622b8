// Names of keys and indexes are unique in their schema; those of one model, foreign keys included, in the model.
#include "model/prisma/context.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

struct Use {
    const Model *model = nullptr;
    SourceRange range;
    QString label;
};

class NameRegister
{
public:
    explicit NameRegister(Context &context)
        : m_context(context)
    { }
    /// Reports a name that something else has, at both places.
    void add(const QString &scope, const QString &name, const Use &use);

private:
    void report(const Use &use, const QString &name);
    Context &m_context;
    QHash<QString, Use> m_uses;
    QSet<QString> m_reported;
};

void NameRegister::report(const Use &use, const QString &name)
{
    m_context.error(use.model->place.file, use.range,
        u"two keys or indexes would be named \"%1\" in the database: give one of them another name with `map`"_s.arg(
            name));
}

void NameRegister::add(const QString &scope, const QString &name, const Use &use)
{
    const QString key = scope + QChar(0) + name;
    const auto known = m_uses.constFind(key);
    if (known == m_uses.constEnd()) {
        m_uses.insert(key, use);
        return;
    }
    if (!m_reported.contains(key))
        report(*known, name);
    m_reported.insert(key);
    report(use, name);
}

} // namespace

void checkConstraintNames(Context &context)
{
    NameRegister ofSchemas(context);
    NameRegister ofModels(context);
    for (std::size_t i = 0; i < context.models().size(); ++i) {
        const Model &model = context.models()[i];
        if (model.isView)
            continue;
        const QString own = QString::number(i);
        QSet<QString> indexNames;
        for (const Index &index : model.indexes) {
            ofSchemas.add(model.schema, index.name, { &model, index.attribute, index.label });
            if (indexNames.contains(index.name))
                continue; // Reported for the schema.
            indexNames.insert(index.name);
            ofModels.add(own, index.name, { &model, index.attribute, index.label });
        }
        for (const ForeignKey &key : model.foreignKeys) {
            const RelationField &field = model.relations.at(static_cast<std::size_t>(key.relationField));
            ofModels.add(own, key.name, { &model, field.attribute, u"@relation"_s });
        }
    }
}

} // namespace schemawright::prisma
