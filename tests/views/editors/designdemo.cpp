// A window with tree and editor on the sample schema, with changes of every kind; not a test.
// designdemo [--dark] [--grab FOLDER]: shows it, or writes a picture of every state and ends.
#include "tests/views/document/sampleschema.h"
#include "views/connection/connectiondialog.h"
#include "views/document/partrows.h"
#include "views/document/schemaedits.h"
#include "views/editors/newparts.h"
#include "views/editors/newtabledialog.h"
#include "views/editors/objectviewer.h"
#include "views/editors/partpage.h"
#include "views/editors/tableeditor.h"
#include "views/schematree/schematreepanel.h"
#include "views/widgets/opencelleditors.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStyleFactory>
#include <QTimer>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;

namespace {

const QualifiedName conversations { u"public"_s, u"conversations"_s };

QPalette darkPalette()
{
    QPalette palette(QColor(0x2b, 0x2d, 0x30));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x25, 0x27, 0x2a));
    palette.setColor(QPalette::Highlight, QColor(0x2e, 0x5c, 0x99));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

void makeChanges(document::SchemaDocument &document)
{
    schema::Column title;
    title.name = u"title"_s;
    title.type = u"text"_s;
    document.apply(schema::PutColumn { conversations, {}, title, 3 });
    schema::Column body = *schema::findColumn(*schema::findTable(document.edited(), conversations), u"body"_s);
    body.type = u"character varying(4000)"_s;
    body.notNull = true;
    document.apply(schema::PutColumn { conversations, u"body"_s, body, -1 });
    document.apply(schema::RemoveColumn { conversations, u"agent_id"_s });
    schema::Index index = editors::newIndex(*schema::findTable(document.edited(), conversations), document.edited());
    index.storageParameters = { { u"m"_s, u"24"_s } };
    document.apply(schema::PutIndex { conversations, {}, index });
    const schema::ObjectKey column
        = schema::partKey(schema::ObjectKind::Column, { u"public"_s, u"tenants"_s }, u"name"_s);
    document.apply(*document::makeRenameEdit(document.edited(), column, u"display_name"_s));
}

class DemoWindow : public QMainWindow
{
public:
    DemoWindow()
        : m_tree(new schematree::SchemaTreePanel(&m_document))
        , m_editor(new editors::TableEditor(&m_document))
    {
        m_document.load(testing::sampleDatabase());
        m_document.setCurrent(testing::sampleDatabase());
        makeChanges(m_document);
        auto *splitter = new QSplitter;
        splitter->addWidget(m_tree);
        splitter->addWidget(m_editor);
        splitter->setStretchFactor(1, 1);
        setCentralWidget(splitter);
        QMenu *edit = menuBar()->addMenu(u"&Edit"_s);
        QAction *undo = m_document.undoStack()->createUndoAction(this);
        QAction *redo = m_document.undoStack()->createRedoAction(this);
        undo->setShortcut(QKeySequence::Undo);
        redo->setShortcut(QKeySequence::Redo);
        edit->addActions({ undo, redo });
        connect(m_tree, &schematree::SchemaTreePanel::currentObjectChanged, this, &DemoWindow::open);
        connect(m_tree, &schematree::SchemaTreePanel::addRequested, this,
            [this](schema::ObjectKind kind, const schema::ObjectKey &near) {
                open(near);
                m_editor->addPart(kind);
            });
        connect(m_tree, &schematree::SchemaTreePanel::dropRequested, this, [this](const schema::ObjectKey &key) {
            if (const auto removal = document::makeRemoveEdit(key))
                m_document.apply(*removal);
        });
        m_editor->setTable(conversations);
        m_editor->setRowCountText(u"92 million rows, 41 GB"_s);
        m_tree->view()->expandToDepth(3);
        resize(1280, 720);
    }

