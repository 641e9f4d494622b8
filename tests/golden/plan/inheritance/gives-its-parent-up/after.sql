CREATE TABLE p (a smallint);
CREATE TABLE k ();
