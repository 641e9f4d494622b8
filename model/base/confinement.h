// What a program that we start may touch of this machine: the kernel holds it to that, and everything that it starts.
#pragma once

#include <QStringList>

#include <memory>

namespace schemawright {

struct ConfinedPaths {
    QStringList readable; ///< files, or folders with all that is in them
    QStringList writable; ///< likewise; readable too
    QStringList executable; ///< files that may be started; readable too
};

/// Made before a fork, put into force between fork and exec. Everything outside of the paths is then closed: reading, writing,
/// starting; where the kernel can, so is the network but Unix sockets. Copies share the kernel's object.
/// man 7 landlock: Linux 5.13 and later, when the kernel has it switched on.
class Confinement
{
public:
    /// Paths that do not exist are left out. Not in force where the kernel cannot: isPossible() says so.
    explicit Confinement(const ConfinedPaths &paths);

    [[nodiscard]] static bool isPossible();
    /// In the child, after it has given up its rights. Only async-signal-safe calls. False: the kernel refused.
    [[nodiscard]] bool enter() const;

private:
    struct Ruleset;
    std::shared_ptr<const Ruleset> m_ruleset; ///< nullptr: the kernel cannot
};

} // namespace schemawright
