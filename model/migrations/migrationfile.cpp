// Directives are read as Atlas does: only from comment lines at the head of the file, and that head must end with a
// blank line (else the comments belong to the first statement); delimiter, checkpoint and sum only count on line 1.
#include "model/migrations/migrationfile.h"

#include "model/base/textfile.h"

#include <QRegularExpression>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

struct Directive {
    QString name;
    QString value;
    int line = 1;
};

std::optional<Directive> parseDirective(const QString &text, int line)
{
    static const QRegularExpression pattern(u"^(?:--|#) ?atlas:(\\w+)(?: +(.*?))?\\s*$"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return Directive { match.captured(1), match.captured(2), line };
}

/// The comment lines at the start, when a blank line (or nothing else) follows them.
QStringList headLines(const QString &text)
{
    QStringList head;
    for (const QStringView line : qTokenize(text, u'\n')) {
        if (line.trimmed().isEmpty())
            return head;
        if (!line.startsWith("--"_L1) && !line.startsWith(u'#'))
            return {};
        head << line.toString();
    }
    return head;
}

Error directiveError(const MigrationFile &file, int line, const QString &text)
{
    Error error;
    error.kind = ErrorKind::Input;
    error.text = text;
    error.file = file.fileName;
    error.line = line;
    return error;
}

Result<> applyTxMode(MigrationFile &file, const Directive &directive)
{
    if (file.txMode)
        return makeError(directiveError(file, directive.line, u"multiple txmode values in file directives"_s));
    if (directive.value == "none"_L1)
        file.txMode = TxMode::None;
    else if (directive.value == "file"_L1)
        file.txMode = TxMode::File;
    else if (directive.value == "all"_L1)
        return makeError(directiveError(file, directive.line, u"txmode \"all\" is not allowed in file directive"_s));
    else
        return makeError(directiveError(file, directive.line, u"unknown txmode \"%1\""_s.arg(directive.value)));
    return {};
}

Result<> applyFirstLine(MigrationFile &file, const Directive &directive)
{
    if (directive.name == "checkpoint"_L1)
        file.checkpoint = true;
    else if (directive.name == "sum"_L1 && directive.value == "ignore"_L1)
        file.sumIgnored = true;
    else if (directive.name == "delimiter"_L1) {
        if (directive.value.isEmpty())
            return makeError(directiveError(file, directive.line, u"empty delimiter"_s));
        file.delimiter = directive.value;
        file.delimiter.replace("\\n"_L1, "\n"_L1).replace("\\r"_L1, "\r"_L1).replace("\\t"_L1, "\t"_L1);
    }
    return {};
}

} // namespace

QString squashMark(const QString &standsFor)
{
    return u"-- schemawright:squashed "_s + standsFor;
}

QString readSquashMark(const QString &text)
{
    constexpr qsizetype headSize = 4096; // behind the header of a revision in Python, too
    static const QRegularExpression mark(
        u"^[ \\t]*(?:--|#) schemawright:squashed[ \\t]+(\\S[^\\r\\n]*?)[ \\t]*\\r?$"_s, QRegularExpression::MultilineOption);
    return mark.match(text.left(headSize)).captured(1);
}

Result<MigrationFile> makeMigrationFile(const QString &fileName, const QByteArray &bytes)
{
    MigrationFile file;
    file.fileName = fileName;
    const QString stem = fileName.endsWith(".sql"_L1) ? fileName.chopped(4) : fileName;
    const qsizetype underscore = stem.indexOf(u'_');
    file.version = underscore < 0 ? stem : stem.left(underscore);
    file.description = underscore < 0 ? QString() : stem.mid(underscore + 1);
    file.bytes = bytes;
    const auto text = textOf(bytes, fileName);
    if (!text) {
        Error error = text.error();
        error.file = fileName;
        return makeError(error);
    }
    file.text = *text;
    file.standsFor = readSquashMark(file.text);

    if (const auto first = parseDirective(file.text.left(file.text.indexOf(u'\n')), 1))
        TRY(applyFirstLine(file, *first));
    const QStringList head = headLines(file.text);
    for (int i = 0; i < head.size(); ++i) {
        const auto directive = parseDirective(head[i], i + 1);
        if (directive && directive->name == "txmode"_L1)
            TRY(applyTxMode(file, *directive));
    }
    return file;
}

} // namespace schemawright::migrations
