#include "app/cli/question.h"

#include <iostream>

#include <poll.h>
#include <unistd.h>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

bool canAsk()
{
    return isatty(STDIN_FILENO) != 0;
}

Result<bool> askYes(const QString &question, const std::stop_token &stop)
{
    printMessage(question + u" Type yes to go on, anything else to abort: "_s);
    constexpr int tick = 100; // milliseconds; std::getline alone would not hear Ctrl+C
    pollfd input { STDIN_FILENO, POLLIN, 0 };
    while (::poll(&input, 1, tick) <= 0) {
        if (stop.stop_requested())
            return makeError(ErrorKind::Cancelled, u"the question was cancelled, nothing was changed"_s);
    }
    std::string answer;
    std::getline(std::cin, answer);
    return text(answer).trimmed() == "yes"_L1;
}

} // namespace schemawright::cli
