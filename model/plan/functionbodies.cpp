#include "model/plan/functionbodies.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using schema::ObjectKind;

namespace {

const schema::Routine *checkedRoutine(const Action &action)
{
    if (action.change.key.kind != ObjectKind::Routine || !action.builds || !action.change.after)
        return nullptr;
    const schema::Routine &routine = **std::get_if<Shared<schema::Routine>>(&*action.change.after);
    const bool isChecked = routine.language == u"sql"_s || routine.language == u"plpgsql"_s;
    return isChecked && routine.definition.contains(u"\nAS "_s) ? &routine : nullptr; // pg_get_functiondef: AS $function$…
}

bool canBeMentioned(ObjectKind kind)
{
    return kind == ObjectKind::Table || kind == ObjectKind::Column || kind == ObjectKind::View
        || kind == ObjectKind::Routine || kind == ObjectKind::Sequence || kind == ObjectKind::Enum
        || kind == ObjectKind::Domain || kind == ObjectKind::Composite || kind == ObjectKind::Other;
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

/// Names that are looked for in bodies: most are words and found in one pass, however many there are.
class Names
{
public:
    void add(const QString &name)
    {
        if (std::ranges::all_of(name, isWordCharacter))
            m_words.insert(name);
        else
            m_others.append(name);
    }

    [[nodiscard]] bool isOneIn(const QString &text) const
    {
        qsizetype start = 0;
        for (qsizetype i = 0; i <= text.size(); ++i) {
            if (i < text.size() && isWordCharacter(text.at(i)))
                continue;
            const QString word = text.mid(start, i - start);
            if (!word.isEmpty() && (m_words.contains(word) || m_words.contains(word.toLower())))
                return true;
            start = i + 1;
        }
        return std::ranges::any_of(m_others, [&](const QString &name) { return text.contains(name); });
    }

private:
    QSet<QString> m_words;
    QStringList m_others;
};

} // namespace

bool needsUncheckedBodies(const QList<Action> &ordered)
{
    Names laterNames;
    for (auto action = ordered.crbegin(); action != ordered.crend(); ++action) {
        const schema::Routine *const routine = checkedRoutine(*action);
        if (routine && laterNames.isOneIn(routine->definition))
            return true;
        if (action->builds && canBeMentioned(action->change.key.kind))
            laterNames.add(action->change.key.name);
    }
    return false;
}

} // namespace schemawright::plan
