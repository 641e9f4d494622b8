#include "model/prisma/lineparser.h"

#include "model/prisma/blockhead.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

/// Lines that a bracket left open may run over before the reader gives up: enough for what people write.
constexpr int maximalOpenLines = 60;

bool isFieldBlock(BlockKind kind)
{
    return kind == BlockKind::Model || kind == BlockKind::View || kind == BlockKind::CompositeType;
}

qsizetype openBrackets(QStringView line)
{
    return line.count(u'(') + line.count(u'[') - line.count(u')') - line.count(u']');
}

} // namespace

void LineParser::report(const SourceRange &range, const QString &text)
{
    m_problems.append({ Severity::Error, 0, range, text });
}

bool LineParser::fail(const SourceRange &range, const QString &text)
{
    m_failure = { range, text, false };
    return false;
}

void LineParser::addLine(LineKind kind, qsizetype start, qsizetype index)
{
    m_block.lines.push_back({ kind, { start, m_cursor.position() - start }, index });
}

void LineParser::checkName(const QString &name, const SourceRange &range, const QString &what)
{
    if (const QString complaint = nameComplaint(name, what); !complaint.isEmpty())
        report(range, complaint);
}

bool LineParser::atOtherBlock() const
{
    return blockKindAt(m_cursor).has_value();
}

void LineParser::parseLines()
{
    while (!m_cursor.atEnd()) {
        const qsizetype start = m_cursor.position();
        m_cursor.skipBlanks();
        if (m_cursor.take("}"_L1)) {
            m_block.tail = { start, m_cursor.position() - start };
            return;
        }
        if (parseTrivia(start))
            continue;
        if (atOtherBlock()) {
            m_cursor.moveTo(start);
            break;
        }
        parseMember(start);
    }
    report(m_block.nameRange,
        u"%1 %2 has no closing brace: add a line with `}` behind its last member"_s.arg(
            keywordOf(m_block.kind), m_block.name));
}

bool LineParser::parseTrivia(qsizetype start)
{
    if (m_cursor.takeLineEnd()) {
        addLine(LineKind::Blank, start);
        return true;
    }
    if (m_cursor.startsWith("//"_L1)) {
        const qsizetype comment = m_cursor.position();
        const bool isDocumentation = m_cursor.startsWith("///"_L1);
        m_cursor.skipLine();
        if (isDocumentation) {
            const QString text = documentationText(m_cursor.textOf({ comment, m_cursor.position() - comment }));
            m_documentation += (m_documentation.isEmpty() ? QString() : u"\n"_s) + text;
        }
        (void)m_cursor.takeLineEnd();
        addLine(LineKind::Comment, start);
        return true;
    }
    if (!m_cursor.startsWith("/*"_L1))
        return false;
    const qsizetype comment = m_cursor.position();
    if (!m_cursor.takeBlockComment()) {
        report({ comment, 2 }, u"this comment is never closed: end it with `*/`"_s);
        m_cursor.skipLine();
        (void)m_cursor.takeLineEnd();
        addLine(LineKind::Unreadable, start);
        return true;
    }
    const qsizetype end = m_cursor.position();
    m_cursor.skipBlanks();
    if (!m_cursor.takeLineEnd())
        m_cursor.moveTo(end);
    addLine(LineKind::Comment, start);
    return true;
}

void LineParser::parseMember(qsizetype start)
{
    m_failure = {};
    bool isRead = false;
    LineKind kind = LineKind::Field;
    qsizetype index = -1;
    const auto store = [&index](auto &list, auto &member) {
        index = static_cast<qsizetype>(list.size());
        list.push_back(std::move(member));
    };
    const bool isConfiguration = m_block.kind == BlockKind::Datasource || m_block.kind == BlockKind::Generator;
    if (m_cursor.startsWith("@@"_L1) && !isConfiguration) {
        kind = LineKind::BlockAttribute;
        index = static_cast<qsizetype>(m_block.attributes.size());
        isRead = parseBlockAttribute();
    } else if (isFieldBlock(m_block.kind)) {
        Field field;
        isRead = parseField(field);
        if (!field.type.range.length && !isRead)
            index = -1;
        else
            store(m_block.fields, field); // Half of a field is better than followers that miss it.
    } else if (m_block.kind == BlockKind::Enum) {
        kind = LineKind::EnumValue;
        EnumValue value;
        isRead = parseValue(value);
        if (!value.name.isEmpty())
            store(m_block.values, value);
    } else {
        kind = LineKind::Property;
        Property property;
        isRead = parseProperty(property);
        if (!property.name.isEmpty() && isRead)
            store(m_block.properties, property);
    }
    m_documentation.clear();
    if (isRead) {
        addLine(kind, start, index);
        return;
    }
    recover(m_failure);
    addLine(LineKind::Unreadable, start);
}

