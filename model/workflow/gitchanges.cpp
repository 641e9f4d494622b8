#include "model/workflow/gitchanges.h"

#include "model/base/process.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

class Git
{
public:
    Git(QString folder, const std::stop_token &stop)
        : m_folder(std::move(folder))
        , m_stop(stop)
    { }

    Result<ProcessOutput> run(const QStringList &arguments) const
    {
        ProcessRequest request;
        request.program = u"git"_s;
        // What the repository's own settings would have git run is not run.
        request.arguments
            = QStringList { u"-C"_s, m_folder, u"-c"_s, u"core.fsmonitor=false"_s, u"-c"_s, u"diff.relative=false"_s } + arguments;
        // A hook of git's says these of the folder that it runs in, and ours is another.
        for (const QString &variable : { u"GIT_DIR"_s, u"GIT_WORK_TREE"_s, u"GIT_INDEX_FILE"_s, u"GIT_PREFIX"_s })
            request.environment.remove(variable);
        request.environment.insert(u"LC_ALL"_s, u"C"_s);
        request.environment.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
        auto output = runProcess(request, m_stop);
        if (!output && output.error().kind == ErrorKind::Io) {
            return makeError(ErrorKind::Io, u"git cannot be run: it says which files a branch has changed"_s,
                u"Install git, or name the files, or use --latest N."_s);
        }
        return output;
    }
    /// Standard output. Errors: Input (it ended with another code than 0).
    Result<QByteArray> read(const QStringList &arguments) const
    {
        TRY_ASSIGN(const ProcessOutput output, run(arguments));
        if (output.exitCode != 0) {
            return makeError(ErrorKind::Input, u"git %1 in %2: %3"_s.arg(arguments.first(), m_folder,
                                                   QString::fromUtf8(output.standardError).trimmed()));
        }
        return output.standardOutput;
    }

private:
    QString m_folder;
    const std::stop_token &m_stop;
};

Result<QString> commitOf(const Git &git, const QString &reference, const QString &folder)
{
    TRY_ASSIGN(const ProcessOutput output,
        git.run({ u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, u"--end-of-options"_s, reference + u"^{commit}"_s }));
    if (output.exitCode == 0)
        return QString::fromLatin1(output.standardOutput.trimmed());
    return makeError(ErrorKind::Input, u"the repository of %1 has no branch, tag or commit %2"_s.arg(folder, reference),
        u"In a pipeline fetch it first: git fetch origin %1."_s.arg(reference.section(u'/', -1)));
}

Result<QString> mergeBase(const Git &git, const QString &commit, const QString &reference)
{
    TRY_ASSIGN(const ProcessOutput output, git.run({ u"merge-base"_s, commit, u"HEAD"_s }));
    if (output.exitCode == 0)
        return QString::fromLatin1(output.standardOutput.trimmed());
    return makeError(ErrorKind::Input, u"HEAD and %1 have no commit in common"_s.arg(reference),
        u"A pipeline's clone may be cut off: fetch the whole history (fetch-depth: 0, GIT_DEPTH: 0)."_s);
}

void addPaths(QSet<QString> &paths, const QByteArray &list, const QString &root)
{
    for (const QByteArray &name : list.split('\0')) {
        if (!name.isEmpty())
            paths.insert(QDir::cleanPath(root + u'/' + QString::fromUtf8(name)));
    }
}

} // namespace

QString pathForGit(const QString &path)
{
    const QFileInfo info(path);
    return info.dir().canonicalPath() + u'/' + info.fileName();
}

Result<QSet<QString>> changedSince(const QString &folder, const QString &reference, const std::stop_token &stop)
{
    const Git git(folder, stop);
    TRY_ASSIGN(const ProcessOutput top, git.run({ u"rev-parse"_s, u"--show-toplevel"_s }));
    if (top.exitCode != 0 && !top.standardError.contains("not a git repository"))
        return makeError(ErrorKind::Input, u"git cannot read the repository of %1: %2"_s.arg(folder,
                                               QString::fromUtf8(top.standardError).trimmed()));
    if (top.exitCode != 0)
        return makeError(ErrorKind::Input, u"%1 is not in a git repository"_s.arg(folder),
            u"--git-base compares with a commit; without a repository use --latest N."_s);
    const QString root = QString::fromUtf8(top.standardOutput).chopped(1);
    TRY_ASSIGN(const QString commit, commitOf(git, reference, folder));
    TRY_ASSIGN(const QString base, mergeBase(git, commit, reference));
    // Everything but what is deleted, names as from the root.
    TRY_ASSIGN(const QByteArray changed,
        git.read({ u"diff"_s, u"--no-ext-diff"_s, u"--no-textconv"_s, u"--no-renames"_s, u"--name-only"_s, u"-z"_s,
            u"--diff-filter=d"_s, base, u"--"_s, u"."_s }));
    TRY_ASSIGN(const QByteArray untracked,
        git.read({ u"ls-files"_s, u"--others"_s, u"--exclude-standard"_s, u"--full-name"_s, u"-z"_s, u"--"_s, u"."_s }));
    QSet<QString> paths;
    addPaths(paths, changed, root);
    addPaths(paths, untracked, root);
    return paths;
}

} // namespace schemawright::workflow
