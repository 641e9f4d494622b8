#include "model/project/atlasproject.h"

#include "model/base/textfile.h"
#include "model/hcl/parser.h"
#include "model/project/atlasdata.h"
#include "model/project/atlaslint.h"
#include "model/sources/dotenv.h"
#include "model/sources/hcl/blockreader.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace schemawright::project {

using namespace Qt::StringLiterals;
using hcl::Value;
using sources::BlockReader;
using sources::HclInput;
using sources::HclScope;

namespace {

Result<Value> fileNames(const QString &folder, const QString &pattern)
{
    const QString base = pattern.section(u'*', 0, 0).section(u'/', 0, -2);
    const QRegularExpression form(QRegularExpression::wildcardToRegularExpression(pattern));
    QStringList names;
    QDirIterator files(QDir(folder).absoluteFilePath(base.isEmpty() ? u"."_s : base), QDir::Files,
        pattern.contains(u"**"_s) || pattern.mid(base.size() + 1).contains(u'/') ? QDirIterator::Subdirectories : QDirIterator::NoIteratorFlags);
    while (files.hasNext()) {
        const QString name = QDir(folder).relativeFilePath(files.next());
        if (form.match(name).hasMatch())
            names << name;
    }
    names.sort();
    Value::List list;
    for (const QString &name : std::as_const(names))
        list.emplace_back(name);
    return Value::list(std::move(list));
}

/// Who opens the window from a desktop has no shell that sets variables: .env beside the file says what the process does not.
QString environmentVariable(const QString &name, const QString &folder)
{
    const QByteArray key = name.toUtf8();
    if (qEnvironmentVariableIsSet(key.constData()))
        return qEnvironmentVariable(key.constData());
    const auto variables = readTextFile(QDir(folder).absoluteFilePath(u".env"_s));
    return variables ? sources::readVariables(*variables).value(name) : QString();
}

/// getenv, file, fileset and glob: what looks at the world.
std::optional<Result<Value>> worldFunction(
    const QString &name, const std::vector<Value> &arguments, const QString &folder, QStringList &missingVariables)
{
    static const QStringList names { u"getenv"_s, u"file"_s, u"fileset"_s, u"glob"_s };
    if (!names.contains(name))
        return {};
    const auto text = arguments.size() == 1 ? arguments.front().toText() : std::nullopt;
    if (!text)
        return makeError(ErrorKind::Input, u"%1() takes one text"_s.arg(name));
    if (name == u"getenv") {
        const QString value = environmentVariable(*text, folder);
        if (value.isEmpty() && !missingVariables.contains(*text))
            missingVariables << *text;
        return Value(value);
    }
    if (name != u"file")
        return fileNames(folder, *text);
    const auto content = readTextFile(QDir(folder).absoluteFilePath(*text));
    if (!content)
        return makeError(content.error());
    return Value(*content);
}

/// `missingVariables`: what getenv() finds nothing of is added to; it outlives the reading.
HclInput inputFor(const QString &folder, const QString &environment, const AtlasOptions &options, const std::stop_token &stop,
    QStringList &missingVariables)
{
    HclInput input;
    input.variables = options.variables;
    input.expandsBlocks = false;
    input.function = [folder, &missingVariables](const QString &name, const std::vector<Value> &arguments) {
        return worldFunction(name, arguments, folder, missingVariables);
    };
    const DataContext context { folder, options.allowsPrograms, stop };
    input.computed = [context](HclScope &scope, int node, const QString &member) { return dataValue(scope, node, member, context); };
    input.names.insert(u"atlas"_s, Value::object({ { u"env"_s, Value(environment) } }));
    return input;
}

Result<std::vector<hcl::Document>> readDocuments(const QString &file)
{
    TRY_ASSIGN(const QString text, readTextFile(file));
    std::vector<hcl::Document> documents;
    documents.push_back(hcl::parse(text, file));
    return documents;
}

struct NamedBlock {
    QString name;
    int id = 0;
};

/// One without a label is any that its name says.
Result<QList<NamedBlock>> findEnvironments(HclScope &scope)
{
    QList<NamedBlock> found;
    for (const int id : scope.roots()) {
        if (scope.node(id).type != u"env")
            continue;
        TRY_ASSIGN(const QString name, scope.nameOf(id));
        found.append({ name, id });
    }
    return found;
}

Result<int> findEnvironment(HclScope &scope, const QString &name, const QString &file)
{
    QStringList names;
    TRY_ASSIGN(const QList<NamedBlock> found, findEnvironments(scope));
    for (const NamedBlock &block : found) {
        if (block.name == name)
            return block.id;
        names << block.name;
    }
    return makeError(ErrorKind::Input, u"%1 has no env \"%2\""_s.arg(QFileInfo(file).fileName(), name),
        names.isEmpty() ? u"Add a block env \"%1\" { … }."_s.arg(name) : u"It has %1."_s.arg(names.join(u", "_s)));
}

QStringList urlsOf(BlockReader &block, const QString &attribute, const QString &folder)
{
    QStringList urls;
    const auto value = block.value(attribute);
    if (!value || value->isNull())
        return urls;
    const Value::List single { *value };
    for (const Value &item : value->asList() ? *value->asList() : single) {
        if (const auto text = item.toText())
            urls << absoluteUrl(*text, folder);
        else
            block.errorAt(attribute, u"%1 is a URL, and this is %2"_s.arg(attribute, item.typeText()));
    }
    return urls;
}

void readMigration(BlockReader &block, const QString &folder, AtlasEnvironment &environment)
{
    environment.migrationsUrl = urlsOf(block, u"dir"_s, folder).value(0);
    environment.migrationsFormat = block.keyword(u"format"_s).toLower();
    environment.baseline = block.text(u"baseline"_s).value_or(QString());
    environment.executionOrder = block.keyword(u"exec_order"_s, { u"LINEAR"_s, u"LINEAR SKIP"_s, u"NON LINEAR"_s }).toLower().replace(u' ', u'-');
    environment.lockTimeout = block.text(u"lock_timeout"_s).value_or(QString());
    environment.revisionsSchema = block.text(u"revisions_schema"_s).value_or(QString());
    if (block.has(u"exclude"_s))
        environment.exclude << block.keywords(u"exclude"_s);
    block.finish();
}

void readEnvironment(BlockReader &block, const QString &folder, const QStringList &missingVariables, AtlasEnvironment &environment)
{
    environment.url = block.text(u"url"_s).value_or(QString());
    environment.missingVariables = missingVariables;
    environment.developmentUrl = block.text(u"dev"_s).value_or(QString());
    QStringList urls = urlsOf(block, u"src"_s, folder);
    if (auto schema = block.child(u"schema"_s)) {
        urls << urlsOf(*schema, u"src"_s, folder);
        schema->finish();
    }
    if (!urls.isEmpty())
        environment.sourceUrl = urlOfList(urls);
    if (block.has(u"schemas"_s))
        environment.schemas = block.keywords(u"schemas"_s);
    if (block.has(u"exclude"_s))
        environment.exclude = block.keywords(u"exclude"_s);
    if (auto migration = block.child(u"migration"_s))
        readMigration(*migration, folder, environment);
    if (auto lint = block.child(u"lint"_s))
        environment.lint = readLintBlock(*lint, folder);
    block.finish();
}

/// Blocks outside of any env.
void readRest(HclScope &scope, const QString &folder, AtlasEnvironment &environment)
{
    static const QStringList known { u"env"_s, u"data"_s };
    for (const int id : scope.roots()) {
        const QString type = scope.node(id).type;
        if (type == u"lint") {
            BlockReader lint(scope, id);
            environment.lint = merged(readLintBlock(lint, folder), environment.lint);
        } else if (!known.contains(type)) {
            scope.reportWarning(id, scope.node(id).range, u"blocks of the type %1 are not understood: this one is left out"_s.arg(type));
        }
    }
}

/// The key of its for_each; of a list, which has numbers for keys, the element.
QString instanceName(const sources::HclNode &node)
{
    if (node.bindings.isEmpty())
        return {};
    const Value &each = node.bindings.last().second;
    const auto part = [&each](const QString &name) {
        const Value::Object *object = each.asObject();
        const auto found = object ? object->find(name) : Value::Object::const_iterator();
        return !object || found == object->end() ? QString() : found->second.toText().value_or(QString());
    };
    const QString key = part(u"key"_s);
    bool isNumber = false;
    (void)key.toInt(&isNumber);
    const QString value = part(u"value"_s);
    return isNumber && !value.isEmpty() ? value : key;
}

} // namespace

