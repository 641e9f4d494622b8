#include "model/sources/dotenv.h"

#include <QRegularExpression>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

QString expanded(const QString &text, const QHash<QString, QString> &known)
{
    static const QRegularExpression pattern(u"\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}"_s);
    QString result;
    qsizetype position = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += text.mid(position, match.capturedStart() - position);
        result += known.value(match.captured(1));
        position = match.capturedEnd();
    }
    return result + text.mid(position);
}

QString valueOf(const QString &written, const QHash<QString, QString> &known)
{
    static const QRegularExpression quoted(u"^(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)')\\s*(?:#.*)?$"_s);
    const auto match = quoted.match(written);
    if (match.hasMatch() && match.capturedStart(2) >= 0)
        return match.captured(2);
    if (match.hasMatch())
        return expanded(match.captured(1).replace(u"\\n"_s, u"\n"_s).replace(u"\\\""_s, u"\""_s), known);
    static const QRegularExpression comment(u"\\s#.*$"_s);
    return expanded(QString(written).remove(comment).trimmed(), known);
}

} // namespace

QHash<QString, QString> readVariables(const QString &text)
{
    static const QRegularExpression line(u"^\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*?)\\s*$"_s);
    QHash<QString, QString> variables;
    for (const QString &written : text.split(u'\n')) {
        const auto match = line.match(written);
        if (match.hasMatch())
            variables.insert(match.captured(1), valueOf(match.captured(2), variables));
    }
    return variables;
}

} // namespace schemawright::sources
