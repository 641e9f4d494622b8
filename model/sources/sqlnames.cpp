#include "model/sources/sqlnames.h"

#include "model/sql/keywords.h"
#include "model/sql/lexer.h"

#include <QSet>

#include <optional>
#include <utility>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using sql::Lexeme;
using sql::LexemeKind;

namespace {

enum class Clause { None, Targets, Relations, JoinCondition, Elements, Other };

/// A pair of parentheses, or the statement.
struct Level {
    int scope = 0;
    Clause clause = Clause::None;
    bool isQuery = false;
    bool isCast = false; ///< CAST(… AS type)
    bool isSubquery = false; ///< stands where a relation is expected
    bool isJoinList = false; ///< USING (…)
    bool startsElement = false; ///< of CREATE TABLE
    int insertScope = -1; ///< that ON CONFLICT comes back to
};

QSet<QString> words(const char *list)
{
    const QStringList found = QString::fromLatin1(list).split(u' ');
    return { found.begin(), found.end() };
}

class NameReader
{
public:
    NameReader(const QString &script, const SourceRange &statement)
        : m_script(script)
    {
        sql::Lexer lexer(script, statement.start);
        while (!lexer.atEnd()) {
            const Lexeme lexeme = lexer.next();
            if (lexeme.range.start >= statement.end())
                break;
            if (lexeme.kind != LexemeKind::Whitespace && lexeme.kind != LexemeKind::Comment)
                m_lexemes.append(lexeme);
        }
        m_found.scopes.append(SqlScope {});
        m_levels.append(Level {});
    }

    SqlNames read()
    {
        readCommand();
        while (m_at < m_lexemes.size())
            readNext();
        return std::move(m_found);
    }

private:
    [[nodiscard]] QString textAt(qsizetype at) const
    {
        return at >= 0 && at < m_lexemes.size() ? m_script.mid(m_lexemes.at(at).range.start, m_lexemes.at(at).range.length) : QString();
    }
    /// In lower case; empty: no bare word.
    [[nodiscard]] QString wordAt(qsizetype at) const
    {
        return at >= 0 && at < m_lexemes.size() && m_lexemes.at(at).kind == LexemeKind::Word ? textAt(at).toLower() : QString();
    }
    [[nodiscard]] bool isName(qsizetype at) const
    {
        if (at < 0 || at >= m_lexemes.size())
            return false;
        return m_lexemes.at(at).kind == LexemeKind::QuotedName
            || (m_lexemes.at(at).kind == LexemeKind::Word && !sql::isQuotedKeyword(wordAt(at)));
    }
    Level &level() { return m_levels.last(); }
    [[nodiscard]] bool isCommand(const QString &command) const { return m_found.command == command; }

    void readCommand()
    {
        static const QSet<QString> between = words("or replace unique unlogged temp temporary global local recursive constraint materialized foreign");
        m_found.command = wordAt(0);
        if (m_found.command != u"create" && m_found.command != u"alter" && m_found.command != u"drop")
            return;
        qsizetype at = 1;
        while (between.contains(wordAt(at)))
            ++at;
        m_found.command += u' ' + wordAt(at);
        m_namesTable = wordAt(at) == u"index" || wordAt(at) == u"policy" || wordAt(at) == u"trigger" || wordAt(at) == u"rule";
    }

    void readNext()
    {
        const Lexeme &lexeme = m_lexemes.at(m_at);
        if (lexeme.kind == LexemeKind::Text) {
            m_found.texts.append({ lexeme.range, textAt(m_at + 1) == u"::" });
            ++m_at;
            return;
        }
        const QString text = textAt(m_at);
        if (text == u"(" || text == u")" || text == u"," || text == u"*" || text == u"::") {
            readSign(text);
            return;
        }
        if (lexeme.kind == LexemeKind::Word && readKeyword(text.toLower()))
            return;
        if (isName(m_at)) {
            readChain();
            return;
        }
        if (lexeme.kind == LexemeKind::Word && m_pending != NameRole::Relation)
            m_pending.reset();
        level().startsElement = false;
        ++m_at;
    }