Result<QStringList> atlasEnvironmentNames(const QString &file)
{
    TRY_ASSIGN(std::vector<hcl::Document> documents, readDocuments(file));
    QStringList missingVariables;
    HclScope scope(std::move(documents), inputFor(QFileInfo(file).absolutePath(), {}, {}, {}, missingVariables));
    if (!scope.errors().isEmpty())
        return makeError(hcl::joinErrors(scope.errors()));
    TRY_ASSIGN(const QList<NamedBlock> found, findEnvironments(scope));
    QStringList names;
    for (const NamedBlock &block : found)
        names << block.name;
    names.removeAll(QString());
    return names;
}

Result<QList<AtlasEnvironment>> loadAtlasEnvironments(
    const QString &file, const QString &name, const AtlasOptions &options, const std::stop_token &stop)
{
    TRY_ASSIGN(std::vector<hcl::Document> documents, readDocuments(file));
    const QString folder = QFileInfo(file).absolutePath();
    QStringList missingVariables;
    HclScope scope(std::move(documents), inputFor(folder, name, options, stop, missingVariables));
    if (!scope.errors().isEmpty())
        return makeError(hcl::joinErrors(scope.errors()));
    TRY_ASSIGN(const int id, findEnvironment(scope, name, file));
    QList<AtlasEnvironment> environments;
    for (const int instance : scope.instancesOf(id)) {
        AtlasEnvironment environment;
        environment.name = name;
        environment.instance = instanceName(scope.node(instance));
        BlockReader block(scope, instance);
        readEnvironment(block, folder, missingVariables, environment);
        readRest(scope, folder, environment);
        environments.append(environment);
    }
    if (!scope.errors().isEmpty())
        return makeError(hcl::joinErrors(scope.errors()));
    QStringList warnings = scope.warnings();
    warnings.removeDuplicates();
    for (AtlasEnvironment &environment : environments)
        environment.warnings = std::exchange(warnings, {});
    return environments;
}

