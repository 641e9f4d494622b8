// squawk's keys: excluded_rules, included_rules, excluded_paths, pg_version, assume_in_transaction. docs: squawkhq.com, "CLI".
// Ours: enable, disable, severity, excluded_paths, pg_version, in_transaction, small_table, naming, require_columns, application.
#include "model/project/tomllint.h"

#include "model/base/textfile.h"

#include <QDir>
#include <QFileInfo>

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace schemawright::project {

using namespace Qt::StringLiterals;

namespace {

QString textOfKey(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// One table of a file. The first value of the wrong kind is kept as the error.
class TomlReader
{
public:
    TomlReader(const toml::table &table, QString file, TomlSettings &into, std::optional<Error> &error)
        : m_table(table)
        , m_file(std::move(file))
        , m_into(into)
        , m_error(error)
    { }

    [[nodiscard]] LintSettings &settings() { return m_into.settings; }
    [[nodiscard]] QString folder() const { return QFileInfo(m_file).absolutePath(); }

    const toml::node *take(const QString &key)
    {
        m_known.append(key);
        return m_table.get(key.toStdString());
    }
    QStringList texts(const QString &key)
    {
        const toml::node *node = take(key);
        QStringList list;
        if (node == nullptr)
            return list;
        const toml::array *array = node->as_array();
        for (qsizetype i = 0; array != nullptr && i < static_cast<qsizetype>(array->size()); ++i) {
            const auto text = (*array)[static_cast<std::size_t>(i)].value<std::string_view>();
            if (text)
                list.append(textOfKey(*text));
            else
                array = nullptr;
        }
        if (array == nullptr)
            wrong(*node, key, u"a list of texts"_s);
        return list;
    }
    std::optional<QString> text(const QString &key)
    {
        const toml::node *node = take(key);
        const auto value = node ? node->value<std::string_view>() : std::nullopt;
        if (node && !value)
            wrong(*node, key, u"a text"_s);
        return value ? std::optional(textOfKey(*value)) : std::nullopt;
    }
    std::optional<bool> truth(const QString &key)
    {
        const toml::node *node = take(key);
        const auto value = node ? node->value_exact<bool>() : std::nullopt;
        if (node && !value)
            wrong(*node, key, u"true or false"_s);
        return value;
    }
    std::optional<qint64> number(const QString &key)
    {
        const toml::node *node = take(key);
        const auto value = node ? node->value_exact<int64_t>() : std::nullopt;
        if (node && !value)
            wrong(*node, key, u"a whole number"_s);
        return value ? std::optional<qint64>(*value) : std::nullopt;
    }
    /// Its own keys, when it is there.
    void table(const QString &key, const std::function<void(TomlReader &)> &read)
    {
        const toml::node *node = take(key);
        if (node == nullptr)
            return;
        if (const toml::table *inner = node->as_table()) {
            TomlReader reader(*inner, m_file, m_into, m_error);
            read(reader);
            reader.finish();
        } else {
            wrong(*node, key, u"a table"_s);
        }
    }
    QStringList keys() const
    {
        QStringList names;
        for (const auto &[key, value] : m_table)
            names.append(textOfKey(key.str()));
        return names;
    }
    void warnAt(const QString &key, const QString &message)
    {
        const toml::node *node = m_table.get(key.toStdString());
        m_into.warnings.append(place(node ? node->source() : m_table.source()) + u": "_s + message);
    }
    void finish()
    {
        for (const auto &[key, value] : m_table) {
            const QString name = textOfKey(key.str());
            if (!m_known.contains(name))
                m_into.warnings.append(place(key.source()) + u": "_s + name + u" is not understood and left out"_s);
        }
    }
    void wrong(const toml::node &node, const QString &key, const QString &wanted)
    {
        if (m_error)
            return;
        m_error = Error();
        m_error->kind = ErrorKind::Input;
        m_error->text = place(node.source()) + u": "_s + key + u" is "_s + wanted;
    }
    void wrong(const QString &key, const QString &wanted)
    {
        if (const toml::node *node = m_table.get(key.toStdString()))
            wrong(*node, key, wanted);
    }

private:
    [[nodiscard]] QString place(const toml::source_region &source) const
    {
        return m_file + u':' + QString::number(source.begin.line) + u':' + QString::number(source.begin.column);
    }

    const toml::table &m_table;
    QString m_file;
    TomlSettings &m_into;
    std::optional<Error> &m_error;
    QStringList m_known;
};

void readRules(TomlReader &reader, const QString &key, bool enabled)
{
    for (const QString &name : reader.texts(key)) {
        if (!setRule(reader.settings(), name, enabled))
            reader.warnAt(key, u"no rule is called %1%2"_s.arg(name, similarRuleText(name)));
    }
}

void readExcludedPaths(TomlReader &reader)
{
    const QStringList patterns = reader.texts(u"excluded_paths"_s);
    if (!patterns.isEmpty())
        reader.settings().excluded.append({ reader.folder(), patterns });
}

/// "15", "15.2" or 15; as the server numbers itself.
void readVersion(TomlReader &reader)
{
    const QString key = u"pg_version"_s;
    const toml::node *node = reader.take(key);
    if (node == nullptr)
        return;
    const auto whole = node->value_exact<int64_t>();
    const auto written = node->value<std::string_view>();
    const QString version = whole ? QString::number(*whole) : textOfKey(written.value_or(std::string_view()));
    reader.settings().serverVersion = serverVersionFrom(version);
    if (!reader.settings().serverVersion)
        reader.wrong(key, u"a version like \"15\" or \"15.2\""_s);
}

void readSquawk(TomlReader &reader)
{
    readRules(reader, u"included_rules"_s, true);
    readRules(reader, u"excluded_rules"_s, false); // exclude beats include
    readExcludedPaths(reader);
    readVersion(reader);
    reader.settings().inTransaction = reader.truth(u"assume_in_transaction"_s);
    (void)reader.take(u"upload_to_github"_s); // how squawk comments on pull requests
    reader.finish();
}

void readConvention(TomlReader &reader, lint::NamedKind kind)
{
    const auto pattern = reader.text(u"match"_s);
    const QString message = reader.text(u"message"_s).value_or(QString());
    if (!pattern)
        return;
    const QRegularExpression form(*pattern);
    if (form.isValid())
        reader.settings().naming.append({ kind, form, message });
    else
        reader.wrong(u"match"_s, u"a regular expression, and this is none: "_s + form.errorString());
}

void readNaming(TomlReader &reader)
{
    readConvention(reader, lint::NamedKind::Any);
    const QList<std::pair<QString, lint::NamedKind>> kinds { { u"schema"_s, lint::NamedKind::Schema },
        { u"table"_s, lint::NamedKind::Table }, { u"column"_s, lint::NamedKind::Column },
        { u"index"_s, lint::NamedKind::Index }, { u"foreign_key"_s, lint::NamedKind::ForeignKey },
        { u"check"_s, lint::NamedKind::Check } };
    for (const auto &entry : kinds)
        reader.table(entry.first, [&entry](TomlReader &inner) { readConvention(inner, entry.second); });
}

void readSeverities(TomlReader &reader)
{
    QStringList names = reader.keys();
    std::stable_partition(names.begin(), names.end(), [](const QString &name) { return !isRuleName(name); });
    for (const QString &rule : std::as_const(names)) {
        const auto word = reader.text(rule);
        const auto severity = word ? severityFrom(*word) : std::nullopt;
        if (word && !severity)
            reader.wrong(rule, u"one of info, warning, error"_s);
        else if (severity && !setSeverity(reader.settings(), rule, *severity))
            reader.warnAt(rule, u"no rule is called %1%2"_s.arg(rule, similarRuleText(rule)));
    }
}

void readApplication(TomlReader &reader)
{
    const QString key = u"application"_s;
    const auto folder = reader.text(key);
    if (!folder)
        return;
    const QString path = QDir(reader.folder()).absoluteFilePath(*folder);
    if (QFileInfo(path).isDir())
        reader.settings().application = QDir::cleanPath(path);
    else
        reader.wrong(key, u"a folder that exists"_s);
}

void readOwn(TomlReader &reader)
{
    readRules(reader, u"enable"_s, true);
    readRules(reader, u"disable"_s, false);
    reader.table(u"severity"_s, readSeverities);
    readExcludedPaths(reader);
    readVersion(reader);
    reader.settings().inTransaction = reader.truth(u"in_transaction"_s);
    reader.table(u"small_table"_s, [](TomlReader &small) {
        if (const auto rows = small.number(u"rows"_s))
            small.settings().fewRows = static_cast<double>(*rows);
        small.settings().smallBytes = small.number(u"bytes"_s);
    });
    reader.table(u"naming"_s, readNaming);
    reader.settings().requiredColumns = reader.texts(u"require_columns"_s);
    readApplication(reader);
    reader.finish();
}

/// Where the file is; empty: nowhere.
QString findAbove(const QString &folder, const QString &name)
{
    QDir directory(QDir(folder).absolutePath());
    const auto isThere = [](const QFileInfo &file) { return file.exists() || file.isSymLink(); };
    while (!isThere(QFileInfo(directory.filePath(name)))) {
        if (!directory.cdUp())
            return {};
    }
    return directory.filePath(name);
}

/// toml++ goes one call deeper for each part of a dotted key, and to no end.
bool isTooDeep(const QString &text)
{
    constexpr int mostParts = 64;
    int dots = 0;
    for (const QChar character : text) {
        const bool isInKey = character.isLetterOrNumber() || u"_-.'\" \t"_s.contains(character);
        dots = isInKey ? dots + (character == u'.' ? 1 : 0) : 0;
        if (dots > mostParts)
            return true;
    }
    return false;
}

Result<TomlSettings> readFile(const QString &path, void (*read)(TomlReader &))
{
    TomlSettings result;
    TRY_ASSIGN(const QString text, readTextFile(path));
    if (isTooDeep(text))
        return makeError(ErrorKind::Input, u"%1: a key of more than 64 parts is no setting of a linter"_s.arg(path));
    const toml::parse_result parsed = toml::parse(text.toStdString());
    if (!parsed) {
        const toml::source_position at = parsed.error().source().begin;
        return makeError(ErrorKind::Input, u"%1:%2:%3: this is no TOML: %4"_s.arg(path, QString::number(at.line),
                                               QString::number(at.column), textOfKey(parsed.error().description())));
    }
    std::optional<Error> error;
    TomlReader reader(parsed.table(), path, result, error);
    read(reader);
    if (error)
        return makeError(*error);
    return result;
}

} // namespace

Result<TomlSettings> findTomlSettings(const QString &folder)
{
    TomlSettings result;
    for (const auto &[name, read] : { std::pair(u".squawk.toml"_s, &readSquawk), std::pair(u".schemawright.toml"_s, &readOwn) }) {
        const QString path = findAbove(folder, name);
        if (path.isEmpty())
            continue;
        if (!QFileInfo(path).isFile())
            return makeError(ErrorKind::Io, u"%1 is no file that can be read"_s.arg(path), u"Remove it, or put the linter's settings there."_s);
        TRY_ASSIGN(const TomlSettings found, readFile(path, read));
        result.settings = merged(result.settings, found.settings);
        result.warnings += found.warnings;
    }
    return result;
}

} // namespace schemawright::project