    void readSign(const QString &sign)
    {
        if (sign == u"(") {
            open();
        } else if (sign == u")") {
            close();
        } else if (sign == u",") {
            if (level().clause == Clause::JoinCondition)
                level().clause = Clause::Relations;
            level().startsElement = level().clause == Clause::Elements;
            m_pending = level().clause == Clause::Relations || m_isRelationList ? std::optional(NameRole::Relation) : std::nullopt;
        } else if (sign == u"::") {
            m_pending = NameRole::Type;
        } else if (isStar()) {
            m_found.stars.append({ m_lexemes.at(m_at).range, {}, level().scope });
        }
        ++m_at;
    }
    [[nodiscard]] bool isStar() const
    {
        const QString before = wordAt(m_at - 1).isEmpty() ? textAt(m_at - 1) : wordAt(m_at - 1);
        return before == u"select" || before == u"distinct" || before == u"all" || before == u",";
    }
    void open()
    {
        Level inner;
        const QString before = wordAt(m_at - 1);
        inner.isCast = before == u"cast";
        inner.isSubquery = m_pending == NameRole::Relation && !m_isRelationList;
        inner.isJoinList = before == u"using" && level().clause == Clause::Relations;
        if (before == u"using" && level().clause == Clause::Relations)
            m_pending.reset();
        inner.scope = addScope(m_closedRelation ? -1 : level().scope);
        if (m_closedRelation)
            m_found.scopes[inner.scope].relations.append({ *std::exchange(m_closedRelation, std::nullopt), {} });
        const bool isElements = isCommand(u"create table"_s) && m_levels.size() == 1 && !m_hasElements && m_pending != NameRole::Relation;
        if (isElements) {
            m_hasElements = true;
            inner.clause = Clause::Elements;
            inner.startsElement = true;
        }
        if (!m_isRelationList)
            m_pending.reset();
        level().startsElement = false;
        m_levels.append(inner);
    }
    void close()
    {
        if (m_levels.size() > 1) {
            const Level inner = m_levels.takeLast();
            if (inner.isSubquery)
                readAlias({}, m_at + 1);
        }
        m_isRelationList = false;
        m_pending.reset();
    }
    int addScope(int parent)
    {
        m_found.scopes.append(SqlScope { parent, {} });
        return int(m_found.scopes.size() - 1);
    }
    /// Behind UNION, and of the query of an INSERT.
    void startSibling()
    {
        const int parent = m_found.scopes.at(level().scope).parent;
        const bool isOwn = level().scope == 0;
        level().scope = addScope(isOwn ? -1 : parent);
        level().clause = Clause::None;
    }

    /// Whether the word at hand means itself there, and no name.
    bool readKeyword(const QString &word)
    {
        static const QSet<QString> ends = words("where group order having limit window returning offset fetch set");
        const QString before = wordAt(m_at - 1);
        const bool isPrivilege = (isCommand(u"grant"_s) || isCommand(u"revoke"_s)) && m_levels.size() == 1;
        const bool isEvent = isPrivilege || before == u"for" || before == u"on" || (m_namesTable && m_levels.size() == 1 && !isQueryOfRule());
        if (word == u"select" || word == u"values") {
            if (!isEvent)
                startQuery(word == u"select");
        } else if (word == u"update" || word == u"insert" || word == u"delete") {
            if (!isEvent)
                startChange(word, before);
        } else if (word == u"into" && level().isQuery) {
            expectRelation();
        } else if (word == u"from") {
            const bool isComparison = before == u"distinct" && (wordAt(m_at - 2) == u"is" || wordAt(m_at - 2) == u"not");
            if (level().isQuery && !isComparison)
                startRelations();
        } else if (word == u"join" && level().isQuery) {
            startRelations();
        } else if (word == u"natural" && level().isQuery) {
            m_found.hasNaturalJoin = true;
        } else if (word == u"on") {
            readOn();
        } else if (word == u"using" && level().isQuery && m_isDelete && textAt(m_at + 1) != u"(") {
            startRelations();
        } else if (ends.contains(word) && (level().isQuery || word != u"set")) {
            level().clause = level().isQuery ? Clause::Other : level().clause;
            m_pending.reset();
        } else if (word == u"union" || word == u"intersect" || word == u"except") {
            startSibling();
        } else if (word == u"conflict" && before == u"on" && level().insertScope >= 0) {
            level().scope = level().insertScope;
            level().clause = Clause::Other;
        } else {
            return readObjectKeyword(word, before);
        }
        ++m_at;
        return true;
    }
    [[nodiscard]] bool isQueryOfRule() const { return isCommand(u"create rule"_s) && m_isBehindDo; }
    void startQuery(bool hasTargets)
    {
        if (level().insertScope >= 0 && level().scope == level().insertScope)
            startSibling();
        level().isQuery = true;
        level().clause = hasTargets ? Clause::Targets : Clause::Other;
        m_pending.reset();
    }
    void startChange(const QString &word, const QString &before)
    {
        level().isQuery = true;
        level().clause = Clause::Other;
        m_isDelete = word == u"delete";
        if (word == u"insert")
            level().insertScope = level().scope;
        if (word == u"update" && before != u"do")
            expectRelation();
    }
    void startRelations()
    {
        level().clause = Clause::Relations;
        m_pending = NameRole::Relation;
    }
    void expectRelation()
    {
        static const QSet<QString> between = words("if not exists only lateral concurrently");
        while (between.contains(wordAt(m_at + 1)))
            ++m_at;
        m_pending = NameRole::Relation;
    }
    void readOn()
    {
        static const QSet<QString> comments = words("grant revoke comment");
        if (level().isQuery && level().clause == Clause::Relations) {
            level().clause = Clause::JoinCondition;
            m_pending.reset();
            return;
        }
        const bool isStatement = m_levels.size() == 1 && (m_namesTable || comments.contains(m_found.command));
        // COMMENT ON COLUMN and its kin say what comes; the events of a rule are followed by TO.
        static const QSet<QString> objects = words("table column view materialized foreign index constraint policy trigger rule sequence type domain "
                                                   "function procedure routine schema database extension all select insert update delete aggregate language large");
        if (isStatement && !(objects.contains(wordAt(m_at + 1)) && !isTableName(m_at + 1)))
            m_pending = NameRole::Relation;
    }
    /// ON view (…): a table that is called like a kind.
    [[nodiscard]] bool isTableName(qsizetype at) const { return isCommand(u"create index"_s) && isName(at); }

