// What a reader holds in the head: file sizes, `#pragma once`, no notes to self, no traces of other machines.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

struct Source {
    QString path;
    QString text;
};

QList<Source> readSources()
{
    const QString root = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR);
    QList<Source> sources;
    for (const QString &top : { u"model"_s, u"views"_s, u"app"_s, u"tests"_s }) {
        QDirIterator files(root + u'/' + top, { u"*.h"_s, u"*.cpp"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                sources.append({ QDir(root).relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()) });
        }
    }
    return sources;
}

} // namespace

class TestStyle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sources = readSources();
        QVERIFY(m_sources.size() > 100);
    }

    void filesFitInTheHead()
    {
        QStringList wrong;
        for (const Source &source : m_sources) {
            const auto lines = source.text.count(u'\n');
            const bool isTest = source.path.startsWith("tests/"_L1);
            const int limit = source.path.endsWith(".h"_L1) ? 250 : (isTest ? 900 : 600);
            if (lines > limit)
                wrong << u"%1 has %2 lines; at most %3"_s.arg(source.path).arg(lines).arg(limit);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void headersAreIncludedOnce()
    {
        QStringList wrong;
        for (const Source &source : m_sources) {
            if (source.path.endsWith(".h"_L1) && !source.text.contains("#pragma once"_L1))
                wrong << source.path;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void nothingIsLeftForLater()
    {
        // Spelt in two parts, so that this file does not find itself.
        const QRegularExpression pattern(u"\\b("_s + u"TO"_s + u"DO|FIX"_s + u"ME|XX"_s + u"X)\\b|#if"_s + u" 0"_s);
        QStringList wrong;
        for (const Source &source : m_sources) {
            if (source.text.contains(pattern))
                wrong << source.path;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void nothingThrows()
    {
        const QRegularExpression pattern(u"^\\s*throw\\b"_s, QRegularExpression::MultilineOption);
        QStringList wrong;
        for (const Source &source : m_sources) {
            if (source.text.contains(pattern))
                wrong << source.path;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    QList<Source> m_sources;
};

QTEST_GUILESS_MAIN(TestStyle)
#include "tst_style.moc"
