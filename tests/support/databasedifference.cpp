#include "databasedifference.h"

#include <QSet>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

template <typename T> QString partDifference(const QString &owner, const QList<T> &result, const QList<T> &wanted)
{
    if (result == wanted)
        return {};
    for (qsizetype i = 0; i < std::max(result.size(), wanted.size()); ++i) {
        if (i >= result.size() || i >= wanted.size() || !(result.at(i) == wanted.at(i))) {
            const QString name = i < result.size() ? result.at(i).name : wanted.at(i).name;
            return owner + u": "_s + name;
        }
    }
    return owner;
}

QString nestedDifference(const schema::Table &result, const schema::Table &wanted)
{
    const QString name = result.name.toText();
    for (const QString &text : { partDifference(name + u" column"_s, result.columns, wanted.columns),
             partDifference(name + u" constraint"_s, result.constraints, wanted.constraints),
             partDifference(name + u" index"_s, result.indexes, wanted.indexes),
             partDifference(name + u" trigger"_s, result.triggers, wanted.triggers),
             partDifference(name + u" policy"_s, result.policies, wanted.policies),
             partDifference(name + u" rule"_s, result.rules, wanted.rules) }) {
        if (!text.isEmpty())
            return text;
    }
    return name + u" itself"_s;
}

template <typename T> QString nestedDifference(const T &result, const T &)
{
    return schema::toText(schema::keyOf(result));
}

template <typename T> const T &valueOf(const T &object)
{
    return object;
}
template <typename T> const T &valueOf(const Shared<T> &object)
{
    return *object;
}

template <typename T> QString listDifference(const QString &kind, const QList<T> &result, const QList<T> &wanted)
{
    for (qsizetype i = 0; i < std::min(result.size(), wanted.size()); ++i) {
        if (!(result.at(i) == wanted.at(i)))
            return kind + u' ' + nestedDifference(valueOf(result.at(i)), valueOf(wanted.at(i)));
    }
    return result.size() == wanted.size() ? QString() : QString(kind + u": another number of them"_s);
}

} // namespace

QString firstDifference(const schema::Database &result, const schema::Database &wanted)
{
    if (result == wanted)
        return {};
    for (const QString &text : { listDifference(u"schemas"_s, result.schemas, wanted.schemas),
             listDifference(u"extensions"_s, result.extensions, wanted.extensions),
             listDifference(u"tables"_s, result.tables, wanted.tables),
             listDifference(u"views"_s, result.views, wanted.views),
             listDifference(u"routines"_s, result.routines, wanted.routines),
             listDifference(u"sequences"_s, result.sequences, wanted.sequences),
             listDifference(u"enums"_s, result.enums, wanted.enums),
             listDifference(u"domains"_s, result.domains, wanted.domains),
             listDifference(u"composites"_s, result.composites, wanted.composites),
             listDifference(u"others"_s, result.others, wanted.others) }) {
        if (!text.isEmpty())
            return text;
    }
    return u"objects that are not modelled"_s;
}

QString firstDifferentLines(const QString &result, const QString &wanted)
{
    constexpr qsizetype shown = 8;
    const QStringList have = result.split(u'\n');
    const QStringList want = wanted.split(u'\n');
    const QSet<QString> haveSet(have.begin(), have.end());
    const QSet<QString> wantSet(want.begin(), want.end());
    QStringList lines;
    for (const QString &line : have) {
        if (!wantSet.contains(line) && lines.size() < shown)
            lines.append(u"only here: "_s + line);
    }
    for (const QString &line : want) {
        if (!haveSet.contains(line) && lines.size() < 2 * shown)
            lines.append(u"only wanted: "_s + line);
    }
    return lines.isEmpty() ? u"the same lines, another number of times"_s : lines.join(u'\n');
}

} // namespace schemawright::testing
