<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>schemawright::app</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>materialized view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished">Spalten</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Increment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owned by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Based on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>schemawright::app::ApplyController</name>
    <message>
        <source>Applying migrations to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropping the invalid index %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording the decision</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::app::ApplyFlow</name>
    <message>
        <source>A concurrent build that is cancelled leaves an INVALID index. It can be dropped afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transaction that runs now is rolled back; what was done before stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied %1 in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n Anweisung</numerusform>
            <numerusform>%n Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Dropped the invalid index %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked process %1 to cancel its query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process %1 could not be cancelled: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query of %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its query is not visible to this role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the build of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (recorded as done, does not run)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations applied to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations of %1 stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop applying migrations?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the invalid index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Drop concurrently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel a query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1, process %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel the query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last run on this database, of %1, did not end by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the invalid index…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether a statement of the last run happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A statement of the last run still works on the server: see Watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The migrations could not be checked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (a contract: waits for the next run)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::app::BottomTabs</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No migration is open in Design or Review.</source>
        <translation>Weder im Entwurf noch in der Prüfung ist eine Migration offen.</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>Keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>Probleme %1</translation>
    </message>
    <message>
        <source>Jobs %1</source>
        <translation>Aufgaben %1</translation>
    </message>
    <message>
        <source>Not checked.</source>
        <translation>Nicht geprüft.</translation>
    </message>
</context>
<context>
    <name>schemawright::app::CloseQuestion</name>
    <message>
        <source>Close Schemawright</source>
        <translation>Schemawright schließen</translation>
    </message>
    <message>
        <source>Migrations are being applied.</source>
        <translation>Migrationen werden gerade angewendet.</translation>
    </message>
    <message>
        <source>The schema has changes that are in no migration yet.</source>
        <translation>Das Schema hat Änderungen, die noch in keiner Migration stehen.</translation>
    </message>
    <message>
        <source>Closing asks the server to stop what runs now. The next start says what was done.</source>
        <translation>Beim Schließen wird der Server gebeten, das Laufende abzubrechen. Der nächste Start sagt, was getan wurde.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Abbrechen und schließen</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>&amp;Save as migration…</source>
        <translation>Als Migration &amp;speichern …</translation>
    </message>
</context>
<context>
    <name>schemawright::app::DesignView</name>
    <message>
        <source>After migration</source>
        <translation>Nach der Migration</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 rows, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A %1 cannot be dropped here yet: write it in the schema&apos;s files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database now: %1</source>
        <translation>Datenbank jetzt: %1</translation>
    </message>
    <message>
        <source>Sources: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After migration: %1</source>
        <translation>Nach der Migration: %1</translation>
    </message>
    <message>
        <source>all changed objects</source>
        <translation>alle geänderten Objekte</translation>
    </message>
    <message>
        <source>There is no SQL to compare for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No differences: the database is as the schema says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No migration is needed: migrations and database already agree with this schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration (edited)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Save the migration first: only files are applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited migration</source>
        <translation>Bearbeitete Migration</translation>
    </message>
    <message>
        <source>Plan the migration anew and lose the changes of its text?</source>
        <translation>Die Migration neu planen und die Änderungen an ihrem Text verlieren?</translation>
    </message>
    <message>
        <source>Its text was changed after it was planned. With No it stays as it is, and is done as it says.</source>
        <translation>Ihr Text wurde nach dem Planen geändert. Mit Nein bleibt er, wie er ist, und wird so ausgeführt.</translation>
    </message>
    <message>
        <source>No database is connected: choose an object to compare it with the sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new migration is needed: those that are not applied yet lead to this schema.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::app::DirectoryFlow</name>
    <message>
        <source>Import migrations</source>
        <translation>Migrationen importieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>There is no migration to import.</source>
        <translation>Es gibt keine Migration zu importieren.</translation>
    </message>
    <message>
        <source>The migrations of %1 are in %2 now.</source>
        <translation>Die Migrationen aus %1 sind jetzt in %2.</translation>
    </message>
    <message>
        <source>Squash migrations</source>
        <translation>Migrationen zusammenfassen</translation>
    </message>
    <message>
        <source>&amp;Squash</source>
        <translation>&amp;Zusammenfassen</translation>
    </message>
    <message>
        <source>The migrations are one now, which yields the same schema and rows.</source>
        <translation>Die Migrationen sind jetzt eine; sie ergibt dasselbe Schema und dieselben Zeilen.</translation>
    </message>
    <message>
        <source>A database on which only a part of these migrations ran needs the rest from the files of before.</source>
        <translation>Eine Datenbank, auf der nur ein Teil dieser Migrationen lief, braucht den Rest aus den bisherigen Dateien.</translation>
    </message>
    <message>
        <source>Move migrations behind the others</source>
        <translation>Migrationen hinter die anderen stellen</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>They are behind all others already: nothing moves.</source>
        <translation>Sie stehen schon hinter allen anderen: nichts wird verschoben.</translation>
    </message>
    <message>
        <source>The migrations stand behind all others now.</source>
        <translation>Die Migrationen stehen jetzt hinter allen anderen.</translation>
    </message>
    <message>
        <source>Use that folder</source>
        <translation>Diesen Ordner verwenden</translation>
    </message>
