#include "model/sources/writeback.h"

#include "model/diff/access.h"
#include "model/plan/plan.h"
#include "model/render/statement.h"
#include "model/sources/columnwriteback.h"
#include "model/sources/statementorder.h"
#include "model/sql/sqlwriter.h"

#include <QSet>

#include <algorithm>
#include <memory>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

bool isSetting(const QString &sql)
{
    const QList<sql::ParsedStatement> parsed = sql::parseScript(sql);
    return parsed.size() == 1 && std::holds_alternative<sql::Comment>(parsed.first().statement);
}

/// Whether it only says what holds without it.
bool unsets(const sql::Statement &statement)
{
    if (const auto *comment = std::get_if<sql::Comment>(&statement))
        return comment->removes;
    const auto *alter = std::get_if<sql::AlterTable>(&statement);
    const auto *security
        = alter && alter->actions.size() == 1 ? std::get_if<sql::ChangeRowSecurity>(&alter->actions.first().action) : nullptr;
    return security && !security->on;
}

/// The words of COMMENT ON for objects whose comment has to be found by their names alone.
QList<sql::ObjectClass> commentedAs(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Column:
        return { sql::ObjectClass::Column };
    case ObjectKind::Constraint:
        return { sql::ObjectClass::Constraint };
    case ObjectKind::Index:
        return { sql::ObjectClass::Index };
    case ObjectKind::Trigger:
        return { sql::ObjectClass::Trigger };
    case ObjectKind::Policy:
        return { sql::ObjectClass::Policy };
    case ObjectKind::Rule:
        return { sql::ObjectClass::Rule };
    case ObjectKind::View:
        return { sql::ObjectClass::View, sql::ObjectClass::MaterializedView };
    case ObjectKind::Sequence:
        return { sql::ObjectClass::Sequence };
    case ObjectKind::Enum:
    case ObjectKind::Composite:
        return { sql::ObjectClass::Type };
    case ObjectKind::Domain:
        return { sql::ObjectClass::Domain };
    case ObjectKind::Table: // all about it goes
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Routine:
    case ObjectKind::Other:
        return {};
    }
    Q_UNREACHABLE();
}

class Writer
{
public:
    Writer(const QList<devdb::Script> &scripts, const schema::Database &before, const schema::Database &after, const QString &newFile)
        : m_index(std::make_unique<ScriptIndex>(scripts))
        , m_edits(scripts, *m_index)
        , m_newScript(scripts.size() - 1)
        , m_before(before)
        , m_after(after)
    {
        const auto chosen = std::ranges::find(scripts, newFile, &devdb::Script::file);
        if (chosen != scripts.end())
            m_newScript = chosen - scripts.begin();
    }

    /// Empty, or why it must be written by hand.
    QString write(const Change &change)
    {
        // The second edit of a table sees the text that the first has made: neighbouring elements share a comma.
        const QualifiedName object = change.key.parent.isEmpty() ? change.key.qualifiedName() : change.key.parentName();
        if (m_touched.contains(object))
            readAgain();
        m_touched.insert(object);
        // GRANT, OWNER TO and COMMENT are statements of their own, whatever the object is.
        if (diff::isAccessAlone(change) || setsOnly(change))
            return addStatements(change);
        if (change.action == ChangeAction::Drop && change.key.kind != ObjectKind::Table)
            removeComment(change.key);
        switch (change.key.kind) {
        case ObjectKind::Column:
        case ObjectKind::Constraint:
            return writeElement(change);
        case ObjectKind::Table:
            return writeTable(change);
        case ObjectKind::Schema:
        case ObjectKind::Extension:
        case ObjectKind::Index:
        case ObjectKind::Trigger:
        case ObjectKind::Policy:
        case ObjectKind::Rule:
        case ObjectKind::View:
        case ObjectKind::Routine:
        case ObjectKind::Sequence:
        case ObjectKind::Enum:
        case ObjectKind::Domain:
        case ObjectKind::Composite:
        case ObjectKind::Other:
            return writeStatement(change);
        }
        Q_UNREACHABLE();
    }

