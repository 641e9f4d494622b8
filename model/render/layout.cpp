#include "model/render/layout.h"

#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

const auto statementSeparator = ";\n"_L1;

} // namespace

QString clauses(const QString &head, const QStringList &parts)
{
    QStringList present { head };
    for (const QString &part : parts) {
        if (!part.isEmpty())
            present.append(part);
    }
    const QString line = present.join(u' ');
    if (line.size() <= lineWidth && !line.contains(u'\n'))
        return line;
    return present.join("\n  "_L1);
}

QString itemBlock(const QStringList &items)
{
    return u"(\n  "_s + items.join(",\n  "_L1) + u"\n)"_s;
}

QString alterTable(const QualifiedName &table, const QString &action)
{
    return clauses(u"ALTER TABLE "_s + sql::quoteName(table), { action });
}

QString alterTableOnly(const QualifiedName &table, const QString &action)
{
    return clauses(u"ALTER TABLE ONLY "_s + sql::quoteName(table), { action });
}

QString alterColumn(const QualifiedName &table, const QString &column, const QString &action)
{
    return alterTable(table, u"ALTER COLUMN "_s + sql::quoteIdentifier(column) + u' ' + action);
}

QString quotedWord(const QString &name)
{
    QString word = name;
    word.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + sql::onOneLine(word) + u'"';
}

QString modifyTableText(const QualifiedName &table)
{
    return u"Modify "_s + quotedWord(table.name) + u" table"_s;
}

QString joinedSql(const QList<Statement> &statements)
{
    QStringList texts;
    for (const Statement &statement : statements)
        texts.append(statement.sql);
    return texts.join(statementSeparator);
}

} // namespace schemawright::render