</context>
<context>
    <name>schemawright::app::HelpDialogs</name>
    <message>
        <source>About Schemawright</source>
        <translation>Über Schemawright</translation>
    </message>
    <message>
        <source>Visual schema design and safe migrations for PostgreSQL.
Qt %1. Apache License 2.0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::app::HistoryView</name>
    <message>
        <source>Migration history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No database is connected</source>
        <translation>Keine Datenbank ist verbunden</translation>
    </message>
    <message>
        <source>The history of migrations is kept in the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No migration was applied yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every migration that is applied to %1 is recorded in it and listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;quash from the first to this one…</source>
        <translation>Von der ersten bis zu dieser &amp;zusammenfassen…</translation>
    </message>
</context>
<context>
    <name>schemawright::app::MainWindow</name>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>(%1 %) </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::app::Monitor</name>
    <message>
        <source>Cancelling the query of process %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::app::ObjectArea</name>
    <message>
        <source>Privileges</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
</context>
<context>
    <name>schemawright::app::ProjectFlow</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>The changes of the schema are in no migration yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>Open project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another project?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL %1.%2 as %3, %4 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample project?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the project?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another environment?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::app::ProjectMenus</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::app::ReviewView</name>
    <message>
        <source>Migration files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no migrations yet. Save one in Design: it is then listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;quash from the first to this one…</source>
        <translation>Von der ersten bis zu dieser &amp;zusammenfassen…</translation>
    </message>
    <message>
        <source>&amp;Move behind the others…</source>
        <translation>Hinter die anderen &amp;stellen…</translation>
    </message>
</context>
<context>
    <name>schemawright::app::SaveFlow</name>
    <message>
        <source>Folder for migrations</source>
        <translation>Ordner für Migrationen</translation>
    </message>
    <message>
        <source>Somebody else has edited these files since they were read: their edit and yours are both kept.</source>
        <translation>Jemand anderes hat diese Dateien seit dem Lesen geändert: beide Änderungen bleiben.</translation>
    </message>
    <message>
        <source>Somebody else has edited these files since they were read: your lines stay where the two touch, and both edits elsewhere.</source>
        <translation>Jemand anderes hat diese Dateien seit dem Lesen geändert: Wo sich beide berühren, bleiben Ihre Zeilen, sonst beide Änderungen.</translation>
    </message>
    <message>
        <source>The schema&apos;s own files are left alone: %1</source>
        <translation>Die Dateien des Schemas bleiben, wie sie sind: %1</translation>
    </message>
</context>
<context>
    <name>schemawright::app::SessionBanners</name>
    <message>
        <source>Hint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLSTATE %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>No database is connected: differences are shown against the sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is not up to date: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixes changed the migration&apos;s text, and the schema was changed since: the text may not lead to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild the migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the project have changed on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Saved %n file(s), from %1 to %2.</source>
        <translation>
            <numerusform>%n Datei gespeichert, von %1 bis %2.</numerusform>
            <numerusform>%n Dateien gespeichert, von %1 bis %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The database does not answer any more. What is shown was read before; it is asked again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs of a project can do all that you can. Allow them only when you know who wrote the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving puts your edits together with what is there now; where they touch, it asks.</source>
        <translation>Beim Speichern werden Ihre Änderungen mit dem zusammengeführt, was jetzt da ist; wo sie sich berühren, wird gefragt.</translation>
    </message>
    <message>
        <source>Their lines stay in %1. What is left of your edits is planned on them anew: look at it, and save again.</source>
        <translation>In %1 bleiben deren Zeilen. Was von Ihren Änderungen übrig ist, wird darauf neu geplant: Sehen Sie es an und speichern Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>schemawright::app::SessionController</name>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing what is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema is being read anew: close this and ask again when it is there.</source>
        <translation>Das Schema wird gerade neu gelesen: schließen und erneut fragen, wenn es da ist.</translation>
    </message>