    /// A statement stands at the end of a file because nothing put it elsewhere.
    [[nodiscard]] bool isPlaceFree() const { return m_isPlaceFree; }

    /// Once all changes are written.
    [[nodiscard]] QList<devdb::Script> scripts()
    {
        for (const QString &sql : std::as_const(m_deferred))
            m_edits.append(m_newScript, sql);
        m_deferred.clear();
        return m_edits.applied();
    }

private:
    void readAgain()
    {
        const QList<devdb::Script> scripts = m_edits.applied();
        m_index = std::make_unique<ScriptIndex>(scripts);
        m_edits = ScriptEdits(scripts, *m_index);
        m_touched.clear();
    }

    [[nodiscard]] StatementPlace tableOf(const ObjectKey &part) const
    {
        return m_index->findCreation({ ObjectKind::Table, part.schema, {}, part.parent, {} });
    }

    QString writeElement(const Change &change)
    {
        const StatementPlace table = tableOf(change.key);
        const bool isConstraint = change.key.kind == ObjectKind::Constraint;
        if (isConstraint && m_index->findCreation(change.key).isValid())
            return writeStatement(change);
        // A table that another language makes gets its constraint from a statement of its own.
        if (isConstraint && change.action == ChangeAction::Create && (!table.isValid() || !canStandInTable(change, table)))
            return addStatements(change);
        if (!table.isValid())
            return u"no file has the CREATE TABLE of %1"_s.arg(change.key.parentName().toText());
        if (!isConstraint)
            return writeColumnChange(m_edits, *m_index, table, change);
        if (change.action == ChangeAction::Create)
            return writeNewConstraint(m_edits, *m_index, table, std::get<schema::Constraint>(*change.after));
        const QString refusal = removeConstraint(m_edits, *m_index, table, change.key.name);
        if (!refusal.isEmpty() || change.action == ChangeAction::Drop)
            return refusal;
        return writeNewConstraint(m_edits, *m_index, table, std::get<schema::Constraint>(*change.after));
    }

    QString writeTable(const Change &change)
    {
        if (change.action == ChangeAction::Drop) {
            const QList<StatementPlace> places = m_index->statementsAbout(change.key.qualifiedName());
            for (const StatementPlace &place : places)
                m_edits.removeStatement(place);
            return places.isEmpty() ? u"no file has its CREATE TABLE"_s : QString();
        }
        if (change.action == ChangeAction::Create) {
            appendNew(change, trimmedSql(plan::objectSql(m_after, change.key)));
            return {};
        }
        return writeTableAttributes(change);
    }

    /// Row security and the comment have statements of their own; the rest of a table is by hand.
    QString writeTableAttributes(const Change &change)
    {
        if (change.action != ChangeAction::Alter)
            return u"a renamed table may be named elsewhere in the files: rename it by hand"_s;
        return addStatements(change);
    }

    /// Statements that make the object anew replace the one that stands there, or follow the last about its table.
    QString writeStatement(const Change &change)
    {
        const StatementPlace place = m_index->findCreation(change.key);
        if (change.action == ChangeAction::Drop) {
            if (!place.isValid())
                return u"no file has the one statement that makes it"_s;
            m_edits.removeStatement(place);
            return {};
        }
        if (change.action == ChangeAction::Create)
            return addStatements(change);
        if (!place.isValid() || change.action == ChangeAction::Rename)
            return u"no file has the one statement that makes it under this name"_s;
        Change creation { ChangeAction::Create, change.key, {}, change.after, {} };
        const auto statements = render::renderChange(creation, context());
        if (!statements || statements->isEmpty())
            return u"it cannot be written as one statement"_s;
        m_edits.replaceStatement(place, statements->first().sql);
        return {};
    }