void LineParser::recover(const Failure &failure)
{
    report(failure.range, failure.text);
    qsizetype lineStart = failure.range.start;
    while (lineStart > 0 && m_cursor.text().at(lineStart - 1) != u'\n' && m_cursor.text().at(lineStart - 1) != u'\r')
        --lineStart;
    m_cursor.moveTo(failure.range.start);
    m_cursor.skipLine();
    qsizetype open = openBrackets(m_cursor.textOf({ lineStart, m_cursor.position() - lineStart }));
    (void)m_cursor.takeLineEnd();
    for (int line = 0; failure.isOpen && open > 0 && line < maximalOpenLines && !m_cursor.atEnd(); ++line) {
        const qsizetype start = m_cursor.position();
        m_cursor.skipBlanks();
        const bool isEnd = m_cursor.startsWith("}"_L1) || atOtherBlock();
        m_cursor.moveTo(start);
        if (isEnd)
            return;
        m_cursor.skipLine();
        open += openBrackets(m_cursor.textOf({ start, m_cursor.position() - start }));
        (void)m_cursor.takeLineEnd();
    }
}

bool LineParser::parseField(Field &field)
{
    const qsizetype start = m_cursor.position();
    const auto name = m_cursor.takeName();
    if (!name) {
        m_cursor.skipLine();
        return fail({ start, m_cursor.position() - start },
            u"this is neither a field nor an attribute: write `name Type`, with a name that starts with a letter, or `@@attribute`"_s);
    }
    field.nameRange = *name;
    field.name = m_cursor.textOf(*name).toString();
    field.documentation = m_documentation;
    checkName(field.name, *name, u"a field"_s);
    m_cursor.skipBlanks();
    if (m_cursor.startsWith(":"_L1)) {
        report({ m_cursor.position(), 1 }, u"a field needs no `:` between its name and its type: remove it"_s);
        (void)m_cursor.take(":"_L1);
        m_cursor.skipBlanks();
    }
    if (m_cursor.atLineEnd() || m_cursor.startsWith("@"_L1) || m_cursor.startsWith("//"_L1))
        return fail(*name, u"field %1 has no type: write `%1 String`, or another type"_s.arg(field.name));
    if (!parseType(field.type))
        return false;
    const bool isRead = parseAttributes(field.attributes) && parseEndOfLine(field.comment, &field.documentation);
    const qsizetype end = field.attributes.empty() ? field.type.range.end() : field.attributes.back().range.end();
    field.range = { start, end - start };
    return isRead;
}

bool LineParser::parseType(FieldType &type)
{
    const qsizetype start = m_cursor.position();
    if (m_cursor.take("Unsupported("_L1)) {
        m_cursor.skipBlanks();
        const auto text = m_cursor.startsWith("\""_L1) ? m_cursor.takeQuoted() : std::nullopt;
        m_cursor.skipBlanks();
        if (!text || !m_cursor.take(")"_L1)) {
            m_cursor.moveTo(start);
            return fail({ start, 12 },
                u"Unsupported takes one text, PostgreSQL's name of the type: Unsupported(\"tsvector\")"_s);
        }
        type.name = unquote(m_cursor.textOf(*text)).text;
        type.isUnsupported = true;
        return parseArity(type, start);
    }
    if (m_cursor.take("["_L1)) {
        const auto element = m_cursor.takeName();
        const QString name = element ? m_cursor.textOf(*element).toString() : u"Type"_s;
        return fail({ start, m_cursor.position() - start }, u"a list is written %1[], not [%1]"_s.arg(name));
    }
    const auto name = m_cursor.takeName();
    if (!name) {
        return fail(
            { start, 1 }, u"the type of the field is expected here, such as String, Int or the name of a model"_s);
    }
    type.name = m_cursor.textOf(*name).toString();
    return parseArity(type, start);
}

bool LineParser::parseArity(FieldType &type, qsizetype start)
{
    qsizetype end = m_cursor.position();
    m_cursor.skipBlanks();
    const qsizetype mark = m_cursor.position();
    if (m_cursor.take("[]"_L1)) {
        type.arity = Arity::List;
        end = m_cursor.position();
        m_cursor.skipBlanks();
        if (m_cursor.take("?"_L1)) {
            end = m_cursor.position();
            report({ start, end - start },
                u"a list cannot be optional: write %1[], whose default may be [], or %1?"_s.arg(type.name));
        }
    } else if (m_cursor.take("?"_L1)) {
        type.arity = Arity::Optional;
        end = m_cursor.position();
        if (m_cursor.startsWith("["_L1))
            return fail(
                { start, end + 1 - start }, u"a list cannot have optional elements: write %1[]"_s.arg(type.name));
    } else if (m_cursor.take("!"_L1)) {
        end = m_cursor.position();
        report({ mark, 1 }, u"fields are required unless they have a `?`: remove the `!`"_s);
    } else if (m_cursor.startsWith("["_L1)) {
        return fail({ mark, 1 }, u"a list is written %1[], without anything between the brackets"_s.arg(type.name));
    }
    type.range = { start, end - start };
    m_cursor.moveTo(end);
    return true;
}

