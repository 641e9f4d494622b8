// Rows of one statement, owned. Cells are read as text on demand.
#pragma once

#include "model/postgres/textpool.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

struct pg_result;

namespace schemawright::postgres {

class ResultSet
{
public:
    ResultSet() = default;
    explicit ResultSet(pg_result *result); ///< takes ownership

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QStringList columnNames() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const; ///< empty for NULL
    [[nodiscard]] std::optional<QString> optionalText(int row, int column) const;
    [[nodiscard]] bool boolean(int row, int column) const; ///< 't'; false for NULL
    [[nodiscard]] qint64 integer(int row, int column) const; ///< 0 for NULL
    [[nodiscard]] double real(int row, int column) const; ///< 0 for NULL
    /// A one-dimensional text[]/name[] as the server prints it: {a,"b c",NULL}; NULL elements become empty.
    [[nodiscard]] QStringList array(int row, int column) const;
    [[nodiscard]] QString commandTag() const; ///< "INSERT 0 3"
    [[nodiscard]] qint64 affectedRows() const; ///< 0 when the statement has no count
    [[nodiscard]] QByteArrayView utf8(int row, int column) const; ///< the cell itself; empty for NULL

    /// From now on text() takes equal texts from the pool.
    void shareTexts(std::shared_ptr<TextPool> texts) { m_texts = std::move(texts); }

private:
    std::shared_ptr<pg_result> m_result;
    std::shared_ptr<TextPool> m_texts;
};

/// Parses the text form of a one-dimensional array. docs: arrays, "Array Input and Output Syntax".
[[nodiscard]] QStringList parseArray(const QString &text);

} // namespace schemawright::postgres
