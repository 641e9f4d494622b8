#include "model/lint/privilegerules.h"

#include "model/lint/fixbuilder.h"
#include "model/sql/lexer.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void reportLine(RuleContext &context, Hazard hazard, const QString &object, const QString &message)
{
    Report report;
    report.hazard = hazard;
    report.range = context.firstLine();
    report.object = object;
    report.message = message;
    context.report(report);
}

void checkGrantBroad(RuleContext &context)
{
    const auto *grant = context.details<sql::Grant>();
    if (!grant || grant->revoke)
        return;
    QStringList reasons;
    if (grant->toPublic)
        reasons.append(u"PUBLIC is every role there is and will be"_s);
    if (grant->defaults)
        reasons.append(u"it holds for whatever is made later"_s);
    if (grant->allInSchema)
        reasons.append(u"it concerns every object of the schema"_s);
    if (grant->grantOption)
        reasons.append(u"who gets it can pass it on"_s);
    if (!reasons.isEmpty())
        reportLine(context, Hazard::Security, {}, u"this grants more than it names: "_s + reasons.join(u", and "_s));
}

void checkRevoke(RuleContext &context)
{
    const auto *grant = context.details<sql::Grant>();
    if (grant && grant->revoke && !grant->defaults)
        reportLine(context, Hazard::BreaksClients, {},
            u"programs that still use this privilege fail from the moment this commits"_s);
}

void checkPasswordLiteral(RuleContext &context)
{
    const auto *role = context.details<sql::RoleChange>();
    if (!role || role->password.length == 0)
        return;
    // docs: sql-createrole, "PASSWORD": a verifier tells nobody the password.
    const QStringView literal = QStringView(context.input().text).mid(role->password.start, role->password.length);
    if (literal.startsWith(u"'SCRAM-SHA-256$"))
        return;
    Report report;
    report.hazard = Hazard::Security;
    report.range = role->password;
    report.object = role->role;
    report.message = u"this password is readable in the file, in its history and in the server's log"_s;
    context.report(report);
}

void checkOwnerChange(RuleContext &context)
{
    context.forEachAction<sql::OtherTableAction>(
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            if (action.kind != u"ChangeOwner")
                return;
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = range;
            report.object = table.text;
            report.message = u"OWNER TO takes an ACCESS EXCLUSIVE lock on "_s + table.text
                + u" and its sequences; policies and privileges of the owner change hands"_s;
            context.reportInstant(report, table);
        });
    if (context.isOpaque(u"ReassignOwnedStmt"))
        reportLine(context, Hazard::Security, {}, u"REASSIGN OWNED changes the owner of objects that it does not name"_s);
}

void checkExtensionInPublic(RuleContext &context)
{
    const auto *extension = context.details<sql::CreateExtension>();
    if (!extension || extension->schema != u"public")
        return;
    reportLine(context, Hazard::Security, extension->name,
        u"functions of "_s + extension->name + u" land in public, among the application's own and open to every role"_s);
}

void checkExtensionUpgrade(RuleContext &context)
{
    if (context.isOpaque(u"AlterExtensionStmt"))
        reportLine(context, Hazard::Slow, {},
            u"what the extension's update script locks and changes is not known before it runs"_s);
}

void checkSecurityDefiner(RuleContext &context)
{
    const auto *function = context.as<sql::CreateFunction>();
    if (!function || !function->securityDefiner || function->setsSearchPath)
        return;
    Report report;
    report.hazard = Hazard::Security;
    report.range = function->name.range;
    report.object = function->name.name;
    report.message = u"with its owner's rights "_s + function->name.name
        + u" looks names up in the caller's search_path: the caller can put his own in front"_s;
    if (function->securityRange.length > 0)
        report.fixes = FixBuilder(context, u"Keep the search_path that it is made with"_s)
                           .insert(function->securityRange.end(), u" SET search_path FROM CURRENT"_s)
                           .build();
    context.report(report);
}

/// Between EXECUTE and the end of its text: whether a bare name is joined to it.
bool joinsBareName(sql::Lexer &lexer, QStringView body)
{
    bool afterJoin = false;
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        const QStringView text = body.mid(lexeme.range.start, lexeme.range.length);
        if (lexeme.kind == sql::LexemeKind::Whitespace || lexeme.kind == sql::LexemeKind::Comment)
            continue;
        if (text == u";")
            return false;
        const bool isName = lexeme.kind == sql::LexemeKind::Word || lexeme.kind == sql::LexemeKind::QuotedName;
        const QString name = isName ? sql::nameOf(text, lexeme.kind) : QString();
        const bool isQuoting = name.startsWith(u"quote_") || name == u"format";
        if (afterJoin && isName && !isQuoting)
            return true;
        afterJoin = text == u"||";
    }
    return false;
}

bool executesJoinedText(QStringView body)
{
    sql::Lexer lexer(body);
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        if (lexeme.kind != sql::LexemeKind::Word)
            continue;
        const QStringView word = body.mid(lexeme.range.start, lexeme.range.length);
        if (word.compare(u"execute", Qt::CaseInsensitive) == 0 && joinsBareName(lexer, body))
            return true;
    }
    return false;
}

void checkInjection(RuleContext &context)
{
    const auto *function = context.as<sql::CreateFunction>();
    if (!function || function->language != u"plpgsql" || !executesJoinedText(function->body))
        return;
    Report report;
    report.hazard = Hazard::Security;
    report.range = function->name.range;
    report.object = function->name.name;
    report.message = function->name.name
        + u" executes a text to which a value is joined as it is: whoever supplies the value can run statements"_s;
    context.report(report);
}

} // namespace

std::span<const RuleInfo> privilegeRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"grant-broad"_s, { u"overbroad-grant"_s }, Family::Security, Warning, Needs::Statement,
            u"A grant that concerns more than it names."_s, checkGrantBroad },
        { u"revoke-privilege"_s, {}, Family::BackwardIncompatible, Warning, Needs::Statement,
            u"Programs lose a privilege that they may use."_s, checkRevoke },
        { u"password-literal"_s, {}, Family::Security, Error, Needs::Statement, u"A password in plain text."_s,
            checkPasswordLiteral },
        { u"owner-change"_s, {}, Family::Security, Info, Needs::Statement, u"Another owner locks the table for a moment."_s,
            checkOwnerChange },
        { u"extension-in-public"_s, { u"0014_extension_in_public"_s }, Family::Security, Info, Needs::Statement,
            u"An extension among the application's own functions."_s, checkExtensionInPublic },
        { u"extension-upgrade"_s, { u"0022_extension_versions_outdated"_s }, Family::BackwardIncompatible, Warning,
            Needs::Statement, u"An extension's update runs a script that nobody has seen."_s, checkExtensionUpgrade },
        { u"security-definer-search-path"_s, { u"0011_function_search_path_mutable"_s, u"function-search-path-mutable"_s },
            Family::Security, Error, Needs::Statement, u"A function with its owner's rights and the caller's search_path."_s,
            checkSecurityDefiner },
        { u"dynamic-sql-injection"_s, { u"SA101"_s }, Family::Security, Warning, Needs::Statement,
            u"A function that executes a text with a value joined as it is."_s, checkInjection },
    });
    return rules;
}

} // namespace schemawright::lint
