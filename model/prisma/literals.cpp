#include "model/prisma/literals.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

/// More digits than PostgreSQL's numeric has before its point, by far: what is longer is a mistake, not a number.
constexpr int maximalExponent = 100'000;

QString withoutLeadingZeros(QString digits)
{
    qsizetype zeros = 0;
    while (zeros + 1 < digits.size() && digits.at(zeros) == u'0')
        ++zeros;
    return digits.mid(zeros);
}

/// The digits with the point moved: `scale` digits stand behind it.
QString withPoint(QString digits, int scale)
{
    if (scale <= 0)
        return withoutLeadingZeros(digits + QString(-scale, u'0'));
    if (digits.size() <= scale)
        digits.prepend(QString(scale + 1 - digits.size(), u'0'));
    return withoutLeadingZeros(digits.left(digits.size() - scale)) + u'.' + digits.right(scale);
}

} // namespace

std::optional<QString> integerLiteral(const QString &text)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber, 10);
    if (!isNumber || text.startsWith(u' ') || text.endsWith(u' '))
        return std::nullopt;
    return QString::number(number);
}

std::optional<QString> decimalLiteral(const QString &text)
{
    static const QRegularExpression pattern(u"^([+-]?)([0-9_]*)(?:\\.([0-9_]*))?(?:[eE]([+-]?[0-9]{1,6}))?$"_s);
    const auto match = pattern.match(text);
    const QString whole = match.captured(2).remove(u'_');
    const QString fraction = match.captured(3).remove(u'_');
    const QString digits = whole + fraction;
    if (!match.hasMatch() || digits.isEmpty())
        return std::nullopt;
    const int exponent = match.captured(4).toInt();
    if (exponent < -maximalExponent || exponent > maximalExponent)
        return std::nullopt;
    const QString plain = withPoint(digits, static_cast<int>(fraction.size()) - exponent);
    const bool isZero = digits.count(u'0') == digits.size();
    return (match.captured(1) == "-"_L1 && !isZero ? u"-"_s : QString()) + plain;
}

std::optional<QString> timeLiteral(const QString &text)
{
    static const QRegularExpression pattern(
        u"^(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d+))?([Zz]|[+-]\\d{2}:\\d{2})$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int second = match.captured(6).toInt();
    const bool isRight
        = QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()).isValid()
        && match.captured(4).toInt() < 24 && match.captured(5).toInt() < 60 && second <= 60;
    if (!isRight)
        return std::nullopt;
    QString fraction = match.captured(7).left(9);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (!fraction.isEmpty())
        fraction = u'.' + fraction.leftJustified((fraction.size() + 2) / 3 * 3, u'0');
    const QString zone = match.captured(8).size() == 1 ? u"+00:00"_s : match.captured(8);
    const QString result = text.left(10) + u' ' + text.mid(11, 8) + fraction + u' ' + zone;
    return result;
}

std::optional<QString> bytesLiteral(const QString &text)
{
    const QByteArray encoded = text.toLatin1();
    const auto decoded
        = QByteArray::fromBase64Encoding(encoded, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).toBase64() != encoded)
        return std::nullopt;
    const QString result = u"\\x"_s + QString::fromLatin1((*decoded).toHex());
    return result;
}

bool isJson(const QString &text)
{
    // QJsonDocument reads documents only: a single value becomes one in brackets.
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']', &error);
    return error.error == QJsonParseError::NoError && document.array().size() == 1;
}

} // namespace schemawright::prisma
