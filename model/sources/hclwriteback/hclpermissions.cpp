#include "model/sources/hclwriteback/hclpermissions.h"

#include "model/diff/access.h"

#include <QMap>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;

namespace {

/// Who, on what, and whether it may be passed on: a block says it once.
QString permissionOf(const HclScope &scope, int id)
{
    const HclNode &node = scope.node(id);
    const QString &text = scope.document(node).text;
    QString key;
    for (const QString &name : { u"to"_s, u"for"_s, u"grantable"_s }) {
        const hcl::Attribute *attribute = node.body->findAttribute(name);
        QString value = attribute ? text.mid(attribute->value.range.start, attribute->value.range.length) : u"false"_s;
        value.removeIf([](QChar c) { return c.isSpace(); });
        key += value + u'|';
    }
    return key;
}

QMap<QString, int> permissionsOf(const HclScope &scope, const HclObjects &objects, const schema::ObjectKey &key)
{
    QMap<QString, int> found;
    for (const int id : objects.findPermissions(key))
        found.insert(permissionOf(scope, id), id);
    return found;
}

QString writeOne(HclFiles &files, const WrittenHcl &before, const WrittenHcl &after, const schema::ObjectKey &key, int former, int later,
    const QString &permission)
{
    const int own = permissionsOf(files.scope(), files.objects(), key).value(permission, -1);
    if (former < 0) {
        files.addRoot(after.document(), *hclBlock(after.scope(), later), files.objects().find(key));
        return {};
    }
    if (own < 0)
        return u"the files have not one block that grants it to %1 alone"_s.arg(permission.section(u'|', 0, 0));
    if (const QString refusal = files.refusalFor(own); !refusal.isEmpty())
        return refusal;
    if (later < 0) {
        files.removeBlock(own);
        return {};
    }
    const HclBlockEdit edit = editedBlock({ &files.document(own), hclBlock(files.scope(), own) },
        before.text(*hclBlock(before.scope(), former)), after.text(*hclBlock(after.scope(), later)), HclParts::All);
    if (edit.refusal.isEmpty())
        files.replace(files.document(own), hclBlock(files.scope(), own)->body.range, edit.text);
    return edit.refusal;
}

} // namespace

QString writePermissions(HclFiles &files, const WrittenHcl &before, const WrittenHcl &after, const Change &change)
{
    const schema::Access *later = change.after ? diff::accessOf(*change.after) : nullptr;
    const schema::Access *former = change.before ? diff::accessOf(*change.before) : nullptr;
    if (!later || (former && *former == *later))
        return {};
    const QStringList known = before.leftOut(schema::toText(change.key));
    for (const QString &missing : after.leftOut(schema::toText(change.key))) {
        if (!known.contains(missing))
            return u"HCL cannot say %1"_s.arg(missing);
    }
    const QMap<QString, int> formerOnes = permissionsOf(before.scope(), before.objects(), change.key);
    const QMap<QString, int> laterOnes = permissionsOf(after.scope(), after.objects(), change.key);
    QStringList permissions = formerOnes.keys();
    for (const QString &permission : laterOnes.keys()) {
        if (!permissions.contains(permission))
            permissions << permission;
    }
    for (const QString &permission : std::as_const(permissions)) {
        const QString refusal = writeOne(
            files, before, after, change.key, formerOnes.value(permission, -1), laterOnes.value(permission, -1), permission);
        if (!refusal.isEmpty())
            return refusal;
    }
    return {};
}

} // namespace schemawright::sources
