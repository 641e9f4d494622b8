#include "model/postgres/resultset.h"

#include <charconv>

#include <libpq-fe.h>

namespace schemawright::postgres {

ResultSet::ResultSet(pg_result *result)
    : m_result(result, &PQclear)
{
}

int ResultSet::rowCount() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

int ResultSet::columnCount() const
{
    return m_result ? PQnfields(m_result.get()) : 0;
}

QStringList ResultSet::columnNames() const
{
    QStringList names;
    for (int column = 0; column < columnCount(); ++column)
        names << QString::fromUtf8(PQfname(m_result.get(), column));
    return names;
}

bool ResultSet::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

QString ResultSet::text(int row, int column) const
{
    return m_texts ? m_texts->text(utf8(row, column)) : QString::fromUtf8(utf8(row, column));
}

QByteArrayView ResultSet::utf8(int row, int column) const
{
    return { PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column) };
}

std::optional<QString> ResultSet::optionalText(int row, int column) const
{
    if (isNull(row, column))
        return std::nullopt;
    return text(row, column);
}

bool ResultSet::boolean(int row, int column) const
{
    return PQgetvalue(m_result.get(), row, column)[0] == 't';
}

qint64 ResultSet::integer(int row, int column) const
{
    const QByteArrayView digits = utf8(row, column);
    qint64 number = 0;
    std::from_chars(digits.begin(), digits.end(), number);
    return number;
}

double ResultSet::real(int row, int column) const
{
    return QByteArrayView(PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column)).toDouble();
}

QStringList ResultSet::array(int row, int column) const
{
    return parseArray(text(row, column));
}

QString ResultSet::commandTag() const
{
    return m_result ? QString::fromUtf8(PQcmdStatus(m_result.get())) : QString();
}

qint64 ResultSet::affectedRows() const
{
    return m_result ? QByteArrayView(PQcmdTuples(m_result.get())).toLongLong() : 0;
}

namespace {

/// An element in quotes that begins behind `at`; `at` is then behind its end.
QString quotedElement(QStringView text, qsizetype &at)
{
    QString element;
    for (++at; at < text.size() && text[at] != u'"'; ++at) {
        if (text[at] == u'\\' && at + 1 < text.size())
            ++at;
        element += text[at];
    }
    ++at;
    return element;
}

QString bareElement(QStringView text, qsizetype &at)
{
    const qsizetype start = at;
    while (at < text.size() && text[at] != u',' && text[at] != u'}')
        ++at;
    const QStringView element = text.mid(start, at - start);
    return element == u"NULL" ? QString() : element.toString();
}

} // namespace

QStringList parseArray(const QString &text)
{
    QStringList elements;
    if (text.size() < 3)
        return elements;
    elements.reserve(text.count(u',') + 1);
    for (qsizetype at = 1; at < text.size(); ++at) // The comma or brace behind each is passed over.
        elements.append(text[at] == u'"' ? quotedElement(text, at) : bareElement(text, at));
    return elements;
}

} // namespace schemawright::postgres
