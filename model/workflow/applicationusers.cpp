#include "model/workflow/applicationusers.h"

#include "model/base/textfile.h"
#include "model/prisma/parser.h"
#include "model/prisma/schema.h"
#include "model/sql/splitter.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace schemawright::workflow {

namespace {

using namespace Qt::StringLiterals;
using catalog::UsedObject;

constexpr qsizetype mostFiles = 5'000;
constexpr qint64 largestFile = 4LL * 1024 * 1024;

struct ApplicationFiles {
    QStringList paths; ///< relative
    qsizetype leftOut = 0; ///< too many, too large
};

void collectFiles(const QDir &root, const QString &folder, ApplicationFiles &files)
{
    const QDir here(root.filePath(folder));
    const auto entries = here.entryInfoList({ u"*"_s }, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &entry : entries) {
        const QString path = folder.isEmpty() ? entry.fileName() : folder + u'/' + entry.fileName();
        if (entry.isSymLink())
            continue;
        if (entry.isDir()) {
            if (!entry.fileName().startsWith(u'.') && entry.fileName() != u"node_modules" && path.count(u'/') < 30)
                collectFiles(root, path, files);
        } else if (entry.suffix() == u"sql" || entry.suffix() == u"prisma") {
            if (files.paths.size() >= mostFiles || entry.size() > largestFile)
                ++files.leftOut;
            else
                files.paths.append(path);
        }
    }
}

void addUser(catalog::Facts &facts, const UsedObject &object, const QString &user)
{
    QStringList &users = facts.users[object.key()];
    if (!users.contains(user))
        users.append(user);
}

/// A file is one text after the other: each statement has its own line.
void readQueries(const QString &path, const QString &text, const QList<UsedObject> &objects, catalog::Facts &facts)
{
    for (const sql::ScriptPiece &piece : sql::splitScript(text)) {
        const auto references = sql::referencesOf(piece.source.text);
        for (const UsedObject &object : objects) {
            QStringList names { object.name.name };
            if (object.kind == UsedObject::Kind::Column)
                names.append(object.column);
            const bool isUsed = references ? catalog::isUsedBy(object, *references)
                                           : sql::namesStandIn(piece.source.text, names);
            if (!isUsed)
                continue;
            const QString line = QString::number(toLineColumn(text, piece.source.range.start).line);
            addUser(facts, object, path + u':' + line + (references ? QString() : u" (by name)"_s));
        }
    }
}

void readModels(const QString &path, const QString &text, const QList<UsedObject> &objects, catalog::Facts &facts)
{
    const prisma::Schema schema = prisma::resolve({ prisma::parseDocument(path, text) });
    const auto placeText = [&](const prisma::Place &place) -> QString {
        return u" ("_s + path + u':' + QString::number(toLineColumn(text, place.name.start).line) + u')';
    };
    for (const prisma::Model &model : schema.models) {
        for (const UsedObject &object : objects) {
            const bool isTable = object.name.name == model.table && (model.schema.isEmpty() || model.schema == object.name.schema);
            if (!isTable || object.kind == UsedObject::Kind::Routine)
                continue;
            if (object.kind == UsedObject::Kind::Relation)
                addUser(facts, object, u"model "_s + model.name + placeText(model.place));
            for (const prisma::ScalarField &field : model.fields) {
                if (object.kind == UsedObject::Kind::Column && field.column == object.column)
                    addUser(facts, object, u"field "_s + model.name + u'.' + field.name + placeText(field.place));
            }
        }
    }
}

} // namespace

void addApplicationUsers(const QString &folder, const QList<UsedObject> &objects, catalog::Facts &facts)
{
    if (objects.isEmpty())
        return;
    for (const UsedObject &object : objects)
        (void)facts.users[object.key()];
    ApplicationFiles files;
    collectFiles(QDir(folder), {}, files);
    for (const QString &path : std::as_const(files.paths)) {
        const auto text = readTextFile(QDir(folder).filePath(path));
        if (!text)
            ++files.leftOut;
        else if (path.endsWith(u".prisma"))
            readModels(path, *text, objects, facts);
        else
            readQueries(path, *text, objects, facts);
    }
    if (files.leftOut > 0)
        facts.userNotes.append(u"%1 files of the application were not read: too many, larger than 4 MB, or no text"_s.arg(files.leftOut));
}

} // namespace schemawright::workflow
