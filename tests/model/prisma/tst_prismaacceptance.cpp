// What Prisma's engine accepts and refuses, against what we do: 500 probes and the cases of its own validation suite.
// Places count: an error is ours when one of our lines is one of the engine's.
#include "model/base/textfile.h"
#include "model/prisma/parser.h"
#include "model/prisma/schema.h"

#include "tests/support/pgfixture.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace schemawright;
using namespace schemawright::prisma;
using namespace Qt::StringLiterals;

namespace {

struct Verdict {
    bool accepted = true;
    QSet<int> lines; ///< of errors
    QStringList texts;
};

Verdict ours(const QString &text)
{
    const std::vector<Document> documents { parseDocument(u"schema.prisma"_s, text) };
    Verdict verdict;
    for (const Problem &problem : resolve(documents).problems) {
        const LineColumn place = toLineColumn(text, problem.range.start);
        verdict.texts << u"%1:%2 %3"_s.arg(place.line).arg(place.column).arg(problem.text);
        if (problem.severity == Severity::Error) {
            verdict.accepted = false;
            verdict.lines.insert(place.line);
        }
    }
    return verdict;
}

/// Where we decide otherwise than Prisma 7, and why.
QString deliberate(const QString &id)
{
    static const QHash<QString, QString> known {
        { u"grammar::config-url"_s, u"Prisma 5 and 6 have url"_s },
        { u"grammar::config-directUrl"_s, u"Prisma 5 and 6 have directUrl"_s },
        { u"grammar::config-shadow"_s, u"Prisma 5 and 6 have shadowDatabaseUrl"_s },
        { u"grammar::preview-metrics"_s, u"a feature of Prisma 5 and 6"_s },
        { u"attr::dup-map-enum-value"_s, u"PostgreSQL refuses it"_s },
        { u"attr::map-empty"_s, u"PostgreSQL refuses it"_s },
        { u"view::view-id"_s, u"Prisma up to 6.12 accepts it"_s },
        { u"view::view-index"_s, u"Prisma up to 6.12 accepts it"_s },
        { u"missing_property_value"_s, u"the engine points at the whole block, we at the setting"_s },
        { u"view_with_pkey"_s, u"Prisma up to 6.12 accepts it"_s },
        { u"view_with_indexes"_s, u"Prisma up to 6.12 accepts it"_s },
    };
    return known.value(id);
}

struct Counts {
    int cases = 0;
    int agree = 0;
    int deliberate = 0;
    QStringList disagreements;
};

void compare(
    Counts &counts, const QString &id, const Verdict &own, bool accepted, const QSet<int> &lines, const QString &words)
{
    ++counts.cases;
    const bool isSamePlace = accepted || own.lines.intersects(lines);
    if (own.accepted == accepted && isSamePlace) {
        ++counts.agree;
    } else if (!deliberate(id).isEmpty()) {
        ++counts.deliberate;
        qInfo("%s: otherwise on purpose, because %s", qPrintable(id), qPrintable(deliberate(id)));
    } else {
        counts.disagreements << u"%1: Prisma %2 (%3), ours %4: %5"_s.arg(id, accepted ? u"accepts"_s : u"refuses"_s,
            words, own.accepted ? u"accepts"_s : u"refuses"_s, own.texts.join(u" | "_s));
    }
}

} // namespace

class TestPrismaAcceptance : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_corpus = testing::corpusFolder();
        if (m_corpus.isEmpty())
            SKIP_WITHOUT_CORPUS("cases of Prisma's engine");
    }
    void probes();
    void validationSuite();
    void theCorpusIsAccepted();

private:
    QString m_corpus;
};