    /// An alteration of what has a statement of its own: comments, row security.
    [[nodiscard]] bool setsOnly(const Change &change) const
    {
        if (change.action != ChangeAction::Alter)
            return false;
        const auto statements = render::renderChange(change, context());
        return statements && !statements->isEmpty()
            && std::ranges::all_of(*statements, [](const render::Statement &statement) { return isSetting(statement.sql); });
    }

    /// In place of the statement that has set it before, which goes when nothing is left to be said.
    bool setAnew(const QString &sql)
    {
        const QList<sql::ParsedStatement> parsed = sql::parseScript(sql);
        const StatementPlace place = parsed.size() == 1 ? m_index->findSetting(parsed.first().statement) : StatementPlace();
        if (!place.isValid())
            return false;
        if (unsets(parsed.first().statement))
            m_edits.removeStatement(place);
        else
            m_edits.replaceStatement(place, sql);
        return true;
    }

    /// Of what goes with a statement of its own.
    void removeComment(const ObjectKey &key)
    {
        const bool isPart = !key.parent.isEmpty() && key.kind != ObjectKind::Index;
        const QualifiedName relation = isPart ? key.parentName() : key.qualifiedName();
        for (const sql::ObjectClass kind : commentedAs(key.kind)) {
            if (const StatementPlace place = m_index->findComment(kind, relation, isPart ? key.name : QString()); place.isValid())
                m_edits.removeStatement(place);
        }
    }

    QString addStatements(const Change &change)
    {
        const auto statements = render::renderChange(change, context());
        if (!statements)
            return statements.error().text;
        QStringList texts;
        for (const render::Statement &statement : *statements) {
            if (!setAnew(statement.sql))
                texts << statement.sql;
        }
        if (texts.isEmpty())
            return {};
        if (change.action == ChangeAction::Create) {
            if (const StatementPlace user = firstUserOf(change, *m_index, m_after); user.isValid()) {
                m_edits.insertBefore(user, texts.takeFirst());
                if (texts.isEmpty())
                    return {};
            }
        }
        if (const auto *sequence = ownedSequence(change); sequence && texts.size() > 1 && m_index->statementsAbout(sequence->ownedBy->table).isEmpty())
            m_deferred << texts.takeLast(); // its table is new, and needs the sequence
        const QString sql = texts.join(u";\n\n"_s);
        QList<StatementPlace> about = m_index->statementsAbout(relationOf(change));
        if (const StatementPlace creation = m_index->findCreation(change.key); about.isEmpty() && creation.isValid())
            about << creation;
        const auto isNamed = [&sql](const QString &name) { return mentionsName(sql, name); };
        if (about.isEmpty() || std::ranges::any_of(m_appended, isNamed)) {
            appendNew(change, sql);
            return {};
        }
        const auto *constraint = change.after ? std::get_if<schema::Constraint>(&*change.after) : nullptr;
        const auto *key = constraint ? std::get_if<schema::ForeignKey>(&constraint->detail) : nullptr;
        const StatementPlace needed = key ? lastAbout(key->referencedTable) : StatementPlace();
        m_edits.insertAfter(needed.isValid() && isEarlier(about.last(), needed) ? needed : about.last(), sql);
        return {};
    }

    [[nodiscard]] static const schema::Sequence *ownedSequence(const Change &change)
    {
        const auto *sequence = change.after ? std::get_if<schema::Sequence>(&*change.after) : nullptr;
        return sequence && sequence->ownedBy ? sequence : nullptr;
    }

    /// The table or view that statements about the object stand with.
    [[nodiscard]] static QualifiedName relationOf(const Change &change)
    {
        if (const auto *sequence = ownedSequence(change))
            return sequence->ownedBy->table;
        return change.key.parent.isEmpty() ? change.key.qualifiedName() : change.key.parentName();
    }

