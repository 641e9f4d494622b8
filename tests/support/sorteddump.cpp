#include "sorteddump.h"

#include <QRegularExpression>
#include <QStringList>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

// Storage parameters are kept in the order in which they were set.
QString withSortedParameters(const QString &text)
{
    static const QRegularExpression clause(u" WITH \\(([^()]*)\\)"_s);
    const QRegularExpressionMatch match = clause.match(text);
    QStringList parameters = match.captured(1).split(u", "_s);
    parameters.sort();
    return match.hasMatch() ? text.left(match.capturedStart(1)) + parameters.join(u", "_s) + text.mid(match.capturedEnd(1))
                            : text;
}

// The columns of extended statistics are kept in the order of their numbers.
QString withSortedStatistics(const QString &text)
{
    static const QRegularExpression clause(u"\nCREATE STATISTICS .* ON (.*) FROM "_s);
    const QRegularExpressionMatch match = clause.match(text);
    QStringList columns = match.captured(1).split(u", "_s);
    columns.sort();
    return match.hasMatch() ? text.left(match.capturedStart(1)) + columns.join(u", "_s) + text.mid(match.capturedEnd(1))
                            : text;
}

/// Options of a TOAST table that no column needs any more last until the next rewrite: whether there are any is history. Of
/// the others our inspection speaks.
QString withoutToastOptions(const QString &dump)
{
    static const QRegularExpression option(u"toast\\.\\w+='[^']*'"_s);
    static const QRegularExpression clause(u"^WITH \\(((?:[\\w.]+='[^']*'(?:, )?)+)\\)"_s, QRegularExpression::MultilineOption);
    QString text = dump;
    for (auto match = clause.match(text); match.hasMatch(); match = clause.match(text, match.capturedStart() + 1)) {
        QStringList options = match.captured(1).split(u", "_s);
        if (options.removeIf([](const QString &one) { return option.match(one).hasMatch(); }) == 0)
            continue;
        if (options.isEmpty()) // with the line end before it
            text.remove(match.capturedStart() - 1, match.capturedLength() + 1);
        else
            text.replace(match.capturedStart(), match.capturedLength(), QString(u"WITH ("_s + options.join(u", "_s) + u')'));
    }
    return text;
}

} // namespace

QString sortedDump(const QString &text)
{
    const QString dump = withoutToastOptions(text);
    // The last object, whichever it is, has the end of the dump behind it.
    QStringList objects = dump.section(u"\n--\n-- PostgreSQL database dump complete"_s, 0, 0).split(u"\n--\n-- Name: "_s);
    objects.removeFirst();
    for (QString &object : objects) {
        // "-- Dependencies" and the like vary with the order in which objects were made.
        // Grants are printed in the order in which they were made.
        const bool isAccess = object.contains(u" ACL;"_s);
        if (isAccess) {
            QStringList lines = object.split(u'\n');
            lines.sort();
            object = lines.join(u'\n');
        }
        if (object.contains(u"; Type: INDEX;"_s))
            object = withSortedParameters(object);
        if (object.contains(u"; Type: STATISTICS;"_s))
            object = withSortedStatistics(object);
        const bool isTable = object.contains(u"; Type: TABLE;"_s) || object.contains(u"; Type: FOREIGN TABLE;"_s);
        if (!isTable)
            continue;
        QStringList lines = object.split(u'\n');
        for (QString &line : lines) {
            if (line.endsWith(u','))
                line.chop(1);
            // Storage parameters are kept in the order in which they were set.
            if (line.startsWith(u"WITH ("_s)) {
                QStringList parameters = line.mid(6, line.size() - 8).split(u", "_s);
                parameters.sort();
                line = parameters.join(u", "_s);
            }
        }
        lines.sort();
        object = lines.join(u'\n');
    }
    objects.sort();
    return objects.join(u"\n\n"_s);
}

} // namespace schemawright::testing