</context>
<context>
    <name>schemawright::app::WindowActions</name>
    <message>
        <source>&amp;New from connection…</source>
        <translation>&amp;Neu aus Verbindung …</translation>
    </message>
    <message>
        <source>Open the schema of a PostgreSQL database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project folder…</source>
        <translation>Projektordner ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a folder with SQL files and migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open sample &amp;project</source>
        <translation>Beispiel&amp;projekt öffnen</translation>
    </message>
    <message>
        <source>Open a small project with a database of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect to a database…</source>
        <translation>Mit Datenbank &amp;verbinden …</translation>
    </message>
    <message>
        <source>Choose the database that this project is compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as migration…</source>
        <translation>Als Migration &amp;speichern …</translation>
    </message>
    <message>
        <source>Write the difference into the migration folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;build migration from the schema</source>
        <translation>Migration aus dem Schema neu &amp;bilden</translation>
    </message>
    <message>
        <source>Forget what fixes changed in the migration&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Read the schema files, the migrations and the database again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose project</source>
        <translation>Projekt sch&amp;ließen</translation>
    </message>
    <message>
        <source>Close the project and go back to the start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Apply pending migrations…</source>
        <translation>Ausstehende Migrationen &amp;anwenden …</translation>
    </message>
    <message>
        <source>Run the migrations that the database has not got</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>&amp;Entwurf</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfung</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>&amp;Beobachten</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>Edit the schema and see what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read migrations with their findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run pending migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch index builds of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was applied, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>Move the focus to the next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Pro&amp;blems, jobs and log</source>
        <translation>Pro&amp;bleme, Aufgaben und Protokoll</translation>
    </message>
    <message>
        <source>Show or hide the tabs at the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Regeln</translation>
    </message>
    <message>
        <source>What Schemawright looks for in migrations, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Schemawright</source>
        <translation>&amp;Über Schemawright</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Appea&amp;rance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Migration</source>
        <translation>&amp;Migration</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished">Sichten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop &amp;trusting this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs that the project names do not run any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File for new objects…</source>
        <translation>&amp;Datei für neue Objekte…</translation>
    </message>
    <message>
        <source>Choose which file of the project takes new objects that belong to no file yet</source>
        <translation>Wählen, welche Datei des Projekts neue Objekte aufnimmt, die noch zu keiner gehören</translation>
    </message>
    <message>
        <source>&amp;Import migrations…</source>
        <translation>Migrationen &amp;importieren…</translation>
    </message>
    <message>
        <source>Write the migration directory of one tool in the form of another</source>
        <translation>Das Migrationsverzeichnis eines Werkzeugs in der Form eines anderen schreiben</translation>
    </message>
    <message>
        <source>S&amp;quash migrations…</source>
        <translation>Migrationen &amp;zusammenfassen…</translation>
    </message>
    <message>
        <source>Make one migration of all from the first to a chosen one</source>
        <translation>Aus allen Migrationen von der ersten bis zu einer gewählten eine machen</translation>
    </message>
    <message>
        <source>&amp;Move migrations behind the others…</source>
        <translation>Migrationen &amp;hinter die anderen stellen…</translation>
    </message>
    <message>
        <source>Give migrations of this branch versions behind those of the other</source>
        <translation>Migrationen dieses Zweigs Versionen hinter denen des anderen geben</translation>
    </message>
</context>
<context>
    <name>schemawright::applyview</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::ApplyPanel</name>
    <message>
        <source>Statements of the pending migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply…</source>
        <translation>&amp;Anwenden …</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>A&amp;bbrechen …</translation>
    </message>
    <message>
        <source>&amp;Drop it concurrently…</source>
        <translation>&amp;Nebenläufig löschen …</translation>
    </message>
    <message>
        <source>No database is connected</source>
        <translation>Keine Datenbank ist verbunden</translation>
    </message>
    <message>
        <source>%1 has every migration</source>
        <translation>%1 hat alle Migrationen</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) wait to be applied to %1</source>
        <translation>
            <numerusform>%n Migration wartet darauf, auf %1 angewendet zu werden</numerusform>
            <numerusform>%n Migrationen warten darauf, auf %1 angewendet zu werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Applying to %1</source>
        <translation>Wird auf %1 angewendet</translation>
    </message>
    <message>
        <source>Connect to a database to apply migrations to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the schema in Design and save the difference as a migration: it is then listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses when the transaction that runs now has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: nothing runs, what is done stays done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping: the server was asked to cancel the statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Pause before the next statement</source>
        <translation>Vor der nächsten Anweisung &amp;anhalten</translation>
    </message>
    <message>
        <source>SQLSTATE %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 (%2) was left INVALID: every write pays for it, no query uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 was left INVALID: no query uses it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::BlockersModel</name>
    <message>
        <source>(not visible to this role)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Transaction age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::BlockersView</name>
    <message>
        <source>Cancel its query…</source>
        <translation>Dessen Abfrage abbrechen …</translation>
    </message>
    <message>
        <source>Sessions that block</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Waits for %n session(s):</source>
        <translation>
            <numerusform>Wartet auf %n Sitzung:</numerusform>
            <numerusform>Wartet auf %n Sitzungen:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::BuildPhases</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait: writers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait: snapshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait: readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop former</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::BuildView</name>
    <message>
        <source>an index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2%3 on %4</source>
        <comment>command: index (method) on table</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transactions ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no progress for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 blocks per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>index so far %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graph outgrew maintenance_work_mem: from here on it is much slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase %1 of %2: %3</source>
        <translation>Phase %1 von %2: %3</translation>
    </message>
    <message>
        <source>The server does not answer; this is what it said last. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::ConfirmApplyDialog</name>
    <message>
        <source>Apply migrations</source>
        <translation>Migrationen anwenden</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migration(s) to %1?</source>
        <translation>
            <numerusform>%n Migration auf %1 anwenden?</numerusform>
            <numerusform>%n Migrationen auf %1 anwenden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Database:</source>
        <translation>Datenbank:</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>Server:</translation>
    </message>
    <message>
        <source>As user:</source>
        <translation>Als Benutzer:</translation>
    </message>
    <message>
        <source>Statements:</source>
        <translation>Anweisungen:</translation>
    </message>
    <message>
        <source>Files:</source>
        <translation>Dateien:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings:</source>
        <translation>Befunde:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a &amp;production database. Type its name to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply to %1</source>
        <translation>Auf %1 &amp;anwenden</translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::PhaseStepper</name>
    <message numerus="yes">
        <source>All %n phase(s) are done</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Phase %1 of %2: %3</source>
        <translation>Phase %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::RunModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done, not committed yet</source>
        <translation>fertig, noch nicht festgeschrieben</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgerollt</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>ran in an earlier attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attempt %1 of %2 failed: %3; next in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; pid %1 (%2) holds a lock on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>running 00:12</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>done · 1.2 s</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one transaction</source>
        <translation>eine Transaktion</translation>
    </message>
    <message>
        <source>no transaction: each statement commits by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>%1 of about %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>8 s left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::WatchPanel</name>
    <message>
        <source>No database is connected</source>
        <translation>Keine Datenbank ist verbunden</translation>
    </message>
    <message>
        <source>No index is being built on %1. A build that anybody starts is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n index build(s) on %1</source>
        <translation>
            <numerusform>%n Indexaufbau auf %1</numerusform>
            <numerusform>%n Indexaufbauten auf %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel this build…</source>
        <translation>Diesen Aufbau abbrechen …</translation>
    </message>
