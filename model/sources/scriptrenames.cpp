#include "model/sources/scriptrenames.h"

#include "model/sources/keptnames.h"
#include "model/sources/namescope.h"
#include "model/sources/scriptindex.h"
#include "model/sql/sqlwriter.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using schema::ObjectKind;

namespace {

/// A statement with what is needed to tell what its names mean.
struct Place {
    qsizetype script = 0;
    const sql::ParsedStatement *statement = nullptr;
    SqlNames names;
};

class ScriptRenamer
{
public:
    ScriptRenamer(const QList<devdb::Script> &scripts, const schema::Database &before, const diff::Rename &rename)
        : m_scripts(scripts)
        , m_before(before)
        , m_rename(rename)
        , m_name(rename.before.parent.isEmpty() ? rename.before.qualifiedName() : rename.before.parentName())
    {
        m_relations = rename.before.kind == ObjectKind::Column ? withHeirs(m_name) : QList<QualifiedName> { m_name };
    }

    ScriptRename run()
    {
        for (qsizetype script = 0; script < m_scripts.size(); ++script) {
            const QList<sql::ParsedStatement> statements = sql::parseScript(m_scripts.at(script).text);
            for (const sql::ParsedStatement &statement : statements)
                renameIn({ script, &statement, readSqlNames(m_scripts.at(script).text, statement.source.range) });
        }
        return m_refusal.isEmpty() ? ScriptRename { applied(), m_isMadeHere, {} } : ScriptRename { m_scripts, m_isMadeHere, m_refusal };
    }

private:
    /// The columns of partitions and children have the names of their parents' columns.
    [[nodiscard]] QList<QualifiedName> withHeirs(const QualifiedName &table) const
    {
        QList<QualifiedName> found { table };
        for (qsizetype i = 0; i < found.size(); ++i) {
            for (const auto &heir : m_before.tables) {
                const bool isHeir = heir->inherits.contains(found.at(i)) || (heir->partitionOf && heir->partitionOf->parent == found.at(i));
                if (isHeir && !found.contains(heir->name))
                    found << heir->name;
            }
        }
        return found;
    }

    void renameIn(const Place &place)
    {
        switch (m_rename.before.kind) {
        case ObjectKind::Table:
        case ObjectKind::View:
            return renameRelation(place);
        case ObjectKind::Column:
            return renameColumn(place);
        case ObjectKind::Enum:
        case ObjectKind::Domain:
        case ObjectKind::Composite:
            return m_rename.label.isEmpty() ? renameType(place) : renameLabel(place);
        case ObjectKind::Routine:
            return renameRoutine(place);
        case ObjectKind::Index:
            return renameIndex(place);
        case ObjectKind::Constraint:
            return renameConstraint(place);
        case ObjectKind::Policy:
            return renamePart(place, u"policy"_s);
        case ObjectKind::Trigger:
            return renamePart(place, u"trigger"_s);
        case ObjectKind::Rule:
            return renamePart(place, u"rule"_s);
        case ObjectKind::Sequence:
            return renameSequence(place);
        case ObjectKind::Schema:
        case ObjectKind::Extension:
        case ObjectKind::Other:
            return; // no edit renames them
        }
        Q_UNREACHABLE();
    }

    // Edits and refusals