    bool readObjectKeyword(const QString &word, const QString &before)
    {
        static const QSet<QString> relations = words("table view truncate references attach detach");
        static const QSet<QString> makers = words("create replace drop alter on unique materialized constraint concurrently recursive foreign temp temporary unlogged exists execute global local");
        static const QSet<QString> objects = words("index policy trigger rule sequence");
        static const QSet<QString> functions = words("function procedure routine aggregate");
        const bool isMade = makers.contains(before);
        if (word == u"do" && isCommand(u"create rule"_s))
            m_isBehindDo = true;
        if (word == u"constraint" && wordAt(m_at + 1) != u"trigger")
            return expectObject(word);
        if (objects.contains(word) && isMade && !(word == u"index" && wordAt(m_at + 1) == u"on"))
            return expectObject(word);
        if (functions.contains(word) && isMade)
            return expect(NameRole::Function);
        const bool isOwnType = isMade && !isCommand(u"alter table"_s);
        if (word == u"type" && (isOwnType || (before == u"data" && wordAt(m_at - 2) == u"set") || isTypeOfColumn()))
            return expect(NameRole::Type);
        if (word == u"returns" || word == u"setof")
            return expect(NameRole::Type);
        if (word == u"as")
            return readAs();
        if ((word == u"column" && before == u"on") || (word == u"by" && before == u"owned"))
            return expect(NameRole::RelationColumn);
        return readRelationKeyword(word, before);
    }
    bool readRelationKeyword(const QString &word, const QString &before)
    {
        static const QSet<QString> lists = words("truncate analyze lock cluster copy");
        const bool isTable = word == u"table" && before != u"returns";
        const bool isView = word == u"view" && (before == u"create" || before == u"replace" || before == u"drop" || before == u"alter" || before == u"on"
                                || before == u"materialized" || before == u"recursive" || before == u"temp" || before == u"temporary");
        const bool isReference = word == u"references" && m_found.command != u"grant" && m_found.command != u"revoke";
        const bool isPartition = (word == u"of" && before == u"partition") || (word == u"partition" && (before == u"attach" || before == u"detach"));
        const bool isLike = word == u"like" && level().startsElement;
        const bool isFirst = m_at == 0 && lists.contains(word);
        const bool isOfRule = word == u"to" && isCommand(u"create rule"_s) && m_levels.size() == 1 && !m_isBehindDo;
        if (!(isTable || isView || isReference || isPartition || isLike || isFirst || isOfRule || word == u"inherits"))
            return false;
        m_isReference = isReference;
        m_isRelationList = word == u"inherits" || ((isTable || isView) && m_found.command.startsWith("drop "_L1)) || word == u"truncate"
            || ((isCommand(u"grant"_s) || isCommand(u"revoke"_s)) && isTable);
        expectRelation();
        level().startsElement = false;
        ++m_at;
        return true;
    }
    bool expect(NameRole role)
    {
        static const QSet<QString> between = words("if not exists setof");
        while (between.contains(wordAt(m_at + 1)))
            ++m_at;
        m_pending = role;
        ++m_at;
        return true;
    }
    bool expectObject(const QString &word)
    {
        static const QSet<QString> between = words("if not exists concurrently");
        while (between.contains(wordAt(m_at + 1)))
            ++m_at;
        m_keyword = word;
        m_pending = NameRole::Object;
        level().startsElement = false;
        ++m_at;
        return true;
    }
    /// ALTER TABLE t ALTER [COLUMN] c TYPE …
    [[nodiscard]] bool isTypeOfColumn() const
    {
        const bool isBehindName = wordAt(m_at - 2) == u"column" || (wordAt(m_at - 2) == u"alter" && wordAt(m_at - 1) != u"column");
        return isCommand(u"alter table"_s) && isBehindName;
    }
    bool readAs()
    {
        if (level().isCast)
            m_pending = NameRole::Type;
        else if (level().isQuery && isName(m_at + 1))
            m_pending = NameRole::Alias;
        ++m_at;
        return true;
    }

