// The manual page lists every verb with exactly the options that its --help has, and describes every option.
#include "model/base/process.h"
#include "model/base/textfile.h"

#include <QRegularExpression>
#include <QtTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

QString helpOf(const QStringList &verb)
{
    ProcessRequest request;
    request.program = QStringLiteral(SCHEMAWRIGHT_BINARY_DIR "/bin/schemawright-cli");
    request.arguments = verb + QStringList { u"--help"_s };
    const auto output = runProcess(request);
    return output ? QString::fromUtf8(output->standardOutput) : output.error().toText();
}

/// The indented words that begin a line below "Subcommands:".
QStringList subcommandsIn(const QString &help)
{
    static const QRegularExpression name(u"^  ([a-z]+) "_s, QRegularExpression::MultilineOption);
    QStringList names;
    for (const QRegularExpressionMatch &match : name.globalMatch(help.mid(help.indexOf("Subcommands:"_L1))))
        names.append(match.captured(1));
    return names;
}

QStringList verbs()
{
    QStringList verbs;
    for (const QString &name : subcommandsIn(helpOf({}))) {
        const QString help = helpOf({ name });
        if (!help.contains("Subcommands:"_L1))
            verbs.append(name);
        else
            for (const QString &second : subcommandsIn(help))
                verbs.append(name + u' ' + second);
    }
    return verbs;
}

/// Long names; one that only has a short name stands for itself.
QSet<QString> optionsIn(const QString &text, const QHash<QString, QString> &longNames)
{
    static const QRegularExpression option(u"(?<![\\w-])(--?[a-z][a-z-]*)"_s);
    QSet<QString> options;
    for (const QRegularExpressionMatch &match : option.globalMatch(text))
        options.insert(longNames.value(match.captured(1), match.captured(1)));
    return options;
}

/// Of "  -u,--url TEXT REQUIRED   The database": only what stands in front of the description.
QString optionColumn(const QString &help)
{
    static const QRegularExpression line(u"^  (-\\S+)"_s, QRegularExpression::MultilineOption);
    QString column;
    for (const QRegularExpressionMatch &match : line.globalMatch(help))
        column += match.captured(1).replace(u',', u' ') + u' ';
    return column;
}

const QHash<QString, QString> shortNames { { u"-u"_s, u"--url"_s }, { u"-s"_s, u"--schema"_s }, { u"-f"_s, u"--from"_s }, { u"-h"_s, u"--help"_s } };

} // namespace

class TestManPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto page = readTextFile(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/packaging/man/schemawright-cli.1"));
        QVERIFY(page);
        m_page = QString(*page).replace(u"\\-"_s, u"-"_s).replace(u"\" \""_s, u" "_s);
    }

    void listsEveryVerbWithItsOptions()
    {
        const QStringList all = verbs();
        QCOMPARE(all.size(), 18);
        for (const QString &verb : all) {
            const QRegularExpression entry(u"^\\.BR? \"?%1\"?(?: (.*))?$"_s.arg(verb), QRegularExpression::MultilineOption);
            const QRegularExpressionMatch match = entry.match(section(u"VERBS"_s));
            QVERIFY2(match.hasMatch(), qPrintable(verb));
            QSet<QString> expected = optionsIn(optionColumn(helpOf(verb.split(u' '))), shortNames);
            expected.remove(u"--help"_s);
            const QSet<QString> written = optionsIn(match.captured(1), shortNames);
            QVERIFY2(written == expected, qPrintable(u"%1: the page has %2, --help has %3"_s.arg(verb, sorted(written), sorted(expected))));
            m_options += expected;
        }
    }

    void describesEveryOption()
    {
        QVERIFY(!m_options.isEmpty());
        const QString rest = QString(m_page).remove(section(u"VERBS"_s));
        for (const QString &option : std::as_const(m_options)) {
            const QRegularExpression bold(u"^\\.BR? .*(?<![\\w-])%1(?![\\w-])"_s.arg(option), QRegularExpression::MultilineOption);
            QVERIFY2(bold.match(rest).hasMatch(), qPrintable(option));
        }
    }

private:
    [[nodiscard]] QString section(const QString &title) const
    {
        const qsizetype start = m_page.indexOf(u".SH "_s + title);
        return m_page.mid(start, m_page.indexOf(u"\n.SH "_s, start + 1) - start);
    }
    static QString sorted(const QSet<QString> &options)
    {
        QStringList list = options.values();
        list.sort();
        return list.join(u' ');
    }

    QString m_page;
    QSet<QString> m_options;
};

QTEST_GUILESS_MAIN(TestManPage)
#include "tst_manpage.moc"
