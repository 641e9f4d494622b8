#include "views/textpane/panecolors.h"

#include "views/highlight/stylecolors.h"

namespace schemawright::textpane {

namespace {

QColor blended(const QColor &base, const QColor &accent, float share)
{
    return QColor::fromRgbF(base.redF() + (accent.redF() - base.redF()) * share,
        base.greenF() + (accent.greenF() - base.greenF()) * share,
        base.blueF() + (accent.blueF() - base.blueF()) * share);
}

struct Accents {
    QColor added;
    QColor removed;
    QColor error;
    QColor warning;
    QColor info;
};

Accents accents(bool dark)
{
    if (dark)
        return { .added = 0x4f83d1, .removed = 0xc96e12, .error = 0xe5534b, .warning = 0xd9a520, .info = 0x58a6ff };
    return { .added = 0x216cab, .removed = 0xa55c1e, .error = 0xc22b22, .warning = 0x9a6700, .info = 0x0969da };
}

} // namespace

QColor PaneColors::tint(RowTint tint) const
{
    switch (tint) {
    case RowTint::Added:
        return added;
    case RowTint::Removed:
        return removed;
    case RowTint::None:
        return base;
    }
    Q_UNREACHABLE();
}

QColor PaneColors::mark(RowTint tint) const
{
    switch (tint) {
    case RowTint::Added:
        return addedMark;
    case RowTint::Removed:
        return removedMark;
    case RowTint::None:
        return base;
    }
    Q_UNREACHABLE();
}

QColor PaneColors::sign(RowTint tint) const
{
    switch (tint) {
    case RowTint::Added:
        return addedSign;
    case RowTint::Removed:
        return removedSign;
    case RowTint::None:
        return gutterText;
    }
    Q_UNREACHABLE();
}

QColor PaneColors::severity(lint::Severity severity) const
{
    switch (severity) {
    case lint::Severity::Error:
        return error;
    case lint::Severity::Warning:
        return warning;
    case lint::Severity::Info:
        return info;
    }
    Q_UNREACHABLE();
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

PaneColors paneColors(const QPalette &palette)
{
    const bool dark = isDark(palette);
    const Accents accent = accents(dark);
    PaneColors colors;
    colors.base = palette.color(QPalette::Base);
    colors.text = palette.color(QPalette::Text);
    colors.gutter = blended(colors.base, palette.color(QPalette::Window), 0.7F);
    colors.gutterText = highlight::legibleColor(blended(colors.gutter, colors.text, 0.55F), colors.gutter);
    const float tintShare = dark ? 0.20F : 0.12F;
    const float markShare = dark ? 0.48F : 0.32F;
    colors.added = blended(colors.base, accent.added, tintShare);
    colors.addedMark = blended(colors.base, accent.added, markShare);
    colors.addedSign = highlight::legibleColor(accent.added, colors.added);
    colors.removed = blended(colors.base, accent.removed, tintShare);
    colors.removedMark = blended(colors.base, accent.removed, markShare);
    colors.removedSign = highlight::legibleColor(accent.removed, colors.removed);
    colors.filler = blended(colors.base, palette.color(QPalette::Window), 0.5F);
    colors.hatch = blended(colors.base, colors.text, dark ? 0.20F : 0.14F);
    colors.fold = blended(colors.base, palette.color(QPalette::Window), dark ? 0.85F : 1.0F);
    colors.foldText = highlight::legibleColor(blended(colors.fold, colors.text, 0.65F), colors.fold);
    colors.note = blended(colors.base, colors.text, 0.06F);
    colors.noteText = highlight::legibleColor(blended(colors.note, colors.text, 0.75F), colors.note);
    colors.currentRow = palette.color(QPalette::Highlight);
    colors.error = highlight::legibleColor(accent.error, colors.base);
    colors.warning = highlight::legibleColor(accent.warning, colors.base);
    colors.info = highlight::legibleColor(accent.info, colors.base);
    return colors;
}

} // namespace schemawright::textpane