    void readChain()
    {
        SqlName name { NameRole::Value, {}, {}, level().scope };
        name.isField = textAt(m_at - 1) == u"." && textAt(m_at - 2) == u")";
        const qsizetype first = m_at;
        addPart(name, m_at++);
        while (textAt(m_at) == u"." && m_at + 1 < m_lexemes.size()) {
            if (textAt(m_at + 1) == u"*") {
                m_found.stars.append({ m_lexemes.at(m_at + 1).range, name.parts.constLast(), level().scope });
                m_at += 2;
                level().startsElement = false;
                return;
            }
            if (!isName(m_at + 1) && m_lexemes.at(m_at + 1).kind != LexemeKind::Word)
                break;
            addPart(name, m_at + 1);
            m_at += 2;
        }
        name.role = roleOf(first);
        name.keyword = name.role == NameRole::Object ? m_keyword : QString();
        m_pending.reset();
        if (name.role == NameRole::Relation)
            addRelation(name);
        const bool isColumn = level().startsElement || isAddedColumn(first);
        level().startsElement = false;
        if (name.role == NameRole::Value && isColumn)
            m_pending = NameRole::Type;
        if (name.role == NameRole::Value && level().clause == Clause::Targets)
            name.targetEnd = targetEnd(first);
        if (level().isJoinList)
            m_found.joinColumns << name.ranges.last();
        m_found.names.append(name);
    }
    void addPart(SqlName &name, qsizetype at) const
    {
        name.parts << sql::nameOf(textAt(at), m_lexemes.at(at).kind);
        name.ranges << m_lexemes.at(at).range;
    }
    [[nodiscard]] NameRole roleOf(qsizetype first)
    {
        if (m_pending == NameRole::Relation && textAt(m_at) == u"(" && level().isQuery && level().clause == Clause::Relations) {
            m_pending.reset(); // a function that gives rows
            return NameRole::Function;
        }
        if (m_pending)
            return *m_pending;
        if (isAliasWithoutAs(first) || isNamedQuery())
            return NameRole::Alias;
        return textAt(m_at) == u"(" ? NameRole::Function : NameRole::Value;
    }
    [[nodiscard]] bool isAliasWithoutAs(qsizetype first) const
    {
        if (m_levels.last().clause != Clause::Targets || first == 0)
            return false;
        const LexemeKind kind = m_lexemes.at(first - 1).kind;
        return kind == LexemeKind::QuotedName || kind == LexemeKind::Text || kind == LexemeKind::Number || textAt(first - 1) == u")"
            || textAt(first - 1) == u"]" || wordAt(first - 1) == u"end" || (kind == LexemeKind::Word && isName(first - 1));
    }
    /// WITH name AS (…)
    [[nodiscard]] bool isNamedQuery() const
    {
        if (wordAt(m_at) != u"as")
            return false;
        qsizetype next = m_at + 1;
        while (wordAt(next) == u"not" || wordAt(next) == u"materialized")
            ++next;
        return textAt(next) == u"(" && (next > m_at + 1 || wordAt(next + 1) == u"select" || wordAt(next + 1) == u"with");
    }
    /// ALTER TABLE … ADD [COLUMN] name type
    [[nodiscard]] bool isAddedColumn(qsizetype first) const
    {
        return isCommand(u"alter table"_s)
            && (wordAt(first - 1) == u"add" || (wordAt(first - 1) == u"column" && wordAt(first - 2) == u"add") || wordAt(first - 1) == u"exists");
    }
    void addRelation(const SqlName &name)
    {
        const QualifiedName relation { name.parts.size() > 1 ? name.parts.at(name.parts.size() - 2) : QString(), name.parts.constLast() };
        if (std::exchange(m_isReference, false)) {
            if (textAt(m_at) == u"(")
                m_closedRelation = relation;
            return;
        }
        if (level().isQuery) {
            readAlias(relation, m_at);
            return;
        }
        // Of statements that are about one: its columns are meant wherever nothing else is named.
        static const QSet<QString> owners = words("index policy trigger rule table");
        const bool isOwner = m_found.scopes.first().relations.isEmpty() && m_levels.size() == 1;
        if (isOwner && (owners.contains(m_found.command.section(u' ', 1)) || !m_found.command.contains(u' ')))
            m_found.scopes.first().relations.append({ relation, {} });
        if (m_isRelationList)
            m_pending = NameRole::Relation;
    }
    void readAlias(const QualifiedName &relation, qsizetype at)
    {
        static const QSet<QString> others = words("set overriding tablesample with on where restart continue cascade restrict");
        qsizetype next = at;
        if (wordAt(next) == u"as")
            ++next;
        const bool hasAlias = isName(next) && !others.contains(wordAt(next));
        m_found.scopes[level().scope].relations.append({ relation, hasAlias ? sql::nameOf(textAt(next), m_lexemes.at(next).kind) : QString() });
        if (!hasAlias)
            return;
        SqlName alias { NameRole::Alias, {}, {}, level().scope };
        addPart(alias, next);
        m_found.names.append(alias);
        m_at = next + 1 - (relation.name.isEmpty() ? 1 : 0); // close() stands at its parenthesis, which is passed afterwards
    }
    /// Behind schema.type, double precision, varchar(20)[].
    [[nodiscard]] qsizetype typeEnd(qsizetype at) const
    {
        static const QSet<QString> more = words("precision varying with without time zone");
        for (++at; textAt(at) == u"."; at += 2) { }
        while (more.contains(wordAt(at)))
            ++at;
        if (textAt(at) == u"(") {
            while (at < m_lexemes.size() && textAt(at) != u")")
                ++at;
            ++at;
        }
        while (textAt(at) == u"[" || textAt(at) == u"]" || more.contains(wordAt(at)))
            ++at;
        return at;
    }
    /// Behind the target that is nothing but this name, or a cast of it.
    [[nodiscard]] qsizetype targetEnd(qsizetype first) const
    {
        const QString before = wordAt(first - 1).isEmpty() ? textAt(first - 1) : wordAt(first - 1);
        if (before != u"select" && before != u"distinct" && before != u"all" && before != u",")
            return -1;
        qsizetype at = m_at;
        while (textAt(at) == u"::")
            at = typeEnd(at + 1);
        static const QSet<QString> ends = words("from union intersect except into where order limit");
        const bool isEnd = at >= m_lexemes.size() || textAt(at) == u"," || textAt(at) == u")" || ends.contains(wordAt(at));
        return isEnd ? m_lexemes.at(at - 1).range.end() : -1;
    }

    const QString &m_script;
    QList<Lexeme> m_lexemes;
    qsizetype m_at = 0;
    SqlNames m_found;
    QList<Level> m_levels;
    std::optional<NameRole> m_pending; ///< of the next name
    std::optional<QualifiedName> m_closedRelation; ///< of REFERENCES t, before its parenthesis
    QString m_keyword;
    bool m_namesTable = false; ///< CREATE INDEX … ON t and its kin
    bool m_isRelationList = false;
    bool m_isReference = false;
    bool m_isDelete = false;
    bool m_isBehindDo = false;
    bool m_hasElements = false;
};

} // namespace

SqlNames readSqlNames(const QString &script, const SourceRange &statement)
{
    return NameReader(script, statement).read();
}

} // namespace schemawright::sources
