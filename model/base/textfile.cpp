#include "model/base/textfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

namespace schemawright {

namespace {

const QByteArray byteOrderMark = QByteArrayLiteral("\xef\xbb\xbf");

bool hasByteOrderMark(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(byteOrderMark.size()) == byteOrderMark;
}

} // namespace

Result<QByteArray> readFileBytes(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return makeError(ErrorKind::Io, QStringLiteral("%1 is a folder, not a file").arg(path));
    // A pipe or a device may keep whoever opens it waiting for ever.
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile())
        return makeError(ErrorKind::Io, QStringLiteral("%1 is a pipe or a device, not a file").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorKind::Io, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return makeError(ErrorKind::Io, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    return bytes;
}

Result<QString> textOf(const QByteArray &bytes, const QString &name)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError()) {
        return makeError(ErrorKind::Input, QStringLiteral("%1 is not UTF-8 text").arg(name),
            QStringLiteral("Convert the file to UTF-8 and load it again."));
    }
    if (const qsizetype nul = text.indexOf(QChar(0)); nul >= 0) {
        const qsizetype line = text.left(nul).count(QLatin1Char('\n')) + 1;
        return makeError(ErrorKind::Input, QStringLiteral("%1 has a NUL character in line %2").arg(name).arg(line),
            QStringLiteral("PostgreSQL ends a text there: remove the character, or convert the file from UTF-16 to UTF-8."));
    }
    return text;
}

Result<QString> readTextFile(const QString &path)
{
    TRY_ASSIGN(const QByteArray bytes, readFileBytes(path));
    return textOf(bytes, path);
}

Result<> writeTextFile(const QString &path, const QString &text)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return makeError(ErrorKind::Io, QStringLiteral("cannot create the folder %1").arg(folder));
    const QByteArray mark = hasByteOrderMark(path) ? byteOrderMark : QByteArray();
    QSaveFile file(path);
    const QByteArray bytes = mark + text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return makeError(ErrorKind::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace schemawright