</context>
<context>
    <name>schemawright::connection</name>
    <message>
        <source>What the service file, PGSSLMODE or libpq says (prefer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encryption: only for sockets and trusted networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypts only when the server insists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypts when the server can; checks nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always encrypts; does not check who answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypts and checks that a trusted authority signed the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypts and checks the authority and the host name: the safest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::connection::ConnectionDialog</name>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is pro&amp;duction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved co&amp;nnections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked with the word in the window; destructive steps ask for the name of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colou&amp;r:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Reached: %1</source>
        <extracomment>%1 is the version of the server and how it was reached, or the reason</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ Not reached: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (production)</source>
        <extracomment>%1 is the name of a connection</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::connection::ConnectionFields</name>
    <message>
        <source>name, address, or folder of a socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>like the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>like the user of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>default (5432)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ser&amp;vice:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Database:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roo&amp;t certificate:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;LS:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a line for this connection: leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is ignored because others may read it: chmod 600 helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept only until you quit. %1 has no line for this connection yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept only until you quit. To keep it, write it into %1 or a service file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::directory::ChangePreviewDialog</name>
    <message>
        <source>− goes</source>
        <translation>− entfällt</translation>
    </message>
    <message>
        <source>→ moves</source>
        <translation>→ umbenannt</translation>
    </message>
    <message>
        <source>+ comes</source>
        <translation>+ kommt</translation>
    </message>
    <message>
        <source>~ is rewritten</source>
        <translation>~ wird neu geschrieben</translation>
    </message>
    <message>
        <source>In %1:</source>
        <translation>In %1:</translation>
    </message>
    <message>
        <source>Finding out what happens…</source>
        <translation>Was geschieht, wird ermittelt…</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>What it says stays as it is.</source>
        <translation>Der Inhalt bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Its text then:</source>
        <translation>Ihr Inhalt ist dann:</translation>
    </message>
    <message>
        <source>It is removed.</source>
        <translation>Sie wird entfernt.</translation>
    </message>
</context>
<context>
    <name>schemawright::directory::ImportDialog</name>
    <message>
        <source>Import migrations</source>
        <translation>Migrationen importieren</translation>
    </message>
    <message>
        <source>seen from its files</source>
        <translation>an den Dateien erkannt</translation>
    </message>
    <message>
        <source>&amp;From folder:</source>
        <translation>&amp;Aus dem Ordner:</translation>
    </message>
    <message>
        <source>Folder of the migrations</source>
        <translation>Ordner der Migrationen</translation>
    </message>
    <message>
        <source>Its &amp;tool:</source>
        <translation>Sein &amp;Werkzeug:</translation>
    </message>
    <message>
        <source>&amp;Into folder:</source>
        <translation>&amp;In den Ordner:</translation>
    </message>
    <message>
        <source>Folder for the imported migrations</source>
        <translation>Ordner für die importierten Migrationen</translation>
    </message>
    <message>
        <source>In the form &amp;of:</source>
        <translation>In der Form &amp;von:</translation>
    </message>
    <message>
        <source>&amp;Show what happens</source>
        <translation>&amp;Zeigen, was geschieht</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>The imported migrations need a folder of their own: what is there stays as it is.</source>
        <translation>Die importierten Migrationen brauchen einen eigenen Ordner: Was da ist, bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>schemawright::directory::RebaseDialog</name>
    <message>
        <source>Move migrations behind the others</source>
        <translation>Migrationen hinter die anderen stellen</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Migrations of your branch get versions behind those of the other branch. What they say stays as it is. They must not have run on any database that is kept.</source>
        <translation>Migrationen Ihres Zweigs bekommen Versionen hinter denen des anderen. Ihr Inhalt bleibt, wie er ist. Sie dürfen auf keiner Datenbank gelaufen sein, die bleibt.</translation>
    </message>
    <message>
        <source>&amp;Migrations that move:</source>
        <translation>&amp;Migrationen, die verschoben werden:</translation>
    </message>
    <message>
        <source>&amp;Show what happens</source>
        <translation>&amp;Zeigen, was geschieht</translation>
    </message>
</context>
<context>
    <name>schemawright::directory::SquashDialog</name>
    <message>
        <source>Squash migrations</source>
        <translation>Migrationen zusammenfassen</translation>
    </message>
    <message>
        <source>All migrations from the first to this one become one, which a development database shows to yield the same schema and the same rows. Databases on which all of them ran need nothing new.</source>
        <translation>Alle Migrationen von der ersten bis zu dieser werden eine; eine Entwicklungsdatenbank zeigt, dass sie dasselbe Schema und dieselben Zeilen ergibt. Datenbanken, auf denen alle liefen, brauchen nichts Neues.</translation>
    </message>
    <message>
        <source>First:</source>
        <translation>Erste:</translation>
    </message>
    <message>
        <source>&amp;Last:</source>
        <translation>&amp;Letzte:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished">&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Show what happens</source>
        <translation>&amp;Zeigen, was geschieht</translation>
    </message>
</context>
<context>
    <name>schemawright::document</name>
    <message>
        <source>Add %1 %2</source>
        <extracomment>%1 is a kind such as &quot;column&quot;, %2 a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1 %2 to %3</source>
        <extracomment>%1 is a kind such as &quot;column&quot;, %2 the name before, %3 the name after</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %1 %2</source>
        <extracomment>%1 is a kind such as &quot;column&quot;, %2 a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off row security of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Force row security of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on row security of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on table %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change owner and privileges of %1</source>
        <translation>Eigentümer und Rechte von %1 ändern</translation>
    </message>
</context>
<context>
    <name>schemawright::document::EditsOnLoadedCommand</name>
    <message>
        <source>Earlier edits</source>
        <translation>Frühere Änderungen</translation>
    </message>
</context>
<context>
    <name>schemawright::editors</name>
    <message>
        <source>Percent of a page that is filled at first; less leaves room for updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equality, ranges and order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores equal keys once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equality only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many keys per row: jsonb, arrays, full text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collects new entries first: faster writes, slower searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the list of new entries, in kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranges, geometry, nearest neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the index is built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points, prefixes, network addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large tables in the order of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages that one entry stands for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarises new pages as they fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest vectors: fast searches, slow to build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections per layer; more finds better and takes more space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates looked at while building, at least 2 × m; more builds slower and finds better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest vectors: quick to build, after the rows are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows / 1000 up to a million rows, then the square root of the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “%1” is already taken here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is %1 bytes long; PostgreSQL keeps only 63 and would cut it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A type is needed, such as text or bigint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one column is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no column “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” is named twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Primary key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the user (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::AccessPage</name>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>A role that the server does not have is created without LOGIN</source>
        <translation>Eine Rolle, die der Server nicht hat, wird ohne LOGIN angelegt</translation>
    </message>
    <message>
        <source>Roles with privileges</source>
        <translation>Rollen mit Rechten</translation>
    </message>
    <message>
        <source>Role to grant to</source>
        <translation>Rolle, die Rechte bekommt</translation>
    </message>
    <message>
        <source>Role, or PUBLIC</source>
        <translation>Rolle oder PUBLIC</translation>
    </message>
    <message>
        <source>&amp;Add role</source>
        <translation>Rolle &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;voke all</source>
        <translation>Alles &amp;entziehen</translation>
    </message>
    <message>
        <source>Privileges of the role</source>
        <translation>Rechte der Rolle</translation>
    </message>
    <message>
        <source>&amp;Owner:</source>
        <translation>Ei&amp;gentümer:</translation>
    </message>
    <message>
        <source>%1 (owner)</source>
        <translation>%1 (Eigentümer)</translation>
    </message>
    <message>
        <source>%1, granted by %2</source>
        <translation>%1, vergeben von %2</translation>
    </message>
    <message>
        <source>Only the database has this object, and the migration drops it: there is nothing to own or to grant.</source>
        <translation>Nur die Datenbank hat dieses Objekt, und die Migration entfernt es: Eigentümer und Rechte gibt es hier nicht zu ändern.</translation>
    </message>
    <message>
        <source>An extension belongs to the role that creates it. PostgreSQL has no ALTER EXTENSION … OWNER TO.</source>
        <translation>Eine Erweiterung gehört der Rolle, die sie anlegt. PostgreSQL kennt kein ALTER EXTENSION … OWNER TO.</translation>
    </message>
    <message>
        <source>Objects of this kind have no owner.</source>
        <translation>Objekte dieser Art haben keinen Eigentümer.</translation>
    </message>
    <message>
        <source>The owner of this object is that of what it belongs to.</source>
        <translation>Der Eigentümer dieses Objekts ist der dessen, wozu es gehört.</translation>
    </message>
    <message>
        <source>The schema grants nothing yet, so the privileges of the database stay as they are. With the first grant made here all of them are taken over into the schema.</source>
        <translation>Das Schema vergibt noch nichts, deshalb bleiben die Rechte der Datenbank, wie sie sind. Mit dem ersten hier vergebenen Recht werden sie alle in das Schema übernommen.</translation>
    </message>
    <message>
        <source>Columns with privileges of their own: %1.</source>
        <translation>Spalten mit eigenen Rechten: %1.</translation>
    </message>
</context>
<context>
    <name>schemawright::editors::ColumnForm</name>
    <message>
        <source>&amp;Type:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ot null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;fault:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>&amp;Identity:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generated as:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an expression of other columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;llation:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the type&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mment:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::ColumnModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::ConstraintForm</name>
    <message>
        <source>&amp;Kind:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ondition:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for child tables (NO INHERIT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A condition is needed, such as price &gt; 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deferrable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initially de&amp;ferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked on present rows (NOT &amp;VALID)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1

Exclusion constraints are shown as the server writes them, and not edited here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::ConstraintModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns or condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deferrable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::ForeignKeyFields</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished">Spalten</translation>
    </message>
    <message>
        <source>Referenced table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referenced columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All columns null or none (MATCH FULL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colum&amp;ns:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;References:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its col&amp;umns:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On d&amp;elete:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On u&amp;pdate:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides need the same number of columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no table “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::GrantModel</name>
    <message>
        <source>%1 granted</source>
        <translation>%1 vergeben</translation>
    </message>
    <message>
        <source>%1 with grant option</source>
        <translation>%1 mit Recht zur Weitergabe</translation>
    </message>
    <message>
        <source>Privilege</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>With grant option</source>
        <translation>Mit Weitergabe</translation>
    </message>
</context>
<context>
    <name>schemawright::editors::IndexForm</name>
    <message>
        <source>This index is not valid: its build failed or was cancelled. The database does not use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Method:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nulls are &amp;equal (NULLS NOT DISTINCT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colum&amp;ns:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Include:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns that are only stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Where:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mment:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::IndexModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished">Spalten</translation>
    </message>
    <message>
        <source>Unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <extracomment>the predicate of a partial index</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::IndexPartsEditor</name>
    <message>
        <source>Columns and expressions of the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the column up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the column down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::IndexPartsModel</name>
    <message>
        <source>A column, or an expression in parentheses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column or expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nulls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::KeyFields</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished">Spalten</translation>
    </message>
    <message>
        <source>Include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nulls are e&amp;qual (NULLS NOT DISTINCT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names with commas between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns that are only stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colum&amp;ns:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Include:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::NewTableDialog</name>
    <message>
        <source>New table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id bigint, counted up by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id uuid, random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no id column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Schema:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Primary key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Create table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::ObjectViewer</name>
    <message>
        <source>SQL that creates the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SQL of this object has not been read yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::PartForm</name>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
</context>
<context>
    <name>schemawright::editors::PartModel</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped; it can be revived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty in the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the database: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::PartPage</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;vive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a row (Ins)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drops the row (Del); it stays in sight and can be revived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::PolicyForm</name>
    <message>
        <source>&amp;Kind:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PERMISSIVE: any such policy lets a row pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RESTRICTIVE: every such policy must let it pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comman&amp;d:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Roles:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;USING:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;WITH CHECK:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill from &amp;template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a title such as &quot;Tenant isolation&quot;, %2 a condition in SQL</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without WITH CHECK, USING also guards the rows that are written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::PolicyModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::StorageParameterFields</name>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::TableEditor</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished">Spalten</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished">Indizes</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation type="unfinished">Constraints</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation type="unfinished">Richtlinien</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation type="unfinished">Trigger</translation>
    </message>
    <message>
        <source>Parts of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a table in the tree to edit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This table has no columns yet: add the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No index but those of its keys: add one for the columns that queries filter or sort by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constraints of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No constraints yet: a primary key lets every row be named, and a foreign key keeps references true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No policies: with row security on, nobody but the owner sees a row until there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This table has no triggers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Primary key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Foreign key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::TableHeader</name>
    <message>
        <source>&amp;Row security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>al&amp;so for the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows are shown and written only as the policies allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies bind the owner of the table too (FORCE ROW LEVEL SECURITY)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::TriggerForm</name>
    <message>
        <source>Definition of the trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers are shown as the server writes them. Change them in the sources.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::editors::TriggerModel</name>
    <message>
        <source>enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition</source>
        <translation type="unfinished">Definition</translation>
    </message>
</context>
<context>
    <name>schemawright::panels::Banners</name>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>schemawright::panels::JobsPanel</name>
    <message>
        <source>%1:%2</source>
        <comment>minutes:seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>job · elapsed time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing runs in the background.</source>
        <translation>Im Hintergrund läuft nichts.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::panels::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What Schemawright does is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::panels::MigrationFilesModel</name>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Ausgangsstand</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly applied, then edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished">fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>schemawright::panels::RevisionsModel</name>
    <message>
        <source>failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline: recorded, did not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>partly applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>schemawright::panels::RulePageDialog</name>
    <message>
        <source>Rules</source>
        <translation type="unfinished">Regeln</translation>
    </message>
    <message>
        <source>Page of the rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::panels::SaveMigrationDialog</name>
    <message>
        <source>Save as migration</source>
        <translation>Als Migration speichern</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>Writes:</source>
        <translation>Schreibt:</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
</context>
<context>
    <name>schemawright::panels::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::panels::StartPage</name>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>Das &amp;Beispielprojekt öffnen</translation>
    </message>
    <message>
        <source>A small schema with a database of its own, pending changes and an index build to watch.</source>
        <translation>Ein kleines Schema mit eigener Datenbank, ausstehenden Änderungen und einem Indexaufbau zum Zusehen.</translation>
    </message>
    <message>
        <source>Open a project &amp;folder…</source>
        <translation>Einen Projekt&amp;ordner öffnen …</translation>
    </message>
    <message>
        <source>New from a &amp;connection…</source>
        <translation>Neu aus einer &amp;Verbindung …</translation>
    </message>
    <message>
        <source>Look at the schema of a PostgreSQL database, and change it by migrations.</source>
        <translation>Das Schema einer PostgreSQL-Datenbank ansehen und durch Migrationen ändern.</translation>
    </message>
    <message>
        <source>Change a PostgreSQL schema, see what differs and what it would lock, and apply it safely.</source>
        <translation>Ein PostgreSQL-Schema ändern, sehen, was abweicht und was gesperrt würde, und es sicher anwenden.</translation>
    </message>
    <message>
        <source>A folder with an atlas.hcl, a schema.prisma, SQL files of the schema, or migrations.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::panels::StatusLine</name>
    <message>
        <source>No database connected</source>
        <translation>Keine Datenbank verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PRODUCTION · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pending migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pending migration(s)</source>
        <translation>
            <numerusform>%n ausstehende Migration</numerusform>
            <numerusform>%n ausstehende Migrationen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::plan</name>
    <message>
        <source>data loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks reads and writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breaks clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside a transaction</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::plan::FindingCard</name>
    <message>
        <source>Fix: %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what the fix changes, and applies it if you agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suppress…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes a comment with a reason into the SQL; lint then passes over this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this matters and how to do it safely (F1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::plan::FindingsList</name>
    <message>
        <source>No problems found.</source>
        <translation>Keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>schemawright::plan::FindingsModel</name>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::plan::FixPreview</name>
    <message>
        <source>Fix: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result cannot run in a transaction: it goes into a migration file of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::plan::PlanView</name>
    <message>
        <source>No migration yet: change the schema, and what it takes appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as migration…</source>
        <translation>Als Migration speichern …</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>Anwenden …</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>1 statement</source>
        <extracomment>One and many apart, because English has no translation file of its own.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statements</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n findings</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrapped to the first finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrapped to the last finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The migration changed meanwhile: the fix was not applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>Show what takes this migration back, and what it cannot bring back</source>
        <translation>Zeigt, was diese Migration zurücknimmt und was sie nicht wiederbringt</translation>
    </message>
    <message>
        <source>In place, or by expand, backfill and contract: without a table that is rewritten while programs wait.</source>
        <translation>Direkt, oder durch Erweitern, Nachfüllen und Abbauen: ohne eine Tabelle, die neu geschrieben wird, während Programme warten.</translation>
    </message>
    <message>
        <source>%1: the way back</source>
        <translation>%1: der Rückweg</translation>
    </message>
    <message numerus="yes">
        <source>Do %n change(s) another way…</source>
        <translation>
            <numerusform>%n Änderung anders machen…</numerusform>
            <numerusform>%n Änderungen anders machen…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::plan::RecipeDialog</name>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>another type</source>
        <translation>anderer Typ</translation>
    </message>
    <message>
        <source>NOT NULL</source>
        <translation>NOT NULL</translation>
    </message>
    <message>
        <source>split</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>In place, or expand, backfill and contract</source>
        <translation>Direkt, oder erweitern, nachfüllen und abbauen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>&amp;In place</source>
        <translation>&amp;Direkt</translation>
    </message>
    <message>
        <source>&amp;Expand, backfill, contract</source>
        <translation>&amp;Erweitern, nachfüllen, abbauen</translation>
    </message>
    <message>
        <source>One migration. Programs must know the new schema as soon as it is applied.</source>
        <translation>Eine Migration. Programme müssen das neue Schema kennen, sobald sie angewandt ist.</translation>
    </message>
    <message>
        <source>Several migrations. Old and new programs run side by side until the contract.</source>
        <translation>Mehrere Migrationen. Alte und neue Programme laufen nebeneinander, bis abgebaut wird.</translation>
    </message>
    <message>
        <source>&amp;Plan this way</source>
        <translation>So &amp;planen</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Plant …</translation>
    </message>
    <message>
        <source>Nothing is to be done in place.</source>
        <translation>Direkt ist nichts zu tun.</translation>
    </message>
    <message>
        <source>%1: %2
%3</source>
        <comment>users.email: renamed, and how it is done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expand, backfill, contract</source>
        <translation>erweitern, nachfüllen, abbauen</translation>
    </message>
    <message>
        <source>in place</source>
        <translation>direkt</translation>
    </message>
</context>
<context>
    <name>schemawright::plan::RecipeFields</name>
    <message>
        <source> ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rows per transaction of the backfill:</source>
        <translation>&amp;Zeilen je Transaktion beim Nachfüllen:</translation>
    </message>
    <message>
        <source>&amp;Pause between two transactions:</source>
        <translation>&amp;Pause zwischen zwei Transaktionen:</translation>
    </message>
    <message>
        <source>&amp;New value of %1:</source>
        <translation>&amp;Neuer Wert von %1:</translation>
    </message>
    <message>
        <source>converted by PostgreSQL</source>
        <translation>wandelt PostgreSQL um</translation>
    </message>
    <message>
        <source>&amp;Former value of %1:</source>
        <translation>&amp;Früherer Wert von %1:</translation>
    </message>
    <message>
        <source>&amp;Value of rows without %1:</source>
        <translation>&amp;Wert der Zeilen ohne %1:</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>der Vorgabewert</translation>
    </message>
    <message>
        <source>Value of %1:</source>
        <translation>Wert von %1:</translation>
    </message>
    <message>
        <source>SQL over %1; empty: is no part of it</source>
        <translation>SQL über %1; leer: ist kein Teil davon</translation>
    </message>
    <message>
        <source>SQL over the new columns</source>
        <translation>SQL über die neuen Spalten</translation>
    </message>
</context>
<context>
    <name>schemawright::saving::NewPlaceDialog</name>
    <message>
        <source>It &amp;gets:</source>
        <translation>Sie &amp;bekommt:</translation>
    </message>
    <message>
        <source>File for new objects</source>
        <translation>Datei für neue Objekte</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>&amp;Use this file</source>
        <translation>Diese Datei &amp;verwenden</translation>
    </message>
    <message>
        <source>Several files of this project can take new objects that belong to no file yet. Which one shall take them?</source>
        <translation>Mehrere Dateien dieses Projekts können neue Objekte aufnehmen, die noch zu keiner gehören. Welche soll sie aufnehmen?</translation>
    </message>
    <message>
        <source>The answer is kept for this project. Migration &gt; File for new objects changes it.</source>
        <translation>Die Antwort gilt weiter für dieses Projekt. Migration &gt; Datei für neue Objekte ändert sie.</translation>
    </message>
</context>
<context>
    <name>schemawright::saving::TouchingEditsDialog</name>
    <message>
        <source>Changed on disk (file %1 of %2)</source>
        <translation>Auf der Platte geändert (Datei %1 von %2)</translation>
    </message>
    <message>
        <source>Changed on disk</source>
        <translation>Auf der Platte geändert</translation>
    </message>
    <message>
        <source>Somebody else has changed %1 since it was read, in lines that your edit changes too. Whose lines shall stay?</source>
        <translation>Jemand anderes hat %1 seit dem Lesen geändert, in Zeilen, die auch Ihre Änderung betrifft. Wessen Zeilen sollen bleiben?</translation>
    </message>
    <message>
        <source>Edits that do not touch are kept either way. Nothing is written before you save.</source>
        <translation>Änderungen, die sich nicht berühren, bleiben in jedem Fall. Geschrieben wird erst beim Speichern.</translation>
    </message>
    <message>
        <source>Keep &amp;mine</source>
        <translation>&amp;Meine behalten</translation>
    </message>
    <message>
        <source>Take &amp;theirs</source>
        <translation>&amp;Deren nehmen</translation>
    </message>
    <message>
        <source>With their lines: as on disk now</source>
        <translation>Mit deren Zeilen: wie jetzt auf der Platte</translation>
    </message>
    <message>
        <source>With your lines</source>
        <translation>Mit Ihren Zeilen</translation>
    </message>
</context>
<context>
    <name>schemawright::schematree</name>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Sichten</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Erweiterungen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Constraints</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Event triggers</source>
        <translation>Ereignistrigger</translation>
    </message>
    <message>
        <source>Foreign data</source>
        <translation>Fremddaten</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>Replikation</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiken</translation>
    </message>
    <message>
        <source>Text search</source>
        <translation>Textsuche</translation>
    </message>
    <message>
        <source>Operators and casts</source>
        <translation>Operatoren und Umwandlungen</translation>
    </message>
    <message>
        <source>Collations</source>
        <translation>Sortierfolgen</translation>
    </message>
</context>
<context>
    <name>schemawright::schematree::SchemaTreePanel</name>
    <message>
        <source>Schema objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter objects…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows objects whose name holds this text (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only objects that differ from the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;vive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show DD&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add c&amp;olumn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add co&amp;nstraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No object matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::textpane</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged lines</source>
        <extracomment>On the bar of a fold; there are always at least three.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> … %1 more characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>schemawright::textpane::DiffPanes</name>
    <message>
        <source>Nothing to compare yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 in one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides are empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing %1 with %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not compare: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line endings differ: one side has CR LF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only one side ends with a newline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the texts differ too much to compare every line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word marks skipped: too many changed lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrapped to the first change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrapped to the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::textpane::DiffToolBar</name>
    <message>
        <source>◂ Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next ▸</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show unchanged lines as one bar, but for three around each change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show both texts in one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the left text on the right and the other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::textpane::OverviewRuler</name>
    <message>
        <source>Overview of changes and findings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::widgets</name>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renamed</source>
        <translation type="unfinished">umbenannt</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renamed from %1</source>
        <extracomment>%1 is the name before</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemawright::widgets::MessageLine</name>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
