#include "peertable.h"

#include "model/base/textfile.h"
#include "model/lint/rules.h"

#include <QRegularExpression>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QString &table)
{
    return QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/peers/") + table + u".tsv"_s;
}

} // namespace

std::optional<QList<QStringList>> readIndex(const QString &path)
{
    const auto text = readTextFile(path);
    if (!text)
        return std::nullopt;
    QList<QStringList> rows;
    const QStringList lines = text->split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(1))
        rows.append(line.split(u'\t'));
    return rows;
}

PeerTable::PeerTable(const QString &peer)
{
    constexpr qsizetype shortestReason = 20;
    for (const QStringList &row : readIndex(pathOf(peer)).value_or(QList<QStringList>())) {
        const bool isReasoned = row.size() > 2 && row.constLast().size() > shortestReason;
        const QString subject = row.first(std::max<qsizetype>(row.size() - 2, 0)).join(u'\t');
        if (!isReasoned || m_rows.contains(subject))
            m_unexplained.append(row.join(u' ') + u": not a row with a reason, or the second one of its case"_s);
        else
            m_rows.insert(subject, row.at(row.size() - 2));
    }
}

void PeerTable::compare(const QString &subject, bool peerFinds, bool weFind)
{
    if (peerFinds == weFind) {
        ++m_agreed;
        return;
    }
    ++(weFind ? m_stricter : m_laxer);
    const QString way = weFind ? u"stricter"_s : u"laxer"_s;
    if (m_rows.value(subject) == way)
        m_rows.remove(subject);
    else
        m_unexplained.append(subject + u": we are "_s + way + u", and no row says why"_s);
}

QStringList PeerTable::problems() const
{
    QStringList problems = m_unexplained;
    for (auto row = m_rows.begin(); row != m_rows.end(); ++row)
        problems.append(row.key() + u": we are said to be "_s + row.value() + u", and are not"_s);
    return problems;
}

QString PeerTable::summary() const
{
    return u"%1 of %2 agree; we are stricter in %3 and laxer in %4"_s.arg(
        QString::number(m_agreed), QString::number(compared()), QString::number(m_stricter), QString::number(m_laxer));
}

QString databaseOf(const QString &peer, const QString &caseName)
{
    QString lines;
    for (const QStringList &row : readIndex(pathOf(peer + u"-database"_s)).value_or(QList<QStringList>())) {
        const QString pattern = QRegularExpression::wildcardToRegularExpression(row.first());
        if (QRegularExpression(pattern).match(caseName).hasMatch())
            lines += u"-- @"_s + row.constLast() + u'\n';
    }
    return lines;
}

QStringList optionalRules()
{
    QStringList ids;
    for (const lint::RuleInfo &rule : lint::allRules()) {
        if (rule.optional)
            ids.append(rule.id);
    }
    return ids;
}

bool isFeared(const lint::Finding &finding)
{
    return finding.severity != lint::Severity::Info || lint::findRule(finding.rule)->severity == lint::Severity::Info;
}

} // namespace schemawright::testing
