# not a revision
