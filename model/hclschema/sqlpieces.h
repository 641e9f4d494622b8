// Cutting the server's own definitions into what the blocks of HCL say.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace schemawright::hclschema {

/// Words, names, punctuation and texts of a statement, one after the other.
class SqlPieces
{
public:
    explicit SqlPieces(const QString &text);

    [[nodiscard]] bool atEnd() const { return m_position >= m_pieces.size(); }
    /// Steps over the words when all of them stand here, whatever their case.
    bool take(const QStringList &words);
    bool take(const QString &word) { return take(QStringList { word }); }
    [[nodiscard]] QString name(); ///< a name without its quotes
    [[nodiscard]] QString dottedName(); ///< as it is written: public."F"
    /// What stands between the parenthesis here and the one that closes it; both are stepped over.
    [[nodiscard]] QString parenthesized();

private:
    struct Piece {
        QString text;
        qsizetype start = 0;
        bool isQuoted = false;
        bool isWord = false;
    };
    QString m_text;
    QList<Piece> m_pieces;
    qsizetype m_position = 0;
};

/// One argument of a routine: "OUT name type DEFAULT expression".
struct ArgumentPieces {
    QString mode; ///< empty: IN
    QString name; ///< empty: it has none
    QString type;
    QString defaultExpression;
};
[[nodiscard]] ArgumentPieces argumentPieces(const QString &argument);

} // namespace schemawright::hclschema
