#include "views/editors/namevalidation.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

// NAMEDATALEN is 64 with the final zero byte; longer names are cut off by the server with a mere notice.
// docs: sql-syntax-lexical, "Identifiers and Key Words".
constexpr qsizetype longestNameBytes = 63;

QString sentence(const char *text)
{
    return QCoreApplication::translate("schemawright::editors", text);
}

bool needsQuotes(const QString &name)
{
    return name.contains(u',') || name.contains(u'"') || name != name.trimmed() || name.isEmpty();
}

} // namespace

QString nameProblem(const QString &name, const QStringList &siblings)
{
    if (name.trimmed().isEmpty())
        return sentence(QT_TRANSLATE_NOOP("schemawright::editors", "A name is needed."));
    if (siblings.contains(name))
        return sentence(QT_TRANSLATE_NOOP("schemawright::editors", "The name “%1” is already taken here.")).arg(name);
    const qsizetype size = name.toUtf8().size();
    if (size > longestNameBytes)
        return sentence(QT_TRANSLATE_NOOP("schemawright::editors",
                            "The name is %1 bytes long; PostgreSQL keeps only 63 and would cut it off."))
            .arg(size);
    return {};
}

QString typeProblem(const QString &type)
{
    if (type.trimmed().isEmpty())
        return sentence(QT_TRANSLATE_NOOP("schemawright::editors", "A type is needed, such as text or bigint."));
    return {};
}

QString columnListProblem(const QStringList &columns, const QStringList &known, int minimum)
{
    if (columns.size() < minimum)
        return sentence(QT_TRANSLATE_NOOP("schemawright::editors", "At least one column is needed."));
    for (const QString &column : columns) {
        if (!known.contains(column))
            return sentence(QT_TRANSLATE_NOOP("schemawright::editors", "There is no column “%1”.")).arg(column);
        if (columns.count(column) > 1)
            return sentence(QT_TRANSLATE_NOOP("schemawright::editors", "The column “%1” is named twice.")).arg(column);
    }
    return {};
}

QStringList splitNames(const QString &text)
{
    QStringList names;
    QString name;
    bool isQuoted = false;
    bool wasQuoted = false;
    const auto finish = [&] {
        const QString finished = wasQuoted ? name : name.trimmed();
        if (!finished.isEmpty())
            names.append(finished);
        name.clear();
        wasQuoted = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'"' && isQuoted && i + 1 < text.size() && text.at(i + 1) == u'"') {
            name += c;
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
            if (isQuoted)
                name.clear(); // what stands before the quotes is space
            wasQuoted = true;
        } else if (c == u',' && !isQuoted) {
            finish();
        } else if (isQuoted || !wasQuoted) {
            name += c;
        }
    }
    finish();
    return names;
}

QString joinNames(const QStringList &names)
{
    QStringList written;
    for (QString name : names) {
        if (needsQuotes(name))
            name = u'"' + name.replace(u'"', u"\"\""_s) + u'"';
        written.append(name);
    }
    return written.join(u", "_s);
}

QString freeName(const QString &wish, const QStringList &taken)
{
    QString name = wish;
    for (int number = 2; taken.contains(name); ++number)
        name = wish + u'_' + QString::number(number);
    return name;
}

} // namespace schemawright::editors
