// KSyntaxHighlighting's definitions and themes, with ours for Prisma and HCL.
#pragma once

namespace KSyntaxHighlighting {
class Repository;
}

namespace schemawright::highlight {

/// One per thread, made at first use and kept until the thread ends: Repository and Definition load lazily and are not
/// thread-safe, and loading costs more than highlighting a schema. KSyntaxHighlighting API documentation, "Repository".
[[nodiscard]] KSyntaxHighlighting::Repository &threadRepository();

} // namespace schemawright::highlight
