// The library's resources are its content; a static library needs a source file of its own.
