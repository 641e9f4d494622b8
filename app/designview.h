// The editor's view: tree, the open object, the side-by-side panes, and the migration that comes of it.
#pragma once

#include "app/sessioncontroller.h"
#include "model/workflow/rehearsal.h"

#include <QWidget>

class QSplitter;

namespace schemawright::schematree {
class SchemaTreePanel;
}
namespace schemawright::editors {
class TableEditor;
}
namespace schemawright::textpane {
class DiffPanes;
}
namespace schemawright::plan {
class PlanView;
}

namespace schemawright::app {

class ObjectArea;
class WindowSettings;

class DesignView : public QWidget
{
    Q_OBJECT

public:
    DesignView(SessionController &session, WindowSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] schematree::SchemaTreePanel *tree() const { return m_tree; }
    [[nodiscard]] textpane::DiffPanes *panes() const { return m_panes; }
    [[nodiscard]] plan::PlanView *planView() const { return m_plan; }
    [[nodiscard]] editors::TableEditor *tableEditor() const;
    [[nodiscard]] const std::optional<schema::ObjectKey> &openObject() const { return m_object; }

    void showObject(const schema::ObjectKey &key);
    void showFinding(int finding);
    void showStatement(int statement);
    /// Shown as long as the migration is the text that was rehearsed.
    void setRehearsal(const workflow::Rehearsal &rehearsal);
    void focusNextPane();
    void saveLayout() const;

signals:
    void saveRequested();
    void rehearseRequested();
    void applyRequested();
    void rulePageRequested(const QString &rule);
    void statusMessage(const QString &message);

private:
    void makePanels();
    void makeLayout();
    void connectTree();
    void connectPlan();
    void onSnapshot();
    void onDocumentChanged(const document::DocumentChange &change);
    void onCurrentObjectChanged(const schema::ObjectKey &key);
    void openInEditor(const schema::ObjectKey &key);
    void add(schema::ObjectKind kind, const schema::ObjectKey &near);
    void addTable(const QString &schemaName);
    void drop(const schema::ObjectKey &key);
    void revive(const schema::ObjectKey &key);
    void requestPanes();
    void showPanes(const PaneContent &content);
    void showMigration();
    void askForWays();
    void askForReason(int finding);
    void planBy(const QList<plan::Recipe> &recipes);
    void updateButtons();
    [[nodiscard]] QString beforeTitle() const;
    [[nodiscard]] QString rowCountText(const QualifiedName &table) const;

    SessionController &m_session;
    WindowSettings &m_settings;
    std::optional<schema::ObjectKey> m_object;
    std::optional<schema::ObjectKey> m_reopen; ///< was open before the schema was read again
    workflow::Rehearsal m_rehearsal;
    bool m_swapped = false;
    schematree::SchemaTreePanel *m_tree = nullptr;
    ObjectArea *m_editors = nullptr;
    textpane::DiffPanes *m_panes = nullptr;
    plan::PlanView *m_plan = nullptr;
    QSplitter *m_columns = nullptr;
    QSplitter *m_rows = nullptr;
};

} // namespace schemawright::app