Result<AtlasEnvironment> loadAtlasEnvironment(
    const QString &file, const QString &name, const AtlasOptions &options, const std::stop_token &stop)
{
    TRY_ASSIGN(const QList<AtlasEnvironment> environments, loadAtlasEnvironments(file, name, options, stop));
    if (environments.size() == 1)
        return environments.first();
    QStringList instances;
    for (const AtlasEnvironment &environment : environments)
        instances << environment.instance;
    return makeError(ErrorKind::Input,
        u"env \"%1\" is %2 databases by its for_each%3"_s.arg(name).arg(environments.size()).arg(instances.isEmpty() ? QString() : u": "_s + instances.join(u", "_s)),
        u"Choose an env that is one database; schemawright-cli --env %1 goes through all of them."_s.arg(name));
}

Result<QString> environmentValue(const AtlasEnvironment &environment, const QString &url)
{
    const QString name = url.mid(u"env://"_s.size());
    const QMap<QString, QString> values { { u"url"_s, environment.url }, { u"dev"_s, environment.developmentUrl }, { u"src"_s, environment.sourceUrl },
        { u"schema.src"_s, environment.sourceUrl }, { u"migration"_s, environment.migrationsUrl }, { u"migration.dir"_s, environment.migrationsUrl } };
    if (!values.contains(name))
        return makeError(ErrorKind::Input, u"%1 names nothing of an env"_s.arg(url), u"There is env://url, env://dev, env://src and env://migration.dir."_s);
    if (values.value(name).isEmpty())
        return makeError(ErrorKind::Input, u"env \"%1\" does not say its %2"_s.arg(environment.name, name));
    return values.value(name);
}

} // namespace schemawright::project