    void open(const schema::ObjectKey &key)
    {
        if (key.kind == schema::ObjectKind::Table) {
            m_editor->setTable(key.qualifiedName());
        } else if (!key.parent.isEmpty()) {
            if (m_editor->table() != key.parentName())
                m_editor->setTable(key.parentName());
            m_editor->showPart(key);
        }
    }

    void grabStates(const QString &folder)
    {
        QDir().mkpath(folder);
        // New fields are shown by the event loop only.
        const auto save = [&](const QString &name) {
            QCoreApplication::processEvents();
            grab().save(folder + u'/' + name + u".png"_s);
        };
        open(schema::partKey(schema::ObjectKind::Column, conversations, u"body"_s));
        save(u"columns"_s);
        open(schema::partKey(schema::ObjectKind::Index, conversations, u"conversations_embedding_idx"_s));
        save(u"index"_s);
        open(schema::partKey(schema::ObjectKind::Constraint, conversations, u"conversations_tenant_id_fkey"_s));
        save(u"foreignkey"_s);
        open(schema::partKey(schema::ObjectKind::Policy, conversations, u"tenant_isolation"_s));
        save(u"policy"_s);
        open(schema::partKey(schema::ObjectKind::Trigger, conversations, u"conversations_touch"_s));
        save(u"trigger"_s);
        m_document.apply(schema::RemoveColumn { conversations, u"id"_s });
        open(schema::partKey(schema::ObjectKind::Column, conversations, u"id"_s));
        m_document.apply(schema::RemoveColumn { conversations, u"id"_s });
        save(u"refused"_s);
        m_editor->setTable({ u"public"_s, u"tenants"_s });
        m_editor->showPart(schema::partKey(schema::ObjectKind::Index, { u"public"_s, u"tenants"_s }, {}));
        save(u"empty"_s);
        m_tree->filterEdit()->setText(u"emb"_s);
        emit m_tree->filterEdit()->returnPressed();
        save(u"filter"_s);
        grabDialogs(folder);
    }

private:
    void grabDialogs(const QString &folder)
    {
        QSettings settings(folder + u"/demo.ini"_s, QSettings::IniFormat);
        connection::ConnectionStore store(settings);
        store.save({ u"Shop"_s, u"postgres://app@db.example/shop?sslmode=verify-full"_s, u"firebrick"_s, true });
        store.save({ u"Shop on this machine"_s, u"postgres://app@localhost/shop"_s, u"seagreen"_s, false });
        connection::ConnectionDialog dialog(store);
        dialog.setSettings(*postgres::parseConnectionUrl(u"postgres://app@db.example/shop?sslmode=verify-full"_s));
        dialog.setTestResult(true, u"PostgreSQL 15.18, TLS 1.3, 4 ms"_s);
        dialog.show();
        QCoreApplication::processEvents();
        dialog.grab().save(folder + u"/connection.png"_s);
        editors::NewTableDialog table(m_document.edited(), u"public"_s);
        table.show();
        table.findChild<QLineEdit *>(u"newTableName"_s)->setText(u"messages"_s);
        QCoreApplication::processEvents();
        table.grab().save(folder + u"/newtable.png"_s);
        editors::ObjectViewer viewer;
        viewer.setObject(
            { u"function public.touch()"_s, { { u"Language"_s, u"plpgsql"_s }, { u"Returns"_s, u"trigger"_s } },
                m_document.edited().routines.constFirst()->definition });
        viewer.resize(700, 400);
        viewer.grab().save(folder + u"/viewer.png"_s);
    }

    document::SchemaDocument m_document;
    schematree::SchemaTreePanel *m_tree;
    editors::TableEditor *m_editor;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    if (arguments.contains(u"--dark"_s))
        QApplication::setPalette(darkPalette());
    DemoWindow window;
    window.show();
    const qsizetype grab = arguments.indexOf(u"--grab"_s);
    if (grab > 0) {
        QTimer::singleShot(300, &window, [&window, folder = arguments.value(grab + 1)] {
            window.grabStates(folder);
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