void TestPrismaAcceptance::probes()
{
    QFile file(m_corpus + u"/prisma-engine-cases/probes.jsonl"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    Counts counts;
    while (!file.atEnd()) {
        const QJsonObject probe = QJsonDocument::fromJson(file.readLine()).object();
        const QString text = probe[u"schema"_s].toString();
        const QByteArray bytes = text.toUtf8();
        QSet<int> lines;
        QStringList words;
        for (const auto &value : probe[u"lint"_s].toArray()) {
            const QJsonObject lint = value.toObject();
            if (lint[u"warning"_s].toBool())
                continue;
            const QByteArray before = bytes.left(lint[u"start"_s].toInt());
            const auto first = before.count('\n') + 1;
            const auto last = bytes.left(lint[u"end"_s].toInt() - 1).count('\n') + 1;
            for (auto line = first; line <= last; ++line)
                lines.insert(static_cast<int>(line));
            words << u"%1 %2"_s.arg(first).arg(lint[u"text"_s].toString().left(120));
        }
        compare(counts, probe[u"id"_s].toString(), ours(text), probe[u"valid"_s].toBool(), lines, words.join(u" | "_s));
    }
    qInfo("%d probes: %d agree, %d differ on purpose, %lld disagree", counts.cases, counts.agree, counts.deliberate,
        static_cast<long long>(counts.disagreements.size()));
    QVERIFY2(counts.disagreements.isEmpty(), qPrintable(counts.disagreements.join(u'\n')));
    QCOMPARE(counts.cases, 500);
}

void TestPrismaAcceptance::validationSuite()
{
    static const QRegularExpression place(
        u"(?:^|\\n)error: ([^\\n]*)\\n(?:(?!warning: )[^\\n]*\\n)*? *--> +schema\\.prisma:(\\d+)"_s);
    Counts counts;
    QDirIterator files(m_corpus + u"/prisma-engine-cases/psl-validation"_s, { u"*.prisma"_s }, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const auto text = readTextFile(path);
        QVERIFY_RESULT(text);
        const auto expected = readTextFile(path.chopped(7) + u".engine8.txt"_s);
        const QString messages = expected ? *expected : QString();
        QSet<int> lines;
        QStringList words;
        auto matches = place.globalMatch(messages);
        while (matches.hasNext()) {
            const auto match = matches.next();
            lines.insert(match.captured(2).toInt());
            words << match.captured(2) + u' ' + match.captured(1).left(120);
        }
        compare(counts, files.fileInfo().completeBaseName(), ours(*text), lines.isEmpty(), lines, words.join(u" | "_s));
    }
    qInfo("%d cases: %d agree, %d differ on purpose, %lld disagree", counts.cases, counts.agree, counts.deliberate,
        static_cast<long long>(counts.disagreements.size()));
    QVERIFY2(counts.disagreements.isEmpty(), qPrintable(counts.disagreements.join(u'\n')));
    QVERIFY(counts.cases > 90);
}

void TestPrismaAcceptance::theCorpusIsAccepted()
{
    const QFileInfoList entries = QDir(m_corpus + u"/prisma"_s).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot);
    int schemas = 0;
    for (const QFileInfo &entry : entries) {
        if (!entry.isDir() && entry.suffix() != "prisma"_L1)
            continue;
        std::vector<Document> documents;
        QDirIterator files(entry.filePath(), { u"*.prisma"_s }, QDir::Files, QDirIterator::Subdirectories);
        QStringList paths { entry.filePath() };
        if (entry.isDir())
            paths.clear();
        while (entry.isDir() && files.hasNext())
            paths << files.next();
        for (const QString &path : std::as_const(paths)) {
            const auto text = readTextFile(path);
            QVERIFY_RESULT(text);
            documents.push_back(parseDocument(path, *text));
        }
        const Schema schema = resolve(documents);
        QStringList errors;
        for (const Problem &problem : schema.problems) {
            const Document &document = documents.at(static_cast<std::size_t>(problem.file));
            if (problem.severity == Severity::Error)
                errors << u"%1:%2 %3"_s.arg(document.file)
                              .arg(toLineColumn(document.text, problem.range.start).line)
                              .arg(problem.text);
        }
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
        ++schemas;
    }
    qInfo("%d schemas of the corpus have no errors", schemas);
    QVERIFY(schemas >= 35);
}

QTEST_GUILESS_MAIN(TestPrismaAcceptance)
#include "tst_prismaacceptance.moc"
