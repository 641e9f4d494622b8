#include "model/sources/program.h"

#include "model/base/process.h"

#include <QStringDecoder>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes longestRun { 2 };
constexpr qsizetype shownErrorLines = 12;

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString quotedWord(const QString &word)
{
    const bool isPlain = !word.isEmpty() && std::ranges::all_of(word, [](QChar character) {
        return character.isLetterOrNumber() || u"-_./:=@,+%"_s.contains(character);
    });
    return isPlain ? word : QString(u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'');
}

/// The last lines: programs say at the end what went wrong.
QString endOf(const QByteArray &output)
{
    QStringList lines = QString::fromUtf8(output).trimmed().split(u'\n');
    if (lines.size() > shownErrorLines)
        lines = QStringList { u"…"_s } + lines.last(shownErrorLines);
    return lines.join(u'\n');
}

Error withPlace(const Program &program, ErrorKind kind, const QString &text, const QString &detail, const QString &hint)
{
    Error error;
    error.kind = kind;
    error.text = program.place.isEmpty() ? text : QString(program.place + u": "_s + text);
    error.detail = detail;
    error.hint = hint;
    return error;
}

Result<QString> decoded(const Program &program, const QByteArray &output)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(output);
    if (!decoder.hasError())
        return text;
    return makeError(withPlace(program, ErrorKind::Input, u"%1 prints text that is not UTF-8"_s.arg(commandText(program)), {}, {}));
}

} // namespace

QString programUrl(const Program &program)
{
    QStringList parts;
    for (const QString &word : program.command)
        parts << QString(u"arg="_s + encoded(word));
    parts << QString(u"folder="_s + encoded(program.folder));
    if (!program.place.isEmpty())
        parts << QString(u"place="_s + encoded(program.place));
    return u"program://?"_s + parts.join(u'&');
}

Program parseProgramUrl(const QString &url)
{
    const QUrlQuery query(url.mid(url.indexOf(u'?') + 1));
    return { query.allQueryItemValues(u"arg"_s, QUrl::FullyDecoded), query.queryItemValue(u"folder"_s, QUrl::FullyDecoded),
        query.queryItemValue(u"place"_s, QUrl::FullyDecoded) };
}

QString commandText(const Program &program)
{
    QStringList words;
    for (const QString &word : program.command)
        words << quotedWord(word);
    return words.join(u' ');
}

Result<QString> runProgram(const Program &program, bool allowed, const std::stop_token &stop)
{
    const QString command = commandText(program);
    if (program.command.isEmpty() || program.command.first().isEmpty())
        return makeError(withPlace(program, ErrorKind::Input, u"no program is named"_s, {}, u"Write program = [\"name\", \"argument\"]."_s));
    if (!allowed) {
        return makeError(withPlace(program, ErrorKind::Untrusted,
            u"the program %1 would have to run in %2, which nobody has allowed"_s.arg(command, program.folder), {},
            u"If you trust this folder, add --allow-programs (or set SCHEMAWRIGHT_ALLOW_PROGRAMS=1)."_s));
    }
    ProcessRequest request;
    request.program = program.command.first();
    request.arguments = program.command.mid(1);
    request.workingFolder = program.folder;
    request.timeout = longestRun;
    const auto output = runProcess(request, stop);
    if (!output) {
        if (output.error().kind == ErrorKind::Cancelled)
            return makeError(output.error());
        return makeError(withPlace(program, output.error().kind, u"%1: %2"_s.arg(command, output.error().text), output.error().detail, output.error().hint));
    }
    if (output->exitCode != 0) {
        const QString said = endOf(output->standardError.isEmpty() ? output->standardOutput : output->standardError);
        return makeError(withPlace(program, ErrorKind::Input, u"%1 ended with exit code %2"_s.arg(command).arg(output->exitCode),
            said, u"Run it in %1 and mend what it says."_s.arg(program.folder)));
    }
    return decoded(program, output->standardOutput);
}

} // namespace schemawright::sources
