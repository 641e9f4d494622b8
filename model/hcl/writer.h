// Writes HCL as `atlas schema fmt` lays it out: two spaces per level, equal signs of neighbouring lines in one column.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace schemawright::hcl {

/// A text between quotes, on one line.
[[nodiscard]] QString quoteText(const QString &text);
/// The same text as a heredoc when it has several lines and can be one, else between quotes. Exact either way.
[[nodiscard]] QString longText(const QString &text);
/// ".name", or "[\"name\"]" when it is no identifier.
[[nodiscard]] QString memberText(const QString &name);
[[nodiscard]] bool isIdentifier(const QString &name);

class Writer
{
public:
    void begin(const QString &type, const QStringList &labels = {});
    void end();
    void attribute(const QString &name, const QString &value) { m_attributes.append({ name, value }); }
    void text(const QString &name, const QString &value) { attribute(name, quoteText(value)); }
    void truth(const QString &name, bool value) { attribute(name, value ? QStringLiteral("true") : QStringLiteral("false")); }
    void comment(const QString &text); ///< one line
    [[nodiscard]] QString result();

private:
    void flush();
    [[nodiscard]] QString indentation() const { return QString(2 * m_depth, u' '); }

    QString m_text;
    QList<std::pair<QString, QString>> m_attributes; ///< not written yet: their names decide the column
    int m_depth = 0;
};

} // namespace schemawright::hcl
