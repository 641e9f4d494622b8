<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>schemawright::app::ApplyFlow</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::app::SessionBanners</name>
    <message numerus="yes">
        <source>Saved %n file(s), from %1 to %2.</source>
        <translation>
            <numerusform>Saved %n file, from %1 to %2.</numerusform>
            <numerusform>Saved %n files, from %1 to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::ApplyPanel</name>
    <message numerus="yes">
        <source>%n migration(s) wait to be applied to %1</source>
        <translation>
            <numerusform>%n migration waits to be applied to %1</numerusform>
            <numerusform>%n migrations wait to be applied to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::BlockersView</name>
    <message numerus="yes">
        <source>Waits for %n session(s):</source>
        <translation>
            <numerusform>Waits for %n session:</numerusform>
            <numerusform>Waits for %n sessions:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::ConfirmApplyDialog</name>
    <message numerus="yes">
        <source>Apply %n migration(s) to %1?</source>
        <translation>
            <numerusform>Apply %n migration to %1?</numerusform>
            <numerusform>Apply %n migrations to %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::PhaseStepper</name>
    <message numerus="yes">
        <source>All %n phase(s) are done</source>
        <translation>
            <numerusform>The only phase is done</numerusform>
            <numerusform>All %n phases are done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::RunModel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::applyview::WatchPanel</name>
    <message numerus="yes">
        <source>%n index build(s) on %1</source>
        <translation>
            <numerusform>%n index build on %1</numerusform>
            <numerusform>%n index builds on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::panels::StatusLine</name>
    <message numerus="yes">
        <source>%n pending migration(s)</source>
        <translation>
            <numerusform>%n pending migration</numerusform>
            <numerusform>%n pending migrations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::plan::PlanView</name>
    <message numerus="yes">
        <source>Do %n change(s) another way…</source>
        <translation>
            <numerusform>Do %n change another way…</numerusform>
            <numerusform>Do %n changes another way…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statements</source>
        <translation>
            <numerusform>%n statements</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::schematree::SchemaTreePanel</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::textpane</name>
    <message numerus="yes">
        <source>%n unchanged lines</source>
        <extracomment>On the bar of a fold; there are always at least three.</extracomment>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schemawright::textpane::DiffToolBar</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
</TS>
