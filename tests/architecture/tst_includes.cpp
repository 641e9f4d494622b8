// The layers of DESIGN: a folder includes only itself and folders of a lower number; libpq, libpg_query and threads stay
// where they belong.
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

struct Include {
    QString file; ///< relative to the project's root
    int line = 0;
    QString target; ///< what stands between the quotes or brackets
};

QHash<QString, int> layers()
{
    return { { u"model/base"_s, 0 }, { u"model/schema"_s, 1 }, { u"model/sql"_s, 1 }, { u"model/hcl"_s, 1 },
        { u"model/prisma"_s, 1 }, { u"model/hclschema"_s, 2 }, { u"model/postgres"_s, 2 }, { u"model/diff"_s, 2 }, { u"model/catalog"_s, 3 },
        { u"model/render"_s, 3 }, { u"model/migrations"_s, 3 }, { u"model/devdb"_s, 4 }, { u"model/plan"_s, 4 },
        { u"model/sources"_s, 5 }, { u"model/lint"_s, 5 }, { u"model/apply"_s, 6 }, { u"model/drift"_s, 6 },
        { u"model/review"_s, 6 }, { u"model/project"_s, 6 }, { u"model/report"_s, 7 }, { u"model/trace"_s, 7 }, { u"model/workflow"_s, 8 },
        { u"views"_s, 9 }, { u"app"_s, 10 } };
}

/// "model/diff", "views", "app": the unit that has a layer.
QString unitOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return parts.first() == "model"_L1 ? parts.mid(0, 2).join(u'/') : parts.first();
}

QList<Include> readIncludes(const QString &root)
{
    static const QRegularExpression pattern(u"^\\s*#\\s*include\\s*[\"<]([^\">]+)[\">]"_s);
    QList<Include> includes;
    for (const QString &top : { u"model"_s, u"views"_s, u"app"_s }) {
        QDirIterator files(root + u'/' + top, { u"*.h"_s, u"*.cpp"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            int line = 0;
            while (!file.atEnd()) {
                ++line;
                const auto match = pattern.match(QString::fromUtf8(file.readLine()));
                if (match.hasMatch())
                    includes.append({ QDir(root).relativeFilePath(file.fileName()), line, match.captured(1) });
            }
        }
    }
    return includes;
}

} // namespace

class TestIncludes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_includes = readIncludes(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR));
        QVERIFY(m_includes.size() > 500); // The reader works.
    }

    void foldersIncludeOnlyLowerLayers()
    {
        const QHash<QString, int> layer = layers();
        QStringList wrong;
        for (const Include &include : m_includes) {
            const QString from = unitOf(include.file);
            const QString to = unitOf(include.target);
            if (!layer.contains(to) || from == to)
                continue;
            if (!layer.contains(from))
                wrong << u"%1 is in a folder without a layer"_s.arg(include.file);
            else if (layer.value(to) >= layer.value(from))
                wrong << u"%1:%2 includes %3"_s.arg(include.file).arg(include.line).arg(include.target);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void headersOfOthersStayBehindTheirFolder_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QStringList>("folders");
        QTest::newRow("libpq") << u"libpq-fe\\.h"_s << QStringList { u"model/postgres/"_s };
        QTest::newRow("libpg_query") << u"pg_query(/.*)?\\.h"_s << QStringList { u"model/sql/"_s };
        QTest::newRow("toml++") << u"toml\\+\\+/.*"_s << QStringList { u"model/project/tomllint.cpp"_s };
        QTest::newRow("threads") << u"(thread|future|QThread|QThreadPool|QtConcurrent.*|QFuture.*)"_s
                                 << QStringList { u"app/jobs/"_s };
        QTest::newRow("widgets") << u"(QtWidgets/.*|QWidget|QPlainTextEdit|QTreeView)"_s
                                 << QStringList { u"views/"_s, u"app/"_s };
    }
    void headersOfOthersStayBehindTheirFolder()
    {
        QFETCH(QString, header);
        QFETCH(QStringList, folders);
        const QRegularExpression pattern(u'^' + header + u'$');
        // QThread::msleep: waiting for a lock between processes; no thread is started there.
        const QStringList sleepers { u"model/postgres/privateserver.cpp"_s, u"model/apply/clock.cpp"_s };
        // Threads that end before the function that starts them returns: reading from sockets, joining what was read.
        const QStringList joiners { u"model/base/deadline.h"_s, u"model/postgres/pipeline.cpp"_s,
            u"model/catalog/inspector.cpp"_s, u"model/catalog/draft.cpp"_s, u"model/trace/watchedrun.cpp"_s };
        QStringList wrong;
        int allowed = 0;
        for (const Include &include : m_includes) {
            if (!pattern.match(include.target).hasMatch())
                continue;
            const bool isInFolder = std::any_of(folders.begin(), folders.end(),
                [&include](const QString &folder) { return include.file.startsWith(folder); });
            const bool isJoined = include.target != "QThread"_L1 && joiners.contains(include.file);
            if (isInFolder || isJoined || (include.target == "QThread"_L1 && sleepers.contains(include.file)))
                ++allowed;
            else
                wrong << u"%1:%2 includes %3"_s.arg(include.file).arg(include.line).arg(include.target);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(allowed > 0); // The pattern matches what it should.
    }

    void theModelHasNoObjects()
    {
        QStringList wrong;
        for (const Include &include : m_includes) {
            if (include.file.startsWith("model/"_L1) && include.target == "QObject"_L1)
                wrong << include.file;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void panelsDoNotIncludeEachOther()
    {
        // What panels may share. Everything else under views/ is a panel.
        const QStringList shared { u"document"_s, u"highlight"_s, u"widgets"_s, u"textpane"_s };
        QStringList wrong;
        for (const Include &include : m_includes) {
            if (!include.file.startsWith("views/"_L1) || !include.target.startsWith("views/"_L1))
                continue;
            const QString from = include.file.section(u'/', 1, 1);
            const QString to = include.target.section(u'/', 1, 1);
            if (from != to && !shared.contains(to))
                wrong << u"%1 includes %2"_s.arg(include.file, include.target);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    QList<Include> m_includes;
};

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