    void replace(const Place &place, const SourceRange &range, const QString &text) { m_edits[{ place.script, range.start }] = { range, text }; }
    void insert(const Place &place, qsizetype position, const QString &text)
    {
        auto &edit = m_edits[{ place.script, position }];
        edit.first.start = position;
        edit.second.prepend(text);
    }
    void rename(const Place &place, const SourceRange &range) { replace(place, range, sql::quoteIdentifier(m_rename.after)); }
    void refuse(const Place &place, qsizetype position, const QString &why)
    {
        if (!m_refusal.isEmpty())
            return;
        const LineColumn at = toLineColumn(m_scripts.at(place.script).text, position);
        m_refusal = u"%1:%2:%3: %4"_s.arg(QFileInfo(m_scripts.at(place.script).file).fileName()).arg(at.line).arg(at.column).arg(why);
    }
    /// PostgreSQL keeps bodies as texts: what they name is looked up when they run.
    void refuseBodies(const Place &place, const QStringList &words)
    {
        const QString &command = place.names.command;
        if (command != u"do" && command != u"create function" && command != u"create procedure")
            return;
        for (const SqlText &text : place.names.texts) {
            const QString body = m_scripts.at(place.script).text.mid(text.range.start, text.range.length);
            qsizetype found = -1;
            for (const QString &word : words) {
                const QRegularExpression form(u"(?<![\\w$])%1(?![\\w$])"_s.arg(QRegularExpression::escape(word)),
                    QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
                found = body.indexOf(form);
                if (found < 0)
                    break;
            }
            if (found >= 0) {
                refuse(place, text.range.start + found,
                    u"%1 is named in %2, which PostgreSQL does not follow: change that first"_s.arg(
                        words.last(), command == u"do" ? u"a DO block"_s : u"the body of a function"_s));
            }
        }
    }
    [[nodiscard]] QList<devdb::Script> applied() const
    {
        QList<devdb::Script> scripts = m_scripts;
        for (auto edit = m_edits.rbegin(); edit != m_edits.rend(); ++edit)
            scripts[edit->first.first].text.replace(edit->second.first.start, edit->second.first.length, edit->second.second);
        return scripts;
    }

    /// Whether a name with an optional schema is that of the object.
    [[nodiscard]] bool isObject(const SqlName &name) const
    {
        const QString schema = name.parts.size() > 1 ? name.parts.at(name.parts.size() - 2) : u"public"_s;
        return name.parts.size() < 3 && name.parts.constLast() == m_rename.before.name && schema == m_rename.before.schema;
    }
    [[nodiscard]] QualifiedName asRelation(const SqlName &name) const
    {
        return { name.parts.size() > 1 ? name.parts.at(name.parts.size() - 2) : QString(), name.parts.constLast() };
    }
    [[nodiscard]] bool makesRelation(const Place &place) const
    {
        if (const auto *table = std::get_if<sql::CreateTable>(&place.statement->statement))
            return resolved(table->table.name) == m_name;
        const auto *view = std::get_if<sql::CreateView>(&place.statement->statement);
        return view && resolved(view->view.name) == m_name;
    }

    // Relations and columns

    void renameRelation(const Place &place)
    {
        const NameScope scope(place.names, m_before, m_relations);
        refuseBodies(place, { m_rename.before.name });
        for (const SqlName &name : place.names.names) {
            const qsizetype last = name.parts.size() - 1;
            const bool isRelation = name.role == NameRole::Relation || name.role == NameRole::Type || isArgumentType(place, name);
            if (isRelation && scope.isOurs(asRelation(name)))
                rename(place, name.ranges.at(last));
            else if ((name.role == NameRole::Value || name.role == NameRole::RelationColumn) && scope.isQualifiedByUs(name))
                rename(place, name.ranges.at(last - 1));
            else if (name.role == NameRole::Value && name.parts == QStringList { m_rename.before.name } && isRow(scope, name))
                rename(place, name.ranges.at(last));
        }
        for (const SqlText &text : place.names.texts) {
            if (text.isCast && isNamedIn(place, text) && m_refusal.isEmpty())
                refuse(place, text.range.start, u"a text names %1: change it first"_s.arg(m_rename.before.name));
        }
        m_isMadeHere = m_isMadeHere || makesRelation(place);
        keepNames(place, {});
    }
    /// SELECT users FROM users: a row.
    [[nodiscard]] bool isRow(const NameScope &scope, const SqlName &name) const
    {
        SqlName row = name;
        row.parts << u"*"_s;
        return scope.isQualifiedByUs(row) && scope.meaningOfColumn(name, m_rename.before.name) != Meaning::Yes;
    }
    /// Arguments of functions and parts of types are written without a word in front of their types.
    [[nodiscard]] static bool isArgumentType(const Place &place, const SqlName &name)
    {
        static const QStringList commands { u"create function"_s, u"create procedure"_s, u"create domain"_s, u"create type"_s, u"create aggregate"_s };
        return commands.contains(place.names.command) && name.role == NameRole::Value;
    }
    [[nodiscard]] bool isNamedIn(const Place &place, const SqlText &text) const
    {
        const QString inside = m_scripts.at(place.script).text.mid(text.range.start + 1, text.range.length - 2);
        return inside == sql::quoteName(m_rename.before.qualifiedName()) || inside == sql::quoteIdentifier(m_rename.before.name);
    }

    void renameColumn(const Place &place)
    {
        const QString column = m_rename.before.name;
        const NameScope scope(place.names, m_before, m_relations);
        refuseColumnBodies(place);
        if (!scope.isNamed())
            return;
        for (const SqlName &name : place.names.names) {
            const Meaning meaning = scope.meaningOfColumn(name, column);
            if (meaning == Meaning::Doubtful)
                refuse(place, name.ranges.constLast().start, u"this may be column %1 or another: change it first"_s.arg(column));
            if (meaning != Meaning::Yes)
                continue;
            rename(place, name.ranges.constLast());
            if (name.targetEnd >= 0 && place.names.command.startsWith("create "_L1))
                insert(place, name.targetEnd, u" AS "_s + sql::quoteIdentifier(column));
        }
        refuseHidden(place, scope);
        const auto *create = std::get_if<sql::CreateTable>(&place.statement->statement);
        if (create && resolved(create->table.name) == m_name)
            m_isMadeHere = true;
        keepNames(place, column);
    }
    void refuseColumnBodies(const Place &place)
    {
        const QString column = m_rename.before.name;
        refuseBodies(place, { m_name.name, column });
        // Functions of its triggers name columns by NEW and OLD alone.
        const schema::Table *table = schema::findTable(m_before, m_name);
        const auto *function = std::get_if<sql::CreateFunction>(&place.statement->statement);
        const bool isOfTrigger = table && function && std::ranges::any_of(table->triggers, [&](const schema::Trigger &trigger) {
            return trigger.function.name == function->name.name;
        });
        if (isOfTrigger)
            refuseBodies(place, { column });
    }
    /// Columns that are there without being named.
    void refuseHidden(const Place &place, const NameScope &scope)
    {
        for (const SqlStar &star : place.names.stars) {
            if (place.names.command.startsWith("create "_L1) && scope.coversStar(star))
                refuse(place, star.range.start, u"* stands for column %1 here: name the columns first"_s.arg(m_rename.before.name));
        }
        for (const SourceRange &range : place.names.joinColumns) {
            if (m_scripts.at(place.script).text.mid(range.start, range.length) == m_rename.before.name)
                refuse(place, range.start, u"two tables are joined by column %1: join them with ON first"_s.arg(m_rename.before.name));
        }
        if (place.names.hasNaturalJoin)
            refuse(place, place.statement->source.range.start, u"a natural join goes by the names of columns: join with ON first"_s);
    }
    void keepNames(const Place &place, const QString &column)
    {
        const schema::Table *table = schema::findTable(m_before, m_name);
        if (!table)
            return;
        for (const KeptName &kept : keptNames(*place.statement, *table, column))
            insert(place, kept.position, kept.text);
        const auto *create = std::get_if<sql::CreateTable>(&place.statement->statement);
        if (!create || resolved(create->table.name) != m_name)
            return;
        const bool isTable = m_rename.before.kind == ObjectKind::Table;
        const QString sequences = keptSequences(*create, m_before, m_name, column,
            { m_name.schema, isTable ? m_rename.after : m_name.name }, isTable ? QString() : m_rename.after);
        if (!sequences.isEmpty())
            insert(place, place.statement->source.range.end(), u";\n\n"_s + sequences);
    }

    // Types and values

    void renameType(const Place &place)
    {
        refuseBodies(place, { m_rename.before.name });
        for (const SqlName &name : place.names.names) {
            if ((name.role != NameRole::Type && !isArgumentType(place, name)) || !isObject(name))
                continue;
            rename(place, name.ranges.constLast());
            m_isMadeHere = m_isMadeHere || place.names.command == u"create type" || place.names.command == u"create domain";
        }
    }
    void renameLabel(const Place &place)
    {
        const QString written = sql::quoteLiteral(m_rename.label);
        refuseBodies(place, { written });
        const bool isOwn = std::ranges::any_of(place.names.names, [&](const SqlName &name) { return name.role == NameRole::Type && isObject(name); })
            && (place.names.command == u"create type" || place.names.command == u"alter type");
        for (const SqlText &text : place.names.texts) {
            if (m_scripts.at(place.script).text.mid(text.range.start, text.range.length) != written)
                continue;
            if (isOwn || isOfType(place, text) || isDefault(place, text))
                replace(place, text.range, sql::quoteLiteral(m_rename.after));
            else if (readsType(place))
                refuse(place, text.range.start, u"this may be the value %1 of %2: change it first"_s.arg(written, m_rename.before.name));
        }
        m_isMadeHere = m_isMadeHere || (isOwn && place.names.command == u"create type");
    }
    /// 'x'::type
    [[nodiscard]] bool isOfType(const Place &place, const SqlText &text) const
    {
        const QString &script = m_scripts.at(place.script).text;
        return text.isCast && std::ranges::any_of(place.names.names, [&](const SqlName &name) {
            const qsizetype start = name.ranges.first().start;
            return name.role == NameRole::Type && isObject(name) && start > text.range.end()
                && script.mid(text.range.end(), start - text.range.end()).trimmed() == u"::";
        });
    }
    /// Of a column of the type.
    [[nodiscard]] bool isDefault(const Place &place, const SqlText &text) const
    {
        const auto *create = std::get_if<sql::CreateTable>(&place.statement->statement);
        return create && std::ranges::any_of(create->columns, [&](const sql::ColumnDefinition &column) {
            return column.defaultValue && column.defaultValue->range.contains(text.range.start) && column.type.name == m_rename.before.name;
        });
    }
    /// Whether the statement is about a relation with a column of the type.
    [[nodiscard]] bool readsType(const Place &place) const
    {
        QList<QualifiedName> users;
        const QString type = sql::quoteName(m_rename.before.qualifiedName());
        for (const auto &table : m_before.tables) {
            if (std::ranges::any_of(table->columns, [&](const schema::Column &column) { return column.type.startsWith(type); }))
                users << table->name;
        }
        for (const auto &view : m_before.views) {
            if (std::ranges::any_of(view->columns, [&](const schema::Column &column) { return column.type.startsWith(type); }))
                users << view->name;
        }
        return NameScope(place.names, m_before, users).isNamed();
    }

    // All that has a word in front of its name

    void renameRoutine(const Place &place)
    {
        const auto isNamed = [&](const auto &routine) { return routine->name == m_rename.before.qualifiedName(); };
        if (std::ranges::count_if(m_before.routines, isNamed) > 1) {
            refuse(place, place.statement->source.range.start, u"several functions are called %1: rename it by hand"_s.arg(m_rename.before.name));
            return;
        }
        refuseBodies(place, { m_rename.before.name });
        for (const SqlName &name : place.names.names) {
            if (name.role == NameRole::Function && isObject(name))
                rename(place, name.ranges.constLast());
        }
        const auto *created = std::get_if<sql::CreateFunction>(&place.statement->statement);
        m_isMadeHere = m_isMadeHere || (created && resolved({ created->schema, created->name.name }) == m_rename.before.qualifiedName());
    }
    void renameIndex(const Place &place)
    {
        for (const SqlName &name : place.names.names) {
            const bool isIndex = (name.role == NameRole::Object && name.keyword == u"index") || place.names.command == u"cluster"
                || place.names.command == u"alter index" || place.names.command == u"reindex";
            if (isIndex && isObject(name))
                rename(place, name.ranges.constLast());
        }
        const auto *created = std::get_if<sql::CreateIndex>(&place.statement->statement);
        if (created && created->name.name == m_rename.before.name && resolved(created->table.name) == m_name)
            m_isMadeHere = true;
    }
    void renameConstraint(const Place &place)
    {
        const schema::Table *table = schema::findTable(m_before, m_name);
        const qsizetype unnamed = table ? placeOfUnnamed(*place.statement, *table, m_rename.before.name) : -1;
        if (unnamed >= 0) {
            insert(place, unnamed, u"CONSTRAINT "_s + sql::quoteIdentifier(m_rename.after) + u' ');
            m_isMadeHere = true;
        }
        renamePart(place, u"constraint"_s);
        for (const SqlName &name : place.names.names) { // of a key also the index
            if (name.role == NameRole::Object && name.keyword == u"index" && isObject(name))
                rename(place, name.ranges.constLast());
        }
    }
    void renamePart(const Place &place, const QString &keyword)
    {
        if (!NameScope(place.names, m_before, m_relations).isNamed())
            return;
        for (const SqlName &name : place.names.names) {
            if (name.role != NameRole::Object || name.keyword != keyword || name.parts.constLast() != m_rename.before.name)
                continue;
            rename(place, name.ranges.constLast());
            m_isMadeHere = m_isMadeHere || place.names.command.startsWith("create "_L1) || place.names.command == u"alter table";
        }
    }
    void renameSequence(const Place &place)
    {
        refuseBodies(place, { m_rename.before.name });
        for (const SqlName &name : place.names.names) {
            if (name.role == NameRole::Object && name.keyword == u"sequence" && isObject(name)) {
                rename(place, name.ranges.constLast());
                m_isMadeHere = m_isMadeHere || place.names.command == u"create sequence";
            }
        }
        const QString &script = m_scripts.at(place.script).text;
        for (const SqlText &text : place.names.texts) {
            const bool isArgument = script.left(text.range.start).trimmed().endsWith(u'(');
            if (isNamedIn(place, text) && (text.isCast || isArgument)) {
                const QString inside = script.mid(text.range.start + 1, text.range.length - 2);
                const QString schema = inside.contains(u'.') ? m_rename.before.schema : QString();
                replace(place, text.range, sql::quoteLiteral(sql::quoteName({ schema, m_rename.after })));
            }
        }
    }

    const QList<devdb::Script> &m_scripts;
    const schema::Database &m_before;
    const diff::Rename &m_rename;
    QualifiedName m_name; ///< of the object, or of the table that it is a part of
    QList<QualifiedName> m_relations;
    std::map<std::pair<qsizetype, qsizetype>, std::pair<SourceRange, QString>> m_edits;
    QString m_refusal;
    bool m_isMadeHere = false;
};

} // namespace

ScriptRename renameInScripts(const QList<devdb::Script> &scripts, const schema::Database &before, const diff::Rename &rename)
{
    return ScriptRenamer(scripts, before, rename).run();
}

} // namespace schemawright::sources
