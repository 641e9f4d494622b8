// Sentences above a view that stay until what they say is no longer true: a lost database, changed files, an apply in doubt.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace schemawright::panels {

enum class BannerKind { Information, Warning, Error };

struct BannerAction {
    QString text; ///< a verb: "Retry"
    std::function<void()> run;
};

struct Banner {
    BannerKind kind = BannerKind::Information;
    QString text; ///< one sentence
    QString detail {}; ///< shown below in smaller words; may have several lines; may be empty
    QList<BannerAction> actions {};
    bool closable = true;
};

class Banners : public QWidget
{
    Q_OBJECT

public:
    explicit Banners(QWidget *parent = nullptr);
    /// Replaces the banner that has this id. Screen readers are told.
    void show(const QString &id, const Banner &banner);
    void remove(const QString &id);
    [[nodiscard]] bool has(const QString &id) const;
    [[nodiscard]] QString text(const QString &id) const; ///< empty when there is none

private:
    QVBoxLayout *m_layout;
};

} // namespace schemawright::panels
