#include "model/workflow/locknote.h"

#include "model/schema/lockmode.h"

#include <QLocale>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

QString workText(render::Work work)
{
    switch (work) {
    case render::Work::Instant:
        return {};
    case render::Work::Scan:
        return u"reads all of it"_s;
    case render::Work::IndexBuild:
        return u"builds an index"_s;
    case render::Work::Rewrite:
        return u"rewrites it"_s;
    }
    Q_UNREACHABLE();
}

QString shortName(const QualifiedName &name)
{
    return name.schema == "public"_L1 ? name.name : name.toText();
}

} // namespace

QString sizeText(qint64 bytes)
{
    static const QStringList units { u"bytes"_s, u"kB"_s, u"MB"_s, u"GB"_s, u"TB"_s };
    auto value = static_cast<double>(bytes);
    qsizetype unit = 0;
    while (value >= 1024 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    return QString::number(value, 'f', value < 10 && unit > 0 ? 1 : 0) + u' ' + units[unit];
}

QString rowsText(const catalog::TableFacts &table)
{
    if (table.isEmpty)
        return u"empty"_s;
    if (table.rowEstimate < 0)
        return u"never analysed: row count unknown"_s;
    return QLocale(QLocale::English).toString(static_cast<qint64>(table.rowEstimate)) + u" rows"_s;
}

QString lockNote(const render::Statement &statement, const catalog::Facts &facts)
{
    if (statement.locks.isEmpty())
        return {};
    const render::RelationLock &strongest = statement.locks.first();
    QStringList parts { schema::lockModeText(strongest.mode) + u" on "_s + shortName(strongest.relation) };
    if (const auto table = facts.tables.constFind(strongest.relation); table != facts.tables.constEnd())
        parts << sizeText(table->sizeBytes) << rowsText(*table);
    if (const QString work = workText(statement.work); !work.isEmpty())
        parts << work;
    return parts.join(u" · "_s);
}

} // namespace schemawright::workflow