bool LineParser::parseValue(EnumValue &value)
{
    const qsizetype start = m_cursor.position();
    const auto name = m_cursor.takeName();
    if (!name) {
        m_cursor.skipLine();
        return fail({ start, m_cursor.position() - start },
            u"this is no value of an enum: write one name per line, starting with a letter, or `@@attribute`"_s);
    }
    value.nameRange = *name;
    value.name = m_cursor.textOf(*name).toString();
    value.documentation = m_documentation;
    checkName(value.name, *name, u"an enum's value"_s);
    const bool isRead = parseAttributes(value.attributes) && parseEndOfLine(value.comment, &value.documentation);
    const qsizetype end = value.attributes.empty() ? name->end() : value.attributes.back().range.end();
    value.range = { start, end - start };
    return isRead;
}

bool LineParser::parseProperty(Property &property)
{
    const qsizetype start = m_cursor.position();
    const auto name = m_cursor.takeName();
    m_cursor.skipBlanks();
    if (!name || !m_cursor.take("="_L1)) {
        m_cursor.moveTo(start);
        m_cursor.skipLine();
        return fail({ start, m_cursor.position() - start },
            u"this is no setting of a %1: write `name = value`"_s.arg(keywordOf(m_block.kind)));
    }
    property.nameRange = *name;
    property.name = m_cursor.textOf(*name).toString();
    qsizetype end = m_cursor.position();
    m_cursor.skipBlanks();
    if (!m_cursor.atLineEnd() && !m_cursor.startsWith("//"_L1)) {
        property.value = m_expressions.parseExpression();
        if (!property.value) {
            m_failure = m_expressions.failure();
            return false;
        }
        end = m_cursor.position();
    }
    property.range = { start, end - start };
    return parseEndOfLine(property.comment, nullptr);
}

bool LineParser::parseAttributes(std::vector<Attribute> &attributes)
{
    while (true) {
        const qsizetype end = m_cursor.position();
        m_cursor.skipBlanks();
        if (!m_cursor.startsWith("@"_L1)) {
            m_cursor.moveTo(end);
            return true;
        }
        if (m_cursor.startsWith("@@"_L1))
            return fail({ m_cursor.position(), 2 }, u"an attribute of the block, with `@@`, needs a line of its own"_s);
        auto attribute = m_expressions.parseAttribute("@"_L1);
        if (!attribute) {
            m_failure = m_expressions.failure();
            return false;
        }
        attributes.push_back(std::move(*attribute));
    }
}

bool LineParser::parseBlockAttribute()
{
    auto attribute = m_expressions.parseAttribute("@@"_L1);
    if (!attribute) {
        m_failure = m_expressions.failure();
        return false;
    }
    m_block.attributes.push_back(std::move(*attribute));
    SourceRange comment;
    return parseEndOfLine(comment, nullptr);
}

bool LineParser::parseEndOfLine(SourceRange &comment, QString *documentation)
{
    m_cursor.skipBlanks();
    const qsizetype start = m_cursor.position();
    if (m_cursor.startsWith("//"_L1)) {
        const bool isDocumentation = m_cursor.startsWith("///"_L1);
        m_cursor.skipLine();
        comment = { start, m_cursor.position() - start };
        if (isDocumentation && documentation)
            *documentation
                += (documentation->isEmpty() ? QString() : u"\n"_s) + documentationText(m_cursor.textOf(comment));
    } else if (m_cursor.startsWith("/*"_L1)) {
        const auto block = m_cursor.takeBlockComment();
        if (!block)
            return fail({ start, 2 }, u"this comment is never closed: end it with `*/`"_s);
        comment = *block;
        m_cursor.skipBlanks();
        if (!m_cursor.atLineEnd()) {
            m_cursor.moveTo(start);
            return fail(
                comment, u"a comment of the form /* … */ cannot stand within a line: put it at the end of the line"_s);
        }
    }
    if (m_cursor.takeLineEnd() || m_cursor.atEnd())
        return true;
    if (m_cursor.startsWith("}"_L1))
        return fail({ start, 1 }, u"the closing brace of a block needs a line of its own"_s);
    m_cursor.skipLine();
    const SourceRange rest { start, m_cursor.position() - start };
    m_cursor.moveTo(start);
    return fail(rest,
        u"nothing may follow here but attributes with `@` and a comment: `%1` is neither"_s.arg(
            m_cursor.textOf(rest).left(40)));
}

} // namespace schemawright::prisma
