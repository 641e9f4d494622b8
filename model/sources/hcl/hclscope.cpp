#include "model/sources/hcl/hclscope.h"

#include <QFileInfo>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using hcl::Handle;
using hcl::Value;

namespace {

// Handles of groups have numbers below this, blocks from 0 on.
constexpr qsizetype firstGroup = -10;
constexpr qsizetype sqlHandle = -2;
constexpr int ambiguous = -2;

QString labelKey(const QString &type, const QStringList &labels)
{
    return type + u' ' + labels.join(u'.');
}

SourceRange headRange(const hcl::Block &block)
{
    const SourceRange last = block.labels.empty() ? block.typeRange : block.labels.back().range;
    return { block.typeRange.start, last.end() - block.typeRange.start };
}

QStringList labelsOf(const hcl::Block &block)
{
    QStringList labels;
    for (const hcl::Label &label : block.labels)
        labels << label.text;
    return labels;
}

} // namespace

HclScope::HclScope(std::vector<hcl::Document> documents, HclInput input)
    : m_documents(std::move(documents))
    , m_input(std::move(input))
    , m_host(makeHost())
{
    for (std::size_t i = 0; i < m_documents.size(); ++i) {
        const hcl::Document &document = m_documents[i];
        m_host.allowedSteps += document.text.size();
        if (!document.problems.isEmpty())
            m_errors.append(hcl::toError(document.problems, document.file, document.text));
        indexDocument(static_cast<int>(i));
    }
    for (auto given = m_input.variables.begin(); given != m_input.variables.end(); ++given) {
        if (!m_variables.contains(given.key()) && !m_input.allowsOutsideNames)
            m_warnings << u"no file has a variable %1: its value is not used"_s.arg(given.key());
    }
    if (m_input.expandsBlocks) {
        expandRoots();
        return;
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        m_roots.push_back(static_cast<int>(i));
}

hcl::Host HclScope::makeHost()
{
    hcl::Host host;
    host.variable = [this](const QString &name) { return variable(name); };
    host.member = [this](const Handle &handle, const QString &name) { return member(handle, name); };
    host.function = [this](const QString &name, const std::vector<Value> &arguments) -> std::optional<Result<Value>> {
        if (name != u"sql")
            return m_input.function ? m_input.function(name, arguments) : std::nullopt;
        const auto text = arguments.size() == 1 ? arguments.front().toText() : std::nullopt;
        if (!text)
            return makeError(ErrorKind::Input, u"sql() takes one text"_s);
        return Value(Handle { *text, sqlHandle });
    };
    return host;
}

std::optional<QString> HclScope::rawSql(const Value &value)
{
    const Handle *handle = value.asHandle();
    return handle && handle->node == sqlHandle ? std::optional(handle->path) : std::nullopt;
}

int HclScope::addNode(HclNode node)
{
    m_nodes.push_back(std::move(node));
    return static_cast<int>(m_nodes.size()) - 1;
}

void HclScope::indexVariable(int document, const hcl::Block &block)
{
    const hcl::Attribute *preset = block.body.findAttribute(u"default");
    m_variables.insert(block.label(0), Named { document, preset, headRange(block), &block.body });
}

void HclScope::indexDocument(int document)
{
    for (const hcl::Block &block : m_documents[static_cast<std::size_t>(document)].body.blocks) {
        if (block.type == u"locals") {
            for (const hcl::Attribute &attribute : block.body.attributes)
                m_locals.insert(attribute.name, Named { document, &attribute, attribute.nameRange, nullptr });
            continue;
        }
        if (block.type == u"variable") {
            indexVariable(document, block);
            continue;
        }
        const int id = addNode({ document, &block.body, headRange(block), -1, block.type, labelsOf(block), {}, {} });
        m_rootsByType[block.type].push_back(id);
        const QStringList labels = node(id).labels;
        indexName(labelKey(block.type, labels), id);
        if (labels.size() > 1)
            indexName(labelKey(block.type, labels.last(1)), id);
    }
}

/// A name that two blocks have means neither.
void HclScope::indexName(const QString &key, int id)
{
    m_rootsByName.insert(key, m_rootsByName.contains(key) ? ambiguous : id);
}

void HclScope::expandRoots()
{
    for (std::size_t i = 0, count = m_nodes.size(); i < count; ++i) {
        for (const int id : expand(static_cast<int>(i)))
            m_roots.push_back(id);
    }
}

/// The node itself, or its instances when it has for_each.
std::vector<int> HclScope::expand(int id)
{
    const HclNode &original = node(id);
    const hcl::Attribute *loop = original.body->findAttribute(u"for_each");
    if (!loop)
        return { id };
    const Result<Value> collection = evaluate(id, loop->value);
    if (!collection) {
        reportError(collection.error());
        return {};
    }
    const auto elements = hcl::elementsOf(*collection);
    if (!elements) {
        reportError(id, loop->value.range, elements.error().text, u"for_each takes a list, a set or an object."_s);
        return {};
    }
    std::vector<int> instances;
    for (const auto &[key, value] : *elements) {
        HclNode instance = node(id);
        instance.bindings.append({ u"each"_s, Value::object({ { u"key"_s, key }, { u"value"_s, value } }) });
        instance.instances.clear();
        const int instanceId = addNode(std::move(instance));
        m_nodes[static_cast<std::size_t>(id)].instances.insert(key.toText().value_or(QString::number(instances.size())), instanceId);
        instances.push_back(instanceId);
    }
    return instances;
}

std::vector<int> HclScope::children(int parent, const QString &type)
{
    const std::pair key { parent, type };
    if (const auto known = m_children.constFind(key); known != m_children.constEnd())
        return *known;
    // What a dynamic block is made of cannot name the blocks that it makes: there are none yet.
    m_children.insert(key, {});
    std::vector<int> found;
    const HclNode outer = node(parent);
    for (const hcl::Block &block : outer.body->blocks) {
        if (block.type == type) {
            const int id = addNode({ outer.document, &block.body, headRange(block), parent, type, labelsOf(block), outer.bindings, {} });
            for (const int instance : expand(id))
                found.push_back(instance);
        } else if (block.type == u"dynamic" && block.label(0) == type) {
            const int id = addNode({ outer.document, &block.body, headRange(block), parent, type, {}, outer.bindings, {} });
            const auto content = std::find_if(block.body.blocks.begin(), block.body.blocks.end(),
                [](const hcl::Block &inner) { return inner.type == u"content"; });
            if (content == block.body.blocks.end() || !block.body.findAttribute(u"for_each")) {
                reportError(id, headRange(block), u"a dynamic block needs for_each and a content block"_s);
                continue;
            }
            const hcl::Attribute *labels = block.body.findAttribute(u"labels");
            const hcl::Attribute *iterator = block.body.findAttribute(u"iterator");
            for (const int instance : expand(id)) {
                HclNode &made = m_nodes[static_cast<std::size_t>(instance)];
                const Value each = made.bindings.last().second;
                made.bindings.append({ iterator ? hcl::literalWord(iterator->value).value_or(type) : type + u' ', each });
                if (labels) {
                    const auto names = evaluate(instance, labels->value);
                    if (!names)
                        reportError(names.error());
                    else if (const Value::List *list = names->asList()) {
                        for (const Value &label : *list)
                            made.labels << label.toText().value_or(QString());
                    }
                }
                made.body = &content->body;
                found.push_back(instance);
            }
        }
    }
    m_children.insert(key, found);
    return found;
}

Result<Value> HclScope::evaluate(int id, const hcl::Expression &expression)
{
    const HclNode &owner = node(id);
    hcl::Evaluator evaluator(document(owner), m_host);
    for (const auto &[name, value] : owner.bindings)
        evaluator.push(name, value);
    m_current.push_back(id);
    Result<Value> value = evaluator.evaluate(expression);
    m_current.pop_back();
    return value;
}

int HclScope::blockOf(const Value &value) const
{
    const Handle *handle = value.asHandle();
    return handle && handle->node >= 0 ? static_cast<int>(handle->node) : -1;
}

Result<QString> HclScope::nameOf(int id)
{
    const HclNode &owner = node(id);
    const hcl::Attribute *name = owner.body->findAttribute(u"name");
    if (!name)
        return owner.name();
    TRY_ASSIGN(const Value value, evaluate(id, name->value));
    return value.toText().value_or(QString());
}

/// nullopt: it says none itself.
Result<std::optional<QString>> HclScope::writtenSchema(int id)
{
    const HclNode owner = node(id);
    const hcl::Attribute *schema = owner.body->findAttribute(u"schema");
    if (!schema)
        return std::optional<QString>();
    TRY_ASSIGN(const Value value, evaluate(id, schema->value));
    if (const auto text = value.toText())
        return std::optional(*text);
    const int block = blockOf(value);
    if (block >= 0 && node(block).type == u"schema") {
        TRY_ASSIGN(QString name, nameOf(block));
        return std::optional(std::move(name));
    }
    hcl::Evaluator place(document(owner), m_host);
    return place.error(schema->value.range, u"this names no schema"_s, u"Write schema = schema.public."_s);
}

/// What belongs to a table lives where its table does. -1: it belongs to none.
Result<int> HclScope::tableOf(int id)
{
    const HclNode owner = node(id);
    for (const QString &attribute : { u"of"_s, u"on"_s }) {
        const hcl::Attribute *table = owner.body->findAttribute(attribute);
        if (!table || owner.parent >= 0)
            continue;
        TRY_ASSIGN(const Value value, evaluate(id, table->value));
        if (const int block = blockOf(value); block >= 0 && block != id)
            return block;
    }
    return owner.parent;
}

Result<QString> HclScope::schemaOf(int id)
{
    QSet<int> seen; // tables that are said to be of one another
    for (int at = id; at >= 0 && !seen.contains(at);) {
        TRY_ASSIGN(const std::optional<QString> schema, writtenSchema(at));
        if (schema)
            return *schema;
        seen.insert(at);
        TRY_ASSIGN(at, tableOf(at));
    }
    return QString();
}

void HclScope::reportError(int id, SourceRange range, const QString &text, const QString &hint)
{
    const hcl::Document &file = document(node(id));
    m_errors.append(hcl::toError(hcl::Problem { range, text, hint }, file.file, file.text));
}

void HclScope::reportWarning(int id, SourceRange range, const QString &text)
{
    const hcl::Document &file = document(node(id));
    const LineColumn place = toLineColumn(file.text, range.start);
    m_warnings << u"%1:%2:%3: %4"_s.arg(file.file, QString::number(place.line), QString::number(place.column), text);
}

Value HclScope::blockHandle(const QString &path, int id) const
{
    return Value(Handle { path, id });
}

Value HclScope::groupHandle(const QString &path, Group group)
{
    m_groups.push_back(std::move(group));
    return Value(Handle { path, firstGroup - static_cast<qsizetype>(m_groups.size() - 1) });
}

std::optional<Result<Value>> HclScope::variable(const QString &name)
{
    if (const auto known = m_input.names.constFind(name); known != m_input.names.constEnd())
        return *known;
    // Blocks that reference themselves and what is around them: column.id within its table.
    for (int id = m_current.empty() ? -1 : m_current.back(); id >= 0; id = node(id).parent) {
        const auto &blocks = node(id).body->blocks;
        const bool hasSuch = std::any_of(blocks.begin(), blocks.end(), [&](const hcl::Block &block) {
            return block.type == name || (block.type == u"dynamic" && block.label(0) == name);
        });
        if (hasSuch)
            return groupHandle(name, { name, id, {} });
        if (name == node(id).type && node(id).parent >= 0)
            return groupHandle(name, { name, node(id).parent, {} });
        if (name == u"column" && node(id).parent < 0)
            return groupHandle(name, { name, id, {} });
    }
    if (name == u"var" || name == u"local")
        return groupHandle(name, { name, -1, {} });
    static const QSet<QString> types { u"schema"_s, u"table"_s, u"enum"_s, u"domain"_s, u"composite"_s, u"range"_s, u"view"_s,
        u"materialized"_s, u"function"_s, u"procedure"_s, u"aggregate"_s, u"sequence"_s, u"extension"_s, u"partition"_s, u"role"_s,
        u"user"_s, u"trigger"_s, u"policy"_s, u"collation"_s, u"server"_s, u"foreign_table"_s, u"event_trigger"_s, u"column"_s };
    if (types.contains(name) || m_rootsByType.contains(name))
        return groupHandle(name, { name, -1, {} });
    return {};
}

Result<Value> HclScope::member(const Handle &handle, const QString &name)
{
    if (handle.node >= 0)
        return blockMember(static_cast<int>(handle.node), handle, name);
    if (handle.node > firstGroup)
        return makeError(ErrorKind::Input, u"sql() has no %1"_s.arg(name));
    const Group group = m_groups[static_cast<std::size_t>(firstGroup - handle.node)];
    if (group.parent < 0 && (group.type == u"var" || group.type == u"local"))
        return namedValue(group.type, name);
    return groupMember(group, handle, name);
}

Result<Value> HclScope::groupMember(const Group &group, const Handle &handle, const QString &name)
{
    const QString path = handle.path + u'.' + name;
    if (group.parent >= 0) {
        if (name == u"value" || name == u"key") { // the iterator of a dynamic block
            const HclNode &current = node(m_current.back());
            for (const auto &[bound, value] : current.bindings) {
                if (bound == QString(group.type + u' ') && value.asObject())
                    return value.asObject()->at(name);
            }
        }
        QStringList names;
        for (const int child : children(group.parent, group.type)) {
            TRY_ASSIGN(const QString childName, nameOf(child));
            if (childName == name || node(child).name() == name)
                return blockHandle(path, child);
            names << childName;
        }
        // Their columns are those of another table or of a query.
        static const QSet<QString> borrowing { u"partition"_s, u"view"_s, u"materialized"_s };
        const bool isOutside = node(group.parent).body == &m_outsideBody;
        if (borrowing.contains(node(group.parent).type) || isOutside || m_input.allowsOutsideNames)
            return outside(group, handle, name);
        const QString owner = node(group.parent).type + u' ' + node(group.parent).name();
        return makeError(ErrorKind::Input, u"%1 has no %2 %3"_s.arg(owner, group.type, name),
            names.isEmpty() ? QString() : u"It has %1."_s.arg(names.mid(0, 30).join(u", "_s)));
    }
    const QStringList labels = group.qualifier.isEmpty() ? QStringList { name } : QStringList { group.qualifier, name };
    const int found = m_rootsByName.value(labelKey(group.type, labels), -1);
    if (found >= 0) {
        std::optional<Result<Value>> computed = m_input.computed ? m_input.computed(*this, found, QString()) : std::nullopt;
        return computed ? std::move(*computed) : Result<Value>(blockHandle(path, found));
    }
    QStringList names;
    bool isQualifier = false;
    if (const auto all = m_rootsByType.constFind(group.type); all != m_rootsByType.constEnd()) {
        for (const int id : *all) {
            isQualifier = isQualifier || (node(id).labels.size() > 1 && node(id).labels.first() == name);
            names << node(id).labels.join(u'.');
        }
    }
    if (isQualifier && group.qualifier.isEmpty())
        return groupHandle(path, { group.type, -1, name });
    if (found == ambiguous) {
        return makeError(ErrorKind::Input, u"several blocks are %1: this may mean any of them"_s.arg(path),
            u"Give them two labels, %1 \"schema\" \"%2\", and write %1.schema.%2."_s.arg(group.type, name));
    }
    if (m_input.allowsOutsideNames)
        return outside(group, handle, name);
    return makeError(ErrorKind::Input, u"there is no %1 \"%2\""_s.arg(group.type, name),
        names.isEmpty() ? u"Add a block %1 \"%2\" { … }."_s.arg(group.type, name) : u"There is %1."_s.arg(names.mid(0, 30).join(u", "_s)));
}

/// Something that another part of a composed schema has: only its name is known.
Result<Value> HclScope::outside(const Group &group, const Handle &handle, const QString &name)
{
    HclNode made { m_current.empty() ? 0 : node(m_current.back()).document, &m_outsideBody, {}, group.parent, group.type, { name }, {}, {} };
    if (!group.qualifier.isEmpty())
        made.labels.prepend(group.qualifier);
    return blockHandle(handle.path + u'.' + name, addNode(std::move(made)));
}

Result<Value> HclScope::blockMember(int id, const Handle &handle, const QString &name)
{
    const HclNode &block = node(id);
    if (!block.instances.isEmpty() && block.instances.contains(name))
        return blockHandle(handle.path + u'.' + name, block.instances.value(name));
    if (auto computed = m_input.computed ? m_input.computed(*this, id, name) : std::nullopt)
        return std::move(*computed);
    if (name == u"name") {
        TRY_ASSIGN(QString text, nameOf(id));
        return Value(std::move(text));
    }
    if (const hcl::Attribute *attribute = block.body->findAttribute(name))
        return attributeValue(id, *attribute);
    const bool hasSuch = std::any_of(block.body->blocks.begin(), block.body->blocks.end(),
        [&](const hcl::Block &child) { return child.type == name || (child.type == u"dynamic" && child.label(0) == name); });
    const bool isOutside = block.body == &m_outsideBody;
    if (hasSuch || name == u"column" || isOutside)
        return groupHandle(handle.path + u'.' + name, { name, id, {} });
    // table.app.users: `app` may be a table of another schema as well as the schema of this one.
    const int qualified = block.parent < 0 ? m_rootsByName.value(labelKey(block.type, { block.name(), name }), -1) : -1;
    if (qualified >= 0)
        return blockHandle(handle.path + u'.' + name, qualified);
    return makeError(ErrorKind::Input, u"%1 %2 has no %3"_s.arg(block.type, block.name(), name));
}

Result<Value> HclScope::attributeValue(int id, const hcl::Attribute &attribute)
{
    const HclNode &block = node(id);
    return guarded(block.type + u'.' + block.labels.join(u'.') + u'.' + attribute.name, block.document, attribute.value, id);
}

/// Computes what a name stands for; a name that needs itself is told with all lines on the way.
Result<Value> HclScope::guarded(const QString &path, int file, const hcl::Expression &expression, int id)
{
    const hcl::Document &source = m_documents[static_cast<std::size_t>(file)];
    const int line = toLineColumn(source.text, expression.range.start).line;
    const QString entry = u"%1 (%2:%3)"_s.arg(path, QFileInfo(source.file).fileName(), QString::number(line));
    if (const qsizetype start = m_inProgressPaths.indexOf(path); start >= 0) {
        return makeError(ErrorKind::Input,
            u"%1 needs itself: %2"_s.arg(path, QStringList(m_inProgress.mid(start) << entry).join(u" → "_s)), u"Take one of these references out."_s);
    }
    m_inProgress.append(entry);
    m_inProgressPaths.append(path);
    Result<Value> value = [&] {
        if (id >= 0)
            return evaluate(id, expression);
        return hcl::Evaluator(source, m_host).evaluate(expression);
    }();
    m_inProgress.removeLast();
    m_inProgressPaths.removeLast();
    return value;
}

Result<Value> HclScope::namedValue(const QString &kind, const QString &name)
{
    const QMap<QString, Named> &all = kind == u"var" ? m_variables : m_locals;
    const QString path = kind + u'.' + name;
    const auto named = all.constFind(name);
    if (named == all.constEnd()) {
        return makeError(ErrorKind::Input, u"there is no %1"_s.arg(path),
            kind == u"var" ? u"Add a block variable \"%1\" { … }."_s.arg(name) : u"Add %1 to a locals block."_s.arg(name));
    }
    if (const auto known = m_values.constFind(path); known != m_values.constEnd())
        return *known;
    const std::vector<int> outer = std::exchange(m_current, {});
    Result<Value> value = kind == u"var" ? inputValue(*named, name) : guarded(path, named->document, named->attribute->value, -1);
    m_current = outer;
    if (value)
        m_values.insert(path, *value);
    return value;
}

Result<Value> HclScope::inputValue(const Named &named, const QString &name)
{
    if (const auto given = m_input.variables.constFind(name); given != m_input.variables.constEnd()) {
        const hcl::Attribute *type = named.body->findAttribute(u"type");
        const QString typeName = type ? hcl::literalWord(type->value).value_or(QString()) : QString();
        const Value text(*given);
        if (const auto number = text.toNumber(); number && (typeName == u"number" || typeName == u"int"))
            return Value(*number);
        if (const auto truth = text.toBool(); truth && typeName == u"bool")
            return Value(*truth);
        return text;
    }
    if (named.attribute)
        return guarded(u"var."_s + name, named.document, named.attribute->value, -1);
    const hcl::Document &file = m_documents[static_cast<std::size_t>(named.document)];
    return makeError(hcl::toError(hcl::Problem { named.range, u"variable %1 has no value"_s.arg(name), u"Give one with --var %1=…, or a default."_s.arg(name) },
        file.file, file.text));
}

} // namespace schemawright::sources
