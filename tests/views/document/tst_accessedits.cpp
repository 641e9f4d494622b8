#include "model/diff/accessmode.h"
#include "model/diff/defaultprivileges.h"
#include "model/diff/schemadiff.h"
#include "model/schema/accessedit.h"
#include "tests/views/document/sampleschema.h"
#include "views/document/accessedits.h"
#include "views/document/schemaedits.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::document;
using schema::Access;
using schema::Database;
using schema::Grant;
using schema::Grants;
using schema::ObjectKey;
using schema::Privilege;
using schema::PrivilegeSet;

namespace {

constexpr auto selecting = PrivilegeSet(Privilege::Select);
constexpr auto inserting = PrivilegeSet(Privilege::Insert);

const ObjectKey conversations = schema::tableKey({ u"public"_s, u"conversations"_s });
const ObjectKey messages = schema::tableKey({ u"public"_s, u"messages"_s });

/// As a server tells it: everything has an owner and privileges.
Database inspected(Database database, const QString &owner)
{
    database.serverVersion = 150000;
    QMap<ObjectKey, Access> accesses = schema::accessOfAll(database);
    for (auto access = accesses.begin(); access != accesses.end(); ++access) {
        access->owner = owner;
        if (const auto grantClass = schema::grantClass(access.key()))
            access->privileges = access.key().kind == schema::ObjectKind::Schema
                ? schema::initialPublicSchemaGrants(database.serverVersion)
                : schema::defaultGrants(*grantClass, database.serverVersion);
    }
    return schema::withAccesses(database, accesses).value();
}

Database granted(const Database &database, const ObjectKey &key, const Grant &grant)
{
    Access access = *schema::findAccess(database, key);
    access.privileges = schema::canonicalGrants(access.privileges.value_or(Grants()) + Grants { grant });
    return schema::withAccesses(database, { { key, access } }).value();
}

/// The database: two tables with grants, default privileges for all schemas and for one.
Database current()
{
    Database database = inspected(testing::sampleDatabase(), u"app"_s);
    database.currentRole = u"deploy"_s;
    database = granted(database, conversations, { u"reader"_s, {}, selecting, 0 });
    database = granted(database, conversations, { u"writer"_s, u"reader"_s, selecting, 0 });
    database = granted(database, messages, { u"reader"_s, {}, selecting | inserting, inserting });
    const Grants forTables { { {}, {}, selecting | inserting, 0 }, { u"reader"_s, {}, selecting, 0 } };
    diff::setDefaultPrivileges(database,
        { { u"app"_s, {}, schema::GrantClass::Table, forTables },
            { u"deploy"_s, u"public"_s, schema::GrantClass::Table, Grants { { u"reader"_s, {}, selecting, 0 } } } });
    return database;
}

/// The files: the same objects, of nobody, and no grant.
Database files()
{
    return inspected(testing::sampleDatabase(), {});
}

} // namespace

