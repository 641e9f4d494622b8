#include "model/lint/namingrules.h"

#include "model/lint/rulecontext.h"
#include "model/sql/lexer.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameLimit = 63; // NAMEDATALEN, in bytes

/// Whether the text can hold a name beyond the limit at all: asked for every statement, so it has to be quick.
bool mayHoldLongName(QStringView text)
{
    constexpr qsizetype fewestCharacters = nameLimit / 4; // a character has up to four bytes
    qsizetype run = 0;
    for (const QChar character : text) {
        const bool isInName = character.isLetterOrNumber() || character == u'_' || character == u'$' || character.isSurrogate();
        run = isInName ? run + 1 : 0;
        if (run > nameLimit || (run > fewestCharacters && character.unicode() > 127) || character == u'"')
            return true;
    }
    return false;
}

void checkTooLong(RuleContext &context)
{
    const QString &text = context.parsed().source.text;
    if (text.size() <= nameLimit / 4 || context.parsed().error || !mayHoldLongName(text))
        return;
    const qsizetype offset = context.parsed().source.range.start;
    sql::Lexer lexer(text);
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        if (lexeme.kind != sql::LexemeKind::Word && lexeme.kind != sql::LexemeKind::QuotedName)
            continue;
        const QString name = sql::nameOf(QStringView(text).mid(lexeme.range.start, lexeme.range.length), lexeme.kind);
        const qsizetype bytes = name.toUtf8().size();
        if (bytes <= nameLimit)
            continue;
        Report report;
        report.hazard = Hazard::Fails;
        report.range = { offset + lexeme.range.start, lexeme.range.length };
        report.object = name;
        report.message = u"this name has "_s + QString::number(bytes) + u" bytes; the server cuts it to 63, and two that begin alike collide"_s;
        context.report(report);
    }
}

struct CreatedName {
    QString name;
    SourceRange range;
};

QList<CreatedName> createdNames(const RuleContext &context)
{
    QList<CreatedName> names;
    if (const auto *create = context.as<sql::CreateTable>()) {
        names.append({ create->table.name.name, create->table.range });
        for (const sql::ColumnDefinition &column : create->columns)
            names.append({ column.name.name, column.name.range });
    } else if (const auto *view = context.as<sql::CreateView>()) {
        names.append({ view->view.name.name, view->view.range });
    } else if (const auto *index = context.as<sql::CreateIndex>()) {
        names.append({ index->name.name, index->name.range });
    } else if (const auto *rename = context.as<sql::Rename>()) {
        names.append({ rename->to.name, rename->to.range });
    } else if (const auto *alter = context.as<sql::AlterTable>()) {
        for (const sql::AlterTableAction &part : alter->actions) {
            if (const auto *add = std::get_if<sql::AddColumn>(&part.action))
                names.append({ add->column.name.name, add->column.name.range });
        }
    }
    return names;
}

void checkQuoted(RuleContext &context)
{
    for (const CreatedName &created : createdNames(context)) {
        if (created.name.isEmpty() || sql::quoteIdentifier(created.name) == created.name)
            continue;
        Report report;
        report.range = created.range;
        report.object = created.name;
        report.message = created.name + u" needs quotes wherever it is used: lower case letters, digits and _ do not"_s;
        context.report(report);
    }
}

/// What the statement makes, changes or drops, as written.
QList<sql::RelationRef> targets(const RuleContext &context)
{
    if (const auto *create = context.as<sql::CreateTable>())
        return { create->table };
    if (const auto *alter = context.as<sql::AlterTable>())
        return { alter->relation };
    if (const auto *view = context.as<sql::CreateView>())
        return { view->view };
    if (const auto *index = context.as<sql::CreateIndex>())
        return { index->table };
    QList<sql::RelationRef> relations;
    const auto *drop = context.as<sql::DropObjects>();
    using enum sql::ObjectClass;
    const bool hasSchema = drop
        && (drop->kind == Table || drop->kind == View || drop->kind == MaterializedView || drop->kind == Index
            || drop->kind == Sequence || drop->kind == Type);
    if (hasSchema) {
        for (const sql::DropObjects::Target &target : drop->targets)
            relations.append({ target.name, target.range, false, false });
    }
    return relations;
}

void checkSchemaQualified(RuleContext &context)
{
    if (context.state().settings().value(u"search_path"_s))
        return;
    for (const sql::RelationRef &relation : targets(context)) {
        const TableKnowledge table = context.table(relation.name);
        if (!relation.name.schema.isEmpty() || relation.temporary || (table.state && table.state->temporary))
            continue;
        Report report;
        report.range = relation.range;
        report.object = relation.name.name;
        report.message = u"which schema "_s + relation.name.name + u" is in depends on the search_path of whoever runs this"_s;
        context.report(report);
    }
}

} // namespace

std::span<const RuleInfo> namingRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"identifier-too-long"_s, {}, Family::Naming, Warning, Needs::Statement,
            u"A name that the server cuts."_s, checkTooLong },
        { u"quoted-identifier"_s, {}, Family::Naming, Info, Needs::Statement, u"A name that needs quotes."_s, checkQuoted,
            true },
        { u"require-schema-qualified"_s, { u"require-table-schema"_s }, Family::Naming, Info, Needs::File,
            u"A name whose schema depends on search_path."_s, checkSchemaQualified, true },
    });
    return rules;
}

} // namespace schemawright::lint
