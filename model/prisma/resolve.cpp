// The order of the resolution. Later steps are left out when what they build on is broken, so that one mistake is
// reported once.
#include "model/prisma/context.h"

#include <algorithm>

namespace schemawright::prisma {

Schema resolve(const std::vector<Document> &documents)
{
    Schema schema;
    for (std::size_t file = 0; file < documents.size(); ++file) {
        for (Problem problem : documents[file].problems) {
            problem.file = static_cast<int>(file);
            schema.problems.append(problem);
        }
    }
    Context context(documents, schema);
    readConfiguration(context);
    declareNames(context);
    readEnums(context);
    readFields(context);
    readFieldAttributes(context);
    readIndexes(context);
    readRelations(context);
    checkConstraintNames(context);
    std::stable_sort(schema.problems.begin(), schema.problems.end(), [](const Problem &one, const Problem &other) {
        return std::pair(one.file, one.range.start) < std::pair(other.file, other.range.start);
    });
    return schema;
}

} // namespace schemawright::prisma
