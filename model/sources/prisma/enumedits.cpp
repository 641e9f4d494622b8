// Enums, and the order of their values.
#include "model/sources/prisma/prismaedit.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::EnumType;

namespace {

MemberWords valueWords(const QString &label, const QStringList &taken)
{
    MemberWords words { freeName(prismaName(label), taken), {}, {} };
    if (words.name != label)
        words.attributes << u"@map(%1)"_s.arg(prismaString(label));
    return words;
}

QString createEnum(const PrismaEdit &edit, const EnumType &type)
{
    QStringList taken;
    for (const prisma::Model &model : edit.files.schema().models)
        taken << model.name;
    for (const prisma::Enumeration &other : edit.files.schema().enums)
        taken << other.name;
    const QString name = freeName(prismaName(type.name.name), taken);
    QString text = u"enum "_s + name + u" {\n"_s;
    QStringList values;
    for (const QString &label : type.labels) {
        const MemberWords words = valueWords(label, values);
        values << words.name;
        text += u"  "_s + (QStringList { words.name } + words.attributes).join(u' ') + u'\n';
    }
    QStringList attributes;
    if (name != type.name.name)
        attributes << u"@@map(%1)"_s.arg(prismaString(type.name.name));
    if (edit.files.schema().datasource && !edit.files.schema().datasource->schemas.isEmpty())
        attributes << u"@@schema(%1)"_s.arg(prismaString(type.name.schema));
    if (!attributes.isEmpty())
        text += u"\n  "_s + attributes.join(u"\n  "_s) + u'\n';
    edit.files.addBlock(prisma::BlockKind::Enum, text + u'}');
    return {};
}

// The longest run of labels that are in both in the same order: what need not move.
QStringList keptLabels(const QStringList &before, const QStringList &after)
{
    QList<QStringList> best; ///< ending with each of `before`
    QStringList longest;
    for (qsizetype i = 0; i < before.size(); ++i) {
        best.append(QStringList());
        const qsizetype position = after.indexOf(before.at(i));
        if (position < 0)
            continue;
        for (qsizetype former = 0; former < i; ++former) {
            const bool fits = after.indexOf(before.at(former)) < position && after.contains(before.at(former));
            if (fits && best.at(former).size() > best.at(i).size())
                best[i] = best.at(former);
        }
        best[i].append(before.at(i));
        if (best.at(i).size() > longest.size())
            longest = best.at(i);
    }
    return longest;
}

QString alterEnum(const PrismaEdit &edit, const prisma::Enumeration &enumeration, const EnumType &after)
{
    BlockEditor &block = edit.files.edit(enumeration.place);
    QStringList before;
    QStringList taken;
    QHash<QString, MemberWords> words;
    for (const prisma::EnumLabel &label : enumeration.labels) {
        before << label.label;
        words.insert(label.label, block.member(label.name));
        if (after.labels.contains(label.label))
            taken << label.name;
    }
    const QStringList kept = keptLabels(before, after.labels);
    for (const prisma::EnumLabel &label : enumeration.labels) {
        if (!kept.contains(label.label))
            block.removeMember(label.name);
    }
    QString former;
    for (const QString &label : after.labels) {
        const MemberWords value = words.contains(label) ? words.value(label) : valueWords(label, taken);
        if (!kept.contains(label))
            block.insertMember(former, value);
        taken << value.name;
        former = value.name;
    }
    return {};
}

} // namespace

QString writePrismaEnum(const PrismaEdit &edit, const Change &change)
{
    if (change.after && !std::get<EnumType>(*change.after).comment.isEmpty())
        return u"schema.prisma cannot say the comment of an enum"_s;
    if (change.action == ChangeAction::Create)
        return createEnum(edit, std::get<EnumType>(*change.after));
    const prisma::Enumeration *const enumeration = edit.files.findEnum(std::get<EnumType>(*change.before).name);
    if (!enumeration)
        return u"no enum of the files makes it"_s;
    if (change.action == ChangeAction::Drop) {
        edit.files.removeBlock(enumeration->place);
        return {};
    }
    const auto &after = std::get<EnumType>(*change.after);
    if (change.action == ChangeAction::Rename) {
        edit.files.edit(enumeration->place).setMap(enumeration->name == after.name.name ? QString() : prismaString(after.name.name));
        return {};
    }
    return alterEnum(edit, *enumeration, after);
}

} // namespace schemawright::sources