class TestAccessEdits : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<SchemaDocument>();
        m_document->load(files());
        m_document->setCurrent(current());
    }

    void whatTheFilesDoNotSayIsAsInTheDatabase()
    {
        const ObjectAccess shown = objectAccess(*m_document, conversations);
        QVERIFY(!shown.schemaNamesPrivileges && !shown.isOnlyInDatabase);
        QCOMPARE(shown.access->owner, u"app"_s);
        QVERIFY(*shown.access == *schema::findAccess(current(), conversations));
        const Database whole = diff::withAccessOf(current(), files(), diff::AccessMode::Auto);
        QVERIFY(*shown.access == *schema::findAccess(whole, conversations));
        QVERIFY(changes().isEmpty());
    }

    void theFirstGrantTakesAllOver()
    {
        grant(messages, { schema::publicGrantee, {}, selecting, 0 });
        QCOMPARE(changes(), QStringList { u"table public.messages"_s });
        QVERIFY(objectAccess(*m_document, messages).schemaNamesPrivileges);
        QCOMPARE(m_document->edited().defaultPrivileges.size(), 2);
        QVERIFY(*objectAccess(*m_document, conversations).access->privileges
            == *schema::findAccess(current(), conversations)->privileges);
        m_document->undoStack()->undo();
        QVERIFY(m_document->edited().defaultPrivileges.isEmpty());
        QVERIFY(m_document->edited() == files());
    }

    void defaultPrivilegesOfASchemaThatGoesAreNotTakenOver()
    {
        Database without = files();
        without.schemas.removeIf([](const schema::Namespace &schema) { return schema.name == "public"_L1; });
        m_document->load(without);
        grant(messages, { u"reader"_s, {}, selecting, 0 });
        QCOMPARE(m_document->edited().defaultPrivileges.size(), 1);
    }

    void theSecondGrantChangesItsObjectOnly()
    {
        grant(messages, { schema::publicGrantee, {}, selecting, 0 });
        const auto edit = grantEdit(*m_document, conversations, { u"auditor"_s, {}, selecting, 0 });
        QCOMPARE(std::get<schema::SetAccess>(edit).accesses.size(), 1);
        QVERIFY(std::get<schema::SetAccess>(edit).addedDefaults.isEmpty());
    }

    void revokingLeavesTheOthers()
    {
        grant(messages, { u"reader"_s, {}, 0, 0 });
        const Access access = *objectAccess(*m_document, messages).access;
        QCOMPARE(schema::grantOf(*access.privileges, {}, u"reader"_s).privileges, 0U);
        QVERIFY(schema::grantOf(*access.privileges, {}, {}).privileges != 0); // the owner's
        QCOMPARE(changes(), QStringList { u"table public.messages"_s });
    }

    void aGrantOfAnotherGrantorStays()
    {
        grant(conversations, { u"writer"_s, {}, inserting, 0 });
        const Grants grants = *objectAccess(*m_document, conversations).access->privileges;
        QCOMPARE(schema::grantOf(grants, u"reader"_s, u"writer"_s).privileges, selecting);
        QCOMPARE(schema::grantOf(grants, {}, u"writer"_s).privileges, inserting);
    }

    void publicIsARoleLikeAnyOther()
    {
        grant(conversations, { schema::publicGrantee, {}, selecting, 0 });
        grant(conversations, { schema::publicGrantee, {}, selecting | inserting, 0 });
        const Grants grants = *objectAccess(*m_document, conversations).access->privileges;
        QCOMPARE(schema::grantOf(grants, {}, schema::publicGrantee).privileges, selecting | inserting);
        QVERIFY(!knownRoles(*m_document).contains(schema::publicGrantee));
    }

    void theNewOwnersGrantsBecomeItsOwn()
    {
        m_document->apply(ownerEdit(*m_document, messages, u"reader"_s)); // nothing is written down yet
        ObjectAccess shown = objectAccess(*m_document, messages);
        QVERIFY(!shown.schemaNamesPrivileges);
        QCOMPARE(shown.access->owner, u"reader"_s);
        QCOMPARE(schema::grantOf(*shown.access->privileges, {}, u"reader"_s).privileges, 0U);
        QVERIFY(schema::grantOf(*shown.access->privileges, {}, {}).grantable & inserting);
        grant(conversations, { u"auditor"_s, {}, selecting, 0 });
        m_document->apply(ownerEdit(*m_document, conversations, u"reader"_s)); // now it is
        shown = objectAccess(*m_document, conversations);
        QCOMPARE(schema::grantOf(*shown.access->privileges, {}, u"writer"_s).privileges, selecting); // was granted by reader
        QCOMPARE(schema::grantOf(*shown.access->privileges, {}, u"auditor"_s).privileges, selecting);
    }

    void aRenamedTableKeepsItsPrivileges()
    {
        Access access = *schema::findAccess(current(), conversations);
        access.columns.insert(u"body"_s, Grants { { u"auditor"_s, {}, selecting, 0 } });
        m_document->setCurrent(schema::withAccesses(current(), { { conversations, access } }).value());
        const ObjectKey body = schema::partKey(schema::ObjectKind::Column, conversations.qualifiedName(), u"body"_s);
        QVERIFY(m_document->apply(*makeRenameEdit(m_document->edited(), body, u"subject"_s)));
        QVERIFY(m_document->apply(*makeRenameEdit(m_document->edited(), conversations, u"talks"_s)));
        const ObjectKey talks = schema::tableKey({ u"public"_s, u"talks"_s });
        const auto isKept = [&] {
            const Access shown = objectAccess(*m_document, talks).access.value_or(Access());
            return shown.privileges == access.privileges && shown.columns.keys() == QStringList { u"subject"_s };
        };
        QVERIFY(isKept());
        grant(messages, { schema::publicGrantee, {}, selecting, 0 });
        QVERIFY(isKept());
    }

    void whatOnlyTheDatabaseHasIsSaid()
    {
        Database without = files();
        without.tables.removeIf([](const Shared<schema::Table> &table) { return table->name.name == "messages"_L1; });
        m_document->load(without);
        QVERIFY(objectAccess(*m_document, messages).isOnlyInDatabase);
        QVERIFY(!objectAccess(*m_document, messages).access);
        QVERIFY(!objectAccess(*m_document, conversations).isOnlyInDatabase);
    }

    void aCastHasNoOwner()
    {
        schema::OtherObject cast;
        cast.label = u"cast"_s;
        cast.name.name = cast.identity = u"(bigint AS public.message_role)"_s;
        Database database = files();
        database.others = { cast };
        m_document->load(database);
        m_document->setCurrent(database);
        QVERIFY(!objectAccess(*m_document, schema::keyOf(cast)).access);
    }

private:
    void grant(const ObjectKey &key, const Grant &grant)
    {
        QVERIFY(m_document->apply(grantEdit(*m_document, key, grant)));
    }
    /// What a migration would change, by object.
    [[nodiscard]] QStringList changes() const
    {
        const auto found = diff::diffDatabases(
            m_document->reference(), m_document->edited(), { m_document->renames(), diff::AccessMode::Auto });
        QStringList texts;
        for (const diff::Change &change : found.value())
            texts.append(schema::toText(change.key));
        texts.removeDuplicates();
        return texts;
    }

    std::unique_ptr<SchemaDocument> m_document;
};

QTEST_GUILESS_MAIN(TestAccessEdits)
#include "tst_accessedits.moc"