    /// Of primary and unique keys.
    [[nodiscard]] static QStringList keyColumns(const schema::Constraint &constraint)
    {
        if (const auto *primary = std::get_if<schema::PrimaryKey>(&constraint.detail))
            return primary->columns;
        const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint.detail);
        return unique ? unique->columns : QStringList();
    }

    /// Not what references a key that is made further down, and not a second key like another: the server would make one of them.
    [[nodiscard]] bool canStandInTable(const Change &change, const StatementPlace &table) const
    {
        const auto &constraint = std::get<schema::Constraint>(*change.after);
        const schema::Table *own = schema::findTable(m_after, change.key.parentName());
        const QStringList columns = keyColumns(constraint);
        const auto isTwin = [&](const schema::Constraint &other) {
            return other.name != constraint.name && keyColumns(other) == columns;
        };
        if (own && !columns.isEmpty() && std::ranges::any_of(own->constraints, isTwin))
            return false;
        const auto *key = std::get_if<schema::ForeignKey>(&constraint.detail);
        return !key || !isEarlier(table, lastAbout(key->referencedTable));
    }

    /// Invalid: none.
    [[nodiscard]] StatementPlace lastAbout(const QualifiedName &table) const
    {
        const QList<StatementPlace> about = m_index->statementsAbout(table);
        if (about.isEmpty())
            return {};
        const schema::Table *made = schema::findTable(m_after, table);
        StatementPlace last = about.first();
        for (const schema::Constraint &constraint : made ? made->constraints : QList<schema::Constraint>()) {
            const StatementPlace place = m_index->findCreation({ ObjectKind::Constraint, table.schema, table.name, constraint.name, {} });
            if (schema::hasBackingIndex(constraint) && place.isValid() && isEarlier(last, place))
                last = place;
        }
        return last;
    }

    /// At the end of the file for new ones; what names it comes behind it.
    void appendNew(const Change &change, const QString &sql)
    {
        m_edits.append(m_newScript, sql);
        m_isPlaceFree = true;
        if (change.action == ChangeAction::Create)
            m_appended << change.key.name;
    }

    static QString trimmedSql(QString sql)
    {
        while (sql.endsWith(u'\n') || sql.endsWith(u';'))
            sql.chop(1);
        return sql;
    }

    [[nodiscard]] render::RenderContext context() const { return { m_before, m_after, m_after.serverVersion }; }

    std::unique_ptr<ScriptIndex> m_index;
    ScriptEdits m_edits;
    qsizetype m_newScript; ///< gets what nothing puts elsewhere
    bool m_isPlaceFree = false;
    QStringList m_appended; ///< names of new objects at the end of that file
    QStringList m_deferred; ///< statements behind all others
    QSet<QualifiedName> m_touched; ///< objects with edits that m_index does not know
    const schema::Database &m_before;
    const schema::Database &m_after;
};

/// All of them: a file with both kinds is left as it is.
bool hasWindowsLineEnds(const QString &text)
{
    const qsizetype windows = text.count("\r\n"_L1);
    return windows > 0 && windows == text.count(u'\n');
}

} // namespace

WriteBack writeBack(const QList<devdb::Script> &scripts, const schema::Database &before, const schema::Database &after,
    const QList<Change> &changes, const QString &newFile)
{
    QList<devdb::Script> unixScripts = scripts;
    for (devdb::Script &script : unixScripts) {
        if (hasWindowsLineEnds(script.text))
            script.text.replace("\r\n"_L1, "\n"_L1);
    }
    Writer writer(unixScripts, before, after, newFile);
    WriteBack result;
    for (const Change &change : inOrderOfWriting(changes)) {
        if (const QString refusal = writer.write(change); !refusal.isEmpty())
            result.notWritten << schema::toText(change.key) + u": "_s + refusal;
    }
    result.isPlaceFree = writer.isPlaceFree();
    result.scripts = writer.scripts();
    for (qsizetype i = 0; i < scripts.size(); ++i) {
        if (hasWindowsLineEnds(scripts.at(i).text))
            result.scripts[i].text.replace(u"\n"_s, u"\r\n"_s);
        if (result.scripts.at(i).text != scripts.at(i).text)
            result.changedFiles << scripts.at(i).file;
    }
    return result;
}

} // namespace schemawright::sources
