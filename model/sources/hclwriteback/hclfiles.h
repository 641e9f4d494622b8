// The files of a schema in HCL while they are edited: their blocks, and the objects that they make.
#pragma once

#include "model/hclschema/schemahcl.h"
#include "model/sources/hclwriteback/hclbodyeditor.h"
#include "model/sources/hclwriteback/hclobjects.h"

#include <QStringList>

#include <memory>

namespace schemawright::sources {

struct HclFile {
    QString file;
    QString text;
    friend bool operator==(const HclFile &, const HclFile &) = default;
};

class HclFiles
{
public:
    HclFiles(QList<HclFile> files, HclInput input);

    [[nodiscard]] const QList<HclFile> &files() const { return m_files; }
    /// Takes back what was edited since.
    void reset(const QList<HclFile> &files);

    /// Both are made anew by every edit: what was found before is gone.
    [[nodiscard]] HclScope &scope() const { return *m_scope; }
    [[nodiscard]] const HclObjects &objects() const { return *m_objects; }
    [[nodiscard]] const hcl::Document &document(int node) const { return m_scope->document(m_scope->node(node)); }

    /// Why the block of a node cannot be edited by itself – for_each has made it – with its place; empty: it can.
    [[nodiscard]] QString refusalFor(int node) const;

    void replace(const hcl::Document &document, const SourceRange &range, const QString &text);
    void replaceBody(const hcl::Document &document, const HclBodyEditor &editor) { replace(document, editor.range(), editor.text()); }
    void removeBlock(int node);
    /// Into the file that has the last block of that type, else into that of `beside`, else into the last one.
    void addRoot(const hcl::Document &written, const hcl::Block &block, int beside = -1);
    /// Gets every block that is added from now on. Empty, or none of the files: each where addRoot says.
    void setFileForNew(const QString &file) { m_fileForNew = file; }

    /// Labels of the blocks that there are.
    [[nodiscard]] hclschema::BlockLabels labels() const;
    /// What is wrong in the files as they are now; empty: nothing.
    [[nodiscard]] QString firstError() const;

private:
    void read();

    QList<HclFile> m_files;
    QString m_fileForNew;
    HclInput m_input;
    std::unique_ptr<HclScope> m_scope;
    std::unique_ptr<HclObjects> m_objects;
};

} // namespace schemawright::sources
