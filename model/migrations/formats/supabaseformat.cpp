// Supabase: flat <number>_<name>.sql in supabase/migrations, without checksums.
#include "model/migrations/formats/format.h"

#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"

#include <QRegularExpression>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// The files alone look like Atlas's; the place tells.
bool isSupabase(const QDir &folder)
{
    QDir parent(folder);
    return folder.dirName() == "migrations"_L1 && !folder.exists(atlasSumFileName) && parent.cdUp()
        && (parent.dirName() == "supabase"_L1 || parent.exists(u"config.toml"_s)) && !filesNamed(folder, u"*.sql"_s).isEmpty();
}

Result<MigrationDirectory> loadSupabase(const QString &path)
{
    static const QRegularExpression named(u"^([0-9]+)_(.*)\\.sql$"_s);
    const QDir folder(path);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = DirectoryFormat::Supabase;
    for (const QString &name : filesNamed(folder, u"*.sql"_s)) {
        const QRegularExpressionMatch match = named.match(name);
        if (!match.hasMatch()) {
            directory.problems.append({ { name }, u"%1 is not named like a migration: supabase passes over it"_s.arg(name),
                u"Name it <timestamp>_<name>.sql."_s });
            continue;
        }
        TRY_ASSIGN(MigrationFile file, readToolFile(folder, name));
        file.version = match.captured(1);
        file.historyKey = file.version;
        file.description = match.captured(2);
        directory.files << std::move(file);
    }
    directory.problems << sameVersions(directory.files, u"supabase"_s);
    return directory;
}

Result<> addSupabase(DraftContext &context, const MigrationDraft &draft)
{
    TRY_ASSIGN(const QString version, draftVersion(context, draft));
    const QString name = version + u'_' + draftDescription(draft) + u".sql"_s;
    context.put(name, draft.sql);
    if (draft.txMode == TxMode::None) {
        context.warnings << u"%1 holds a statement that refuses a transaction, and supabase db push has no marker for that: run the file "
            "with psql, then supabase migration repair --status applied %2"_s.arg(name, version);
    }
    if (draft.standsFor) {
        context.warnings << u"a database that has run the files before must be told that they are gone: supabase migration repair --status "
            "reverted, with the version of every one of them but %1"_s.arg(version);
    }
    context.grow(name, version, draftDescription(draft), version);
    return {};
}

Result<> moveSupabase(DraftContext &context, const MigrationFile &file)
{
    return moveByNumber(context, file, itsOnlyFile(QDir(context.directory.path), file));
}

} // namespace

Format supabaseFormat()
{
    return { DirectoryFormat::Supabase, u"supabase"_s, u"Supabase"_s, u"supabase db push"_s, &isSupabase, &loadSupabase, &addSupabase, &itsOnlyFile, &moveSupabase };
}

} // namespace schemawright::migrations
