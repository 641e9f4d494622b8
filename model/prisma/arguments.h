// The arguments of one attribute: which is which, and what is wrong with them. One argument may stand without its name.
#pragma once

#include "model/prisma/context.h"

namespace schemawright::prisma {

class Arguments
{
public:
    /// `label` is how messages name the attribute ("@@index"), `unnamed` the argument that needs no name; empty: none.
    /// The context and the attribute outlive it.
    Arguments(Context &context, int file, const Attribute &attribute, const QString &label, QLatin1StringView unnamed);

    /// The value of an argument that may be missing.
    [[nodiscard]] const Expression *find(QLatin1StringView name);
    /// The same; reports that it is missing, with what to write.
    [[nodiscard]] const Expression *require(QLatin1StringView name, const QString &example);
    /// A text; reports another value. Nothing when it is missing.
    [[nodiscard]] std::optional<QString> findText(QLatin1StringView name);
    /// Reports every argument that nobody asked for.
    void reportOthers(const QString &known);

    void error(const SourceRange &range, const QString &text);

private:
    struct Named {
        QString name;
        const Argument *argument = nullptr;
        bool isUsed = false;
    };
    Context &m_context;
    int m_file;
    const Attribute &m_attribute;
    QString m_label;
    std::vector<Named> m_arguments;
};

/// "a text", "a list", for messages.
[[nodiscard]] QString kindText(ExpressionKind kind);

} // namespace schemawright::prisma
